import { describe, expect, test } from 'vitest'
import { type CalendarPeriod, standardPolicy, workingCalendar } from './calendar.ts'
import { day, inOslo, oslo } from './testTime.ts'

const calendar = workingCalendar(standardPolicy)
const closedFriday = workingCalendar({ ...standardPolicy, closingDays: ['2026-05-15'] })

describe('K2 working days', () => {
  test.each([
    ['2026-03-02', true, 'Monday'],
    ['2026-03-06', true, 'Friday'],
    ['2026-03-07', false, 'Saturday'],
    ['2026-03-08', false, 'Sunday'],
    ['2026-04-01', true, 'Wednesday before Easter'],
    ['2026-04-02', false, 'Maundy Thursday'],
    ['2026-04-03', false, 'Good Friday'],
    ['2026-04-06', false, 'Easter Monday'],
    ['2026-05-14', false, 'Ascension Day'],
    ['2027-05-17', false, '17 May on a Monday'],
    ['2026-05-18', true, 'Monday after a 17 May on a Sunday'],
    ['2026-12-24', true, 'Christmas Eve'],
    ['2026-12-25', false, 'Christmas Day'],
    ['2026-12-31', true, 'New Year’s Eve'],
    ['2028-02-29', true, 'leap day on a Tuesday'],
  ])('%s %s (%s)', (date, working) => {
    expect(calendar.isWorkingDay(day(date))).toBe(working)
  })

  test('a published closing day is none, for that office only', () => {
    expect(closedFriday.isWorkingDay(day('2026-05-15'))).toBe(false)
    expect(calendar.isWorkingDay(day('2026-05-15'))).toBe(true)
  })
})

describe('K3 when counting starts', () => {
  test.each([
    ['2026-03-02 10:00', '2026-03-02 10:00', 'inside working hours'],
    ['2026-03-02 08:00', '2026-03-02 08:00', 'exactly at opening'],
    ['2026-03-02 07:59:59', '2026-03-02 08:00', 'just before opening'],
    ['2026-03-02 00:00', '2026-03-02 08:00', 'midnight'],
    ['2026-03-02 15:29:59', '2026-03-02 15:29:59', 'last second'],
    ['2026-03-02 15:30', '2026-03-03 08:00', 'exactly at closing'],
    ['2026-03-02 23:59', '2026-03-03 08:00', 'one minute to midnight'],
    ['2026-03-03 18:30', '2026-03-04 08:00', 'evening visit (C6-09)'],
    ['2026-03-06 16:10', '2026-03-09 08:00', 'Friday afternoon (C1-05)'],
    ['2026-03-07 11:00', '2026-03-09 08:00', 'Saturday'],
    ['2026-03-08 23:59', '2026-03-09 08:00', 'Sunday night'],
    ['2026-04-01 15:30', '2026-04-07 08:00', 'Wednesday before Easter, at closing'],
    ['2026-04-02 10:00', '2026-04-07 08:00', 'Maundy Thursday'],
    ['2026-05-16 10:00', '2026-05-18 08:00', 'Saturday before 17 May'],
    ['2026-12-24 15:29', '2026-12-24 15:29', 'Christmas Eve is worked'],
    ['2026-12-24 16:00', '2026-12-28 08:00', 'Christmas Eve after closing'],
    ['2026-03-29 02:30', '2026-03-30 08:00', 'in the hour that summer time skips'],
    ['2026-10-25 02:30', '2026-10-26 08:00', 'in the hour that comes twice'],
  ])('received %s counts from %s (%s)', (received, from) => {
    expect(inOslo(calendar.countingFrom(oslo(received)))).toBe(from)
  })

  test('over a closing day too', () => {
    expect(inOslo(closedFriday.countingFrom(oslo('2026-05-13 15:30')))).toBe('2026-05-18 08:00')
  })
})

describe('K4 and K1 working days later at the same clock time', () => {
  test.each([
    ['2026-03-02 10:00', 2, '2026-03-04 10:00', 'T0'],
    ['2026-03-02 10:00', 3, '2026-03-05 10:00', 'C1-02'],
    ['2026-03-09 08:00', 2, '2026-03-11 08:00', 'C1-05'],
    ['2026-03-27 14:20', 1, '2026-03-30 14:20', 'over the change to summer time'],
    ['2026-10-23 14:20', 1, '2026-10-26 14:20', 'over the change to winter time'],
    ['2026-04-01 09:00', 2, '2026-04-08 09:00', 'over Easter'],
    ['2026-04-30 09:00', 1, '2026-05-04 09:00', 'over 1 May'],
    ['2026-05-13 09:00', 2, '2026-05-18 09:00', 'over Ascension Day and 17 May'],
    ['2026-12-23 12:00', 3, '2026-12-29 12:00', 'over Christmas'],
    ['2026-12-30 12:00', 2, '2027-01-04 12:00', 'over New Year'],
    ['2028-02-28 12:00', 1, '2028-02-29 12:00', 'to leap day'],
    ['2028-02-28 12:00', 2, '2028-03-01 12:00', 'over leap day'],
    ['2026-03-07 12:00', 1, '2026-03-09 12:00', 'from a Saturday'],
    ['2026-03-09 12:00', -1, '2026-03-06 12:00', 'backwards'],
    ['2026-03-07 12:00', 0, '2026-03-07 12:00', 'none'],
  ])('%s plus %i is %s (%s)', (from, n, to) => {
    expect(inOslo(calendar.addWorkingDays(oslo(from), n))).toBe(to)
  })
})

