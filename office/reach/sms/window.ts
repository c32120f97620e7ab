import { isLanguage, textFor } from '../../../text/index.ts'
import { sayWhen } from '../../../text/when.ts'
import { openPerson } from '../../access/actions.ts'
import type { OpenedPerson } from '../../access/model.ts'
import { type Ctx, purposeOf, type Side, type StaffCtx, type StaffSide } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { makePromise } from '../../kernel/promise/actions.ts'
import { holdsPromise } from '../../kernel/promise/rules.ts'
import { openPromisesOf } from '../../kernel/promise/store.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { isThreadOf } from '../../kernel/thread.ts'
import { reachFactsOf } from '../../people/profile/views.ts'
import { uploadLinkFor } from '../upload/link.ts'
import { guardText } from './guard/rules.ts'
import { makeLink, queueText } from './queue.ts'
import { smsObstacle } from './rules.ts'
import { threadOf } from './store.ts'
import { putLine } from './thread.ts'
import { againstAsked, askedOfTexts, passAsked } from './wanted.ts'

const MOST_LETTERS = 300
const MOST_REASON = 1000

type Point = { id: string; value: string }
type Chosen = {
  point: Point
  language: string
  side: StaffSide
  officeId: string | null
  agency: string
  /** Why it goes although the person has asked for no such texts; null where they have not. */
  passed: string | null
}
type Texting = {
  personId: string
  pointId: string
  side?: string
  purpose?: string
  threadId?: string | null
  /** Why a text, where the person has asked for none (K22). */
  why?: string
}

/**
 * R-339, C3-05: whom a text may go to, and from whom. Refuses as opening does, with `notOwner` for a side that is not
 * one's own or in whose conversations one may not write, with `notFound` for a conversation that is not the person's, with `numberNotUsable` for a number that is borrowed, shared, lost, unwanted, not confirmed or not
 * working, and with `textsNotWanted` without a reason, where the person has asked for no such texts (K22).
 */
async function choose(ctx: StaffCtx, input: Texting, ownWords = false): Promise<Result<Chosen>> {
  const opened = await openPerson(ctx, input.personId, { purpose: purposeOf(input.purpose), what: 'sms' })
  if (!opened.ok) return opened
  const side = (input.side ?? ctx.actor.sides[0]) as StaffSide | undefined
  if (side === undefined || !ctx.actor.sides.includes(side)) return refused('notOwner')
  if (!(await mayWrite(ctx, input.personId, side, opened.value.codes))) return refused('notOwner')
  if (input.threadId != null && !(await isThreadOf(ctx.tx, input.personId, input.threadId)))
    return refused('notFound')
  const point = await ctx.tx
    .selectFrom('contactPoint')
    .select(['id', 'value', 'phoneKind', 'confirmedAt', 'notWorkingSince', 'unwanted'])
    .where('personId', '=', input.personId)
    .where('id', '=', input.pointId)
    .where('kind', '=', 'phone')
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  if (!point || smsObstacle(point) !== null) return refused('numberNotUsable')
  const facts = (await reachFactsOf(ctx, [input.personId])).get(input.personId)
  const against = facts !== undefined && againstAsked(askedOfTexts(facts), ownWords)
  const why = input.why?.trim() ?? ''
  if (against && why === '') return refused('textsNotWanted')
  if (why.length > MOST_REASON) return refused('tooLong', { most: MOST_REASON })
  const { language, officeId } = opened.value.person
  const agency = ctx.settings.get<string>('agency.name')
  return ok({ point, language, side, officeId, agency, passed: against ? why : null })
}

/** whoever writes in the conversations of that side, or has something of the person's on their desk there. */
async function mayWrite(
  ctx: StaffCtx,
  personId: string,
  side: StaffSide,
  codes: OpenedPerson['codes'],
): Promise<boolean> {
  const code = codes[side === 'municipal' ? 'M-14' : 'M-13']
  if (code !== 'O') return code === 'W'
  const open = await openPromisesOf(ctx.tx, personId)
  return open.some((promise) => promise.side === side && holdsPromise(promise, ctx.actor))
}

