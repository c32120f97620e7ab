import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Side } from '../../kernel/context.ts'
import { type EnquiryTheme, THEMES } from '../recognise/model.ts'
import type { Situation } from './model.ts'
import { routeOf, tableWith } from './rules.ts'

const THEME_NAMES = Object.keys(THEMES) as EnquiryTheme[]
const FULL: Situation = {
  officeId: 'office',
  has: { state: true, municipal: true },
  advisers: {
    state: { owner: { staffId: 'kari', teamId: 'follow-up' }, acting: null },
    municipal: { owner: { staffId: 'mette', teamId: 'municipal' }, acting: null },
  },
  teams: {
    municipal: 'municipal',
    followUp: 'follow-up',
    duty: 'duty',
    triage: 'triage',
    contactCentre: 'centre',
    benefitUnit: 'benefit',
  },
  teamLeads: { state: 'gunnar', municipal: 'mona' },
  officeLeader: 'berit',
}
const route = (
  theme: EnquiryTheme,
  situation: Situation,
  side: Side | 'external' = 'common',
  sideConfidence = 1,
) => routeOf({ theme, side, sideConfidence }, situation)
const ownerOf = (theme: EnquiryTheme, situation: Situation, side?: Side | 'external') => {
  const { owner } = route(theme, situation, side)
  return owner.staffId ?? owner.teamId
}

describe('who answers what (R-101 – R-191)', () => {
  test.each<[EnquiryTheme, Side, string]>([
    ['paymentDate', 'state', 'centre'],
    ['decisionExpiring', 'state', 'centre'],
    ['travelAbroad', 'state', 'benefit'],
    ['paymentWrong', 'state', 'benefit'],
    ['paymentWrong', 'municipal', 'mette'],
    ['measure', 'state', 'kari'],
    ['socialAssistance', 'municipal', 'mette'],
    ['emergencyNeed', 'municipal', 'duty'],
    ['evictionThreat', 'municipal', 'duty'],
    ['changeAdviser', 'state', 'gunnar'],
    ['changeAdviser', 'municipal', 'mona'],
    ['serviceComplaint', 'common', 'berit'],
    ['unknown', 'common', 'triage'],
    ['otherAgency', 'common', 'centre'],
  ])('%s on the %s side is answered by %s', (theme, side, who) => {
    expect(ownerOf(theme, FULL, side)).toBe(who)
  })

  test('somebody with municipal matters only is answered by the municipal team, whatever they ask (R-493)', () => {
    const municipalOnly: Situation = { ...FULL, has: { state: false, municipal: true }, advisers: {} }
    for (const theme of ['measure', 'contactAdviser', 'meetingRequest', 'socialAssistance'] as const) {
      expect(ownerOf(theme, municipalOnly)).toBe('municipal')
    }
  })

  test('without an adviser a state question goes to the contact centre, in three days', () => {
    const found = route('measure', { ...FULL, advisers: {}, has: { state: true, municipal: false } }, 'state')
    expect([found.owner.teamId, found.clock]).toEqual(['centre', 'writtenQuestion'])
  })

  test('the own adviser answers in two days what the table gives three', () => {
    expect(route('whatCanIGet', FULL, 'state').clock).toBe('dialogueMessage')
  })

  test('an absent adviser keeps the matter and the deputy has it on the desk (R-509)', () => {
    const away: Situation = {
      ...FULL,
      advisers: { state: { owner: { staffId: 'kari' }, acting: { staffId: 'jonas' } } },
    }
    expect(route('measure', away, 'state')).toMatchObject({
      owner: { staffId: 'kari' },
      acting: { staffId: 'jonas' },
    })
  })

  test('the adviser is told of a stay abroad that somebody else answers (R-136)', () => {
    expect(route('travelAbroad', FULL, 'state').told).toBe('kari')
    expect(route('measure', FULL, 'state').told).toBeNull()
  })
})

test('an office that has changed the table is routed by its own version, and keeps the rest (R-117)', () => {
  const table = tableWith({ paymentDate: { state: 'benefitUnit', clock: 'contactTask' } })
  const part = { theme: 'paymentDate', side: 'state', sideConfidence: 1 } as const
  expect(routeOf(part, FULL, table)).toMatchObject({ owner: { teamId: 'benefit' }, clock: 'contactTask' })
  expect(routeOf({ ...part, theme: 'measure' }, FULL, table).owner).toEqual(FULL.advisers.state?.owner)
})

describe('the store of the words (R-746)', () => {
  test('a doubtful side is municipal for whoever may have a municipal matter', () => {
    expect(route('paymentWrong', FULL, 'state', 0.5).side).toBe('municipal')
    expect(
      route('paymentWrong', { ...FULL, has: { state: true, municipal: false } }, 'state', 0.5).side,
    ).toBe('state')
  })

  test('a theme that only one side has is of that side, whatever was thought', () => {
    expect(route('socialAssistance', FULL, 'state').side).toBe('municipal')
    expect(route('pension', FULL, 'municipal').side).toBe('state')
  })

  test('municipal words never land with the contact centre, which may not read them (R-720)', () => {
    const bare: Situation = { ...FULL, advisers: {}, teams: { ...FULL.teams, municipal: null, triage: null } }
    for (const theme of THEME_NAMES) {
      const found = routeOf({ theme, side: 'municipal', sideConfidence: 1 }, bare)
      if (found.side === 'municipal') expect(found.owner).not.toEqual({ teamId: 'centre' })
    }
  })
})

const maybe = (value: string) => fc.constantFrom(value, null)
const situations = fc.record({
  officeId: maybe('office'),
  has: fc.record({ state: fc.boolean(), municipal: fc.boolean() }),
  advisers: fc.constantFrom(
    FULL.advisers,
    {},
    { state: { owner: { staffId: 'kari' }, acting: null } },
    { municipal: { owner: { staffId: 'mette' }, acting: null } },
  ),
  teams: fc.record({
    municipal: maybe('municipal'),
    followUp: maybe('follow-up'),
    duty: maybe('duty'),
    triage: maybe('triage'),
    contactCentre: maybe('centre'),
    benefitUnit: maybe('benefit'),
  }),
  teamLeads: fc.constantFrom(FULL.teamLeads, {}),
  officeLeader: fc.constant('berit'),
}) as fc.Arbitrary<Situation>

test('no theme is a dead end, whatever the office lacks: the leader is always there (R-114, I-07)', () => {
  const sides = fc.constantFrom<Side | 'external'>('state', 'municipal', 'common', 'external')
  fc.assert(
    fc.property(
      fc.constantFrom(...THEME_NAMES),
      sides,
      fc.float({ min: 0, max: 1, noNaN: true }),
      situations,
      (theme, side, sideConfidence, situation) => {
        const { owner } = routeOf({ theme, side, sideConfidence }, situation)
        expect(owner.staffId ?? owner.teamId).toBeTruthy()
      },
    ),
  )
})
