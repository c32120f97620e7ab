import { performance } from 'node:perf_hooks'
import { describe, expect, test } from 'vitest'
import { settingsFrom } from '../../kernel/settings.ts'
import { DAY, MINUTE } from '../../kernel/time/localTime.ts'
import type { MeetingKind, MeetingMode } from '../model.ts'
import { clockTime, weekOf, workDays } from './hours.ts'
import { merged, reservedSpans, type Span } from './reserve.ts'
import { type FreeQuestion, freeTimes, lengthOf, type PlaceTime, type StaffTime } from './rules.ts'

const calendar = settingsFrom().calendar()
const oslo = (text: string) =>
  Temporal.PlainDateTime.from(text.replace(' ', 'T')).toZonedDateTime('Europe/Oslo').toInstant()
const ms = (text: string) => oslo(text).epochMilliseconds
const span = (from: string, until: string): Span => [ms(from), ms(until)]
const local = (at: number) =>
  Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO('Europe/Oslo')
    .toPlainDateTime()
    .toString()
    .slice(5, 16)

const adviser = (told: Partial<StaffTime> & { from?: string; until?: string } = {}): StaffTime => ({
  staffId: 'a',
  days: workDays(calendar, oslo(told.from ?? '2026-03-02 00:00'), oslo(told.until ?? '2026-03-02 23:00')),
  busy: [],
  kept: [],
  used: new Map(),
  ...told,
})
const NOWHERE: PlaceTime = {
  placeId: null,
  rooms: null,
  weekdays: null,
  opens: 0,
  closes: 0,
  fromOn: null,
  untilOn: null,
  travel: 0,
}
const LIBRARY: PlaceTime = {
  ...NOWHERE,
  placeId: 'library',
  rooms: [[]],
  weekdays: [3, 4],
  opens: clockTime('10:00'),
  closes: clockTime('14:00'),
  travel: 45 * MINUTE,
}
const asks = (told: Partial<FreeQuestion> = {}) =>
  freeTimes({
    staff: [adviser()],
    place: NOWHERE,
    personBusy: [],
    minutes: 60,
    stepMinutes: 30,
    notBefore: 0,
    reserve: null,
    ...told,
  })
const starts = (told: Partial<FreeQuestion> = {}) => asks(told).map(({ startsAt }) => local(startsAt))

describe('R-467 how long it takes', () => {
  test.each<[MeetingKind, MeetingMode, boolean, number]>([
    ['mapping', 'physicalOffice', false, 60],
    ['mapping', 'physicalOffice', true, 90],
    ['mapping', 'video', false, 45],
    ['mapping', 'video', true, 70],
    ['followUp', 'phone', false, 30],
    ['followUp', 'phone', true, 45],
    ['decisionExplanation', 'phone', false, 20],
    ['decisionExplanation', 'physicalOffice', true, 30],
    ['checkIn', 'physicalOffice', false, 10],
    ['preInterviewCheck', 'hybrid', false, 30],
    ['homeVisit', 'home', false, 60],
  ])('%s, %s, interpreted %s: %i minutes', (kind, mode, interpreted, minutes) => {
    expect(lengthOf(kind, mode, interpreted)).toBe(minutes)
  })

  test('an office may say otherwise of a kind, and an interpreter makes that longer too', () => {
    const lengths = { physical: 60, video: 45, phone: 30, interpretedFactor: 1.5, kinds: { checkIn: 15 } }
    expect(lengthOf('checkIn', 'phone', false, lengths)).toBe(15)
    expect(lengthOf('checkIn', 'phone', true, lengths)).toBe(25)
  })
})

