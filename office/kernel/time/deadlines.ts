import { atShareOfElapsedTime, type CalendarPeriod, type WorkingCalendar } from './calendar.ts'
import type {
  CalendarUnit,
  ClockName,
  ClockSpec,
  ElapsedUnit,
  ReceiptClock,
  StaffedUnit,
  Steps,
  TimeUnit,
} from './clocks.ts'
import { clocks } from './clocks.ts'
import { OFFICE_ZONE } from './localTime.ts'

/** Configuration rows that override the table of clocks, by key (`clock.contactTask`). A list where it is steps. */
export type ClockSettings = Readonly<Record<string, number | readonly number[]>>

export interface Deadline {
  /** never changes, and is what counts in law. */
  readonly receivedAt: Temporal.Instant
  readonly countingFrom: Temporal.Instant
  readonly dueAt: Temporal.Instant
  readonly unit: TimeUnit
  readonly length: number
}

/** when attention is added. Nothing here moves ownership. */
export interface Escalation {
  readonly remindOwner: Temporal.Instant
  readonly tellPerson: Temporal.Instant
  readonly breach: Temporal.Instant
  readonly officeLeader: Temporal.Instant
}

/** Percent of the time, in the order of Escalation. Configuration key `clock.escalation`. */
export type EscalationShares = readonly [number, number, number, number]
export const defaultShares: EscalationShares = [75, 90, 100, 150]

/** R-038 …: when what this clock promises is due, from the moment it was received or reached. */
export function dueOf(
  clock: ReceiptClock,
  received: Temporal.Instant,
  calendar: WorkingCalendar,
  settings: ClockSettings = {},
): Deadline {
  const spec: ClockSpec = clocks[clock]
  const length = lengthOf(clock, settings)
  const { countingFrom, dueAt } = run[spec.unit](received, length, spec, calendar)
  return { receivedAt: received, countingFrom, dueAt: later(dueAt, received), unit: spec.unit, length }
}

/** The length in force: the setting under the clock's key, else the default. Of a list the first number. */
export function lengthOf(clock: ClockName, settings: ClockSettings): number {
  const set = settings[clocks[clock].key]
  if (set === undefined) return clocks[clock].length
  return typeof set === 'number' ? set : (set[0] ?? clocks[clock].length)
}

/** R-029, K10. Staffed and elapsed units share elapsed time (K1, K16), all others working time. */
export function escalationOf(
  countingFrom: Temporal.Instant,
  dueAt: Temporal.Instant,
  unit: TimeUnit,
  calendar: WorkingCalendar,
  shares: EscalationShares = defaultShares,
): Escalation {
  const atShare = isShortWait(unit) ? atShareOfElapsedTime : calendar.atShareOfWorkingTime
  const [owner, person, lead, leader] = shares
  return {
    remindOwner: atShare(countingFrom, dueAt, owner / 100),
    tellPerson: atShare(countingFrom, dueAt, person / 100),
    breach: atShare(countingFrom, dueAt, lead / 100),
    officeLeader: atShare(countingFrom, dueAt, leader / 100),
  }
}

/** R-028, K10: the latest new time the person is told, once. The original stays the measure. */
export function latestNewTime(dueAt: Temporal.Instant, calendar: WorkingCalendar): Temporal.Instant {
  return calendar.addWorkingDays(dueAt, 1)
}

/** Reminders and rungs counted from the start (R-049, R-062, R-071 …), in order; day 0 is the start itself. */
export function stepsAfter(
  clock: ReceiptClock,
  start: Temporal.Instant,
  calendar: WorkingCalendar,
  settings: ClockSettings = {},
): Temporal.Instant[] {
  return numbersOf(clock, 'afterStart', settings).map(({ n, unit }) => stepAfter(start, n, unit, calendar))
}

