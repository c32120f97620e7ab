import type { Ctx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { inTransaction, type Surroundings } from '../../kernel/transaction.ts'
import { write } from '../../threads/actions.ts'
import { recognise } from '../../threads/recognise/recognise.ts'
import { receiptArrived } from '../delivery/fared.ts'
import { answeredLately, insertUnidentified } from '../sms/lay.ts'
import { autoReply, NOBODY, queueText } from '../sms/queue.ts'
import { type HeldNumber, ownerOf } from '../sms/rules.ts'
import { holdersOfPoint, isNew, pointWorked, setOutcome } from '../sms/store.ts'
import { asPerson } from '../sms/thread.ts'
import type { MailIn, MailOutcome } from './model.ts'

/**
 * an e-mail comes in. A bounce marks its address (K24). What a person writes from an address that is theirs and
 * nobody else's goes into their conversation by itself, and is answered with a link and nothing of what it said; from any
 * other address it waits for somebody who checks who it is. Answers by machines and our own mails come back are dropped
 * and counted, so that two machines never write to each other. The same mail told twice is one.
 */
export async function mailReceived(
  around: Surroundings,
  _house: { origin: string },
  mail: MailIn,
): Promise<MailOutcome | 'repeated'> {
  return inTransaction(around, { kind: 'system', name: 'mail' }, async (ctx) => {
    const id = mail.id.slice(0, 500)
    if (!(await isNew(ctx, 'email', id))) return 'repeated'
    const outcome = mail.kind === 'bounce' ? await bounce(ctx, mail) : await place(ctx, mail)
    await setOutcome(ctx, 'email', id, outcome)
    return outcome
  })
}

async function bounce(ctx: Ctx, mail: MailIn & { kind: 'bounce' }): Promise<MailOutcome> {
  if (!mail.final) return 'delayed'
  if (mail.key === null) return 'unknownBounce'
  const taken = await receiptArrived(ctx, {
    channel: 'email',
    key: mail.key,
    state: 'undeliverable',
    at: ctx.clock.now(),
    why: mail.why,
  })
  return taken === 'unknown' ? 'unknownBounce' : 'bounced'
}

async function place(ctx: Ctx, mail: Exclude<MailIn, { kind: 'bounce' }>): Promise<MailOutcome> {
  if (mail.kind !== 'message') return mail.kind
  const text = [mail.subject.replace(/^((re|sv|fw|vs)\s*:\s*)+/i, ''), mail.text]
    .filter(Boolean)
    .join('\n\n')
    .trim()
  if (mail.text.trim() === '' && mail.subject.trim() === '') return 'empty'
  const held = (await holdersOfPoint(ctx.tx, 'email', mail.from)).map(asNumber)
  const owner = ownerOf(held)
  if (owner === null) return lie(ctx, mail.from, text)
  return intoThread(ctx, owner, mail, text)
}

/** An e-mail address has no kind: it is its owner's. */
const asNumber = (held: HeldNumber): HeldNumber => ({ ...held, phoneKind: 'own' })

async function intoThread(
  ctx: Ctx,
  owner: HeldNumber,
  mail: MailIn & { kind: 'message' },
  text: string,
): Promise<MailOutcome> {
  const { personId } = owner
  await pointWorked(ctx, personId, owner.contactPointId)
  const person = await ctx.tx
    .selectFrom('person')
    .select('language')
    .where('id', '=', personId)
    .executeTakeFirstOrThrow()
  const receipt = await write(asPerson(ctx, personId, person.language), {
    text: text.slice(0, ctx.settings.get<number>('routing.maxLength')),
    channel: 'emailInbound',
    clientKey: `email:${mail.id}`.slice(0, 300),
  })
  if (!receipt.ok) return 'empty'
  recordEvent(ctx, {
    personId,
    kind: 'emailReceived',
    side: 'common',
    channel: 'emailInbound',
    authorship: 'self',
    threadId: receipt.value.threadId,
    data: { converted: true },
  })
  await autoReply(ctx, {
    personId,
    address: mail.from,
    contactPointId: owner.contactPointId,
    language: person.language,
    body: 'mail.received',
    channel: 'email',
    data: { threadId: receipt.value.threadId },
  })
  return 'toThread'
}

async function lie(ctx: Ctx, from: string, text: string): Promise<MailOutcome> {
  const { language } = recognise(text)
  const replied = !(await answeredLately(ctx, from))
  await insertUnidentified(ctx, { channel: 'emailInbound', sender: from, body: text, language, replied })
  if (replied)
    await queueText(ctx, {
      personId: NOBODY,
      address: from,
      language,
      body: 'mail.unknown',
      channel: 'email',
      kind: 'smsReply',
    })
  return 'unidentified'
}
