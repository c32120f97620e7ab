import { OFFICE_ZONE } from '../../kernel/time/localTime.ts'
import type { ReachFacts } from '../../people/profile/model.ts'
import { countsAsDigital, usable } from '../../people/profile/rules.ts'
import type { MeetingMode } from '../model.ts'
import type { Wishes } from '../requests/model.ts'
import type { ByHand, OfferWay } from './model.ts'

/** Parts of the day by the hour at which a meeting begins. */
const PART: Readonly<Record<NonNullable<Wishes['parts']>[number], (hour: number) => boolean>> = {
  morning: (hour) => hour < 11,
  midday: (hour) => hour >= 11 && hour < 13,
  afternoon: (hour) => hour >= 13,
}

/** Whether a time is one of those that the person wished; who wished none takes any. */
export function suits(wishes: Pick<Wishes, 'weekdays' | 'parts'>, startsAt: Temporal.Instant): boolean {
  const local = startsAt.toZonedDateTimeISO(OFFICE_ZONE)
  const days = wishes.weekdays ?? []
  const parts = wishes.parts ?? []
  return (
    (days.length === 0 || days.includes(local.dayOfWeek)) &&
    (parts.length === 0 || parts.some((part) => PART[part](local.hour)))
  )
}

/**
 * How this person can be asked so soon: a text to their own number, their page where they use one, or a
 * call by whoever holds the wish. Null: in none of these ways; they keep their turn, whoever holds the wish is told, and a
 * time is found for them by hand (by-hand.ts).
 */
export function offerWay(facts: ReachFacts, now: Temporal.Instant, usableDays: number): OfferWay | null {
  const phone = facts.points.find((point) => point.kind === 'phone' && usable(point, now, usableDays))
  const text = !facts.restrictions.includes('doNotText') && !facts.declined.includes('sms')
  if (phone && text) return 'text'
  const email = facts.points.some((point) => point.kind === 'email' && usable(point, now, usableDays))
  if (countsAsDigital(facts) && email && !facts.declined.includes('email')) return 'page'
  return phone && !facts.restrictions.includes('doNotRing') && !facts.declined.includes('phone')
    ? 'call'
    : null
}

/** not without somebody here having looked at it first. */
export const JUDGED_FIRST: readonly MeetingMode[] = ['home', 'hybrid']

/** a time for this wish must be found by hand, and why; null while times that are given back are offered. */
export function byHand(
  { way, mode, passed }: { way: OfferWay | null; mode: MeetingMode | null; passed: number },
  mostPassed: number,
): ByHand | null {
  if (way === null) return 'noWay'
  if (mode !== null && JUDGED_FIRST.includes(mode)) return 'judged'
  return passed >= mostPassed ? 'noAnswer' : null
}

export type OfferLimits = { answerHours: number; leadHours: number }

/**
 * Until when an answer counts: so many hours, and never so late that the others could not be asked or the meeting could
 * not be prepared. Null where it is too near to ask anybody.
 */
export function answerBy(
  now: Temporal.Instant,
  startsAt: Temporal.Instant,
  { answerHours, leadHours }: OfferLimits,
): Temporal.Instant | null {
  const latest = startsAt.subtract({ hours: leadHours })
  const wanted = now.add({ hours: answerHours })
  const until = Temporal.Instant.compare(wanted, latest) < 0 ? wanted : latest
  return until.since(now).total('minutes') >= LEAST_MINUTES ? until : null
}
const LEAST_MINUTES = 60

/** People are asked while the office is open: nobody answers for a time at night, and nobody is woken by it. */
export function mayAskNow(
  now: Temporal.Instant,
  calendar: { isWorkingDay(date: Temporal.PlainDate): boolean },
  hours: { from: string; to: string },
): boolean {
  const local = now.toZonedDateTimeISO(OFFICE_ZONE)
  const time = local.toPlainTime()
  return (
    calendar.isWorkingDay(local.toPlainDate()) &&
    Temporal.PlainTime.compare(time, Temporal.PlainTime.from(hours.from)) >= 0 &&
    Temporal.PlainTime.compare(time, Temporal.PlainTime.from(hours.to)) < 0
  )
}
