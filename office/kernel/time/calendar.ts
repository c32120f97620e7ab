import { isNorwegianHoliday } from './holidays.ts'
import { dateOf, dayOf, instantAt, localTime, MINUTE, type OFFICE_ZONE } from './localTime.ts'
import { type HoursOfDay, type OpenHours, openHours } from './openHours.ts'
import { type WorkingDays, workingDays } from './workingDays.ts'

/** What an office decides about its time. Build one calendar per policy version and keep it: it remembers days. */
interface CalendarPolicy {
  readonly zone: typeof OFFICE_ZONE
  readonly workingHours: HoursOfDay
  readonly dutyHours: HoursOfDay
  /** ISO dates on which the office has published that it is closed. */
  readonly closingDays: readonly string[]
  readonly isHoliday: (date: Temporal.PlainDate) => boolean
}

/** The defaults of K2 and K16, without closing days. */
export const standardPolicy: CalendarPolicy = {
  zone: 'Europe/Oslo',
  workingHours: { from: '08:00', to: '15:30' },
  dutyHours: { from: '09:00', to: '15:00' },
  closingDays: [],
  isHoliday: isNorwegianHoliday,
}

export type CalendarPeriod =
  | { readonly days: number }
  | { readonly weeks: number }
  | { readonly months: number }
  | { readonly years: number }

export interface WorkingCalendar {
  readonly policy: CalendarPolicy
  /** K2 */
  isWorkingDay(date: Temporal.PlainDate): boolean
  inWorkingHours(instant: Temporal.Instant): boolean
  /** K16 */
  inDutyHours(instant: Temporal.Instant): boolean
  /** K3, R-020: receipt itself inside working hours, 08:00 the same working day when earlier, else the next. */
  countingFrom(received: Temporal.Instant): Temporal.Instant
  /** K4, K1: N working days later (earlier when negative) at the same clock time. "48 hours" is N = 2. */
  addWorkingDays(countingFrom: Temporal.Instant, n: number): Temporal.Instant
  /** K2: 450 in a whole working day; negative when b is before a. */
  workingMinutesBetween(a: Temporal.Instant, b: Temporal.Instant): number
  /** counts on from the next opening when the office is closed. */
  addWorkingMinutes(instant: Temporal.Instant, minutes: number): Temporal.Instant
  /**
   * R-029, K10: when this share (0.75, 0.9, 1.5) of the working time from start to due has gone. Share 1 is the
   * due time itself. Where no working time lies between, elapsed time is shared instead.
   */
  atShareOfWorkingTime(countingFrom: Temporal.Instant, due: Temporal.Instant, share: number): Temporal.Instant
  /** K16, R-048: the instant itself in duty hours, else the next 09:00 of a working day. */
  nextDutyOpening(instant: Temporal.Instant): Temporal.Instant
  /** K16, R-043, R-048: what began in duty hours is carried through past closing; else from the next opening. */
  addStaffedMinutes(instant: Temporal.Instant, minutes: number): Temporal.Instant
  /** minutes of duty hours between the two; negative when b is before a. */
  staffedMinutesBetween(a: Temporal.Instant, b: Temporal.Instant): number
  /** K6: for what warns ahead of a date, and for limits on the office itself. */
  backToWorkingDay(date: Temporal.PlainDate): Temporal.PlainDate
  /** K6: for what reacts to something not having happened. */
  forwardToWorkingDay(date: Temporal.PlainDate): Temporal.PlainDate
  /** K6: automatic steps run at 09:00. */
  automaticStepAt(date: Temporal.PlainDate): Temporal.Instant
  /** K5: for the person or another outside party; from the day after to 23:59, on to the next working day. */
  calendarPeriodEnd(reached: Temporal.Instant, period: CalendarPeriod): Temporal.Instant
  /** K6: a limit in calendar time on the office: 23:59 on the last day, back to the working day before. */
  officeLimitEnd(received: Temporal.Instant, period: CalendarPeriod): Temporal.Instant
  /** K15, R-429: is the date today or later, with at most n working days from tomorrow up to and including it? */
  withinWorkingDays(today: Temporal.PlainDate, date: Temporal.PlainDate, n: number): boolean
}

