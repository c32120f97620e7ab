import { expect, test } from 'vitest'
import { dateOf, dayOf, instantAt, localTime, MINUTE } from './localTime.ts'
import { day, inOslo, oslo } from './testTime.ts'

test('a date and its day number are each other’s', () => {
  expect(dayOf(day('1970-01-02'))).toBe(1)
  expect(dateOf(dayOf(day('2028-02-29'))).toString()).toBe('2028-02-29')
})

test.each([
  ['2026-03-01 23:59'],
  ['2026-03-29 00:30'],
  ['2026-03-29 01:59'],
  ['2026-03-29 03:00'],
  ['2026-10-25 01:30'],
  ['2026-10-25 23:59'],
  ['2026-07-01 00:00'],
  ['1969-12-31 12:00'],
])('%s is found again from day and clock time', (text) => {
  const { day, ms } = localTime(oslo(text))
  expect(dateOf(day).toString()).toBe(text.slice(0, 10))
  expect(inOslo(instantAt(day, ms))).toBe(text)
})

test('clock time is what the wall says, also on the days of 23 and 25 hours', () => {
  expect(localTime(oslo('2026-03-29 12:00')).ms / MINUTE).toBe(720)
  expect(localTime(oslo('2026-10-25 12:00')).ms / MINUTE).toBe(720)
})

test('a clock time that summer time skips is taken an hour later, one that comes twice the first time', () => {
  expect(instantAt(dayOf(day('2026-03-29')), 150 * MINUTE).toString()).toBe('2026-03-29T01:30:00Z')
  expect(instantAt(dayOf(day('2026-10-25')), 150 * MINUTE).toString()).toBe('2026-10-25T00:30:00Z')
})
