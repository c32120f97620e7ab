import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { settingsFrom } from '../../kernel/settings.ts'
import { inOslo, oslo } from '../../kernel/time/testTime.ts'
import type { ReachFacts, ReachPoint, Restriction } from '../../people/profile/model.ts'
import { TASKS } from '../../people/profile/model.ts'
import { adverseReasons, HOLDS } from './duty.ts'
import type { Act, OnLadder, Taken } from './model.ts'
import { NOTICE_KINDS } from './model.ts'
import { answerDueAt, answerReminderAt, climb, postedCountsAt, rungOf, talkReaches } from './rules.ts'
import { KINDS, LADDERS } from './table.ts'

const settings = settingsFrom()
const T0 = oslo('2026-03-02 10:00')

function point(kind: ReachPoint['kind'], told: Partial<ReachPoint> = {}): ReachPoint {
  return {
    id: `${kind}-1`,
    kind,
    value: kind,
    phoneKind: kind === 'phone' ? 'own' : null,
    prepaid: false,
    unwanted: false,
    confirmedAt: T0.subtract({ hours: 24 * 30 }),
    notWorkingSince: null,
    lastWorkedAt: null,
    ...told,
  }
}

const facts = (told: Partial<ReachFacts> = {}): ReachFacts => ({
  personId: 'una',
  status: 'digital',
  reviewOverdue: false,
  factsDisagree: false,
  language: 'nb',
  interpreterNeed: 'none',
  interpreterLanguage: null,
  reading: 'ok',
  norwegianOral: null,
  norwegianWritten: null,
  systemUnderstanding: null,
  abilities: Object.fromEntries(TASKS.map((task) => [task, 'unknown'])) as ReachFacts['abilities'],
  access: {},
  points: [point('phone'), point('email'), point('address')],
  preferred: [],
  accepted: [],
  declined: [],
  restrictions: [],
  safety: false,
  digitalNotWorking: false,
  pickUpPlaces: [],
  inPrison: false,
  ...told,
})

const notice = (told: Partial<OnLadder> = {}): OnLadder => ({
  personId: 'una',
  id: 'brev',
  eventKey: 'vedtak 1',
  kind: 'decision',
  weight: 'consequence',
  side: 'state',
  theme: 'aap',
  adverse: false,
  threadId: null,
  messageId: null,
  promiseId: null,
  officeId: null,
  madeAt: T0,
  countingFrom: T0,
  answerClock: null,
  answerDueAt: null,
  openedAt: null,
  explainedAt: null,
  postedAt: null,
  returnedAt: null,
  reachedAt: null,
  reachedHow: null,
  nextStep: 'portal',
  nextStepAt: T0,
  endedAt: null,
  details: {},
  steps: [],
  ...told,
})

const taken = (act: Act, at: Temporal.Instant): Taken => ({
  step: act.step,
  at,
  channel: act.does === 'send' ? act.channel : null,
  why: act.does === 'skip' ? act.why : null,
})

/** Climbs from step to step; `world` says how the person is reached at each moment, and what has happened meanwhile. */
function climbAll(
  begin: OnLadder,
  world: (at: Temporal.Instant, now: OnLadder) => { facts: ReachFacts; notice?: Partial<OnLadder> },
  rounds = 12,
): { notice: OnLadder; taken: Taken[] } {
  let now = begin
  for (let round = 0; round < rounds && now.nextStepAt !== null; round += 1) {
    const at = now.nextStepAt
    const seen = world(at, now)
    now = { ...now, ...seen.notice }
    const { acts, next } = climb(now, seen.facts, at, settings, false)
    now = {
      ...now,
      steps: [...now.steps, ...acts.map((act) => taken(act, at))],
      nextStep: next?.step ?? null,
      nextStepAt: next?.at ?? null,
    }
  }
  return { notice: now, taken: [...now.steps] }
}

