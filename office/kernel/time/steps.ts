import type { WorkingCalendar } from './calendar.ts'
import { type ClockName, type ClockSpec, clocks, type ReceiptClock, type Steps } from './clocks.ts'
import type { ClockSettings } from './deadlines.ts'
import { OFFICE_ZONE } from './localTime.ts'
import { calendarPeriodOf, isCalendarUnit, isStaffedUnit, staffedMinutesIn, type TimeUnit } from './units.ts'

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
    const day = isCalendarUnit(unit) ? end.subtract(calendarPeriodOf[unit](n)) : end
    return calendar.automaticStepAt(calendar.backToWorkingDay(day))
  })
}

function stepAfter(start: Temporal.Instant, n: number, unit: TimeUnit, calendar: WorkingCalendar) {
  if (n === 0) return start
  if (unit === 'minutes' || unit === 'hours') return start.add({ [unit]: n })
  if (isStaffedUnit(unit)) return calendar.addStaffedMinutes(start, n * staffedMinutesIn[unit])
  const day = start.toZonedDateTimeISO(OFFICE_ZONE).toPlainDate()
  if (isCalendarUnit(unit)) {
    return calendar.automaticStepAt(calendar.forwardToWorkingDay(day.add(calendarPeriodOf[unit](n))))
  }
  // K23: a ladder counts from the sending day, or from the next working day when that is not one.
  return calendar.addWorkingDays(calendar.automaticStepAt(calendar.forwardToWorkingDay(day)), n)
}

function numbersOf(clock: ClockName, counted: Steps['counted'], settings: ClockSettings) {
  const spec: ClockSpec = clocks[clock]
  return spec.steps
    .filter((steps) => steps.counted === counted)
    .flatMap((steps) => [settings[steps.key] ?? steps.at].flat().map((n) => ({ n, unit: steps.unit })))
}
