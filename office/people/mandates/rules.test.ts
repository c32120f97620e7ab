import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bornOf } from './holder.ts'
import { ACTS, type Mandate, type MandateState, type Question } from './model.ts'
import {
  actsGiven,
  covered,
  covers,
  endOfDay,
  mayGive,
  mayHold,
  mustBeAlone,
  periodOf,
  turns,
} from './rules.ts'
import { CAREFUL_THEMES, PRIVATE_THEMES } from './table.ts'

const at = (time: string) => Temporal.PlainDateTime.from(time).toZonedDateTime('Europe/Oslo').toInstant()
const NOON = at('2026-03-02T12:00')

const mandate = (told: Partial<Mandate> = {}): Mandate => ({
  id: 'm1',
  kind: 'mandate',
  personId: 'giver',
  holderId: 'holder',
  holderBirthDate: '1990-01-01',
  giverBirthDate: '1960-01-01',
  relation: 'family',
  sides: ['state'],
  themes: [],
  acts: ['read', 'write'],
  threadId: null,
  callOnly: false,
  callId: null,
  earlierMaterial: false,
  fromAt: at('2026-03-02T10:00'),
  untilAt: at('2027-03-02T00:00'),
  askedAt: at('2026-03-02T10:00'),
  state: 'active',
  giverSafety: false,
  ...told,
})
const question = (told: Partial<Question> = {}): Question => ({
  act: 'read',
  side: 'state',
  theme: 'aap',
  at: NOON,
  ...told,
})

describe('what a mandate covers (R-377, R-384, R-391)', () => {
  it.each<[string, Partial<Mandate>, Partial<Question>]>([
    ['its own side', {}, {}],
    ['what belongs to both, with both', { sides: ['state', 'municipal'] }, { side: 'common', theme: null }],
    ['a theme it names', { themes: ['aap'] }, {}],
    ['a private theme it names', { themes: ['insight'] }, { theme: 'insight' }],
    ['asking, when it lets one read', { acts: ['read'] }, { act: 'ask' }],
    ['writing, when it lets one speak', { acts: ['speakFor'] }, { act: 'write' }],
    ['booking, when it lets one write', { acts: ['write'] }, { act: 'book' }],
    ['booking, when that is all', { acts: ['book'] }, { act: 'book' }],
    ['its own matter', { threadId: 't' }, { threadId: 't', theme: null }],
    ['from its first moment', {}, { at: at('2026-03-02T10:00'), madeAt: at('2026-03-02T10:00') }],
    ['the last minute of its last day', {}, { at: at('2027-03-01T23:59') }],
    ['what was said before, when ticked', { earlierMaterial: true }, { madeAt: at('2025-03-02T10:00') }],
    ['a call, when it is for this call', { callOnly: true }, { inCall: true }],
  ])('%s', (_, told, asked) => expect(covers(mandate(told), question(asked))).toBe(true))

  it.each<[string, Partial<Mandate>, Partial<Question>]>([
    ['the other side', {}, { side: 'municipal' }],
    ['what belongs to both, with one', {}, { side: 'common', theme: null }],
    ['a theme it does not name', { themes: ['pension'] }, {}],
    ['a private theme, by having them all', {}, { theme: 'insight' }],
    ['reading, when it lets one write', { acts: ['write'] }, {}],
    ['writing or asking, when it lets one book', { acts: ['book'] }, { act: 'write' }],
    ['what was written, when it lets one book', { acts: ['book'] }, { act: 'read' }],
    ['booking, when it lets one read', { acts: ['read'] }, { act: 'book' }],
    ['being told, when it lets one read', { acts: ['read'] }, { act: 'receive' }],
    ['another matter', { threadId: 't' }, { threadId: 'u' }],
    ['the second before it begins', {}, { at: at('2026-03-02T09:59') }],
    ['the midnight after its last day', {}, { at: at('2027-03-02T00:00') }],
    ['what was said before', {}, { madeAt: at('2026-03-02T09:59') }],
    ['a login, when it is for this call', { callOnly: true }, {}],
    ['anything while a safety flag stands', { giverSafety: true }, {}],
    ['anything for oneself', { holderId: 'giver' }, {}],
    ['anything by a child', { holderBirthDate: '2008-03-03' }, {}],
    ['anything by somebody of unknown age', { holderBirthDate: null }, {}],
    ['anything for a child', { giverBirthDate: '2010-01-01' }, {}],
    ['anything by a guardian after the birthday', { relation: 'guardian' }, {}],
    ...(['asked', 'declined', 'revoked', 'expired', 'suspended'] as MandateState[]).map(
      (state): [string, Partial<Mandate>, Partial<Question>] => [
        `anything when it is ${state}`,
        { state },
        {},
      ],
    ),
    ['anything, being a refusal', { kind: 'refusal' }, {}],
    ['anything, being a consent', { kind: 'consent' }, {}],
  ])('not %s', (_, told, asked) => expect(covers(mandate(told), question(asked))).toBe(false))

  it('the union of several, and the latest word where they disagree', () => {
    const payments = mandate({ id: 'm2', sides: ['municipal'], themes: ['housing'] })
    expect(covered([mandate(), payments], question({ side: 'municipal', theme: 'housing' }))?.id).toBe('m2')
    const no = mandate({
      id: 'm3',
      kind: 'refusal',
      themes: ['aap'],
      acts: [...ACTS],
      askedAt: at('2026-03-02T11:00'),
    })
    expect(covered([mandate(), no], question())).toBeNull()
    expect(covered([mandate(), no], question({ theme: 'pension' }))?.id).toBe('m1')
    const again = mandate({ id: 'm4', askedAt: at('2026-03-02T11:30') })
    expect(covered([mandate(), no, again], question())?.id).toBe('m4')
    // A no of yesterday does not stand before a yes of today that was never confirmed.
    expect(covered([no, mandate({ ...again, state: 'asked' })], question())).toBeNull()
  })
})

