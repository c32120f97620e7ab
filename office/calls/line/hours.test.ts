import { expect, test } from 'vitest'
import { standardPolicy, workingCalendar } from '../../kernel/time/calendar.ts'
import { openAt } from './hours.ts'

const week = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '09:00:00', closes: '15:00:00' }))
const oslo = (time: string) => Temporal.PlainDateTime.from(time).toZonedDateTime('Europe/Oslo').toInstant()
const calendar = workingCalendar({ ...standardPolicy, closingDays: ['2026-03-06'] })
const at = (time: string) => {
  const answer = openAt(oslo(time), week, calendar)
  return answer.open
    ? 'open'
    : (answer.opens?.toZonedDateTimeISO('Europe/Oslo').toPlainDateTime().toString() ?? 'never')
}

test.each([
  ['2026-03-02T10:00', 'open'],
  ['2026-03-02T09:00', 'open'],
  ['2026-03-02T08:59', '2026-03-02T09:00:00'],
  ['2026-03-02T15:00', '2026-03-03T09:00:00'],
  // Friday is a closing day of the office, and then comes a weekend.
  ['2026-03-05T15:30', '2026-03-09T09:00:00'],
  // Maundy Thursday to Easter Monday.
  ['2026-04-01T16:00', '2026-04-07T09:00:00'],
])('at %s: %s', (time, says) => {
  expect(at(time)).toBe(says)
})

test('without hours nobody is told a time', () => {
  expect(openAt(oslo('2026-03-02T10:00'), [], calendar)).toEqual({ open: false, opens: null })
})
