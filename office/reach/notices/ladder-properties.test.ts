import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { climbAll, facts, notice, point, settings, T0, taken } from '../../../test/support/ladder.ts'
import { oslo } from '../../kernel/time/testTime.ts'
import type { ReachFacts, Restriction } from '../../people/profile/model.ts'
import { countsAsDigital } from '../../people/profile/rules.ts'
import { NOTICE_KINDS } from './model.ts'
import { climb, rungOf } from './rules.ts'
import { KINDS } from './table.ts'

const points = fc.record({
  phone: fc.option(fc.constantFrom('own' as const, 'borrowed' as const, 'shared' as const, 'lost' as const)),
  email: fc.boolean(),
  address: fc.boolean(),
  mailbox: fc.boolean(),
  broken: fc.subarray(['phone', 'email', 'address', 'mailbox'] as const),
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
  .map(({ points: { phone, email, address, mailbox, broken }, ...told }) =>
    facts({
      ...told,
      points: [
        ...(phone ? [point('phone', { phoneKind: phone })] : []),
        ...(email ? [point('email')] : []),
        ...(address ? [point('address')] : []),
        ...(mailbox ? [point('mailbox')] : []),
      ].map((one) => (broken.includes(one.kind) ? { ...one, notWorkingSince: T0 } : one)),
    }),
  )
const happening = fc.constantFrom(
  'nothing',
  'nothing',
  'fails',
  'mailboxFails',
  'posted',
  'returned',
  'openedByOther',
)
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
              ...(what === 'mailboxFails' ? { ...forced, nextStep: 'onPaper' as const } : {}),
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
          if (channel === 'mailbox') {
            expect(countsAsDigital(seen)).toBe(true)
            expect(seen.points.some((one) => one.kind === 'mailbox' && one.notWorkingSince === null)).toBe(
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