describe('R-479, R-489 free times of a day', () => {
  test('every half hour from opening, the last one over at closing', () => {
    expect(starts()).toHaveLength(14)
    expect(starts().at(0)).toBe('03-02T08:00')
    expect(starts().at(-1)).toBe('03-02T14:30')
    expect(starts({ minutes: 90 }).at(-1)).toBe('03-02T14:00')
    expect(starts({ minutes: 451 })).toEqual([])
  })

  test('nothing that has begun', () => {
    expect(starts({ notBefore: ms('2026-03-02 13:10') })).toEqual([
      '03-02T13:30',
      '03-02T14:00',
      '03-02T14:30',
    ])
  })

  test('not while the adviser or the person is taken; what only touches is no obstacle', () => {
    const staff = [adviser({ busy: merged([span('2026-03-02 08:00', '2026-03-02 10:00')]) })]
    const personBusy = [span('2026-03-02 11:00', '2026-03-02 13:30')]
    expect(starts({ staff, personBusy })).toEqual([
      '03-02T10:00',
      '03-02T13:30',
      '03-02T14:00',
      '03-02T14:30',
    ])
  })

  test('what overlaps is one, so that a long entry is not forgotten behind a short one', () => {
    const busy = merged([
      span('2026-03-02 08:00', '2026-03-02 14:00'),
      span('2026-03-02 08:30', '2026-03-02 09:00'),
      span('2026-03-02 09:00', '2026-03-02 09:30'),
    ])
    expect(busy).toHaveLength(1)
    expect(starts({ staff: [adviser({ busy })] })).toEqual(['03-02T14:00', '03-02T14:30'])
  })

  test('a room is the first free one; when all are taken there is no time', () => {
    const noon = span('2026-03-02 12:00', '2026-03-02 13:00')
    const place = { ...NOWHERE, placeId: 'office', rooms: [[noon], []] }
    expect(asks({ place }).map(({ room }) => room)).toEqual([1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1])
    const full = starts({ place: { ...place, rooms: [[noon], [noon]] } })
    expect(full).toHaveLength(11)
    expect(full).not.toContain('03-02T11:30')
  })

  test('in order of time, whoever it is', () => {
    const staff = [adviser({ staffId: 'b' }), adviser({ staffId: 'a' })]
    expect(
      asks({ staff })
        .slice(0, 3)
        .map(({ staffId, startsAt }) => `${staffId} ${local(startsAt)}`),
    ).toEqual(['b 03-02T08:00', 'a 03-02T08:00', 'b 03-02T08:30'])
  })
})

describe('R-478 elsewhere', () => {
  const staff = [adviser({ from: '2026-03-02 00:00', until: '2026-03-06 23:00' })]
  test('within the hours and days of the place', () => {
    expect(starts({ staff, place: LIBRARY })).toEqual([
      '03-04T10:00',
      '03-04T10:30',
      '03-04T11:00',
      '03-04T11:30',
      '03-04T12:00',
      '03-04T12:30',
      '03-04T13:00',
      '03-05T10:00',
      '03-05T10:30',
      '03-05T11:00',
      '03-05T11:30',
      '03-05T12:00',
      '03-05T12:30',
      '03-05T13:00',
    ])
  })

  test('the way there and back is the adviser’s time too, within their day', () => {
    const early = { ...LIBRARY, opens: clockTime('08:00'), closes: clockTime('16:00'), weekdays: [3] }
    const times = starts({ staff, place: early })
    expect([times.at(0), times.at(-1)]).toEqual(['03-04T09:00', '03-04T13:30'])
    const busy = [span('2026-03-04 11:00', '2026-03-04 11:15')]
    expect(starts({ staff: [{ ...(staff[0] as StaffTime), busy }], place: LIBRARY })).not.toContain(
      '03-04T10:00',
    )
  })

  test('not before it opens for the first time, nor after it has closed for good', () => {
    const place = { ...LIBRARY, fromOn: '2026-03-05', untilOn: '2026-03-05' }
    expect(starts({ staff, place }).every((at) => at.startsWith('03-05'))).toBe(true)
    expect(starts({ staff, place: { ...place, untilOn: '2026-03-04' } })).toEqual([])
  })
})

describe('K1, K2 holidays and summer time', () => {
  test('no time at Easter, on 1 May, 17 May or Whit Monday', () => {
    const days = (from: string, until: string) =>
      workDays(calendar, oslo(from), oslo(until)).map(({ date }) => date)
    expect(days('2026-03-30 00:00', '2026-04-08 00:00')).toEqual([
      '2026-03-30',
      '2026-03-31',
      '2026-04-01',
      '2026-04-07',
      '2026-04-08',
    ])
    expect(days('2026-04-30 00:00', '2026-05-04 12:00')).toEqual(['2026-04-30', '2026-05-04'])
  })

  test('eight o’clock is eight o’clock on both sides of the change', () => {
    const staff = [adviser({ from: '2026-03-27 00:00', until: '2026-03-30 12:00' })]
    const eight = asks({ staff }).filter(({ startsAt }) => local(startsAt).endsWith('T08:00'))
    expect(eight.map(({ startsAt }) => new Date(startsAt).toISOString())).toEqual([
      '2026-03-27T07:00:00.000Z',
      '2026-03-30T06:00:00.000Z',
    ])
    const autumn = [adviser({ from: '2026-10-23 00:00', until: '2026-10-26 12:00' })]
    expect(starts({ staff: autumn })).toHaveLength(28)
  })

  test('a week is Monday to Monday in the office’s time, also when it has 167 hours', () => {
    const { from, until } = weekOf(oslo('2026-03-29 23:30'))
    expect([local(from.epochMilliseconds), local(until.epochMilliseconds)]).toEqual([
      '03-23T00:00',
      '03-30T00:00',
    ])
    expect(until.since(from).total('hours')).toBe(167)
  })
})

