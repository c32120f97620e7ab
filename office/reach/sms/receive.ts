import { emptyContact } from '../../calls/callback/again.ts'
import { chooseByText } from '../../calls/callback/choose.ts'
import { bannersNow } from '../../calls/incidents/views.ts'
import type { Ctx } from '../../kernel/context.ts'
import { inTransaction, type Surroundings } from '../../kernel/transaction.ts'
import { phoneNumber } from '../../people/actions/contactPoint.ts'
import { write } from '../../threads/actions.ts'
import { recognise } from '../../threads/recognise/recognise.ts'
import type { OutgoingData } from '../delivery/model.ts'
import { uploadLinkFor } from '../upload/link.ts'
import { lay } from './lay.ts'
import { cannotReply, meetingReply } from './meeting.ts'
import type { SmsOutcome, TextIn } from './model.ts'
import { book, decline, willCall } from './offers.ts'
import { autoReply } from './queue.ts'
import {
  digitIn,
  type HeldNumber,
  ownerOf,
  type ReplyDeed,
  readReply,
  replyDeed,
  wantsToSendPhoto,
} from './rules.ts'
import { holdersOfPoint, isNew, type OfferRow, offersOf, pointWorked, setOutcome, threadOf } from './store.ts'
import { asPerson, putLine } from './thread.ts'
import { startTexts, stopTexts } from './wish.ts'

/** Where the short links lead to. */
type Origin = { origin: string }
export type Sender = { personId: string; pointId: string; number: string; language: string }

/**
 * K27: somebody texts the office. From the own, confirmed number of one person it is that person's: an
 * answer to what was offered, a wish to be called, or a message. From any other number nothing is told and nothing
 * attached; it waits for somebody who checks who it is. The same text told twice is one.
 */
export async function smsReceived(
  around: Surroundings,
  house: Origin,
  input: TextIn,
): Promise<{ outcome: SmsOutcome | 'repeated' }> {
  return inTransaction(around, { kind: 'system', name: 'sms' }, async (ctx) => {
    if (!(await isNew(ctx, 'sms', input.id))) return { outcome: 'repeated' as const }
    const outcome = await place(ctx, house, { ...input, text: readable(input.text) })
    await setOutcome(ctx, 'sms', input.id, outcome)
    return { outcome }
  })
}

/** Bytes that are no writing are left out; what is left is what was said. */
const readable = (text: string) =>
  text
    .replace(/[^\P{Cc}\t\n\r]/gu, '')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|[\ufffe\uffff]/g, '')
    .trim()

async function place(ctx: Ctx, house: Origin, input: TextIn): Promise<SmsOutcome> {
  const number = phoneNumber(input.from)
  const held = number === null ? [] : await holdersOfPoint(ctx.tx, 'phone', number)
  const owner = ownerOf(held)
  if (input.text === '') return owner === null || number === null ? 'empty' : noWords(ctx, owner, number)
  if (number === null || owner === null) return lay(ctx, input, number, held)
  const sender = await senderOf(ctx, owner, number)
  await pointWorked(ctx, sender.personId, sender.pointId)
  return answer(ctx, house, sender, input)
}

