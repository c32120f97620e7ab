import type { CalendarPeriod } from './calendar.ts'

export type CalendarUnit = 'calendarDays' | 'weeks' | 'months' | 'years'
export type StaffedUnit = 'staffedSeconds' | 'staffedMinutes' | 'staffedHours'
export type ElapsedUnit = 'minutes' | 'hours'
/** Rules, "Units of time": a rule always says which one it counts in. */
export type TimeUnit = 'workingDays' | CalendarUnit | StaffedUnit | ElapsedUnit

export const staffedMinutesIn: Record<StaffedUnit, number> = {
  staffedSeconds: 1 / 60,
  staffedMinutes: 1,
  staffedHours: 60,
}

export const calendarPeriodOf: Record<CalendarUnit, (n: number) => CalendarPeriod> = {
  calendarDays: (days) => ({ days }),
  weeks: (weeks) => ({ weeks }),
  months: (months) => ({ months }),
  years: (years) => ({ years }),
}

export function isCalendarUnit(unit: TimeUnit): unit is CalendarUnit {
  return Object.hasOwn(calendarPeriodOf, unit)
}

export function isStaffedUnit(unit: TimeUnit): unit is StaffedUnit {
  return Object.hasOwn(staffedMinutesIn, unit)
}