describe('who may hold and give (R-386, R-387, K7)', () => {
  it('older at 00:00 on the birthday', () => {
    expect(turns('2008-03-02', 18).toString()).toBe(at('2026-03-02T00:00').toString())
    const girl = { birthDate: '2008-03-02', relation: 'family' as const, holderId: 'x' }
    expect(mayHold(girl, at('2026-03-01T23:59'))).toBe(false)
    expect(mayHold(girl, at('2026-03-02T00:00'))).toBe(true)
    expect(mayGive({ birthDate: '2008-03-02' }, 'family', at('2026-03-01T23:59'))).toBe(false)
    expect(mayGive({ birthDate: '2008-03-02' }, 'guardian', at('2026-03-01T23:59'))).toBe(true)
    expect(mayGive({ birthDate: '2008-03-02' }, 'guardian', at('2026-03-02T00:00'))).toBe(false)
  })

  it('an organisation without a login of its own has no age; somebody with a login has', () => {
    const org = { birthDate: null, relation: 'organisation' as const }
    expect(mayHold({ ...org, holderId: null }, NOON)).toBe(true)
    expect(mayHold({ ...org, holderId: 'x' }, NOON)).toBe(false)
  })

  it('reads the day of birth out of a national number', () => {
    expect(bornOf('not a number')).toBeNull()
    expect(bornOf('')).toBeNull()
    expect(bornOf('00000000000')).toBeNull()
  })
})

describe('what must be heard alone (R-382)', () => {
  const given = {
    askedBy: 'person' as const,
    sameHousehold: false,
    relation: 'friend' as const,
    themes: ['measure'],
  }
  it.each([
    ['asked for by the holder', { askedBy: 'holder' as const }],
    ['of the same household', { sameHousehold: true }],
    ['a spouse', { relation: 'spouse' as const }],
    ['every theme', { themes: [] }],
    ['money', { themes: ['measure', 'paymentDate'] }],
    ['something sensitive', { themes: ['sickLeave'] }],
  ])('%s', (_, told) => expect(mustBeAlone({ ...given, ...told })).toBe(true))
  it('and nothing else', () => expect(mustBeAlone(given)).toBe(false))
  it('all that is private is careful too', () =>
    expect(PRIVATE_THEMES.filter((theme) => !CAREFUL_THEMES.includes(theme))).toEqual([]))
})

describe('how long (R-380, R-383)', () => {
  const limits = { maxMonths: 12, spokenHours: 24 }
  it('twelve months, and to the end of the last day', () => {
    const year = periodOf({ callOnly: false }, NOON, limits)
    expect(year?.until.toString()).toBe(at('2027-03-02T12:00').toString())
    const until = endOfDay('2027-03-01')
    expect(periodOf({ until, callOnly: false }, NOON, limits)?.until).toEqual(until)
  })
  it('a day for a call, and never longer than it may', () => {
    expect(periodOf({ callOnly: true }, NOON, limits)?.until.toString()).toBe(
      at('2026-03-03T12:00').toString(),
    )
    expect(periodOf({ until: at('2027-03-02T12:01'), callOnly: false }, NOON, limits)).toBeNull()
    expect(periodOf({ until: at('2026-03-04T12:00'), callOnly: true }, NOON, limits)).toBeNull()
    expect(periodOf({ until: NOON, callOnly: false }, NOON, limits)).toBeNull()
  })
  it('not from before it is given', () =>
    expect(periodOf({ from: at('2025-01-01T00:00'), callOnly: false }, NOON, limits)?.from).toEqual(NOON))
})

