import type { Ctx } from '../../kernel/context.ts'
import type { Reason } from '../../kernel/result.ts'
import { MINUTE } from '../../kernel/time/localTime.ts'
import type { MeetingMode } from '../model.ts'
import { weekOf, workDays } from './hours.ts'
import { reservedSpans } from './reserve.ts'
import { hoursAt, overlaps } from './rules.ts'
import type { Candidate, Place } from './store.ts'
import { lengthsOf, type Times, timesOf } from './times.ts'

export type Asked = {
  personId: string
  mode: MeetingMode
  staff: Candidate
  place: Place | null
  startsAt: Temporal.Instant
  minutes: number
}

const WHOLE_MINUTES = 5 * MINUTE

/** Whether the time can be a meeting at all, whoever is taken then: not gone, not too far, and both office and place open. */
export async function timeRefused(ctx: Ctx, asked: Asked): Promise<Reason | null> {
  const now = ctx.clock.now()
  const { startsAt, staff } = asked
  const start = startsAt.epochMilliseconds
  if (start % WHOLE_MINUTES !== 0) return 'badForm'
  if (Temporal.Instant.compare(startsAt, now) <= 0) return 'inPast'
  const key = ctx.actor.kind === 'staff' ? 'meeting.staffDaysAhead' : 'meeting.daysAhead'
  const days = ctx.settings.get<number>(key, staff.officeId)
  if (Temporal.Instant.compare(startsAt, now.add({ hours: 24 * days })) > 0) return 'tooFar'
  return null
}

/** Whether the office is open for it, and the place. */
export function closedThen(ctx: Ctx, asked: Asked, place: Times['place']): boolean {
  const start = asked.startsAt.epochMilliseconds
  const end = start + asked.minutes * MINUTE
  const [day] = workDays(ctx.settings.calendar(asked.staff.officeId), asked.startsAt, asked.startsAt)
  const hours = day && hoursAt(place, day)
  if (!day || !hours) return true
  return (
    start < hours.from ||
    end > hours.until ||
    start - place.travel < day.opens ||
    end + place.travel > day.closes
  )
}

/** What is held of the week in which the meeting would be. */
export async function weekTimes(ctx: Ctx, asked: Asked & { except?: string }): Promise<Times> {
  const { from, until } = weekOf(asked.startsAt)
  return timesOf(ctx, { ...asked, staff: [asked.staff], from, until })
}

/** is it one of the times that are kept for those who cannot book on a screen? */
export function isKept(ctx: Ctx, asked: Asked, times: Times): boolean {
  const [staff] = times.staff
  if (!staff) return false
  const { officeId } = asked.staff
  const reserve = {
    perWeek: ctx.settings.get<number>('reception.reservedSlotsPerWeek', officeId),
    minutes: lengthsOf(ctx, officeId).physical,
  }
  const spans = reservedSpans(staff, reserve, ctx.clock.now().epochMilliseconds)
  const start = asked.startsAt.epochMilliseconds - times.place.travel
  return overlaps(spans, start, start + asked.minutes * MINUTE + 2 * times.place.travel)
}
