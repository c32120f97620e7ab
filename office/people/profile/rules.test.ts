import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { T0 } from '../../../test/support/world.ts'
import type { ContactStatus } from '../model.ts'
import { abilityOf, holding } from './facts.ts'
import { FIELDS } from './fields.ts'
import {
  ABILITY_LEVELS,
  ACCESS_VALUES,
  METHODS,
  type ProfileFact,
  type ProfileRow,
  type ReachPoint,
  SOURCES,
  type Source,
  TASKS,
} from './model.ts'
import { countsAsDigital, disagreesWith, factsFrom, raisesStatus, statusNow, usable } from './rules.ts'

const row = (told: Partial<ProfileRow> = {}): ProfileRow => ({
  id: 'p',
  contactStatus: 'digital',
  language: 'nb',
  writtenForm: 'nb',
  interpreterNeed: 'none',
  interpreterLanguage: null,
  readingAbility: 'ok',
  reviewAt: T0.add({ hours: 1000 }),
  conflictSince: null,
  ...told,
})
const from = (told: Partial<ProfileRow>, facts: readonly ProfileFact[] = [], now = T0) =>
  factsFrom({ row: row(told), facts, points: [], safety: false }, now)

let made = 0
const nextId = () => {
  made += 1
  return String(made).padStart(6, '0')
}
const fact = (told: Partial<ProfileFact>): ProfileFact => ({
  id: nextId(),
  field: 'ability.readMessage',
  value: 'alone',
  source: 'staff',
  method: 'desk',
  evidence: null,
  reason: null,
  byKind: 'staff',
  byId: null,
  at: T0,
  validUntil: null,
  endedAt: null,
  ...told,
})

const time = fc.integer({ min: -400, max: 400 }).map((days) => T0.add({ hours: days * 24 }))
const anyFact = (sources: readonly Source[] = SOURCES) =>
  fc
    .record({
      field: fc.constantFrom(...FIELDS.keys()),
      value: fc.constantFrom<unknown>(
        ...ABILITY_LEVELS,
        ...ACCESS_VALUES,
        'digital',
        'preferred',
        'notWorking',
        true,
        4,
      ),
      source: fc.constantFrom(...sources),
      method: fc.constantFrom(...METHODS),
      at: time,
      validUntil: fc.option(time),
      endedAt: fc.option(time),
    })
    .map(fact)
const anyHistory = fc.array(anyFact(), { maxLength: 30 })

describe('what counts as digital (K17, R-300)', () => {
  it('is never somebody unknown, whatever facts there are', () => {
    fc.assert(
      fc.property(anyHistory, fc.option(time), time, (facts, reviewAt, now) => {
        const facts1 = from({ contactStatus: 'unknown', reviewAt }, facts, now)
        expect(facts1.status).toBe('unknown')
        expect(countsAsDigital(facts1)).toBe(false)
      }),
      { numRuns: 1000 },
    )
  })

  it('is never somebody whose review is overdue, whom nobody has assessed, or about whom facts disagree', () => {
    fc.assert(
      fc.property(anyHistory, time, time, (facts, reviewAt, now) => {
        const overdue = Temporal.Instant.compare(reviewAt, now) <= 0
        if (overdue) expect(countsAsDigital(from({ reviewAt }, facts, now))).toBe(false)
        expect(countsAsDigital(from({ reviewAt: null }, facts, now))).toBe(false)
        expect(countsAsDigital(from({ reviewAt, conflictSince: T0 }, facts, now))).toBe(false)
      }),
      { numRuns: 1000 },
    )
  })

  it('needs a way that works and that the person has not declined', () => {
    expect(countsAsDigital(from({}))).toBe(true)
    for (const facts of [
      [fact({ field: 'access.eId', value: 'lost' })],
      [fact({ field: 'digitalWay', value: 'notWorking' })],
      [fact({ field: 'wish.portal', value: 'declined', source: 'ownStatement' })],
      [fact({ field: 'inPrison', value: true })],
    ])
      expect(countsAsDigital(from({}, facts))).toBe(false)
    expect(countsAsDigital(from({ readingAbility: 'none' }))).toBe(false)
    const explained = [
      fact({ field: 'wish.portal', value: 'declined', source: 'ownStatement' }),
      fact({ field: 'deviation.portal', value: true, reason: 'avtalt' }),
    ]
    expect(countsAsDigital(from({}, explained))).toBe(true)
  })

  it('stays assisted past its review, which only asks for less of the person', () => {
    expect(statusNow({ contactStatus: 'assisted', reviewAt: T0 }, T0.add({ hours: 1 }))).toEqual({
      status: 'assisted',
      overdue: true,
    })
    expect(statusNow({ contactStatus: 'partlyDigital', reviewAt: T0 }, T0).status).toBe('unknown')
  })

  it('is the same for the same facts, in whatever order they are read', () => {
    fc.assert(
      fc.property(anyHistory, fc.integer(), (facts, seed) => {
        const mixed = [...facts].sort(
          (a, b) => ((Number(a.id) * 7919 + seed) % 101) - ((Number(b.id) * 7919 + seed) % 101),
        )
        expect(from({}, mixed)).toEqual(from({}, facts))
      }),
    )
  })
})