/** What can happen to a mandate after it was given, in any order. */
const EVENTS = ['confirm', 'revoke', 'expire', 'suspend', 'lift', 'decline', 'age', 'clock'] as const
type Happening = (typeof EVENTS)[number]

/** The register's own moves: an ended mandate takes no more, and a lifted flag waits for a new word. */
function after(before: Mandate, what: Happening): Mandate {
  const ended = ['revoked', 'expired', 'declined'].includes(before.state)
  switch (what) {
    case 'confirm':
      return before.state === 'asked' ? { ...before, state: 'active' } : before
    case 'revoke':
      return ended ? before : { ...before, state: 'revoked' }
    case 'expire':
      return ended ? before : { ...before, state: 'expired' }
    case 'decline':
      return before.state === 'asked' ? { ...before, state: 'declined' } : before
    case 'suspend':
      return { ...before, giverSafety: true, state: ended ? before.state : 'suspended' }
    case 'lift':
      return { ...before, giverSafety: false, state: before.state === 'suspended' ? 'asked' : before.state }
    default:
      return before
  }
}

describe('no sequence of events', () => {
  const history = fc.array(fc.constantFrom(...EVENTS), { maxLength: 12 })
  const born = fc.integer({ min: 1990, max: 2012 }).map((year) => `${year}-03-02`)
  const acted = fc.constantFrom(...ACTS)
  const moment = fc.integer({ min: -200, max: 800 }).map((days) => NOON.add({ hours: 24 * days }))

  it('lets an ended, waiting or suspended mandate, or a child, cover anything', () => {
    fc.assert(
      fc.property(
        history,
        born,
        acted,
        moment,
        fc.boolean(),
        (events, holderBirthDate, act, when, inCall) => {
          const last = events.reduce<Mandate>(
            after,
            mandate({ state: 'asked', holderBirthDate, acts: [...ACTS] }),
          )
          const lets = covered([last], question({ act, at: when, inCall })) !== null
          if (!lets) return
          expect(last.state).toBe('active')
          expect(events.lastIndexOf('suspend')).toBeLessThanOrEqual(events.lastIndexOf('lift'))
          expect(events).toContain('confirm')
          expect(
            events.some((event) => event === 'revoke' || event === 'expire') && last.state !== 'active',
          ).toBe(false)
          expect(Temporal.Instant.compare(when, turns(holderBirthDate, 18))).toBeGreaterThanOrEqual(0)
          expect(Temporal.Instant.compare(when, last.untilAt)).toBeLessThan(0)
        },
      ),
    )
  })

  it('shows a holder anything outside the sides, themes and time of all they hold', () => {
    const side = fc.constantFrom('state' as const, 'municipal' as const)
    const theme = fc.constantFrom('aap', 'pension', 'housing', 'insight')
    const one = fc.record({
      sides: fc.subarray(['state', 'municipal'] as ('state' | 'municipal')[], { minLength: 1 }),
      themes: fc.subarray(['aap', 'pension', 'housing', 'insight']),
      fromAt: moment,
      earlierMaterial: fc.boolean(),
    })
    fc.assert(
      fc.property(
        fc.array(one, { maxLength: 4 }),
        side,
        theme,
        moment,
        moment,
        (rows, onSide, about, when, madeAt) => {
          const register = rows.map((row, index) =>
            mandate({
              ...row,
              id: `m${index}`,
              untilAt: row.fromAt.add({ hours: 24 * 300 }),
              acts: ['read'],
            }),
          )
          if (covered(register, question({ side: onSide, theme: about, at: when, madeAt })) === null) return
          expect(
            register.some(
              (row) =>
                row.sides.includes(onSide) &&
                (row.themes.includes(about) ||
                  (row.themes.length === 0 && !PRIVATE_THEMES.includes(about))) &&
                Temporal.Instant.compare(when, row.fromAt) >= 0 &&
                Temporal.Instant.compare(when, row.untilAt) < 0 &&
                (row.earlierMaterial || Temporal.Instant.compare(madeAt, row.fromAt) >= 0),
            ),
          ).toBe(true)
        },
      ),
    )
  })
})

it('an act takes along what it cannot do without', () => {
  expect(actsGiven(['speakFor']).sort()).toEqual(['ask', 'book', 'speakFor', 'write'])
  expect(actsGiven(['book'])).toEqual(['book'])
  expect(actsGiven(['receive'])).toEqual(['receive'])
})
