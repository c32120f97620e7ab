import type { Ctx } from '../../kernel/context.ts'
import { actorIdOf, recordEvent } from '../../kernel/event.ts'
import { endPromise, markSentNotReached } from '../../kernel/promise/actions.ts'
import { lockPromise, updatePromise } from '../../kernel/promise/store.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { reachFactsOf } from '../../people/profile/views.ts'
import type { Reviewed } from '../../reach/plain/model.ts'
import { review } from '../../reach/plain/rules.ts'
import { readText } from '../../threads/text.ts'
import { type AgreedStep, agree, readSteps } from './agreements.ts'
import { mustBeReadAloud, oweAloud } from './aloud.ts'
import { inTalk, type MeetingIds } from './enter.ts'
import { LONGEST_PART, MATTERS, type Minutes, type MinutesPart, type TalkMeeting } from './model.ts'
import { tellParties } from './parties.ts'
import { agreementsOf, minutesOf } from './store.ts'
import { tellMinutes } from './tell.ts'

const MOST_PARTS = MATTERS.length

type WriteMinutes = MeetingIds & {
  /** What was said, by matter, so that others get what they may hear. `body` is in the person's language. */
  parts: readonly MinutesPart[]
  agreed?: readonly AgreedStep[]
  /** The version that the writer has seen; 0 before the first. */
  after: number
}
export type Written = {
  version: number
  messageId: string
  reviewed: Reviewed
  reaches: boolean
  aloud: Minutes['aloud']
}

/**
 * minutes in plain words go to the person in the channel that reaches them, with who does what by when, and
 * with that what was owed is done; where nothing reaches them it stays owed. A later version is sent like the first. The
 * hints of plain language come back beside it and block nothing. Refuses with `notFound`, `notBegun` (not held yet),
 * `conflict` (another version was sent meanwhile), `empty`, `tooLong`, `notText`, `badForm`.
 */
export async function writeMinutes(ctx: Ctx, input: WriteMinutes): Promise<Result<Written>> {
  const parts = readParts(input.parts)
  if (!parts.ok) return parts
  const steps = readSteps(input.agreed ?? [])
  if (!steps.ok) return steps
  return inTalk(ctx, input, 'staff', async (beyond, meeting) => {
    if (meeting.state !== 'held') return refused('notBegun')
    const before = await minutesOf(beyond.tx, input)
    if ((before[0]?.version ?? 0) !== input.after) return refused('conflict')
    await agree(beyond, meeting, steps.value)
    const sent = await send(beyond, meeting, input.after + 1, parts.value)
    if (!sent.ok) return sent
    await settleComments(beyond, meeting)
    const words = parts.value.map((part) => part.inNorwegian ?? part.body).join('\n\n')
    return ok({ ...sent.value, reviewed: review(words) })
  })
}

function readParts(given: readonly MinutesPart[]): Result<MinutesPart[]> {
  if (given.length === 0) return refused('empty')
  if (given.length > MOST_PARTS) return refused('badForm')
  const parts: MinutesPart[] = []
  for (const { matter, body, inNorwegian } of given) {
    if (!MATTERS.includes(matter) || parts.some((part) => part.matter === matter)) return refused('badForm')
    const own = readText(body, LONGEST_PART)
    if (!own.ok) return own
    const norwegian = inNorwegian?.trim() ? readText(inNorwegian, LONGEST_PART) : ok(undefined)
    if (!norwegian.ok) return norwegian
    parts.push({ matter, body: own.value, ...(norwegian.value ? { inNorwegian: norwegian.value } : {}) })
  }
  return ok(parts)
}

async function send(ctx: Ctx, meeting: TalkMeeting, version: number, parts: MinutesPart[]) {
  const ids = { personId: meeting.personId, meetingId: meeting.id }
  const facts = (await reachFactsOf(ctx, [meeting.personId])).get(meeting.personId)
  const agreed = await agreementsOf(ctx.tx, ids)
  const told = await tellMinutes(ctx, meeting, { version, parts, agreed })
  if (!told.ok) return told
  const { messageId } = told.value
  const aloud = facts === undefined ? null : mustBeReadAloud(facts, parts)
  await ctx.tx
    .insertInto('meetingMinutes')
    .values({
      ...ids,
      version,
      side: meeting.side,
      language: facts?.language ?? 'nb',
      parts: JSON.stringify(parts),
      byStaffId: actorIdOf(ctx.actor) as string,
      at: ctx.clock.now(),
      messageId,
      aloud,
    })
    .execute()
  const eventId = recordEvent(ctx, {
    personId: meeting.personId,
    kind: 'minutesSent',
    side: meeting.side,
    channel: 'portalMessage',
    theme: meeting.theme,
    threadId: told.value.threadId,
    messageId,
    promiseId: meeting.minutesPromiseId,
    data: { meetingId: meeting.id, version, matters: parts.map(({ matter }) => matter) },
  })
  const reaches = facts !== undefined && reachable(facts)
  const aloudId = aloud === null ? null : await oweAloud(ctx, meeting, aloud)
  await wasOwed(ctx, meeting, { reaches, aloudId, eventId, threadId: told.value.threadId })
  await tellParties(ctx, meeting, version, parts)
  return ok({ version, messageId, reaches, aloud })
}

type Sent = { reaches: boolean; aloudId: string | null; eventId: string; threadId: string }

/**
 * what was owed is kept when it reaches; else it waits with the conversation that the minutes lie in, until they
 * are read or handed over there. Where they are to be read aloud anyway, that is what is owed.
 */
async function wasOwed(ctx: Ctx, meeting: TalkMeeting, sent: Sent): Promise<void> {
  const { reaches, aloudId, eventId, threadId } = sent
  const owed =
    meeting.minutesPromiseId && (await lockPromise(ctx.tx, meeting.personId, meeting.minutesPromiseId))
  if (!owed || owed.endedAt !== null) return
  const channel = 'portalMessage'
  if (reaches)
    await endPromise(ctx, owed, { state: 'kept', how: 'answered', channel, linkedEventId: eventId })
  else if (aloudId !== null)
    await endPromise(ctx, owed, { state: 'merged', how: 'merged', channel, mergedInto: aloudId })
  else {
    await updatePromise(ctx.tx, meeting.personId, owed.id, { threadId })
    await markSentNotReached(ctx, { ...owed, threadId }, channel)
  }
}

type Facts = Awaited<ReturnType<typeof reachFactsOf>> extends Map<string, infer F> ? F : never
/** a screen that works, an address to write to, or a place where it is fetched. */
const reachable = (facts: Facts): boolean =>
  (facts.status === 'digital' && !facts.digitalNotWorking) ||
  facts.pickUpPlaces.length > 0 ||
  facts.points.some(
    ({ kind, notWorkingSince, unwanted }) =>
      (kind === 'address' || kind === 'mailbox') && notWorkingSince === null && !unwanted,
  )

const settleComments = (ctx: Ctx, { personId, id }: TalkMeeting) =>
  ctx.tx
    .updateTable('meetingComment')
    .set({ settledAt: ctx.clock.now() })
    .where('personId', '=', personId)
    .where('meetingId', '=', id)
    .where('settledAt', 'is', null)
    .execute()