describe('an ability (R-302, R-303)', () => {
  const rank = (level: string) => ABILITY_LEVELS.indexOf(level as never)

  it('is never raised by what was done with help, by a register or by what the program noticed', () => {
    const noEvidence = fc.array(anyFact(['helper', 'register', 'trigger', 'staff']), { maxLength: 20 })
    fc.assert(
      fc.property(anyHistory, noEvidence, (known, noticed) => {
        const later = noticed.map((one) => ({
          ...one,
          at: T0.add({ hours: 24 * 500 }),
          endedAt: null,
          validUntil: null,
        }))
        const now = T0.add({ hours: 24 * 501 })
        const [before, after] = [from({}, known, now), from({}, [...known, ...later], now)]
        for (const task of TASKS) {
          const [was, is] = [before.abilities[task], after.abilities[task]]
          // Not managing it yet is less than nothing known.
          expect(is === was || is === 'notYet' || rank(is) < rank(was)).toBe(true)
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('follows the person’s own word, a task done together, and nothing that has lapsed', () => {
    const held = (...facts: ProfileFact[]) => holding(facts, T0).get('ability.readMessage')
    expect(abilityOf(held(fact({ source: 'staff' })))).toBe('unknown')
    expect(abilityOf(held(fact({ source: 'task' })))).toBe('alone')
    expect(abilityOf(held(fact({ source: 'task' }), fact({ source: 'helper', value: 'notYet' })))).toBe(
      'notYet',
    )
    expect(abilityOf(held(fact({ source: 'task', value: 'notYet' }), fact({ source: 'ownStatement' })))).toBe(
      'alone',
    )
    expect(abilityOf(held(fact({ source: 'task', validUntil: T0 })))).toBe('unknown')
    expect(abilityOf(held(fact({ source: 'task', endedAt: T0 })))).toBe('unknown')
  })

  it('goes up in state only with evidence, and down by anybody', () => {
    const states: ContactStatus[] = ['unknown', 'digital', 'partlyDigital', 'assisted']
    for (const state of states) {
      expect(raisesStatus(state, 'assisted')).toBe(false)
      expect(raisesStatus(state, 'digital')).toBe(state !== 'digital')
    }
    expect(raisesStatus('digital', 'partlyDigital')).toBe(false)
    expect(raisesStatus('assisted', 'partlyDigital')).toBe(true)
  })
})

describe('when two say otherwise (R-310)', () => {
  const higher = FIELDS.get('access.eId')?.higher ?? (() => false)
  it('is a disagreement when staff say against the person, or the person more than staff have seen', () => {
    const seen = [fact({ field: 'access.eId', value: 'no', source: 'staff' })]
    const told = [fact({ field: 'access.eId', value: 'yes', source: 'ownStatement' })]
    expect(disagreesWith(seen, { source: 'ownStatement', value: 'yes' }, higher)).toBe(true)
    expect(disagreesWith(told, { source: 'staff', value: 'no' }, higher)).toBe(true)
    // That something was lost is news.
    const before = [fact({ field: 'access.eId', value: 'yes', source: 'staff' })]
    expect(disagreesWith(before, { source: 'ownStatement', value: 'lost' }, higher)).toBe(false)
    expect(disagreesWith(told, { source: 'staff', value: 'yes' }, higher)).toBe(false)
  })
})

describe('a number, an e-mail, an address (K19, R-334)', () => {
  const point = (told: Partial<ReachPoint>): ReachPoint => ({
    id: 'c',
    kind: 'phone',
    value: '+4740000001',
    phoneKind: 'own',
    prepaid: false,
    unwanted: false,
    confirmedAt: T0.subtract({ hours: 24 * 30 }),
    notWorkingSince: null,
    lastWorkedAt: null,
    ...told,
  })
  it('works when it is the person’s own and somebody was there within the time', () => {
    expect(usable(point({}), T0, 180)).toBe(true)
    expect(usable(point({ confirmedAt: T0.subtract({ hours: 24 * 181 }) }), T0, 180)).toBe(false)
    expect(usable(point({ confirmedAt: null, lastWorkedAt: T0 }), T0, 180)).toBe(true)
    for (const told of [
      { phoneKind: 'borrowed' },
      { phoneKind: 'lost' },
      { phoneKind: 'shared' },
      { unwanted: true },
      { notWorkingSince: T0 },
    ] as const)
      expect(usable(point(told), T0, 180)).toBe(false)
    expect(usable(point({ kind: 'address', phoneKind: null, confirmedAt: null }), T0, 180)).toBe(true)
    expect(usable(point({ kind: 'address', phoneKind: null, notWorkingSince: T0 }), T0, 180)).toBe(false)
  })
})