const LAST_MINUTE = (23 * 60 + 59) * MINUTE
const AUTOMATIC_STEPS = 9 * 60 * MINUTE

export function workingCalendar(policy: CalendarPolicy): WorkingCalendar {
  const closed = new Set(policy.closingDays.map((day) => Temporal.PlainDate.from(day).toString()))
  const days = workingDays((date) => closed.has(date.toString()) || policy.isHoliday(date))
  return {
    policy,
    isWorkingDay: (date) => days.has(dayOf(date)),
    ...workingTime(days, openHours(days, policy.workingHours)),
    ...dutyTime(openHours(days, policy.dutyHours)),
    ...calendarTime(days),
  }
}

function workingTime(days: WorkingDays, office: OpenHours) {
  return {
    inWorkingHours: office.contains,
    countingFrom: office.openFrom,
    addWorkingDays(countingFrom: Temporal.Instant, n: number): Temporal.Instant {
      if (n === 0) return countingFrom
      const { day, ms } = localTime(countingFrom)
      return instantAt(days.plus(day, n), ms)
    },
    workingMinutesBetween: office.minutesBetween,
    addWorkingMinutes: office.addMinutes,
    atShareOfWorkingTime(countingFrom: Temporal.Instant, due: Temporal.Instant, share: number) {
      if (share === 1) return due
      const minutes = office.minutesBetween(countingFrom, due)
      if (minutes <= 0) return atShareOfElapsedTime(countingFrom, due, share)
      return office.addMinutes(countingFrom, minutes * share)
    },
  }
}

/** K1: short waits (the 60 minutes in urgent matters) are elapsed time. */
export function atShareOfElapsedTime(from: Temporal.Instant, to: Temporal.Instant, share: number) {
  if (share === 1) return to
  const elapsed = to.epochMilliseconds - from.epochMilliseconds
  return from.add({ milliseconds: Math.round(elapsed * share) })
}

function dutyTime(duty: OpenHours) {
  return {
    inDutyHours: duty.contains,
    nextDutyOpening: duty.openFrom,
    addStaffedMinutes: (instant: Temporal.Instant, minutes: number) =>
      duty.openFrom(instant).add({ milliseconds: Math.round(minutes * MINUTE) }),
    staffedMinutesBetween: duty.minutesBetween,
  }
}

function calendarTime(days: WorkingDays) {
  return {
    backToWorkingDay: (date: Temporal.PlainDate) => dateOf(days.onOrBefore(dayOf(date))),
    forwardToWorkingDay: (date: Temporal.PlainDate) => dateOf(days.onOrAfter(dayOf(date))),
    automaticStepAt: (date: Temporal.PlainDate) => instantAt(dayOf(date), AUTOMATIC_STEPS),
    calendarPeriodEnd(reached: Temporal.Instant, period: CalendarPeriod): Temporal.Instant {
      return instantAt(days.onOrAfter(lastDay(localTime(reached).day, period)), LAST_MINUTE)
    },
    officeLimitEnd(received: Temporal.Instant, period: CalendarPeriod): Temporal.Instant {
      const first = localTime(received).day
      const last = lastDay(first, period)
      const before = days.onOrBefore(last)
      // A short limit set in a weekend would otherwise have ended before it began.
      return instantAt(before >= first ? before : days.onOrAfter(last), LAST_MINUTE)
    },
    withinWorkingDays(today: Temporal.PlainDate, date: Temporal.PlainDate, n: number): boolean {
      const first = dayOf(today)
      const day = dayOf(date)
      return day >= first && day < days.plus(first, n + 1)
    },
  }
}

/** The day after is the first of the period, so the last is the period added to the day itself. */
function lastDay(day: number, period: CalendarPeriod): number {
  return dayOf(dateOf(day).add(period))
}
