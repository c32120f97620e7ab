import { describe, expect, test } from 'vitest'
import { oslo } from '../../../test/support/story.ts'
import { doorAt, type HoursRecord, hoursOn, weekOf } from './rules.ts'

const HOLIDAYS = ['2026-04-01', '2026-04-04']
const isHoliday = (day: Temporal.PlainDate) => HOLIDAYS.includes(day.toString())
const calendar = { policy: { isHoliday } }
const WEDNESDAYS = { weekday: 3, opens: '12:00', closes: '14:00' }
const record: HoursRecord = {
  lines: [
    { from: '2024-01-01', ...WEDNESDAYS },
    { from: '2026-03-16', weekday: 2, opens: '13:00', closes: '15:00' },
    { from: '2026-03-16', weekday: 2, opens: '09:00', closes: '11:00' },
  ],
  closed: [{ day: '2026-03-11', from: null, until: null, cause: 'planning', reason: 'Planning day' }],
}
const door = (time: string) => doorAt(record, oslo(time), calendar)
const opens = (time: string) => door(time).opens?.toString()

describe('one record of hours (R-454)', () => {
  test('open from the minute it opens to the minute before it closes', () => {
    expect(['11:59', '12:00', '13:59', '14:00'].map((time) => door(`2026-03-04 ${time}`).open)).toEqual([
      false,
      true,
      true,
      false,
    ])
  })

  test('the next opening passes over closing days, and follows what is decided from a later date', () => {
    expect(opens('2026-03-02 09:00')).toBe('2026-03-04T11:00:00Z')
    // Wednesday 11 March is closed; from the 16th it is Tuesdays.
    expect(opens('2026-03-05 10:00')).toBe('2026-03-17T08:00:00Z')
    expect(opens('2026-03-17 10:30')).toBe('2026-03-17T12:00:00Z')
    expect(doorAt({ lines: [], closed: [] }, oslo('2026-03-05 10:00'), calendar).opens).toBeNull()
  })

  test('who is early is early, not at another day (R-459)', () => {
    expect([door('2026-03-04 11:00').later, door('2026-03-04 14:00').later]).toEqual([true, false])
  })

  test('a week has seven days from Monday, and a holiday is closed without a reason of the office', () => {
    const days = weekOf(record, oslo('2026-03-12 10:00'), calendar)
    expect(days.map(({ day, closedFor }) => [day.toString().slice(8), closedFor])).toEqual([
      ['09', null],
      ['10', null],
      ['11', 'Planning day'],
      ['12', null],
      ['13', null],
      ['14', null],
      ['15', null],
    ])
    const holiday = { lines: [{ from: '2024-01-01', ...WEDNESDAYS }], closed: [] }
    expect(hoursOn(holiday, Temporal.PlainDate.from('2026-04-01'), calendar)).toMatchObject({
      spans: [],
      closedFor: '',
    })
  })
})

test('an evening and a Saturday are hours like others, and a holiday closes them too (R-455)', () => {
  const evening = {
    lines: [
      { from: '2024-01-01', weekday: 5, opens: '21:00', closes: '24:00' },
      { from: '2024-01-01', weekday: 6, opens: '00:00', closes: '01:00' },
    ],
    closed: [],
  }
  const at = (time: string) => doorAt(evening, oslo(time), calendar)
  expect(['20:59', '21:00', '23:59'].map((time) => at(`2026-03-06 ${time}`).open)).toEqual([
    false,
    true,
    true,
  ])
  expect(['00:00', '00:59', '01:00'].map((time) => at(`2026-03-07 ${time}`).open)).toEqual([
    true,
    true,
    false,
  ])
  expect(at('2026-03-06 20:00').opens?.toString()).toBe('2026-03-06T20:00:00Z')
  expect(at('2026-04-04 00:30').open).toBe(false)
})

describe('a day of which a part is closed (R-454)', () => {
  const day = Temporal.PlainDate.from('2026-03-04')
  const closed = (...parts: [string, string][]): HoursRecord => ({
    ...record,
    closed: parts.map(([from, until]) => ({
      ...{ day: day.toString(), from, until, cause: 'building' as const, reason: `${from}` },
    })),
  })
  const left = (...parts: [string, string][]) => {
    const { spans, cause } = hoursOn(closed(...parts), day, calendar)
    return [spans.map(({ opens, closes }) => `${opens}-${closes}`).join(' '), cause]
  }

  test('has the hours that are left, in the middle too, and where none are left it is closed', () => {
    expect(left(['09:00', '12:30'])).toEqual(['12:30-14:00', null])
    expect(left(['12:30', '13:00'])).toEqual(['12:00-12:30 13:00-14:00', null])
    expect(left(['12:30', '13:00'], ['12:45', '24:00'])).toEqual(['12:00-12:30', null])
    expect(left(['12:00', '13:00'], ['13:00', '14:00'])).toEqual(['', 'building'])
    // What is closed when nobody would have come anyway is not said.
    expect(hoursOn(closed(['14:00', '16:00']), day, calendar).parts).toEqual([])
  })

  test('opens again the same day, and says why it is closed just now', () => {
    const at = (time: string) => doorAt(closed(['12:30', '13:00']), oslo(`2026-03-04 ${time}`), calendar)
    expect(at('12:29')).toMatchObject({ open: true, part: null })
    expect(at('12:30')).toMatchObject({ open: false, later: true, part: { until: '13:00' } })
    expect(at('12:30').opens?.toString()).toBe('2026-03-04T12:00:00Z')
    expect(at('13:00')).toMatchObject({ open: true, part: null })
  })
})