describe('working minutes', () => {
  test.each([
    ['2026-03-02 08:00', '2026-03-02 15:30', 450],
    ['2026-03-02 00:00', '2026-03-02 23:59', 450],
    ['2026-03-02 10:00', '2026-03-04 10:00', 900],
    ['2026-03-06 16:10', '2026-03-09 08:00', 0],
    ['2026-03-06 15:00', '2026-03-09 08:30', 60],
    ['2026-04-01 15:00', '2026-04-07 08:10', 40],
    ['2026-03-27 10:00', '2026-03-30 10:00', 450],
    ['2026-03-09 08:30', '2026-03-06 15:00', -60],
  ])('between %s and %s are %i', (a, b, minutes) => {
    expect(calendar.workingMinutesBetween(oslo(a), oslo(b))).toBe(minutes)
  })

  test.each([
    ['2026-03-02 10:00', 60, '2026-03-02 11:00'],
    ['2026-03-02 14:30', 60, '2026-03-02 15:30'],
    ['2026-03-02 15:00', 60, '2026-03-03 08:30'],
    ['2026-03-06 15:00', 60, '2026-03-09 08:30'],
    ['2026-03-07 11:00', 60, '2026-03-09 09:00'],
    ['2026-04-01 15:00', 490, '2026-04-08 08:10'],
    ['2026-03-07 11:00', 0, '2026-03-09 08:00'],
  ])('R-113: %s and %i of them is %s', (from, minutes, to) => {
    expect(inOslo(calendar.addWorkingMinutes(oslo(from), minutes))).toBe(to)
  })

  test.each([
    ['2026-03-09 08:00', '2026-03-11 08:00', 0.75, '2026-03-10 11:45'],
    ['2026-03-09 08:00', '2026-03-11 08:00', 0.9, '2026-03-10 14:00'],
    ['2026-03-09 08:00', '2026-03-11 08:00', 1, '2026-03-11 08:00'],
    ['2026-03-09 08:00', '2026-03-11 08:00', 1.5, '2026-03-11 15:30'],
    ['2026-03-02 10:00', '2026-03-04 10:00', 0.75, '2026-03-03 13:45'],
    ['2026-03-02 10:00', '2026-03-04 10:00', 0.9, '2026-03-04 08:30'],
    ['2026-03-02 10:00', '2026-03-04 10:00', 1.5, '2026-03-05 10:00'],
    ['2026-04-01 15:00', '2026-04-08 15:00', 0.5, '2026-04-07 15:00'],
    ['2026-03-07 10:00', '2026-03-08 10:00', 0.5, '2026-03-07 22:00'],
  ])('K10: from %s to %s, share %f is %s', (from, due, share, at) => {
    expect(inOslo(calendar.atShareOfWorkingTime(oslo(from), oslo(due), share))).toBe(at)
  })
})

describe('K16 duty hours', () => {
  test.each([
    ['2026-03-02 13:00', '2026-03-02 14:00', 'C1-08'],
    ['2026-03-02 14:30', '2026-03-02 15:30', 'C9-05, carried through past closing'],
    ['2026-03-02 14:59', '2026-03-02 15:59', 'last minute of duty'],
    ['2026-03-02 15:00', '2026-03-03 10:00', 'exactly at closing'],
    ['2026-03-02 08:30', '2026-03-02 10:00', 'before duty'],
    ['2026-03-06 20:00', '2026-03-09 10:00', 'Friday evening'],
    ['2026-04-03 12:00', '2026-04-07 10:00', 'Good Friday'],
    ['2026-03-28 22:00', '2026-03-30 10:00', 'the night summer time begins'],
  ])('urgent at %s: a person by %s (%s)', (registered, by) => {
    expect(inOslo(calendar.addStaffedMinutes(oslo(registered), 60))).toBe(by)
  })

  test('hours are those of the office', () => {
    expect(calendar.inDutyHours(oslo('2026-03-02 08:30'))).toBe(false)
    expect(calendar.inWorkingHours(oslo('2026-03-02 08:30'))).toBe(true)
    expect(calendar.inWorkingHours(oslo('2026-03-02 15:30'))).toBe(false)
    expect(inOslo(calendar.nextDutyOpening(oslo('2026-03-02 15:10')))).toBe('2026-03-03 09:00')
    const late = workingCalendar({ ...standardPolicy, dutyHours: { from: '09:00', to: '18:00' } })
    expect(late.inDutyHours(oslo('2026-03-02 17:00'))).toBe(true)
  })

  test('R-032: a line ten minutes before closing and one ten minutes after opening lie 20 staffed minutes apart', () => {
    expect(calendar.staffedMinutesBetween(oslo('2026-03-06 14:50'), oslo('2026-03-09 09:10'))).toBe(20)
  })
})

