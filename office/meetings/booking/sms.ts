import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import { ok, type Result } from '../../kernel/result.ts'
import { OFFICE_ZONE } from '../../kernel/time/localTime.ts'
import { isInterpretedTalk } from '../interpreters/rules.ts'
import type { MeetingMode } from '../model.ts'
import { cancelFor } from './cancel.ts'
import { freeFor } from './free.ts'
import { chosenMeeting, doubtOf, meetingMeant } from './meant.ts'
import type { Meeting, Slot } from './model.ts'
import { moveFor } from './move.ts'
import { asksMove, isCancel, mayMove, readMove } from './sms-rules.ts'
import { type Place, placesOf } from './store.ts'

/** A time as it stands in the text and comes back by its digit. */
type TextedTime = { startsAt: string; mode: MeetingMode; placeId: string | null }
type MoveOffered = {
  meetingId: string
  version: number
  times: TextedTime[]
  /** For the words: when each is and where, and the code of the page with all times. */
  shown: { window: string; place: string }[]
  code: string | null
}

const CHOICES = 3

type Known = Place & { municipality: string | null }

/** The meeting that is meant, where it is known which. */
async function theMeeting(ctx: Ctx, personId: string): Promise<Meeting | null> {
  const meant = await meetingMeant(ctx, personId)
  return meant !== null && 'one' in meant ? meant.one : null
}

async function knownPlaces(ctx: Ctx, meeting: Meeting): Promise<Known[]> {
  const person = await ctx.tx
    .selectFrom('person')
    .select('municipalityId')
    .where('id', '=', meeting.personId)
    .executeTakeFirst()
  const today = ctx.clock.now().toZonedDateTimeISO(OFFICE_ZONE).toPlainDate().toString()
  const places = await placesOf(ctx.tx, meeting.officeId, person?.municipalityId ?? null, today)
  const { rows } = await sql<{ id: string; name: string }>`select id, name from municipality`.execute(ctx.tx)
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  return places.map((place) => ({ ...place, municipality: names.get(place.municipalityId ?? '') ?? null }))
}

/**
 * C5-09, R-480: "move it to Thursday, in our library". Three times to choose between: the day and the place that are
 * named, else the place where it is; and a page with all of them. Null when the text asks for no such thing, or there is
 * nothing to move.
 */
export async function moveByText(ctx: Ctx, personId: string, text: string): Promise<MoveOffered | null> {
  const meeting = mayMove(text) ? await theMeeting(ctx, personId) : null
  if (meeting === null) return null
  const places = await knownPlaces(ctx, meeting)
  const read = readMove(
    text,
    places.map(({ id, name, municipality }) => ({
      id,
      names: municipality === null ? [name] : [name, municipality],
    })),
  )
  if (read === null) return null
  const wanted = read.places.map((id) => ({ mode: modeAt(places, id), placeId: id }))
  const where = wanted.length > 0 ? wanted : [{ mode: meeting.mode, placeId: meeting.placeId }]
  const found = await slotsAt(ctx, meeting, where)
  const onDay = found.filter(({ slot }) => read.weekday === null || weekdayOf(slot.startsAt) === read.weekday)
  const chosen = spread(onDay.length > 0 ? onDay : found)
  const names = new Map(places.map((place) => [place.id, place.name]))
  return {
    meetingId: meeting.id,
    version: meeting.version,
    times: chosen.map(({ slot, mode }) => ({
      startsAt: slot.startsAt.toString(),
      mode,
      placeId: slot.placeId,
    })),
    shown: chosen.map(({ slot }) => ({
      window: `${slot.startsAt}/${slot.endsAt}`,
      place: names.get(slot.placeId ?? '') ?? '',
    })),
    code: await codeOf(ctx, meeting),
  }
}

/**
 * "AVLYS" calls the meeting off that is meant, and it is told when it was. Null when the text says something else,
 * nothing is ahead or nobody knows which, or another question by text waits for its answer.
 */
export async function cancelByText(
  ctx: Ctx,
  personId: string,
  text: string,
): Promise<{ when: Temporal.Instant } | null> {
  if (!isCancel(text) || (await isAsked(ctx, personId))) return null
  const meeting = await theMeeting(ctx, personId)
  if (meeting === null) return null
  const { id: meetingId, version } = meeting
  const done = await cancelFor(ctx, { personId, meetingId, version, askedBy: 'person', channel: 'sms' })
  return done.ok ? { when: meeting.startsAt } : null
}

/** What is asked back about the meetings ahead: whether it is this one that may not suit, or which of them it is about. */
export type Doubt = { meetingId: string; when: Temporal.Instant; code: string | null } | { which: Which[] }
type Which = { meetingId: string; window: string }

/**
 * somebody cannot come, and has not said whether the meeting is to be moved or called off. It stands until they do.
 * Null when nothing is ahead.
 */
export async function doubtByText(ctx: Ctx, personId: string): Promise<Doubt | null> {
  const meant = await meetingMeant(ctx, personId)
  if (meant === null) return null
  return 'one' in meant ? doubted(ctx, meant.one) : { which: meant.among.map(asked) }
}

