import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { verdictOn } from '../../gateways/signature.ts'
import { type GatewayConfig, interpreterSecrets, webhookSecret } from '../gateway-config.ts'
import { COUNTED_TOGETHER } from './limit.ts'
import { type ApiReason, problemSchema, Refusal, STATUS } from './problem.ts'

/** What a gateway tells us. `body`: JSON by its schema, or the bytes as they came. */
type Webhook<B extends z.ZodType> = {
  url: string
  from: 'sms' | 'print' | 'mail' | 'mailbox' | 'interpreter'
  summary: string
  operationId: string
  description: string
  /** Absent: the bytes of a message (message/rfc822). */
  body?: B
  bodyLimit?: number
  /** `senders`: whose signature it was, where several partners tell of the same. */
  take: (
    request: FastifyRequest,
    body: z.output<B>,
    senders: readonly string[],
  ) => Promise<'taken' | 'again' | 'unknown'>
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

export function serveWebhook<B extends z.ZodType>(hooks: FastifyInstance, hook: Webhook<B>): void {
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
      ...(hook.body
        ? { body: hook.body }
        : {
            consumes: ['message/rfc822'],
            body: z.string().describe('The whole message as it was received.'),
          }),
      response: {
        200: { description: hook.summary, content: { 'application/json': { schema: ANSWER } } },
        ...problems,
      },
    },
    handler: async (request, reply) => {
      const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      const senders = demandSignature(request, hook.from, bytes)
      const outcome = await hook.take(request, hook.body ? read(hook.body, bytes) : (bytes as never), senders)
      return reply.header('cache-control', 'no-store').send({ taken: outcome === 'taken' })
    },
  })
}

/** Whatever is not our partner's, sent now, is refused before it is read, and the log says so. */
function demandSignature(
  request: FastifyRequest,
  from: Webhook<z.ZodType>['from'],
  bytes: Buffer,
): readonly string[] {
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

function sendersOf(config: GatewayConfig, from: Webhook<z.ZodType>['from']) {
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
