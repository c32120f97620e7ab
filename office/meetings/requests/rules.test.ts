import { describe, expect, test } from 'vitest'
import { GRANTING, type RequestFacts } from './model.ts'
import {
  answersWish,
  byTurn,
  grantCode,
  grantsFor,
  grantsSeen,
  isMeetingWish,
  mayDecline,
  RULES,
  rankOf,
  sameWish,
} from './rules.ts'

const NOW = Temporal.Instant.from('2026-03-02T09:00:00Z')
const ago = (days: number) => NOW.subtract({ hours: days * 24 })
const LIMITS = { notMetMonths: 12 }
/** Somebody whom no rule gives a meeting: known for two years, met last month, on a screen. */
const nobody: RequestFacts = {
  personId: 'p',
  requestId: 'r',
  kind: 'followUp',
  side: 'common',
  askedAt: NOW,
  followedSince: ago(700),
  knownSince: ago(700),
  lastMet: ago(30),
  interpreterNeed: 'none',
  contactStatus: 'digital',
  conflictSince: null,
  needLevel: 0,
  refusals: [],
  subsistence: [],
  unclear: [],
  contacts: 1,
  answeredBefore: false,
}
const grants = (facts: Partial<RequestFacts>) =>
  grantsFor({ ...nobody, ...facts }, NOW, LIMITS).map(grantCode)

describe('what gives a meeting without judgement (R-464)', () => {
  test('nothing, where no rule holds', () => expect(grants({})).toEqual([]))

  test.each<[string, Partial<RequestFacts>, string[]]>([
    ['a new adviser not met', { followedSince: ago(20), lastMet: null }, ['newRelation', 'notMet']],
    ['a new adviser, met the one before', { followedSince: ago(20), lastMet: ago(30) }, ['newRelation']],
    ['a new adviser met already', { followedSince: ago(20), lastMet: ago(10) }, []],
    ['nobody follows, met lately', { followedSince: null }, []],
    ['interpreter for complex talks', { interpreterNeed: 'forComplex' }, ['interpreterNeed']],
    ['interpreter always', { interpreterNeed: 'always' }, ['interpreterNeed']],
    ['assisted', { contactStatus: 'assisted' }, ['notDigital']],
    ['partly digital', { contactStatus: 'partlyDigital' }, ['notDigital']],
    ['not found out yet', { contactStatus: 'unknown' }, []],
    ['conflict', { conflictSince: ago(3) }, ['conflict']],
    ['a refusal of the municipality', { refusals: ['municipal'] }, ['refusalToExplain:municipal']],
    [
      'refusals of both',
      { refusals: ['municipal', 'state'] },
      ['refusalToExplain:municipal', 'refusalToExplain:state'],
    ],
    ['means to live on', { subsistence: ['municipal', 'common'] }, ['subsistence:municipal', 'subsistence']],
    ['met a day less than a year ago', { lastMet: ago(364) }, []],
    ['met a year and a day ago', { lastMet: ago(367) }, ['notMet']],
    ['never met, known for two years', { lastMet: null }, ['notMet']],
    ['never met, known for a week', { lastMet: null, knownSince: ago(7), followedSince: null }, []],
    ['asked for twice', { contacts: 2 }, ['secondRequest']],
    ['asked for again after an answer', { answeredBefore: true }, ['secondRequest']],
    ['still unclear', { unclear: ['state'] }, ['stillUnclear:state']],
    [
      'several at once',
      { interpreterNeed: 'always', conflictSince: ago(1) },
      ['interpreterNeed', 'conflict'],
    ],
  ])('%s', (_what, facts, expected) => expect(grants(facts)).toEqual(expected))

  test('every rule has a name in the list, and no other', () =>
    expect(Object.keys(RULES).sort()).toEqual([...GRANTING].sort()))
})

describe('who may know why (R-746)', () => {
  const codes = ['conflict', 'subsistence:municipal']
  test.each([
    [['state'] as const, { rules: ['conflict'], withheld: true }],
    [['municipal'] as const, { rules: ['conflict', 'subsistence'], withheld: false }],
    [[] as const, { rules: ['conflict'], withheld: true }],
    ['all' as const, { rules: ['conflict', 'subsistence'], withheld: false }],
  ])('%j', (sides, expected) => expect(grantsSeen(codes, sides)).toEqual(expected))
})

