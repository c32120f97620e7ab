import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { readMail } from '../../../gateways/mail/inbound.ts'
import { LEVELS } from '../../../office/calls/interpreter/model.ts'
import { serviceTold } from '../../../office/calls/interpreter/told.ts'
import { fixedClock } from '../../../office/kernel/time/clock.ts'
import { inTransaction } from '../../../office/kernel/transaction.ts'
import { type Receipt, receiptArrived } from '../../../office/reach/delivery/fared.ts'
import { mailReceived } from '../../../office/reach/mail/receive.ts'
import { smsReceived } from '../../../office/reach/sms/receive.ts'
import { words } from '../schemas/common.ts'
import { readBytes, serveMessageHook, serveWebhook } from '../webhook.ts'

const SIGNED =
  'Signed: `x-evi-timestamp` (Unix seconds, at most five minutes off) and `x-evi-signature: v1=<hex>`, HMAC-SHA-256 of ' +
  'the timestamp, a full stop and the body as sent. Unsigned, forged or too old: 401, nothing is read, and it is logged.'

const MAIL_LIMIT = 2 * 1024 * 1024
const MOST_LETTERS = 5000

const name = words(200).min(1)
const at = z.iso
  .datetime({ offset: true })
  .transform((text) => Temporal.Instant.from(text))
  .describe('When it happened.')
const named = {
  key: z.uuid().optional().describe('What we called the sending when we handed it over.'),
  id: name.optional().describe('Your own name for it. One of the two is needed.'),
}
const why = words(200).optional().describe('A code for why not.')
const one = (told: { key?: string | undefined; id?: string | undefined }) =>
  told.key !== undefined || told.id !== undefined

const smsIn = z
  .object({
    id: name.describe('Your name for this text. Told again with the same, it is the same text.'),
    from: words(40).min(1).describe('The number it came from, with its country.'),
    text: z.string().max(MOST_LETTERS),
  })
  .meta({ id: 'SmsIn' })
const smsReceipt = z
  .object({ ...named, state: z.enum(['sent', 'delivered', 'undeliverable']), at, why })
  .refine(one)
  .meta({ id: 'SmsReceipt' })
const printReceipt = z
  .object({ ...named, state: z.enum(['posted', 'returned', 'undeliverable']), at, why })
  .refine(one)
  .meta({ id: 'PrintReceipt' })

const mailboxReceipt = z
  .object({ ...named, state: z.enum(['delivered', 'undeliverable', 'opened']), at, why })
  .refine(one)
  .meta({ id: 'MailboxReceipt' })

const interpreterTold = z
  .discriminatedUnion('state', [
    z.object({
      key: z.uuid().describe('What we called the order when we asked.'),
      state: z.literal('accepted'),
      name: name.describe('Who interprets; staff and the person are told.'),
      number: z
        .string()
        .min(3)
        .max(40)
        .describe(
          'Where they are rung: at once, or, booked for a time, when they are late. Shown to whoever has the talk.',
        ),
      level: z.enum(LEVELS).optional().describe('Category in the national register of interpreters.'),
      adult: z.boolean().optional().describe('R-350: false is turned away, and the next one is asked.'),
    }),
    z.object({
      key: z.uuid().describe('What we called the order when we asked.'),
      state: z.enum(['declined', 'cancelled']),
      why,
    }),
  ])
  .meta({ id: 'InterpreterTold' })

type Told = z.output<typeof smsReceipt> | z.output<typeof printReceipt> | z.output<typeof mailboxReceipt>

