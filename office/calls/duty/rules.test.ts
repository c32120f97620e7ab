import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dutyChain, holes, onDuty, shownFor, withoutAway } from './rules.ts'

const at = (time: string) =>
  Temporal.PlainDateTime.from(`2026-03-${time}`).toZonedDateTime('Europe/Oslo').toInstant()
const shift = (staffId: string, rank: number, from = '02T09:00', until = '02T15:00') => ({
  staffId,
  rank,
  fromAt: at(from),
  untilAt: at(until),
})
const noon = at('02T12:00')
const nobody: ReadonlySet<string> = new Set()

describe('who has the duty phone (R-426)', () => {
  test('in order of rank, each once, and only within their turn', () => {
    const shifts = [shift('b', 2), shift('a', 1), shift('a', 3), shift('c', 1, '02T15:00', '02T20:00')]
    expect(onDuty(shifts, noon).map(({ staffId }) => staffId)).toEqual(['a', 'b'])
    expect(onDuty(shifts, at('02T15:00')).map(({ staffId }) => staffId)).toEqual(['c'])
  })
})

describe('who is away staffs nothing (R-426)', () => {
  const away = (staffId: string, from: string, until: string) => ({
    staffId,
    from: at(from),
    until: at(until),
  })
  const day = [{ from: at('02T09:00'), until: at('02T15:00') }]

  test('a turn is cut where whoever has it is away, and the hole is as long as they are', () => {
    const shifts = [shift('a', 1), shift('b', 2)]
    const there = withoutAway(shifts, [away('a', '02T10:00', '02T12:00'), away('b', '02T11:00', '03T00:00')])
    expect(holes(day, there)).toEqual([
      { from: at('02T10:00'), until: at('02T11:00'), missing: 'backup' },
      { from: at('02T11:00'), until: at('02T12:00'), missing: 'nobody' },
      { from: at('02T12:00'), until: at('02T15:00'), missing: 'backup' },
    ])
    expect(withoutAway(shifts, [away('c', '02T10:00', '02T12:00')])).toEqual(shifts)
  })

  test('also through midnight and the night in which the clock goes forward', () => {
    const night = shift('a', 1, '28T22:00', '29T08:00')
    expect(night.untilAt.since(night.fromAt).total('hours')).toBe(9)
    expect(onDuty([night], at('29T07:59')).map(({ staffId }) => staffId)).toEqual(['a'])
    const [evening, morning, ...more] = withoutAway([night], [away('a', '29T00:00', '29T03:30')])
    expect([evening?.untilAt, morning?.fromAt]).toEqual([at('29T00:00'), at('29T03:30')])
    expect(more).toEqual([])
  })
})

describe('who is rung for an urgent call (R-421)', () => {
  const shifts = [shift('a', 1), shift('b', 2), shift('c', 3), shift('d', 4)]
  const chain = (more: Partial<Parameters<typeof dutyChain>[0]> = {}) =>
    dutyChain({ shifts, at: noon, absent: nobody, leaders: ['lead', 'leader'], most: 3, ...more }).map(
      ({ kind, staffId }) => `${kind} ${staffId}`,
    )

  test('three on the roster, then the team lead', () => {
    expect(chain()).toEqual(['duty a', 'duty b', 'duty c', 'leader lead'])
  })
  test('whoever is absent is passed over, a leader too', () => {
    expect(chain({ absent: new Set(['a', 'lead']) })).toEqual(['duty b', 'duty c', 'duty d', 'leader leader'])
  })
  test('a leader on the roster is not rung twice', () => {
    expect(chain({ shifts: [shift('lead', 1)], leaders: ['lead'] })).toEqual(['duty lead'])
  })
  test('with nobody on the roster the leader is rung at once', () => {
    expect(chain({ shifts: [] })).toEqual(['leader lead'])
  })
  test('no one is rung twice, whoever is on it', () => {
    const names = fc.constantFrom<string>('a', 'b', 'c', 'd', 'lead')
    fc.assert(
      fc.property(
        fc.array(fc.tuple(names, fc.integer({ min: 1, max: 9 }))),
        fc.array(names),
        (rows, away) => {
          const rung = dutyChain({
            shifts: rows.map(([staffId, rank]) => shift(staffId, rank)),
            at: noon,
            absent: new Set(away),
            leaders: ['lead', 'leader'],
            most: 3,
          }).map(({ staffId }) => staffId)
          expect(new Set(rung).size).toBe(rung.length)
          expect(rung.filter((staffId) => away.includes(staffId))).toEqual([])
          expect(rung.length).toBeGreaterThan(0)
        },
      ),
    )
  })
})

describe('holes in the roster (R-426)', () => {
  const hours = [{ from: at('02T09:00'), until: at('02T15:00') }]
  const said = (...shifts: ReturnType<typeof shift>[]) =>
    holes(hours, shifts).map(({ from, until, missing }) => {
      const clock = (instant: Temporal.Instant) =>
        instant.toZonedDateTimeISO('Europe/Oslo').toPlainTime().toString({ smallestUnit: 'minute' })
      return `${clock(from)}–${clock(until)} ${missing}`
    })

  test('nobody all day', () => expect(said()).toEqual(['09:00–15:00 nobody']))
  test('one without a backup', () => expect(said(shift('a', 1))).toEqual(['09:00–15:00 backup']))
  test('two are enough', () => expect(said(shift('a', 1), shift('b', 2))).toEqual([]))
  test('the same person in two places is still one', () =>
    expect(said(shift('a', 1), shift('a', 2))).toEqual(['09:00–15:00 backup']))
  test('a gap in the middle', () =>
    expect(
      said(
        shift('a', 1, '02T08:00', '02T11:00'),
        shift('b', 2, '02T08:00', '02T11:00'),
        shift('a', 1, '02T12:00', '02T16:00'),
        shift('b', 2, '02T13:00', '02T16:00'),
      ),
    ).toEqual(['11:00–12:00 nobody', '12:00–13:00 backup']))
  test('stretches that touch and lack the same are one', () =>
    expect(said(shift('a', 1, '02T09:00', '02T12:00'), shift('b', 1, '02T12:00', '02T15:00'))).toEqual([
      '09:00–15:00 backup',
    ]))
})

test('the number is shown to the people of the office only where the office says so (R-427)', () => {
  expect((['internal', 'partners', 'emergenciesPublic', 'public'] as const).map(shownFor)).toEqual([
    null,
    null,
    'urgent',
    'anything',
  ])
})