async function doubted(ctx: Ctx, meeting: Meeting): Promise<Doubt> {
  await doubtOf(ctx, meeting.personId, meeting.id)
  return { meetingId: meeting.id, when: meeting.startsAt, code: await codeOf(ctx, meeting) }
}

const asked = (one: { id: string; startsAt: Temporal.Instant; endsAt: Temporal.Instant }): Which => ({
  meetingId: one.id,
  window: `${one.startsAt}/${one.endsAt}`,
})

/** "2" in answer to which of them. Null when no such text waits for an answer. */
export async function chooseMeantByText(ctx: Ctx, personId: string, digit: 1 | 2 | 3): Promise<Doubt | null> {
  const meeting = await chosenMeeting(ctx, personId, digit)
  return meeting && doubted(ctx, meeting)
}

/** moving or calling off, and several meetings it may be about: nothing is done before they say which. */
export async function whichByText(ctx: Ctx, personId: string, text: string): Promise<Doubt | null> {
  if (!asksMove(text) && (!isCancel(text) || (await isAsked(ctx, personId)))) return null
  const meant = await meetingMeant(ctx, personId)
  return meant !== null && 'among' in meant ? { which: meant.among.map(asked) } : null
}

async function isAsked(ctx: Ctx, personId: string): Promise<boolean> {
  const waits = await ctx.tx
    .selectFrom('smsOffer')
    .select('id')
    .where('personId', '=', personId)
    .where('answer', 'is', null)
    .where('meetingAt', '>', ctx.clock.now())
    .limit(1)
    .executeTakeFirst()
  return waits !== undefined
}

const weekdayOf = (at: Temporal.Instant) => at.toZonedDateTimeISO(OFFICE_ZONE).dayOfWeek
const modeAt = (places: readonly Place[], id: string): MeetingMode =>
  places.find((place) => place.id === id)?.kind === 'office' ? 'physicalOffice' : 'physicalElsewhere'

type At = { slot: Slot; mode: MeetingMode }

async function slotsAt(
  ctx: Ctx,
  meeting: Meeting,
  where: readonly { mode: MeetingMode; placeId: string | null }[],
): Promise<At[]> {
  const all: At[] = []
  for (const { mode, placeId } of where) {
    const found = await freeFor(ctx, {
      ...{ personId: meeting.personId, kind: meeting.kind, mode, placeId },
      staffIds: [meeting.ownerStaffId],
      interpreted: isInterpretedTalk(meeting.interpreter),
      except: meeting.id,
    })
    if (found.ok) all.push(...found.value.map((slot) => ({ slot, mode })))
  }
  const others = all.filter(({ slot }) => Temporal.Instant.compare(slot.startsAt, meeting.startsAt) !== 0)
  return others.sort((a, b) => Temporal.Instant.compare(a.slot.startsAt, b.slot.startsAt))
}

/** Not three half hours in a row: the first, and then such as do not overlap those before. */
function spread(found: readonly At[]): At[] {
  const chosen: At[] = []
  for (const one of found) {
    const last = chosen.at(-1)
    if (chosen.length === CHOICES) break
    if (!last || Temporal.Instant.compare(one.slot.startsAt, last.slot.endsAt) >= 0) chosen.push(one)
  }
  return chosen
}

async function codeOf(ctx: Ctx, meeting: Meeting): Promise<string | null> {
  const row = await ctx.tx
    .selectFrom('shortLink as l')
    .innerJoin('meetingParticipant as p', (on) =>
      on.onRef('p.personId', '=', 'l.personId').onRef('p.id', '=', 'l.participantId'),
    )
    .select('l.code')
    .where('l.personId', '=', meeting.personId)
    .where('l.meetingId', '=', meeting.id)
    .where('p.role', '=', 'resident')
    .executeTakeFirst()
  return row?.code ?? null
}

type MovedByText = { startsAt: Temporal.Instant; place: string }

/** "2" in answer to the times above. Null when no such text waits for an answer, or another came after it. */
export async function chooseMoveByText(
  ctx: Ctx,
  personId: string,
  digit: 1 | 2 | 3,
): Promise<Result<MovedByText> | null> {
  const { rows } = await sql<{ move: Omit<MoveOffered, 'shown' | 'code'> | null }>`
    select data->'move' as move from outgoing
    where person_id = ${personId} and (data ? 'move' or data->'params' ? 'third') order by made_at desc, id desc limit 1`.execute(
    ctx.tx,
  )
  const offered = rows[0]?.move
  const time = offered?.times[digit - 1]
  if (!offered || !time) return null
  const moved = await moveFor(ctx, {
    personId,
    meetingId: offered.meetingId,
    version: offered.version,
    startsAt: Temporal.Instant.from(time.startsAt),
    mode: time.mode,
    placeId: time.placeId,
    askedBy: 'person',
    channel: 'sms',
  })
  if (!moved.ok) return moved
  const place = time.placeId
    ? await ctx.tx.selectFrom('meetingPlace').select('name').where('id', '=', time.placeId).executeTakeFirst()
    : undefined
  return ok({ startsAt: moved.value.startsAt, place: place?.name ?? '' })
}
