import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { verdictOn } from '../../gateways/signature.ts'
import { type GatewayConfig, interpreterSecrets, webhookSecret } from '../gateway-config.ts'
import { COUNTED_TOGETHER } from './limit.ts'
import { type ApiReason, problemSchema, Refusal, STATUS } from './problem.ts'

type Took = Promise<'taken' | 'again' | 'unknown'>
/** `senders`: whose signature it was, where several partners tell of the same. */
type Take<T> = (request: FastifyRequest, told: T, senders: readonly string[]) => Took

/** What a gateway tells us. */
type Webhook = {
  url: string
  from: 'sms' | 'print' | 'mail' | 'mailbox' | 'interpreter'
  summary: string
  operationId: string
  description: string
  bodyLimit?: number
}

const ANSWER = z
  .object({
    taken: z
      .boolean()
      .describe('False: it had come before, or names nothing of ours. It need not be sent again.'),
  })
  .meta({ id: 'WebhookTaken' })

const REFUSALS: readonly ApiReason[] = [
  'unreadable',
  'sessionExpired',
  'notAllowed',
  'tooLarge',
  'wrongForm',
  'invalid',
  'tooMany',
  'failed',
  'unavailable',
]

const problems = Object.fromEntries(
  [...new Set(REFUSALS.map((reason) => STATUS[reason]))].sort().map((status) => [
    status,
    {
      description: `Refused: ${REFUSALS.filter((reason) => STATUS[reason] === status).join(', ')}`,
      content: { 'application/problem+json': { schema: problemSchema } },
    },
  ]),
)

/** Bodies reach the routes of this scope as the bytes that were signed. */
export function readBytes(hooks: FastifyInstance): void {
  hooks.removeAllContentTypeParsers()
  for (const type of ['application/json', 'message/rfc822'])
    hooks.addContentTypeParser(type, { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  // The signature is over the bytes, so they are judged by hand, after it.
  hooks.setValidatorCompiler(() => () => true)
}

/** Told in JSON, by the schema of `body`. */
export function serveWebhook<B extends z.ZodType>(
  hooks: FastifyInstance,
  hook: Webhook & { body: B; take: Take<z.output<B>> },
): void {
  const { body, take } = hook
  serve(hooks, hook, { body }, (request, bytes, senders) => take(request, read(body, bytes), senders))
}

/** Told as a whole message (message/rfc822), handed on as the bytes that came. */
export function serveMessageHook(hooks: FastifyInstance, hook: Webhook & { take: Take<Buffer> }): void {
  const body = z.string().describe('The whole message as it was received.')
  serve(hooks, hook, { consumes: ['message/rfc822'], body }, hook.take)
}

type Documented = { body: z.ZodType; consumes?: string[] }

function serve(hooks: FastifyInstance, hook: Webhook, documented: Documented, take: Take<Buffer>): void {
  hooks.route({
    method: 'POST',
    url: hook.url,
    config: { ...COUNTED_TOGETHER, webhook: true },
    ...(hook.bodyLimit === undefined ? {} : { bodyLimit: hook.bodyLimit }),
    schema: {
      operationId: hook.operationId,
      tags: ['Webhooks'],
      summary: hook.summary,
      description: hook.description,
      security: [{ webhook: [] }],
      ...documented,
      response: {
        200: { description: hook.summary, content: { 'application/json': { schema: ANSWER } } },
        ...problems,
      },
    },
    handler: async (request, reply) => {
      const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      const senders = demandSignature(request, hook.from, bytes)
      const outcome = await take(request, bytes, senders)
      return reply.header('cache-control', 'no-store').send({ taken: outcome === 'taken' })
    },
  })
}

/** Whatever is not our partner's, sent now, is refused before it is read, and the log says so. */
function demandSignature(request: FastifyRequest, from: Webhook['from'], bytes: Buffer): readonly string[] {
  const { config, machineClock } = request.server.house
  const seconds = machineClock.now().epochMilliseconds / 1000
  const judged = sendersOf(config.gateways, from).map(({ name, secret }) => ({
    name,
    verdict: verdictOn(secret, request.headers, bytes, seconds),
  }))
  const genuine = judged.filter((one) => one.verdict === 'genuine').map(({ name }) => name)
  if (genuine.length > 0) return genuine
  const verdict = judged[0]?.verdict ?? 'unsigned'
  request.server.house.forged.count(from)
  request.log.warn({ from, verdict }, 'a webhook was rejected')
  throw new Refusal('sessionExpired')
}

function sendersOf(config: GatewayConfig, from: Webhook['from']) {
  if (from === 'interpreter') return interpreterSecrets(config)
  const secret = webhookSecret(config, from)
  return secret === null ? [] : [{ name: from, secret }]
}

function read<B extends z.ZodType>(schema: B, bytes: Buffer): z.output<B> {
  let told: unknown
  try {
    told = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new Refusal('unreadable')
  }
  const parsed = schema.safeParse(told)
  if (!parsed.success) throw new Refusal('invalid')
  return parsed.data
}