describe('K5 periods for the person', () => {
  test.each<[string, CalendarPeriod, string, string]>([
    ['2026-03-04 12:00', { weeks: 3 }, '2026-03-25 23:59', 'municipal appeal'],
    ['2026-03-02 14:00', { days: 14 }, '2026-03-16 23:59', 'documents (C3-02)'],
    ['2026-03-21 09:00', { days: 14 }, '2026-04-07 23:59', 'last day Easter Saturday'],
    ['2026-03-02 23:59', { days: 1 }, '2026-03-03 23:59', 'reached at night'],
    ['2026-01-31 12:00', { months: 1 }, '2026-03-02 23:59', 'month end on a Saturday'],
    ['2028-02-29 12:00', { years: 1 }, '2029-02-28 23:59', 'from leap day'],
    ['2026-10-23 12:00', { days: 2 }, '2026-10-26 23:59', 'last day is the Sunday of 25 hours'],
  ])('reached %s, %o: ends %s (%s)', (reached, period, end) => {
    expect(inOslo(calendar.calendarPeriodEnd(oslo(reached), period))).toBe(end)
  })
})

describe('K6 moving to a working day', () => {
  test('what warns ahead goes back, what reacts goes forward, at 09:00', () => {
    const firstOfMay = day('2026-05-01')
    expect(calendar.backToWorkingDay(firstOfMay).toString()).toBe('2026-04-30')
    expect(calendar.forwardToWorkingDay(firstOfMay).toString()).toBe('2026-05-04')
    expect(calendar.forwardToWorkingDay(day('2026-03-02')).toString()).toBe('2026-03-02')
    expect(inOslo(calendar.automaticStepAt(day('2026-03-09')))).toBe('2026-03-09 09:00')
  })

  test.each<[string, CalendarPeriod, string, string]>([
    ['2026-03-02 10:00', { weeks: 4 }, '2026-03-30 23:59', 'C8-01'],
    ['2026-03-07 10:00', { weeks: 4 }, '2026-04-01 23:59', 'day 28 is Easter Eve'],
    ['2026-03-07 10:00', { days: 1 }, '2026-03-09 23:59', 'never before it began'],
  ])('the office, from %s, %o: at the latest %s (%s)', (received, period, end) => {
    expect(inOslo(calendar.officeLimitEnd(oslo(received), period))).toBe(end)
  })
})

describe('K15 dated within five working days', () => {
  test.each([
    ['2026-03-06', true, 'Friday this week (C9-06)'],
    ['2026-03-02', true, 'today'],
    ['2026-03-09', true, 'the fifth'],
    ['2026-03-10', false, 'the sixth'],
    ['2026-03-01', false, 'yesterday'],
  ])('seen on Monday 2 March, %s: %s (%s)', (date, within) => {
    expect(calendar.withinWorkingDays(day('2026-03-02'), day(date), 5)).toBe(within)
  })

  test('Easter makes the five days longer', () => {
    expect(calendar.withinWorkingDays(day('2026-03-31'), day('2026-04-10'), 5)).toBe(true)
    expect(calendar.withinWorkingDays(day('2026-03-31'), day('2026-04-13'), 5)).toBe(false)
  })
})

describe('a policy that cannot be', () => {
  test('is refused when the calendar is made or when no day is left', () => {
    expect(() =>
      workingCalendar({ ...standardPolicy, workingHours: { from: '15:30', to: '08:00' } }),
    ).toThrow(RangeError)
    expect(() => workingCalendar({ ...standardPolicy, closingDays: ['soon'] })).toThrow(RangeError)
    const never = workingCalendar({ ...standardPolicy, isHoliday: () => true })
    expect(() => never.countingFrom(oslo('2026-03-02 10:00'))).toThrow(/no working day/)
  })
})