const pass = (ctx: StaffCtx, { personId, threadId = null }: Texting, { side, passed }: Chosen) =>
  passAsked(ctx, { personId, threadId, side }, passed)

const sayer = (language: string) => textFor(isLanguage(language) ? language : 'nb')

/**
 * staff text a person. What stands in the list of words that no text may carry is refused with `sensitiveText`,
 * with the word; a neutral text with a link, or a call, is offered instead. It lies in the conversation.
 */
export async function sendText(
  ctx: StaffCtx,
  input: Texting & { text: string },
): Promise<Result<{ threadId: string }>> {
  const chosen = await choose(ctx, input, true)
  if (!chosen.ok) return chosen
  const text = input.text.trim()
  if (text === '') return refused('empty')
  if ([...text].length > MOST_LETTERS)
    return refused('tooLong', { length: [...text].length, most: MOST_LETTERS })
  const [finding] = guardText(text)
  if (finding) return refused('sensitiveText', { word: finding.word, kind: finding.kind })
  const { agency } = chosen.value
  const body = text.toLowerCase().startsWith(agency.toLowerCase()) ? text : `${agency}: ${text}`
  const passed = await pass(ctx, input, chosen.value)
  if (!passed.ok) return passed
  return ctx.beyondWall((beyond) => leave(beyond, input, chosen.value, () => body))
}

/** the neutral text: that something waits, the way to it, and that one can be rung instead. */
export async function sendNeutralText(ctx: StaffCtx, input: Texting): Promise<Result<{ threadId: string }>> {
  const chosen = await choose(ctx, input)
  if (!chosen.ok) return chosen
  const passed = await pass(ctx, input, chosen.value)
  if (!passed.ok) return passed
  const { language, agency } = chosen.value
  return ctx.beyondWall((beyond) =>
    leave(beyond, input, chosen.value, (link) => sayer(language)('reach:sms.neutral', { agency, link })),
  )
}

/** C3-05: a link for one hand-in, sent by staff. */
export async function sendUploadLink(
  ctx: StaffCtx,
  input: Texting & { promiseId?: string | null },
): Promise<Result<{ threadId: string }>> {
  const chosen = await choose(ctx, input)
  if (!chosen.ok) return chosen
  const passed = await pass(ctx, input, chosen.value)
  if (!passed.ok) return passed
  const { language, agency } = chosen.value
  return ctx.beyondWall(async (beyond) => {
    const threadId = await threadOf(beyond.tx, input.personId)
    const about = { personId: input.personId, threadId, promiseId: input.promiseId ?? null }
    const origin = ctx.settings.get<string>('agency.origin')
    const link = await uploadLinkFor(beyond, { origin }, about)
    const say = (href: string) => sayer(language)('reach:sms.upload', { agency, link: href })
    const { point, side } = chosen.value
    const done = await putText(
      beyond,
      { ...input, threadId },
      { point, side, language, text: say(`${origin}/l/…`) },
    )
    recordEvent(beyond, {
      personId: input.personId,
      kind: 'uploadLinkSent',
      side,
      channel: 'sms',
      threadId: done.threadId,
      data: { request: link.promiseId },
    })
    await queueText(beyond, {
      personId: input.personId,
      address: point.value,
      contactPointId: point.id,
      language,
      body: say(link.href),
      kind: 'uploadLink',
      messageId: done.messageId,
    })
    return ok({ threadId: done.threadId })
  })
}

/**
 * C3-04: a meeting is offered by text: who, when, where and how to answer. An entry says that a time is being agreed until
 * it is. Refuses also with `badForm` for a time that has been and `sensitiveText` for a place that gives something away.
 */
