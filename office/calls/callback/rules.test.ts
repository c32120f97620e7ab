import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { standardPolicy, workingCalendar } from '../../kernel/time/calendar.ts'
import { inOslo, oslo } from '../../kernel/time/testTime.ts'
import { ATTEMPT_OUTCOMES } from '../model.ts'
import type { Policy, Tried, Window } from './model.ts'
import {
  adHocWindow,
  afterMiss,
  capacityOf,
  dayIn,
  nextWindow,
  OUTCOMES,
  offered,
  proposed,
  refusalOf,
  type Standing,
  staffed,
  timesOf,
  triedEnough,
} from './rules.ts'

const calendar = workingCalendar(standardPolicy)
const policy: Policy = {
  tries: 3,
  retryMinutes: 30,
  aheadMinutes: 15,
  openDays: 14,
  slotMinutes: 60,
  hours: { from: '09:00', to: '15:00' },
  daysAhead: 5,
  perHour: 4,
}
const window = (day: string, from: string, until: string): Window => ({
  from: oslo(`${day} ${from}`),
  until: oslo(`${day} ${until}`),
})
const NOW = oslo('2026-03-02 10:00')
const TUESDAY = { id: 'tue', ...window('2026-03-03', '13:00', '14:00') }
const WEDNESDAY = { id: 'wed', ...window('2026-03-04', '10:00', '11:00') }
const tried = (at: string, windowId: string | null, outcome: Tried['outcome'] = 'noAnswer'): Tried => ({
  at: oslo(at),
  windowId,
  counts: outcome !== null && OUTCOMES[outcome].counts,
  outcome,
})

describe('what can be agreed (R-411)', () => {
  const refusal = (windows: Window[], taken: Window[] = []) =>
    refusalOf(windows, {
      now: NOW,
      calendar,
      taken: taken.map((one) => ({ ...one, places: 1 })),
      capacity: () => 1,
    })

  test.each([
    ['two hours of a working day', window('2026-03-03', '10:00', '12:00'), null],
    ['a minute more', window('2026-03-03', '10:00', '12:01'), 'windowTooLong'],
    ['the wrong way round', window('2026-03-03', '12:00', '10:00'), 'windowTooLong'],
    ['what has begun', window('2026-03-02', '09:30', '10:30'), 'windowPast'],
    ['a Saturday', window('2026-03-07', '10:00', '11:00'), 'windowClosed'],
    ['Maundy Thursday', window('2026-04-02', '10:00', '11:00'), 'windowClosed'],
    ['the evening', window('2026-03-03', '15:00', '16:00'), 'windowClosed'],
    ['before the office opens', window('2026-03-03', '07:00', '08:30'), 'windowClosed'],
    ['over midnight', window('2026-03-03', '23:30', '23:59'), 'windowClosed'],
    ['the night of summer time', window('2026-03-29', '01:30', '03:30'), 'windowClosed'],
    ['half a year ahead', window('2026-09-01', '10:00', '11:00'), 'windowClosed'],
  ] as const)('%s', (_what, one, why) => {
    expect(refusal([one])).toBe(why)
  })

  test('the hour after summer time began lasts an hour', () => {
    expect(refusal([window('2026-03-30', '10:00', '12:00')])).toBeNull()
  })
  test('what lies in a part of a day that is closed is neither offered nor agreed (R-454)', () => {
    const closed = [window('2026-03-03', '10:30', '13:30')]
    const about = { now: NOW, calendar, taken: [], closed, capacity: () => 1 }
    expect(refusalOf([TUESDAY], about)).toBe('windowClosed')
    expect(refusalOf([window('2026-03-03', '13:30', '14:30')], about)).toBeNull()
    const free = offered({ ...about, policy }).map(({ from }) => inOslo(from))
    expect(free).not.toContain('2026-03-03 13:00')
    expect(free).toContain('2026-03-03 09:00')
    expect(staffed(TUESDAY, calendar, closed)).toBe(false)
    const put = (parts: Window[]) => inOslo(proposed(NOW, TUESDAY, calendar, policy, parts).from)
    expect([put([]), put(closed), put([window('2026-03-03', '08:00', '15:30')])]).toEqual([
      '2026-03-03 13:00',
      '2026-03-03 09:00',
      '2026-03-04 13:00',
    ])
  })

  test('two that overlap, and more than can be kept apart', () => {
    expect(refusal([TUESDAY, window('2026-03-03', '13:59', '14:30')])).toBe('windowsOverlap')
    expect(refusal([TUESDAY, window('2026-03-03', '14:00', '14:30')])).toBeNull()
    const four = ['09:00', '10:00', '11:00', '12:00'].map((from) => ({
      from: oslo(`2026-03-05 ${from}`),
      until: oslo(`2026-03-05 ${from}`).add({ hours: 1 }),
    }))
    expect(refusal(four)).toBe('tooMany')
  })
  test('what another has taken, in any part of it', () => {
    expect(refusal([TUESDAY], [window('2026-03-03', '13:30', '14:30')])).toBe('windowTaken')
    expect(refusal([TUESDAY], [window('2026-03-03', '14:00', '15:00')])).toBeNull()
  })
  test('who staffs a queue takes more, and half an hour half as much', () => {
    expect(capacityOf(policy, 1)(TUESDAY)).toBe(4)
    expect(capacityOf(policy, 3)(TUESDAY)).toBe(12)
    expect(capacityOf(policy, 1)(window('2026-03-03', '13:00', '13:30'))).toBe(2)
    expect(capacityOf({ ...policy, perHour: 0 }, 1)(TUESDAY)).toBe(1)
  })
})

