import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { waitingMusic } from '../../gateways/voice/music.ts'
import { MUSIC_PATH, twiml } from '../../gateways/voice/twiml.ts'
import {
  callArrives,
  callerJoins,
  callStatus,
  keyPressed,
  legAnswered,
  legLeft,
  legStatus,
  PLATFORM_STATES,
  voicemailLeft,
} from '../../office/calls/line/actions.ts'
import { spelled } from '../../office/calls/line/says.ts'
import { LINES, type Verb } from '../../office/calls/model.ts'
import type { Ctx } from '../../office/kernel/context.ts'
import { inTransaction } from '../../office/kernel/transaction.ts'
import { demandGenuine, readPlatformForms, type Told } from './genuine.ts'
import { lineWords } from './words.ts'

type Asked = FastifyRequest<{ Params: Record<string, string>; Querystring: { at?: string } }>
type Does = (ctx: Ctx, told: Told, request: Asked) => Promise<readonly Verb[] | undefined>

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const BODY_LIMIT = 16 * 1024

/** What a voice platform tells us, form-encoded and signed as Twilio does (docs/voice.md). Every answer is TwiML. */
export async function serveVoice(app: FastifyInstance): Promise<void> {
  const music = waitingMusic()
  app.get(MUSIC_PATH, { config: { rateLimit: false } }, (_request, reply) =>
    reply.type('audio/wav').header('cache-control', 'public, max-age=86400').send(music),
  )
  await app.register(async (voice) => {
    readPlatformForms(voice)
    voice.setErrorHandler((error: FastifyError, request, reply) => refuse(error, request, reply))
    const hook = (url: string, does: Does) =>
      voice.post<{ Params: Record<string, string>; Querystring: { at?: string } }>(
        url,
        // A platform tells of a thousand calls at once; its signature is what it is judged by.
        { config: { rateLimit: false }, bodyLimit: BODY_LIMIT },
        (request, reply) => answer(request as Asked, reply, does),
      )
    hook('/voice/incoming/:line', incoming)
    hook('/voice/status/:line', status)
    hook('/voice/menu/:call', pressed)
    hook('/voice/wait/:call', pressed)
    hook('/voice/voicemail/:call', recorded)
    hook('/voice/calls/:call/join', (ctx, told, { params }) =>
      callerJoins(ctx, { callId: idIn(params.call), providerId: told.sid }),
    )
    hook('/voice/legs/:leg/answered', (ctx, told, { params }) =>
      legAnswered(ctx, { legId: idIn(params.leg), providerId: told.sid }),
    )
    hook('/voice/legs/:leg/left', (ctx, told, { params }) =>
      legLeft(ctx, { legId: idIn(params.leg), providerId: told.sid }),
    )
    hook('/voice/legs/:leg/status', async (ctx, told, { params }) => {
      const state = stateIn(told)
      if (state) await legStatus(ctx, { legId: idIn(params.leg), providerId: told.sid, state })
      return []
    })
  })
}

const MOST_TRIES = 3
const REFUSED = [400, 403, 413, 415]

/**
 * What cannot be ours is refused in a word. What goes wrong on our side is not the caller's trouble: the line waits and
 * asks again, and at last says whom to ring; never a dead line. What was only told is told again by the platform itself.
 */
function refuse(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const status = error.statusCode ?? 500
  if (REFUSED.includes(status))
    return reply
      .code(status)
      .type('text/plain')
      .send(error.code ?? 'refused')
  request.log.error(error)
  if (/\/status(\/|$)/.test(request.routeOptions.url ?? ''))
    return reply.code(500).type('text/plain').send('failed')
  const { config, clock, settings } = request.server.house
  const [path = '', search = ''] = request.originalUrl.split('?')
  const asked = new URLSearchParams(search)
  const tries = Number(asked.get('again') ?? 0) + 1
  asked.set('again', String(tries))
  const phone = spelled(settings.get<string>('agency.emergencyPhone'))
  const verbs: Verb[] =
    tries < MOST_TRIES
      ? [
          { do: 'pause', seconds: 2 },
          { do: 'go', next: `${path}?${asked}` },
        ]
      : [{ do: 'say', text: 'line:trouble', params: { phone }, language: 'nb' }, { do: 'hangUp' }]
  return reply
    .code(200)
    .type('text/xml; charset=utf-8')
    .send(twiml(verbs, { origin: config.baseUrl, words: lineWords(clock.now()) }))
}

/** One transaction for each thing told; the answer is written when it has been saved. */
async function answer(request: Asked, reply: FastifyReply, does: Does): Promise<FastifyReply> {
  const told = demandGenuine(request)
  const { around, config } = request.server.house
  const verbs = await inTransaction(around, { kind: 'system', name: 'line' }, (ctx) =>
    does(ctx, told, request),
  )
  return reply
    .header('cache-control', 'no-store')
    .type('text/xml; charset=utf-8')
    .send(twiml(verbs ?? [], { origin: config.baseUrl, words: lineWords(around.clock.now()) }))
}

const incoming: Does = (ctx, told, { params }) =>
  callArrives(ctx, { line: lineIn(params.line), providerId: told.sid, from: told.from, to: told.to })

const status: Does = async (ctx, told, { params }) => {
  const state = stateIn(told)
  if (state)
    await callStatus(ctx, {
      line: lineIn(params.line),
      providerId: told.sid,
      from: told.from,
      to: told.to,
      state,
    })
  return []
}

const pressed: Does = (ctx, told, { params, query }) =>
  keyPressed(ctx, {
    callId: idIn(params.call),
    providerId: told.sid,
    step: stepIn(query.at),
    digits: told.fields.Digits ?? null,
  })

const LONGEST_SECONDS = 3600
const recorded: Does = (ctx, told, { params, query }) =>
  voicemailLeft(ctx, {
    callId: idIn(params.call),
    providerId: told.sid,
    step: stepIn(query.at),
    url: told.fields.RecordingUrl || null,
    seconds: Math.min(LONGEST_SECONDS, Number.parseInt(told.fields.RecordingDuration ?? '', 10) || 0),
    transcript: told.fields.TranscriptionText?.trim() || null,
  })

/** A line that we do not have is answered as the general one: whoever rang wants somebody. */
const lineIn = (text: string | undefined) => LINES.find((line) => line === text) ?? 'general'
const stepIn = (at: string | undefined) => (/^\d{1,6}$/.test(at ?? '') ? Number(at) : null)
const stateIn = (told: Told) => PLATFORM_STATES.find((state) => state === told.fields.CallStatus)
/** What cannot be an id names nothing of ours. */
const idIn = (text: string | undefined) =>
  text !== undefined && UUID.test(text) ? text : '00000000-0000-0000-0000-000000000000'