describe('the order of the others (R-465)', () => {
  const weights = { new: 20, mapping: 15, conflict: 30, nonDigital: 10, vulnerable: 15, waiting: 2 }
  const rank = (facts: Partial<RequestFacts>) => rankOf({ ...nobody, ...facts }, NOW, weights)

  test.each<[string, Partial<RequestFacts>, number, string[]]>([
    ['nothing counts', {}, 0, []],
    ['new', { followedSince: ago(10) }, 20, ['new']],
    ['mapping', { kind: 'mapping' }, 15, ['mapping']],
    ['conflict', { conflictSince: ago(1) }, 30, ['conflict']],
    ['no screen that works', { contactStatus: 'unknown' }, 10, ['nonDigital']],
    ['need counts by level', { needLevel: 3 }, 45, ['vulnerable']],
    ['each day of waiting', { askedAt: ago(5) }, 10, ['waiting']],
    ['waiting counts to a limit', { askedAt: ago(400) }, 120, ['waiting']],
    [
      'all add up',
      { kind: 'mapping', needLevel: 1, askedAt: ago(1) },
      32,
      ['mapping', 'vulnerable', 'waiting'],
    ],
  ])('%s', (_what, facts, points, because) => {
    const found = rank(facts)
    expect([found.points, found.because.map(({ criterion }) => criterion)]).toEqual([points, because])
    expect(found.because.reduce((sum, one) => sum + one.points, 0)).toBe(found.points)
  })

  test('given first by age, then by points, then by age', () => {
    const one = (id: string, points: number, days: number, given = false) => ({
      id,
      grants: given ? ['conflict'] : [],
      granted: false,
      rank: { points, because: [] },
      askedAt: ago(days),
    })
    const order = [
      one('c', 10, 9),
      one('b', 50, 1),
      one('e', 10, 2),
      one('a', 0, 1, true),
      one('z', 99, 0, true),
    ]
    expect(order.sort(byTurn).map(({ id }) => id)).toEqual(['a', 'z', 'b', 'c', 'e'])
  })
})

describe('a no (R-466)', () => {
  test.each([
    ['capacity', [], false, true],
    ['capacity', ['conflict'], false, false],
    ['capacity', [], true, false],
    ['alreadyAnswered', ['stillUnclear:state'], false, false],
    ['other', ['notMet'], false, false],
    ['notOurs', ['notMet'], false, true],
    ['safety', ['conflict'], true, true],
  ] as const)('for %s, where %j gives it and said yes is %s: %s', (reason, rules, granted, may) =>
    expect(mayDecline(reason, rules, granted)).toBe(may),
  )
})

describe('what is a wish to meet (R-045)', () => {
  test.each([
    [{ kind: 'arrangeMeeting', theme: 'meetingRequest', details: {} }, true],
    [{ kind: 'arrangeMeeting', theme: 'appointmentChange', details: {} }, false],
    [{ kind: 'answerMessage', theme: 'meetingRequest', details: { asked: 'meetingReview' } }, true],
    [{ kind: 'answerMessage', theme: 'measure', details: null }, false],
    [{ kind: 'callBack', theme: 'meetingRequest', details: {} }, false],
  ])('%j', (promise, expected) => expect(isMeetingWish(promise)).toBe(expected))
})

describe('the same wish again joins the open one (R-030)', () => {
  const open = { kind: 'followUp', side: 'state', theme: 'meetingRequest' } as const
  test.each([
    ['nothing named', {}, true],
    ['the same side', { side: 'state' }, true],
    ['a common matter', { side: 'common' }, true],
    ['the other side', { side: 'municipal' }, false],
    ['a kind named now', { kind: 'mapping' }, true],
  ] as const)('%s', (_what, asked, same) => expect(sameWish(open, asked)).toBe(same))
  test('training is not a talk', () =>
    expect(
      [{ kind: 'followUp' } as const, {}].map((asked) =>
        sameWish({ ...open, kind: 'digitalTraining' }, asked),
      ),
    ).toEqual([false, false]))
})

describe('a time answers a wish that nobody named (R-463)', () => {
  const wish = { kind: 'checkIn', side: 'common', theme: 'meetingRequest' } as const
  test.each([
    ['any talk', wish, { kind: 'followUp', side: 'state' }, true],
    ['the other side', { ...wish, side: 'state' }, { kind: 'followUp', side: 'municipal' }, false],
    ['a course', wish, { kind: 'digitalTraining', side: 'state' }, false],
    ['a dialogue meeting', wish, { kind: 'dialogueMeeting2', side: 'state' }, false],
    [
      'training by training',
      { ...wish, kind: 'digitalTraining' },
      { kind: 'digitalTraining', side: 'state' },
      true,
    ],
  ] as const)('%s', (_what, open, meeting, answers) => expect(answersWish(open, meeting)).toBe(answers))
})