describe('the ladder as a rule (R-330)', () => {
  it('has a rung that can always be taken at the end of every important ladder', () => {
    for (const ladder of Object.values(LADDERS.important)) expect(ladder.at(-1)?.rung).toBe('adviserTask')
  })

  it('goes out by itself at 09:00 on working days, over Easter too (K2, K6)', () => {
    const begin = oslo('2026-03-31 14:00')
    const { taken: steps } = climbAll(
      notice({ madeAt: begin, nextStepAt: begin }),
      () => ({ facts: facts() }),
      5,
    )
    expect(steps.map(({ step, at }) => `${step} ${inOslo(at)}`)).toEqual([
      'portal 2026-03-31 14:00',
      'portalNotice 2026-03-31 14:00',
      'reminder 2026-04-07 09:00',
      'callTask 2026-04-09 09:00',
      'letter 2026-04-14 09:00',
      'adviserTask 2026-04-17 09:00',
    ])
  })

  it('writes down why a step was passed over, and goes on (K22)', () => {
    const restricted = facts({
      status: 'assisted',
      restrictions: ['doNotRing', 'noMailToHome'],
      points: [point('phone'), point('address')],
    })
    const { taken: steps } = climbAll(notice(), () => ({ facts: restricted }), 1)
    expect(steps.map(({ step, why }) => `${step} ${why ?? ''}`.trim())).toEqual([
      'portal',
      'letter noMailToHome',
      'callTask doNotRing',
      'adviserTask',
    ])
  })

  it('counts post from the end of the third working day, and a returned letter never', () => {
    const posted = notice({ postedAt: oslo('2026-03-11 09:00') })
    expect(inOslo(postedCountsAt(posted, settings) as Temporal.Instant)).toBe('2026-03-16 23:59')
    expect(postedCountsAt({ ...posted, returnedAt: oslo('2026-03-12 09:00') }, settings)).toBeNull()
  })

  it('runs what runs for the person from the day after it reached, and reminds ahead of the end (K5, R-086)', () => {
    const request = notice({ kind: 'documentRequest', answerClock: 'documentRequest' })
    const due = answerDueAt(request, oslo('2026-03-02 14:00'), settings) as Temporal.Instant
    expect(inOslo(due)).toBe('2026-03-16 23:59')
    const reminder = answerReminderAt(request, due, oslo('2026-03-02 14:00'), settings)
    expect(inOslo(reminder as Temporal.Instant)).toBe('2026-03-11 09:00')
    const appeal = (side: 'state' | 'municipal') =>
      inOslo(
        answerDueAt(
          notice({ answerClock: 'appealDeadline', side }),
          oslo('2026-03-05 20:00'),
          settings,
        ) as Temporal.Instant,
      )
    expect([appeal('municipal'), appeal('state')]).toEqual(['2026-03-26 23:59', '2026-04-16 23:59'])
  })

  it('hears no talk that was not interpreted where that is needed (K23, K27)', () => {
    expect(talkReaches({ interpreterNeed: 'always' }, 'action', undefined)).toBe(false)
    expect(talkReaches({ interpreterNeed: 'always' }, 'consequence', 'familyEmergency')).toBe(false)
    expect(talkReaches({ interpreterNeed: 'always' }, 'consequence', 'onDemand')).toBe(true)
    expect(talkReaches({ interpreterNeed: 'none' }, 'consequence', undefined)).toBe(true)
  })

  it('gives every reason for which an adverse step waits, and none of its own (K28)', () => {
    const none = Object.fromEntries(HOLDS.map((hold) => [hold, 0])) as Record<(typeof HOLDS)[number], number>
    expect(adverseReasons(none)).toEqual([])
    for (const hold of HOLDS) expect(adverseReasons({ ...none, [hold]: 2 })).toEqual([hold])
  })
})

const points = fc.record({
  phone: fc.option(fc.constantFrom('own' as const, 'borrowed' as const, 'shared' as const, 'lost' as const)),
  email: fc.boolean(),
  address: fc.boolean(),
  broken: fc.subarray(['phone', 'email', 'address'] as const),
})
const anyFacts = fc
  .record({
    status: fc.constantFrom(
      'unknown' as const,
      'digital' as const,
      'partlyDigital' as const,
      'assisted' as const,
    ),
    reviewOverdue: fc.boolean(),
    factsDisagree: fc.boolean(),
    digitalNotWorking: fc.boolean(),
    restrictions: fc.subarray(['doNotRing', 'doNotText', 'noMailToHome'] satisfies Restriction[]),
    declined: fc.subarray(['sms', 'email', 'letter', 'phone', 'portal'] as const),
    pickUpPlaces: fc.subarray(['desk', 'café']),
    points,
  })
  .map(({ points: { phone, email, address, broken }, ...told }) =>
    facts({
      ...told,
      points: [
        ...(phone ? [point('phone', { phoneKind: phone })] : []),
        ...(email ? [point('email')] : []),
        ...(address ? [point('address')] : []),
      ].map((one) => (broken.includes(one.kind) ? { ...one, notWorkingSince: T0 } : one)),
    }),
  )
const happening = fc.constantFrom('nothing', 'nothing', 'fails', 'posted', 'returned', 'openedByOther')
const IMPORTANT = NOTICE_KINDS.filter((kind) => KINDS[kind].weight !== 'information')