export async function offerMeeting(
  ctx: StaffCtx,
  input: Texting & { at: Temporal.Instant; place: string },
): Promise<Result<{ threadId: string; offerId: string }>> {
  const chosen = await choose(ctx, input)
  if (!chosen.ok) return chosen
  const now = ctx.clock.now()
  const place = input.place.trim().slice(0, 100)
  if (Temporal.Instant.compare(input.at, now) <= 0 || place === '') return refused('badForm')
  const [finding] = guardText(place)
  if (finding) return refused('sensitiveText', { word: finding.word, kind: finding.kind })
  const { language, agency, side, officeId } = chosen.value
  const lang = isLanguage(language) ? language : 'nb'
  const when = sayWhen(lang, input.at, now)
  const passed = await pass(ctx, input, chosen.value)
  if (!passed.ok) return passed
  return ctx.beyondWall(async (beyond) => {
    const left = await leave(beyond, input, chosen.value, (link) =>
      sayer(language)('reach:sms.offer', { agency, when, place, link }),
    )
    if (!left.ok) return left
    const { threadId, outgoingId } = left.value
    const promise = await arranging(beyond, input.personId, {
      threadId,
      side,
      officeId,
      staffId: ctx.actor.staffId,
    })
    const id = beyond.newId()
    await beyond.tx
      .insertInto('smsOffer')
      .values({
        personId: input.personId,
        id,
        threadId,
        promiseId: promise.id,
        outgoingId,
        side: promise.side,
        theme: promise.theme,
        officeId,
        staffId: ctx.actor.staffId,
        meetingAt: input.at,
        place,
        offeredAt: now,
      })
      .execute()
    recordEvent(beyond, {
      personId: input.personId,
      kind: 'meetingOffered',
      side: promise.side,
      channel: 'sms',
      theme: promise.theme,
      threadId,
      promiseId: null,
      data: { offerId: id, meetingAt: input.at.toString() },
    })
    return ok({ threadId, offerId: id })
  })
}

type Arranging = { threadId: string; side: Side; officeId: string | null; staffId: string }

/** The wish that is open already, or a new entry: until the person has answered a time is owed. */
async function arranging(ctx: Ctx, personId: string, about: Arranging) {
  const open = (await openPromisesOf(ctx.tx, personId)).find(
    ({ kind, side }) => kind === 'arrangeMeeting' && side === about.side,
  )
  if (open) return open
  return makePromise(ctx, {
    personId,
    kind: 'arrangeMeeting',
    clock: 'meetingRequest',
    side: about.side,
    theme: 'contactAdviser',
    owner: { staffId: about.staffId },
    officeId: about.officeId,
    threadId: about.threadId,
    channel: 'sms',
  })
}

type Leaving = { personId: string; threadId?: string | null }

async function leave(
  ctx: Ctx,
  input: Leaving,
  chosen: Chosen,
  words: (link: string) => string,
): Promise<Result<{ threadId: string; outgoingId: string }>> {
  const known = input.threadId ?? (await threadOf(ctx.tx, input.personId))
  const { point, side, language } = chosen
  // The link stands in the words, the words in the conversation, and the conversation in the link.
  const threadId = known ?? (await putThread(ctx, input.personId))
  const origin = ctx.settings.get<string>('agency.origin')
  const link = await makeLink(ctx, origin, { personId: input.personId, threadId })
  const text = words(link.href)
  const { messageId } = await putText(ctx, { ...input, threadId }, { point, side, language, text })
  const outgoingId = await queueText(ctx, {
    personId: input.personId,
    address: point.value,
    contactPointId: point.id,
    language,
    body: text,
    kind: 'staffText',
    messageId,
    data: { link: link.code },
  })
  return ok({ threadId, outgoingId })
}

async function putThread(ctx: Ctx, personId: string): Promise<string> {
  const id = ctx.newId()
  const now = ctx.clock.now()
  await ctx.tx
    .insertInto('thread')
    .values({ personId, id, origin: 'sms', openedAt: now, lastAt: now })
    .execute()
  return id
}

const putText = (
  ctx: Ctx,
  { personId, threadId }: { personId: string; threadId?: string | null },
  { side, language, text }: { point: Point; side: Side; language: string; text: string },
) => putLine(ctx, { personId, threadId: threadId ?? null, direction: 'out', side, text, language })