describe('R-452 kept for those who cannot book on a screen', () => {
  const week = (told: Partial<StaffTime> = {}) =>
    adviser({ from: '2026-03-02 00:00', until: '2026-03-06 23:00', ...told })
  const reserve = { perWeek: 2, minutes: 60 }
  const kept = (staff: StaffTime, from = '2026-03-02 00:00') =>
    reservedSpans(staff, reserve, ms(from)).map(([start]) => local(start))

  test('two hours a week, on different days', () => {
    expect(kept(week())).toEqual(['03-05T08:00', '03-06T08:00'])
  })

  test('whoever they are kept for sees them, and nobody else', () => {
    const staff = [week()]
    const all = starts({ staff })
    const shown = starts({ staff, reserve })
    expect(all.filter((at) => !shown.includes(at))).toEqual([
      '03-05T08:00',
      '03-05T08:30',
      '03-06T08:00',
      '03-06T08:30',
    ])
  })

  test('in a week with two free hours left there is nothing to be seen', () => {
    const busy = merged([
      span('2026-03-02 08:00', '2026-03-05 15:30'),
      span('2026-03-06 10:00', '2026-03-06 15:30'),
    ])
    expect(starts({ staff: [week({ busy })], reserve })).toEqual([])
    expect(starts({ staff: [week({ busy })] })).toEqual(['03-06T08:00', '03-06T08:30', '03-06T09:00'])
  })

  test('time kept on purpose counts, and what was used of the week', () => {
    const purpose = week({ kept: [span('2026-03-03 12:00', '2026-03-03 14:00')] })
    expect(kept(purpose)).toEqual(['03-03T12:00', '03-06T08:00'])
    const [first] = week().days
    expect(kept(week({ used: new Map([[first?.week ?? 0, 1]]) }))).toEqual(['03-06T08:00'])
    expect(kept(week({ used: new Map([[first?.week ?? 0, 2]]) }))).toEqual([])
  })

  test('each week for itself, and only what is still to come', () => {
    const two = week({ days: workDays(calendar, oslo('2026-03-02 00:00'), oslo('2026-03-13 12:00')) })
    expect(kept(two)).toHaveLength(4)
    expect(reservedSpans(week(), reserve, ms('2026-03-06 09:30'))).toEqual([
      span('2026-03-06 10:00', '2026-03-06 12:00'),
    ])
  })
})

test('six weeks of thirty advisers with full calendars take less than 50 ms', () => {
  const from = oslo('2026-03-02 00:00')
  const days = workDays(calendar, from, from.add({ hours: 42 * 24 }))
  const busy = merged(
    days.map(
      ({ opens }, index): Span => [
        opens + (index % 5) * 60 * MINUTE,
        opens + (index % 5) * 60 * MINUTE + 150 * MINUTE,
      ],
    ),
  )
  const staff = Array.from({ length: 30 }, (_, index) => ({
    staffId: `${index}`,
    days,
    busy,
    kept: [],
    used: new Map<number, number>(),
  }))
  const rooms = Array.from({ length: 8 }, () => busy.map(([a, b]): Span => [a + DAY / 48, b]))
  const question = {
    staff,
    place: { ...NOWHERE, placeId: 'office', rooms },
    personBusy: busy.slice(0, 3),
    minutes: 60,
    stepMinutes: 30,
    notBefore: 0,
    reserve: { perWeek: 2, minutes: 60 },
  }
  freeTimes(question)
  const times = Array.from({ length: 5 }, () => {
    const began = performance.now()
    expect(freeTimes(question).length).toBeGreaterThan(1000)
    return performance.now() - began
  })
  expect(Math.min(...times)).toBeLessThan(50)
})