test('whatever is offered can be agreed, at any moment of the year', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 365 * 24 * 60 }), (minutes) => {
      const now = oslo('2026-01-01 00:00').add({ minutes })
      const capacity = () => 1
      const windows = offered({ now, calendar, policy, taken: [], capacity })
      expect(windows.length).toBeGreaterThan(0)
      for (const one of windows) expect(refusalOf([one], { now, calendar, taken: [], capacity })).toBeNull()
    }),
    { numRuns: 200 },
  )
})

describe('the next try (R-412)', () => {
  const standing = (told: Partial<Standing>): Standing => ({
    now: NOW,
    current: null,
    ahead: [],
    tries: [],
    calendar,
    policy,
    ...told,
  })

  test('half an hour later in the same window, then the other window on another day, then it is written', () => {
    const first = tried('2026-03-03 13:10', 'tue')
    const one = standing({ now: first.at, current: TUESDAY, ahead: [WEDNESDAY], tries: [first] })
    expect(afterMiss(one)).toEqual({ does: 'retry', at: oslo('2026-03-03 13:40') })
    const second = tried('2026-03-03 13:40', 'tue')
    expect(afterMiss({ ...one, now: second.at, tries: [first, second] })).toMatchObject({
      does: 'window',
      id: 'wed',
    })
    const third = tried('2026-03-04 10:05', 'wed')
    expect(afterMiss(standing({ now: third.at, current: WEDNESDAY, tries: [first, second, third] }))).toEqual(
      { does: 'note' },
    )
  })
  test('no second try where it does not fit, or where the person turned the call away', () => {
    const late = tried('2026-03-03 13:40', 'tue')
    const told = { now: late.at, current: TUESDAY, ahead: [WEDNESDAY], tries: [late] }
    expect(afterMiss(standing(told))).toMatchObject({ does: 'window', id: 'wed' })
    const turned = tried('2026-03-03 13:05', 'tue', 'refusedCall')
    expect(afterMiss(standing({ ...told, now: turned.at, tries: [turned] }))).toMatchObject({ id: 'wed' })
  })
  test('three in one window are not enough: another day, proposed where none is agreed', () => {
    const tries = ['13:00', '13:20', '13:40'].map((at) => tried(`2026-03-03 ${at}`, 'tue'))
    const plan = afterMiss(standing({ now: oslo('2026-03-03 13:40'), current: TUESDAY, tries }))
    expect(plan).toEqual({ does: 'window', id: null, window: window('2026-03-04', '13:00', '14:00') })
  })
  test('a dead number: at once by another, or written where there is none; it is no try', () => {
    const dead = tried('2026-03-03 13:10', 'tue', 'numberDead')
    const told = { now: dead.at, current: TUESDAY, tries: [dead] }
    expect(afterMiss(standing({ ...told, anotherNumber: true }))).toEqual({ does: 'retry', at: dead.at })
    expect(afterMiss(standing({ ...told, anotherNumber: false }))).toEqual({ does: 'note' })
  })
  test('over a weekend the proposal is Monday, inside the hours', () => {
    expect(inOslo(proposed(oslo('2026-03-06 16:00'), null, calendar, policy).from)).toBe('2026-03-10 14:00')
    expect(inOslo(proposed(oslo('2026-03-06 07:00'), null, calendar, policy).from)).toBe('2026-03-09 09:00')
  })
  test('a window that has passed is never the next', () => {
    expect(
      nextWindow(standing({ now: oslo('2026-03-04 12:00'), ahead: [TUESDAY, WEDNESDAY] })),
    ).toMatchObject({
      id: null,
    })
  })

  const outcome = fc.constantFrom(...ATTEMPT_OUTCOMES.filter((one) => one !== 'spoke'))
  test('however it goes, something comes next; written only after tries on two days or in two windows', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ outcome, minutes: fc.integer({ min: 1, max: 60 * 24 * 4 }) }), {
          minLength: 1,
          maxLength: 8,
        }),
        (told) => {
          let now = NOW
          const tries = told.map(({ outcome: how, minutes }) => {
            now = now.add({ minutes })
            return { at: now, windowId: `w${dayIn(now)}`, counts: OUTCOMES[how].counts, outcome: how }
          })
          const plan = afterMiss(standing({ now, tries }))
          if (plan.does === 'note') {
            const counted = tries.filter((one) => one.counts)
            expect(counted.length).toBeGreaterThanOrEqual(3)
            expect(new Set(counted.map((one) => dayIn(one.at))).size).toBeGreaterThanOrEqual(2)
          } else if (plan.does === 'window') expect(Temporal.Instant.compare(plan.window.until, now)).toBe(1)
        },
      ),
    )
  })
  test('two windows on one day count as well as two days', () => {
    const tries = [
      tried('2026-03-03 10:00', 'a'),
      tried('2026-03-03 10:30', 'a'),
      tried('2026-03-03 13:00', 'b'),
    ]
    expect(triedEnough(tries, policy)).toBe(true)
    expect(triedEnough(tries.slice(0, 2), policy)).toBe(false)
  })
})