async function senderOf(ctx: Ctx, owner: HeldNumber, number: string): Promise<Sender> {
  // Locked, so that two texts sent at once are read one after the other.
  const person = await ctx.tx
    .selectFrom('person')
    .select('language')
    .where('id', '=', owner.personId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow()
  return { personId: owner.personId, pointId: owner.contactPointId, number, language: person.language }
}

/** without words, from a prepaid phone of one's own: they want to be rung at our cost. */
async function noWords(ctx: Ctx, owner: HeldNumber, number: string): Promise<SmsOutcome> {
  const sender = await senderOf(ctx, owner, number)
  const asked = await emptyContact(ctx, { personId: sender.personId, number, by: 'sms' })
  if (asked === null) return 'empty'
  await replyTo(ctx, sender, 'sms.callBack', { when: asked.dueAt.toString() })
  return 'willBeCalled'
}

/** C4-02: "2" in answer to "we tried": that time, if it is free still. */
async function picked(ctx: Ctx, sender: Sender, input: TextIn, digit: 1 | 2 | 3): Promise<SmsOutcome | null> {
  const chosen = await chooseByText(ctx, { personId: sender.personId, digit })
  if (chosen === null) return null
  await putLine(asPerson(ctx, sender.personId, sender.language), {
    personId: sender.personId,
    threadId: await threadOf(ctx.tx, sender.personId),
    direction: 'in',
    side: 'common',
    text: input.text,
    language: sender.language,
    clientKey: `sms:${input.id}`,
  })
  const [window] = chosen.ok ? chosen.value.windows : []
  if (window) await replyTo(ctx, sender, 'callback.sms.chosen', { window: `${window.from}/${window.until}` })
  else await replyTo(ctx, sender, 'callback.sms.taken', {})
  return 'willBeCalled'
}

/** C5-09: "move it", and "2" in answer to the times that were texted. Null when it is about no meeting. */
async function aboutMeeting(
  ctx: Ctx,
  sender: Sender,
  input: TextIn,
  digit: 1 | 2 | 3 | null,
): Promise<SmsOutcome | null> {
  const reply = await meetingReply(ctx, sender.personId, input.text, digit, sender.language)
  if (reply === null) return null
  await putLine(asPerson(ctx, sender.personId, sender.language), {
    personId: sender.personId,
    threadId: await threadOf(ctx.tx, sender.personId),
    direction: 'in',
    side: 'common',
    text: input.text,
    language: sender.language,
    clientKey: `sms:${input.id}`,
  })
  await textBack(ctx, sender, reply)
  return reply.outcome
}

async function answer(ctx: Ctx, house: Origin, sender: Sender, input: TextIn): Promise<SmsOutcome> {
  const digit = digitIn(input.text)
  const meeting = await aboutMeeting(ctx, sender, input, digit)
  if (meeting !== null) return meeting
  const time = digit === null ? null : await picked(ctx, sender, input, digit)
  if (time !== null) return time
  const offers = await offersOf(ctx.tx, sender.personId)
  const now = ctx.clock.now()
  const open = offers.filter((one) => one.answer === null && Temporal.Instant.compare(one.meetingAt, now) > 0)
  const last = offers.find((one) => one.answer !== null && one.answeredAt !== null)
  const deed = replyDeed(
    readReply(input.text, sender.language),
    open,
    last
      ? { answer: last.answer ?? '', answeredAt: last.answeredAt ?? now, meetingAt: last.meetingAt }
      : null,
    now,
  )
  const offer = ('offerId' in deed && open.find((one) => one.id === deed.offerId)) || null
  return DEEDS[deed.does]({ ctx, house, sender, input, offer, last: last ?? null, deed })
}

type Doing = {
  ctx: Ctx
  house: Origin
  sender: Sender
  input: TextIn
  offer: OfferRow | null
  last: OfferRow | null
  deed: ReplyDeed
}

const DEEDS: Record<ReplyDeed['does'], (doing: Doing) => Promise<SmsOutcome>> = {
  book: async (doing) => {
    const offer = doing.offer as OfferRow
    await said(doing, offer.threadId, offer.side)
    if ((await book(doing.ctx, doing.sender.personId, offer)) === null) {
      const next = await decline(doing.ctx, doing.sender.personId, offer, 'yes')
      await reply(doing, 'sms.declined', { when: next.dueAt.toString() })
      return 'noted'
    }
    await reply(doing, 'sms.booked', { when: offer.meetingAt.toString(), place: offer.place })
    return 'booked'
  },
  decline: async (doing) => {
    const offer = doing.offer as OfferRow
    await said(doing, offer.threadId, offer.side)
    const next = await decline(doing.ctx, doing.sender.personId, offer)
    await reply(doing, 'sms.declined', { when: next.dueAt.toString() })
    return 'declined'
  },
  ring,
  stop: async (doing) => {
    const { ctx, sender } = doing
    await said(doing, await threadOf(ctx.tx, sender.personId), 'common')
    await stopTexts(ctx, sender)
    await reply(doing, 'sms.stopped', { phone: ctx.settings.get<string>('agency.phone') })
    return 'stopped'
  },
  start: async (doing) => {
    const { ctx, sender } = doing
    await said(doing, await threadOf(ctx.tx, sender.personId), 'common')
    await startTexts(ctx, sender)
    await reply(doing, 'sms.started', { phone: ctx.settings.get<string>('agency.phone') })
    return 'started'
  },
  repeat: async (doing) => {
    await said(doing, doing.last?.threadId ?? null, doing.last?.side ?? 'common')
    return 'noted'
  },
  toThread,
}

/**
 * A call is owed. A bare word stands in the conversation as it is; a sentence is read as any message is, so that what it
 * says besides is neither lost nor unheard when it is urgent.
 */
async function ring(doing: Doing): Promise<SmsOutcome> {
  const { ctx, sender, input, offer } = doing
  const why = readReply(input.text, sender.language) === 'call' ? 'asked' : 'unclear'
  const threadId = offer?.threadId ?? doing.last?.threadId ?? (await threadOf(ctx.tx, sender.personId))
  let place = threadId
  if (readReply(input.text, sender.language) !== null)
    place = (await said(doing, threadId, offer?.side ?? doing.last?.side ?? 'common')).threadId
  else place = (await written(doing, threadId))?.threadId ?? threadId
  const promise = await willCall(ctx, sender.personId, { offer, threadId: place, number: sender.number, why })
  await reply(doing, 'sms.callBack', { when: promise.dueAt.toString() })
  return 'willBeCalled'
}

async function toThread(doing: Doing): Promise<SmsOutcome> {
  const { ctx, house, sender, input } = doing
  const threadId = await threadOf(ctx.tx, sender.personId)
  const receipt = await written(doing, threadId)
  if (receipt === null) return 'empty'
  if (wantsToSendPhoto(input.text)) {
    const link = await uploadLinkFor(ctx, house, {
      personId: sender.personId,
      threadId: receipt.threadId,
      settles: receipt.lines.map((line) => line.enquiryId),
    })
    await reply(doing, 'sms.upload', { link: link.href }, receipt.threadId)
    return 'uploadLink'
  }
  const asked = await cannotReply(ctx, sender.personId, input.text, readReply(input.text, sender.language))
  if (asked !== null) {
    await textBack(ctx, sender, { ...asked, data: { ...asked.data, threadId: receipt.threadId } })
    return 'toThread'
  }
  const [due] = receipt.lines.map((line) => line.dueAt).sort(Temporal.Instant.compare)
  if (due !== undefined)
    await reply(doing, await receivedWords(ctx, input.text), { when: due.toString() }, receipt.threadId)
  return 'toThread'
}

/** R-124, K24: who asks what many ask just now reads where the news stands, and no word of what it is about. */
async function receivedWords(ctx: Ctx, text: string): Promise<'sms.received' | 'sms.receivedMany'> {
  const now = await bannersNow(ctx)
  if (now.length === 0) return 'sms.received'
  const { parts } = recognise(text)
  return parts.some((part) => now.some(({ theme }) => theme === part.theme))
    ? 'sms.receivedMany'
    : 'sms.received'
}

const said = ({ ctx, sender, input }: Doing, threadId: string | null, side: OfferRow['side']) =>
  putLine(asPerson(ctx, sender.personId, sender.language), {
    personId: sender.personId,
    threadId,
    direction: 'in',
    side,
    text: input.text,
    language: sender.language,
    clientKey: `sms:${input.id}`,
  })

/** A message like any other: recognised, routed, with a clock. Longer than one may be, the rest comes after. */
async function written({ ctx, sender, input }: Doing, threadId: string | null) {
  const most = ctx.settings.get<number>('routing.maxLength')
  const person = asPerson(ctx, sender.personId, sender.language)
  const told = { text: input.text.slice(0, most), clientKey: `sms:${input.id}`, channel: 'sms' as const }
  const receipt = await write(person, { ...told, threadId })
  return receipt.ok ? receipt.value : null
}

const reply = (
  { ctx, sender }: Doing,
  body: string,
  params: Record<string, string>,
  threadId?: string,
): Promise<boolean> => replyTo(ctx, sender, body, params, threadId)

const replyTo = (
  ctx: Ctx,
  sender: Sender,
  body: string,
  params: Record<string, string>,
  threadId?: string,
): Promise<boolean> =>
  textBack(ctx, sender, { body, data: { params, ...(threadId === undefined ? {} : { threadId }) } })

const textBack = (
  ctx: Ctx,
  { personId, number, pointId, language }: Sender,
  { body, data }: { body: string; data: OutgoingData },
): Promise<boolean> =>
  autoReply(ctx, { personId, address: number, contactPointId: pointId, language, body, data })