/** What the gateways tell the office. Every address is safe to call again. */
export async function serveWebhooks(api: FastifyInstance): Promise<void> {
  await api.register(async (hooks) => {
    readBytes(hooks)
    serveWebhook(hooks, {
      url: '/webhooks/sms',
      from: 'sms',
      operationId: 'smsIn',
      summary: 'A text has come in',
      description: `R-340, K27: somebody texted the office. ${SIGNED} The answer says only that it was taken: nothing about whose number it is leaves the house.`,
      body: smsIn,
      take: async ({ server }, body) => {
        const { around, config } = server.house
        const { outcome } = await smsReceived(around, { origin: config.baseUrl }, body)
        return outcome === 'repeated' ? 'again' : 'taken'
      },
    })
    serveWebhook(hooks, {
      url: '/webhooks/sms/receipts',
      from: 'sms',
      operationId: 'smsReceipt',
      summary: 'How a text fared',
      description: `R-327, R-334, K24: in whatever order, before our own answer is in, twice. An undeliverable text marks the number the same day. ${SIGNED}`,
      body: smsReceipt,
      take: (request, body) => receipt(request, 'sms', body),
    })
    serveWebhook(hooks, {
      url: '/webhooks/print',
      from: 'print',
      operationId: 'printReceipt',
      summary: 'How a letter fared',
      description: `R-332, K23, K24: posted is the proof from which the days count; a returned letter marks the address the same day. ${SIGNED}`,
      body: printReceipt,
      take: (request, body) => receipt(request, 'letter', body),
    })
    serveWebhook(hooks, {
      url: '/webhooks/mailbox',
      from: 'mailbox',
      operationId: 'mailboxReceipt',
      summary: 'How a letter in a digital mailbox fared',
      description: `R-327, R-332, K23: delivered is not reached, opened is; what the mailbox did not take goes on paper the same day. What has not left cannot have been opened. ${SIGNED}`,
      body: mailboxReceipt,
      take: (request, body) => receipt(request, 'mailbox', body),
    })
    serveWebhook(hooks, {
      url: '/webhooks/interpreter',
      from: 'interpreter',
      operationId: 'interpreterTold',
      summary: 'What an interpreter service found',
      description: `R-358: somebody accepted and is rung into the call at once, the service has nobody, or it takes back its yes; late, twice and in any order. R-359: an order with a “start” is a booking: accepted confirms it, cancelled takes it back, also minutes before. An order is only told of by the service that was asked. ${SIGNED}`,
      body: interpreterTold,
      take: ({ server }, body, from) => {
        const told =
          body.state === 'accepted'
            ? { ...body, from, level: body.level ?? null, adult: body.adult ?? null }
            : { ...body, from, why: body.why ?? null }
        return inTransaction(server.house.around, { kind: 'system', name: 'interpreter' }, (ctx) =>
          serviceTold(ctx, told),
        )
      },
    })
    serveMessageHook(hooks, {
      url: '/webhooks/mail',
      from: 'mail',
      operationId: 'mailIn',
      summary: 'An e-mail has come in',
      description: `R-342, K24: bounces, answers by machines and what people write, as the whole message (message/rfc822). A bounce marks the address; a person's words go into their conversation; answers by machines are dropped. ${SIGNED}`,
      bodyLimit: MAIL_LIMIT,
      take: async ({ server }, bytes) => {
        const { around, config } = server.house
        const mail = await readMail(bytes)
        const outcome = await mailReceived(around, { origin: config.baseUrl }, mail)
        return outcome === 'repeated' ? 'again' : 'taken'
      },
    })
  })
}

/** While a demo's clock is being moved on, what is told on the way happens at its own time. */
function aroundAt({ around, clock }: FastifyInstance['house'], at: Temporal.Instant) {
  const ahead = clock.move !== undefined && Temporal.Instant.compare(at, clock.now()) > 0
  return ahead ? { ...around, clock: fixedClock(at) } : around
}

async function receipt(
  request: FastifyRequest,
  channel: 'sms' | 'letter' | 'mailbox',
  told: Told,
): Promise<'taken' | 'again' | 'unknown'> {
  const { key, id, state, at, why } = told
  const around = aroundAt(request.server.house, at)
  const arrived: Receipt = {
    channel,
    state,
    at,
    ...(key === undefined ? {} : { key }),
    ...(id === undefined ? {} : { providerId: id }),
    ...(why === undefined ? {} : { why }),
  }
  const taken = await inTransaction(around, { kind: 'system', name: 'receipt' }, (ctx) =>
    receiptArrived(ctx, arrived),
  )
  return taken === 'stale' ? 'again' : taken
}
