import { openPerson } from '../../access/actions.ts'
import { bookingOf, endBooking, endSought, seekByPhone } from '../../calls/interpreter/booked.ts'
import { carriedByOthers, redo } from '../../calls/interpreter/family.ts'
import { BYSTANDERS, type Bystander } from '../../calls/interpreter/model.ts'
import { isInterpreted as canBeOrdered } from '../../calls/interpreter/rules.ts'
import type { Ctx, StaffCtx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { reachFactsOf } from '../../people/profile/views.ts'
import type { MeetingMode } from '../model.ts'
import { timeFound } from './follow.ts'
import type { WhoInterpreted } from './model.ts'
import { contentOf, isFlagged, isInterpreted, languageFor, mayBeMissed } from './rules.ts'
import { isWritten, lockMeetingHere, type MeetingHere, sayWho, wishesOf } from './store.ts'

type Missing = { requestId: string; dueAt: Temporal.Instant; joined: boolean }

/**
 * the interpreter is not here, or it was to be one on the spot: one by telephone is sought for ten staffed
 * minutes. Found, the talk goes on and the record says by telephone; not found, the two choose a new time within five working
 * days, and it counts as moved by the office. Pressed twice it is one search. Refuses with `notFound`, `alreadyEnded`,
 * `tooEarly` (the meeting is not near), `badForm` (a language that nobody interprets).
 */
export async function interpreterMissing(
  ctx: StaffCtx,
  input: { personId: string; meetingId: string },
): Promise<Result<Missing>> {
  const opened = await openPerson(ctx, input.personId, { purpose: 'visit', what: 'interpreter' })
  if (!opened.ok) return opened
  if (opened.value.codes['M-37'] !== 'W') return refused('notFound')
  return ctx.beyondWall(async (beyond) => {
    const meeting = await lockMeetingHere(beyond.tx, input.personId, input.meetingId)
    if (meeting === undefined) return refused('notFound')
    if (!['booked', 'begun'].includes(meeting.state)) return refused('alreadyEnded')
    const minutes = beyond.settings.get<number>('interpreter.lastMinutes', meeting.officeId)
    if (!mayBeMissed(meeting, beyond.clock.now(), minutes)) return refused('tooEarly')
    return seek(beyond, meeting, ctx.actor.staffId)
  })
}

async function seek(ctx: Ctx, meeting: MeetingHere, askedBy: string): Promise<Result<Missing>> {
  const { personId, id: meetingId, officeId } = meeting
  const facts = (await reachFactsOf(ctx, [personId])).get(personId)
  const booked = await bookingOf(ctx, meetingId)
  const language = booked?.language ?? (facts === undefined ? '' : languageFor(facts))
  if (!canBeOrdered(language)) return refused('badForm')
  if (booked !== undefined) {
    await endBooking(ctx, booked, booked.acceptedAt === null ? 'noneFound' : 'notCome')
    recordEvent(ctx, {
      personId,
      kind: 'interpreterMissing',
      side: 'common',
      channel: 'meetingOffice',
      data: { requestId: booked.id, meetingId, language, why: 'notCome' },
    })
  }
  const { gender, dialect } = booked ?? (await wishesOf(ctx.tx, personId))
  return ok(
    await seekByPhone(ctx, {
      ...{ personId, meetingId, language, gender, dialect, officeId, askedBy },
      ...(booked === undefined ? {} : { id: booked.id }),
    }),
  )
}

type Held = Pick<MeetingHere, 'personId' | 'id' | 'kind' | 'mode'> & { interpreter: string }

const CHANNEL: Record<MeetingMode, 'meetingOffice' | 'homeVisit' | 'officePhone'> = {
  physicalOffice: 'meetingOffice',
  physicalElsewhere: 'meetingOffice',
  hybrid: 'meetingOffice',
  video: 'meetingOffice',
  home: 'homeVisit',
  phone: 'officePhone',
}

/**
 * who carried the words of a meeting that was held, told by whoever ends it, in their transaction beyond the wall.
 * What is booked ends as what it was; what family or nobody carried is owed again within five working days, and no refusal
 * rests on it.
 */
export async function meetingInterpreted(ctx: Ctx, meeting: Held, by: WhoInterpreted): Promise<void> {
  const { personId, id: meetingId } = meeting
  const booked = await bookingOf(ctx, meetingId)
  if (booked !== undefined) await endBooking(ctx, booked, by === 'professional' ? 'connected' : 'over')
  await endSought(
    ctx,
    meetingId,
    by === 'onDemand' ? 'came' : by === 'professional' ? 'notNeeded' : 'noneFound',
  )
  await timeFound(ctx, meeting, 'keptElsewhere')
  const facts = (await reachFactsOf(ctx, [personId])).get(personId)
  const flagged = meeting.interpreter !== 'notFlagged' || (facts !== undefined && isFlagged(facts))
  const content = contentOf(meeting.kind)
  if (by === 'familyEmergency') {
    if (await isWritten(ctx, personId, meetingId, 'familyInterpreted')) return
    await carriedByOthers(ctx, {
      ...{ personId, meetingId, content },
      by: 'family',
      emergency: true,
      channel: CHANNEL[meeting.mode],
    })
    return
  }
  if (!flagged) return
  // Who came by telephone was written down when they came (calls/interpreter).
  if (by !== 'onDemand' || !(await isWritten(ctx, personId, meetingId, 'interpreterUsed')))
    recordEvent(ctx, {
      personId,
      kind: 'interpreterUsed',
      side: 'common',
      channel: CHANNEL[meeting.mode],
      data: {
        meetingId,
        by,
        language: booked?.language ?? (facts === undefined ? null : languageFor(facts)),
        mode: booked?.mode ?? null,
        level: booked?.interpreterLevel ?? null,
        ...(isInterpreted(by) ? {} : { why: whyNone(meeting) }),
      },
    })
  const owed = meeting.interpreter === 'ordered' || meeting.interpreter === 'onDemand'
  if (!isInterpreted(by) && owed) await redo(ctx, { personId, by: 'nobody', content })
}

type FamilyHelps = {
  personId: string
  meetingId: string
  by: Bystander
  /** something acute that cannot wait. */
  emergency: boolean
}

/**
 * somebody who came along carried the words, because something acute could not wait and nobody else was
 * found. It is written as what it was, owed again by a professional within five working days, and no refusal rests on it.
 * Refuses with `notFound`, `alreadyEnded`, `badForm`.
 */
export async function familyInMeeting(
  ctx: StaffCtx,
  input: FamilyHelps,
): Promise<Result<{ promiseId: string | null; allowed: boolean }>> {
  if (!BYSTANDERS.includes(input.by)) return refused('badForm')
  const opened = await openPerson(ctx, input.personId, { purpose: 'visit', what: 'interpreter' })
  if (!opened.ok) return opened
  if (opened.value.codes['M-37'] !== 'W') return refused('notFound')
  return ctx.beyondWall(async (beyond) => {
    const meeting = await lockMeetingHere(beyond.tx, input.personId, input.meetingId)
    if (meeting === undefined) return refused('notFound')
    if (!['booked', 'begun'].includes(meeting.state)) return refused('alreadyEnded')
    await sayWho(beyond, meeting, 'familyEmergency')
    return ok(
      await carriedByOthers(beyond, {
        ...input,
        content: contentOf(meeting.kind),
        channel: CHANNEL[meeting.mode],
      }),
    )
  })
}

/** why there was none, where there should have been one. */
const whyNone = ({ interpreter }: Pick<Held, 'interpreter'>) =>
  interpreter === 'declined' || interpreter === 'notNeeded' ? interpreter : 'noneFound'
