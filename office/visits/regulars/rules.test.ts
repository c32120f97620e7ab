import { describe, expect, test } from 'vitest'
import { oslo } from '../../../test/support/story.ts'
import { comesMonthly, countsFrom, fixedTimes, planEnds, readBrief, weekKept } from './rules.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const clock = (at: Temporal.Instant) =>
  at.toZonedDateTimeISO('Europe/Oslo').toPlainDateTime().toString({ smallestUnit: 'minute' })

describe('the same form each month (R-451)', () => {
  test.each<[string, string[], string, boolean]>([
    [
      'three months behind, on the first of the next',
      ['2026-01-30', '2026-02-02', '2026-03-31'],
      '2026-04-01',
      true,
    ],
    ['this month and two before', ['2026-01-05', '2026-02-05', '2026-03-02'], '2026-03-02', true],
    ['over the turn of the year', ['2025-11-28', '2025-12-12', '2026-01-09'], '2026-02-01', true],
    ['three times in one month', ['2026-03-01', '2026-03-09', '2026-03-20'], '2026-04-01', false],
    ['a month left out', ['2025-12-05', '2026-01-05', '2026-03-02'], '2026-03-02', false],
    ['two months', ['2026-02-05', '2026-03-02'], '2026-03-02', false],
    ['long ago', ['2025-01-05', '2025-02-05', '2025-03-02'], '2026-03-02', false],
  ])('%s', (_what, days, today, expected) => {
    expect(comesMonthly(days.map(day), day(today), 3)).toBe(expected)
  })

  test('a yearly plan ends after a year, the others do not end', () => {
    expect(planEnds('yearlyPlan', day('2026-03-02'), 12)).toBe('2027-03-02')
    expect(planEnds('yearlyPlan', day('2028-02-29'), 12)).toBe('2029-02-28')
    expect([planEnds('call', day('2026-03-02'), 12), planEnds('ownSlot', day('2026-03-02'), 12)]).toEqual([
      null,
      null,
    ])
  })
})

describe('times of one’s own (R-453)', () => {
  const now = oslo('2026-03-02 10:00')
  test('the same weekday and clock time, also when the clocks change', () => {
    const times = fixedTimes({ weekday: 2, at: '10:30', weeks: 5 }, now)
    expect(times?.map(clock)).toEqual([
      '2026-03-03T10:30',
      '2026-03-10T10:30',
      '2026-03-17T10:30',
      '2026-03-24T10:30',
      '2026-03-31T10:30',
    ])
  })
  test('from tomorrow on', () => {
    expect(fixedTimes({ weekday: 1, at: '12:00', weeks: 1 }, now)?.map(clock)).toEqual(['2026-03-09T12:00'])
    expect(fixedTimes({ weekday: 5, at: '12:00', weeks: 1 }, now)?.map(clock)).toEqual(['2026-03-06T12:00'])
  })
  test.each([
    { weekday: 6, at: '10:00', weeks: 4 },
    { weekday: 2, at: '10:03', weeks: 4 },
    { weekday: 2, at: '25:00', weeks: 4 },
    { weekday: 2, at: '', weeks: 4 },
    { weekday: Number.NaN, at: '10:00', weeks: 4 },
    { weekday: 2, at: '10:00', weeks: 0 },
    { weekday: 2, at: '10:00', weeks: 27 },
  ])('no such time: %j', (told) => {
    expect(fixedTimes(told, now)).toBeNull()
  })
})

test('a brief says something, and not everything', () => {
  expect(readBrief(' Spør om barna først. ')).toEqual({ ok: true, brief: 'Spør om barna først.' })
  expect(readBrief(' ')).toEqual({ ok: false, reason: 'empty' })
  expect(readBrief('x'.repeat(1001))).toEqual({ ok: false, reason: 'tooLong' })
})

test('what is kept of a week, and what is missing (R-452)', () => {
  expect(weekKept(2, 0, 2)).toEqual({ kept: 2, used: 0, minimum: 2, missing: 0 })
  expect(weekKept(1, 1, 2).missing).toBe(0)
  expect(weekKept(0, 1, 2).missing).toBe(1)
  expect(weekKept(0, 3, 2).missing).toBe(0)
})

test('visits count for so many days back', () => {
  expect(countsFrom(oslo('2026-03-02 10:00'), { days: 30 })).toEqual(oslo('2026-01-31 10:00'))
})
