import type { WorkingCalendar } from '../../kernel/time/calendar.ts'
import { DAY, dateOf, instantAt, localTime, millisecondsInto } from '../../kernel/time/localTime.ts'
import type { WorkDay } from './rules.ts'

/** Monday 5 January 1970: weeks are counted from there. */
const FIRST_MONDAY = 4
const WEEK = 7

/** Days do not change: each is worked out once for a calendar (half the time of finding free times otherwise). */
const known = new WeakMap<WorkingCalendar, Map<number, WorkDay | null>>()

/** K2: the working days from one moment to another, with their hours on the clock, whatever summer time does to them. */
export function workDays(
  calendar: WorkingCalendar,
  from: Temporal.Instant,
  until: Temporal.Instant,
): WorkDay[] {
  const held = known.get(calendar) ?? new Map<number, WorkDay | null>()
  known.set(calendar, held)
  const days: WorkDay[] = []
  for (let { day } = localTime(from), last = localTime(until).day; day <= last; day += 1) {
    let found = held.get(day)
    if (found === undefined) {
      found = workDay(calendar, day)
      held.set(day, found)
    }
    if (found !== null) days.push(found)
  }
  return days
}

function workDay(calendar: WorkingCalendar, day: number): WorkDay | null {
  const date = dateOf(day)
  if (!calendar.isWorkingDay(date)) return null
  const { from, to } = calendar.policy.workingHours
  return {
    midnight: at(day, 0),
    opens: at(day, clockTime(from)),
    closes: at(day, clockTime(to)),
    week: Math.floor((day - FIRST_MONDAY) / WEEK),
    weekday: date.dayOfWeek,
    date: date.toString(),
  }
}

const at = (day: number, ms: number) => instantAt(day, ms).epochMilliseconds

/** Milliseconds into the day of a clock time as the database gives it. */
export const clockTime = (time: string): number => millisecondsInto(Temporal.PlainTime.from(time)) % DAY

/** The whole week in which a moment lies: what is kept of a week is decided over all of it. */
export function weekOf(moment: Temporal.Instant): { from: Temporal.Instant; until: Temporal.Instant } {
  const { day } = localTime(moment)
  const monday = day - ((((day - FIRST_MONDAY) % WEEK) + WEEK) % WEEK)
  return { from: instantAt(monday, 0), until: instantAt(monday + WEEK, 0) }
}