describe('when it is announced (R-411, K24)', () => {
  const times = (one: Window, now = NOW) => {
    const { plannedAt, announceAt } = timesOf(one, { now, policy, quietUntil: '08:00' })
    return [inOslo(plannedAt), announceAt && inOslo(announceAt)]
  }
  test('a quarter of an hour before', () => {
    expect(times(TUESDAY)).toEqual(['2026-03-03 13:00', '2026-03-03 12:45'])
  })
  test('never in quiet hours: then the try waits', () => {
    expect(times(window('2026-03-03', '08:00', '09:00'))).toEqual(['2026-03-03 08:15', '2026-03-03 08:00'])
  })
  test('not at all when it is too late for it', () => {
    expect(times(window('2026-03-02', '10:10', '11:00'))).toEqual(['2026-03-02 10:10', null])
  })
})

test('a try outside any agreed time has the rest of the working time, two hours at most', () => {
  expect(inOslo(adHocWindow(NOW, calendar).until)).toBe('2026-03-02 12:00')
  expect(inOslo(adHocWindow(oslo('2026-03-02 15:00'), calendar).until)).toBe('2026-03-02 15:30')
  const evening = adHocWindow(oslo('2026-03-02 18:00'), calendar)
  expect(Temporal.Instant.compare(evening.until, evening.from)).toBe(1)
})
