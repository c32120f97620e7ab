import { atShareOfElapsedTime, type WorkingCalendar } from './calendar.ts'
import { type ClockName, type ClockSpec, clocks, type ReceiptClock } from './clocks.ts'
import type { CalendarUnit, ElapsedUnit, StaffedUnit, TimeUnit } from './units.ts'
import { calendarPeriodOf, isCalendarUnit, staffedMinutesIn } from './units.ts'

/** Configuration rows that override the table of clocks, by key (`clock.contactTask`). A list where it is steps. */
export type ClockSettings = Readonly<Record<string, number | readonly number[]>>

interface Deadline {
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
const defaultShares: EscalationShares = [75, 90, 100, 150]

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
function lengthOf(clock: ClockName, settings: ClockSettings): number {
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
  const inWorkingTime = unit === 'workingDays' || isCalendarUnit(unit)
  const atShare = inWorkingTime ? calendar.atShareOfWorkingTime : atShareOfElapsedTime
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
    return { countingFrom: received, dueAt: end(received, calendarPeriodOf[unit](length)) }
  }

const runStaffed =
  (unit: StaffedUnit): Run =>
  (received, length, _spec, calendar) => ({
    countingFrom: calendar.nextDutyOpening(received),
    dueAt: calendar.addStaffedMinutes(received, length * staffedMinutesIn[unit]),
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

function later(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(a, b) < 0 ? b : a
}