describe('whatever the history (properties)', () => {
  it('every important notice always has a next step, and no step is ever taken twice', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...IMPORTANT),
        fc.array(fc.tuple(anyFacts, happening), { minLength: 1, maxLength: 14 }),
        (kind, history) => {
          let now = notice({ kind, weight: KINDS[kind].weight })
          for (const [seen, what] of history) {
            expect(now.nextStepAt).not.toBeNull()
            const at = now.nextStepAt as Temporal.Instant
            const { acts, next } = climb(now, seen, at, settings, false)
            const forced = { nextStepAt: at, returnedAt: now.returnedAt, postedAt: now.postedAt }
            now = {
              ...now,
              steps: [...now.steps, ...acts.map((act) => taken(act, at))],
              nextStep: next?.step ?? null,
              nextStepAt: next?.at ?? null,
              ...(what === 'posted' ? { postedAt: at } : {}),
              ...(what === 'fails' ? { ...forced, nextStep: 'nextRung' as const } : {}),
              ...(what === 'returned' ? { ...forced, returnedAt: at, nextStep: 'nextRung' as const } : {}),
              ...(what === 'openedByOther' ? { ...forced, nextStep: 'callNow' as const } : {}),
            }
            expect(now.nextStep).not.toBeNull()
            const steps = now.steps.map(({ step }) => step)
            expect(new Set(steps).size).toBe(steps.length)
          }
        },
      ),
      { numRuns: 400 },
    )
  })

  it('nobody who is unknown, or whose facts disagree, is told on a screen only', () => {
    fc.assert(
      fc.property(anyFacts, (seen) => {
        const notDigital = seen.status !== 'digital' || seen.reviewOverdue || seen.factsDisagree
        const { acts } = climb(notice(), seen, T0, settings, false)
        const human = acts.some(
          ({ does, ...act }) =>
            does === 'call' ||
            does === 'visit' ||
            does === 'pickUp' ||
            ('channel' in act && act.channel === 'letter'),
        )
        if (notDigital) expect(human).toBe(true)
      }),
      { numRuns: 400 },
    )
  })

  it('nothing goes to a number or address that is lost, borrowed, broken, or that the person does not want', () => {
    fc.assert(
      fc.property(anyFacts, anyFacts, (first, then) => {
        const { notice: climbed } = climbAll(notice(), (at) => ({
          facts: Temporal.Instant.compare(at, T0) > 0 ? then : first,
        }))
        for (const { step, channel, at } of climbed.steps) {
          const seen = Temporal.Instant.compare(at, T0) > 0 ? then : first
          if (channel === 'sms') {
            expect(seen.restrictions).not.toContain('doNotText')
            expect(seen.points.some((one) => one.phoneKind === 'own' && one.notWorkingSince === null)).toBe(
              true,
            )
          }
          if (channel === 'letter') expect(seen.restrictions).not.toContain('noMailToHome')
          expect(rungOf(step)).not.toBe('')
        }
      }),
      { numRuns: 300 },
    )
  })

  it('C3-01: of 10 000 residents none is unreached after working day 7 without a posted letter and a logged call', () => {
    const day7 = oslo('2026-03-11 09:00')
    const day8 = oslo('2026-03-12 09:00')
    fc.assert(
      fc.property(
        fc.record({
          status: fc.constantFrom('digital', 'unknown', 'assisted', 'partlyDigital'),
          email: fc.boolean(),
        }),
        fc.option(fc.integer({ min: 0, max: 12 })),
        ({ status, email }, opensAfterDays) => {
          const resident = facts({
            status: status as ReachFacts['status'],
            points: [point('phone'), point('address'), ...(email ? [point('email')] : [])],
          })
          const opensAt = opensAfterDays === null ? null : T0.add({ hours: 24 * opensAfterDays + 6 })
          let now = notice()
          while (now.nextStepAt !== null && Temporal.Instant.compare(now.nextStepAt, day7) <= 0) {
            const at = now.nextStepAt
            if (opensAt !== null && Temporal.Instant.compare(opensAt, at) <= 0) return
            const { acts, next } = climb(now, resident, at, settings, true)
            now = {
              ...now,
              steps: [...now.steps, ...acts.map((act) => taken(act, at))],
              nextStep: next?.step ?? null,
              nextStepAt: next?.at ?? null,
            }
          }
          if (opensAt !== null && Temporal.Instant.compare(opensAt, day8) <= 0) return
          const steps = now.steps.filter(({ why }) => why === null).map(({ step }) => step)
          expect(steps).toContain('letter')
          expect(steps).toContain('callTask')
        },
      ),
      { numRuns: 10_000 },
    )
  }, 60_000)
})
