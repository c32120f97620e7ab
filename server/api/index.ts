import { isUtf8 } from 'node:buffer'
import swagger from '@fastify/swagger'
import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { documentOptions } from './document.ts'
import { COUNTED_TOGETHER, limitCallers } from './limit.ts'
import { API_REASONS, type ApiReason, answerProblem, Refusal } from './problem.ts'
import { serveCalendars } from './routes/calendars.ts'
import { serveCallbacks } from './routes/callbacks.ts'
import { serveChat } from './routes/chat.ts'
import { serveChatDesk } from './routes/chat-desk.ts'
import { serveChatVisitor } from './routes/chat-visitor.ts'
import { serveConsents } from './routes/consents.ts'
import { serveContacts } from './routes/contacts.ts'
import { serveDesk } from './routes/desk.ts'
import { serveDirectLine } from './routes/direct-line.ts'
import { serveDocuments } from './routes/documents.ts'
import { serveDuty } from './routes/duty.ts'
import { serveHelperRequests } from './routes/helper-requests.ts'
import { serveHolders } from './routes/holders.ts'
import { serveImports } from './routes/imports.ts'
import { serveLetters } from './routes/letters.ts'
import { serveMandates } from './routes/mandates.ts'
import { serveMe } from './routes/me.ts'
import { serveMeetingInterpreters } from './routes/meeting-interpreters.ts'
import { serveMeetingMinutes } from './routes/meeting-minutes.ts'
import { serveMeetingPaper } from './routes/meeting-paper.ts'
import { serveMeetingRequests } from './routes/meeting-requests.ts'
import { serveMeetingSeries } from './routes/meeting-series.ts'
import { serveMeetingTalk } from './routes/meeting-talk.ts'
import { serveMeetings } from './routes/meetings.ts'
import { servePersons } from './routes/persons.ts'
import { serveProfile } from './routes/profile.ts'
import { serveProfileForm } from './routes/profile-form.ts'
import { servePromises } from './routes/promises.ts'
import { serveProtection } from './routes/protection.ts'
import { serveRegulars } from './routes/regulars.ts'
import { serveTerminals } from './routes/terminals.ts'
import { serveTraining } from './routes/training.ts'
import { serveTransfers } from './routes/transfers.ts'
import { serveVisits } from './routes/visits.ts'
import { serveWebhooks } from './routes/webhooks.ts'
import { serveWork } from './routes/work.ts'

export const API = '/api/v1'
const HIDDEN = { schema: { hide: true }, config: COUNTED_TOGETHER }

/** Everything the pages do, for programs, with the document that says how. Finds all it needs in `app.house`. */
export async function mountApi(app: FastifyInstance): Promise<void> {
  await app.register(
    async (api) => {
      api.setValidatorCompiler(validatorCompiler)
      api.setSerializerCompiler(serializerCompiler)
      api.setErrorHandler((error: FastifyError, request, reply) => refuse(error, request, reply))
      readJson(api)
      limitCallers(api)
      await api.register(swagger, documentOptions(app.house.config.baseUrl))
      serveMe(api)
      serveWork(api)
      servePersons(api)
      serveMeetingTalk(api)
      serveMeetingMinutes(api)
      serveMeetingPaper(api)
      serveMeetings(api)
      serveMeetingSeries(api)
      serveCalendars(api)
      serveProtection(api)
      serveContacts(api)
      serveDesk(api)
      serveMeetingRequests(api)
      serveCallbacks(api)
      serveTransfers(api)
      serveDuty(api)
      serveVisits(api)
      serveTerminals(api)
      serveTraining(api)
      serveRegulars(api)
      serveDirectLine(api)
      serveMeetingInterpreters(api)
      serveLetters(api)
      serveDocuments(api)
      serveProfile(api)
      serveProfileForm(api)
      serveMandates(api)
      serveConsents(api)
      serveChat(api)
      serveChatDesk(api)
      serveChatVisitor(api)
      serveHolders(api)
      serveHelperRequests(api)
      servePromises(api)
      serveImports(api)
      await serveWebhooks(api)
      api.get('/openapi.json', HIDDEN, async () => api.swagger())
      api.all('/*', HIDDEN, (request, reply) => answerProblem(request, reply, 'notFound'))
    },
    { prefix: API },
  )
}

/** JSON in UTF-8, and nothing else. */
function readJson(api: FastifyInstance): void {
  const parse = api.getDefaultJsonParser('error', 'error')
  api.removeAllContentTypeParsers()
  api.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    if (!isUtf8(body as Buffer)) return done(new Refusal('unreadable'))
    if (body.length === 0) return done(null, undefined)
    return parse(request, body.toString('utf8'), (wrong, read) =>
      wrong ? done(new Refusal('unreadable')) : done(null, read),
    )
  })
}

type Thrown = FastifyError & { validationContext?: string }

/** Everything that is thrown on the way becomes one problem. Bugs are logged; the caller learns only that it failed. */
function refuse(error: Thrown, request: FastifyRequest, reply: Parameters<typeof answerProblem>[1]) {
  if (error instanceof Refusal) return answerProblem(request, reply, error.reason, { details: error.details })
  if (error.validation) return answerInvalid(error, request, reply)
  const reason = reasonOf(error)
  if (reason === 'failed' || reason === 'unavailable') request.log.error(error)
  return answerProblem(request, reply, reason)
}

/** A part of the address that cannot be an id names nothing; a missing key has its own word; the rest is told field by field. */
function answerInvalid(error: Thrown, request: FastifyRequest, reply: Parameters<typeof answerProblem>[1]) {
  if (error.validationContext === 'params') return answerProblem(request, reply, 'notFound')
  if (error.validationContext === 'headers') return answerProblem(request, reply, 'missingKey')
  const errors = (error.validation ?? []).map(({ instancePath, message }) => ({
    at: instancePath === '/' ? '' : instancePath,
    wrong: message ?? '',
  }))
  return answerProblem(request, reply, 'invalid', { errors })
}

const OF_STATUS: Readonly<Record<number, ApiReason>> = {
  400: 'unreadable',
  401: 'sessionExpired',
  404: 'notFound',
  413: 'tooLarge',
  415: 'wrongForm',
  429: 'tooMany',
}

/** The wall of the database saying no means that there is no such thing for this caller. */
const WALL = '42501'
const AWAY = /^(ECONN|EPIPE|57P0|08)/

function reasonOf(error: Thrown): ApiReason {
  if (error.code === WALL) return 'notFound'
  const known = API_REASONS.find((reason) => reason === error.code)
  if (known) return known
  if (AWAY.test(error.code ?? '') || /terminated|timeout exceeded/.test(error.message)) return 'unavailable'
  const status = error.statusCode ?? 500
  return OF_STATUS[status] ?? (status < 500 ? 'unreadable' : 'failed')
}
