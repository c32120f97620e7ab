import type { WorkingCalendar } from '../../kernel/time/calendar.ts'
import { DAY, dateOf, instantAt, localTime, millisecondsInto } from '../../kernel/time/localTime.ts'
import type { WorkDay } from './rules.ts'

/** Monday 5 January 1970: weeks are counted from there. */
const FIRST_MONDAY = 4
const WEEK = 7

/** K2: the working days from one moment to another, with their hours on the clock, whatever summer time does to them. */
export function workDays(
  calendar: WorkingCalendar,
  from: Temporal.Instant,
  until: Temporal.Instant,
): WorkDay[] {
  const { workingHours } = calendar.policy
  const [opens, closes] = [workingHours.from, workingHours.to].map((time) =>
    millisecondsInto(Temporal.PlainTime.from(time)),
  ) as [number, number]
  const days: WorkDay[] = []
  for (let { day } = localTime(from), last = localTime(until).day; day <= last; day += 1) {
    const date = dateOf(day)
    if (!calendar.isWorkingDay(date)) continue
    days.push({
      midnight: at(day, 0),
      opens: at(day, opens),
      closes: at(day, closes),
      week: Math.floor((day - FIRST_MONDAY) / WEEK),
      weekday: date.dayOfWeek,
      date: date.toString(),
    })
  }
  return days
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