/** … R-081, and reminders ahead of a due date: 09:00, back to a working day (K6). */
export function stepsBefore(
  clock: ClockName,
  end: Temporal.PlainDate,
  calendar: WorkingCalendar,
  settings: ClockSettings = {},
): Temporal.Instant[] {
  return numbersOf(clock, 'beforeEnd', settings).map(({ n, unit }) => {
    const day = isCalendarUnit(unit) ? end.subtract(period[unit](n)) : end
    return calendar.automaticStepAt(calendar.backToWorkingDay(day))
  })
}

type Run = (
  received: Temporal.Instant,
  length: number,
  spec: ClockSpec,
  calendar: WorkingCalendar,
) => Pick<Deadline, 'countingFrom' | 'dueAt'>

const runWorkingDays: Run = (received, length, _spec, calendar) => {
  const countingFrom = calendar.countingFrom(received)
  return { countingFrom, dueAt: calendar.addWorkingDays(countingFrom, length) }
}

const runCalendar =
  (unit: CalendarUnit): Run =>
  (received, length, spec, calendar) => {
    const end = spec.owes === 'outside' ? calendar.calendarPeriodEnd : calendar.officeLimitEnd
    return { countingFrom: received, dueAt: end(received, period[unit](length)) }
  }

const runStaffed =
  (unit: StaffedUnit): Run =>
  (received, length, _spec, calendar) => ({
    countingFrom: calendar.nextDutyOpening(received),
    dueAt: calendar.addStaffedMinutes(received, length * staffedMinutes[unit]),
  })

const runElapsed =
  (unit: ElapsedUnit): Run =>
  (received, length) => ({ countingFrom: received, dueAt: received.add({ [unit]: length }) })

const run: Record<TimeUnit, Run> = {
  workingDays: runWorkingDays,
  calendarDays: runCalendar('calendarDays'),
  weeks: runCalendar('weeks'),
  months: runCalendar('months'),
  years: runCalendar('years'),
  staffedSeconds: runStaffed('staffedSeconds'),
  staffedMinutes: runStaffed('staffedMinutes'),
  staffedHours: runStaffed('staffedHours'),
  minutes: runElapsed('minutes'),
  hours: runElapsed('hours'),
}

const staffedMinutes: Record<StaffedUnit, number> = {
  staffedSeconds: 1 / 60,
  staffedMinutes: 1,
  staffedHours: 60,
}

const period: Record<CalendarUnit, (n: number) => CalendarPeriod> = {
  calendarDays: (days) => ({ days }),
  weeks: (weeks) => ({ weeks }),
  months: (months) => ({ months }),
  years: (years) => ({ years }),
}

function isCalendarUnit(unit: TimeUnit): unit is CalendarUnit {
  return unit in period
}

function isStaffedUnit(unit: TimeUnit): unit is StaffedUnit {
  return unit in staffedMinutes
}

function isShortWait(unit: TimeUnit): boolean {
  return unit !== 'workingDays' && !isCalendarUnit(unit)
}

function stepAfter(start: Temporal.Instant, n: number, unit: TimeUnit, calendar: WorkingCalendar) {
  if (n === 0) return start
  if (unit === 'minutes' || unit === 'hours') return start.add({ [unit]: n })
  if (isStaffedUnit(unit)) return calendar.addStaffedMinutes(start, n * staffedMinutes[unit])
  const day = start.toZonedDateTimeISO(OFFICE_ZONE).toPlainDate()
  if (isCalendarUnit(unit))
    return calendar.automaticStepAt(calendar.forwardToWorkingDay(day.add(period[unit](n))))
  // K23: a ladder counts from the sending day, or from the next working day when that is not one.
  const first = calendar.automaticStepAt(calendar.forwardToWorkingDay(day))
  return calendar.addWorkingDays(first, n)
}

function numbersOf(clock: ClockName, counted: Steps['counted'], settings: ClockSettings) {
  const spec: ClockSpec = clocks[clock]
  return spec.steps
    .filter((steps) => steps.counted === counted)
    .flatMap((steps) => [settings[steps.key] ?? steps.at].flat().map((n) => ({ n, unit: steps.unit })))
}

function later(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(a, b) < 0 ? b : a
}
