import { settingsFrom } from '../../office/kernel/settings.ts'
import { oslo } from '../../office/kernel/time/testTime.ts'
import type { ReachFacts, ReachPoint } from '../../office/people/profile/model.ts'
import type { Act, OnLadder, Taken } from '../../office/reach/notices/model.ts'
import { climb } from '../../office/reach/notices/rules.ts'
import { reach, UNKNOWN_ABILITIES } from './reach-facts.ts'

export const settings = settingsFrom()
export const T0 = oslo('2026-03-02 10:00')

export function point(kind: ReachPoint['kind'], told: Partial<ReachPoint> = {}): ReachPoint {
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

/** Somebody who reads on a screen, of whom nothing more has been told. */
export const facts = (told: Partial<ReachFacts> = {}): ReachFacts =>
  reach({
    norwegianOral: null,
    norwegianWritten: null,
    systemUnderstanding: null,
    abilities: UNKNOWN_ABILITIES,
    points: [point('phone'), point('email'), point('address')],
    ...told,
  })

export const notice = (told: Partial<OnLadder> = {}): OnLadder => ({
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

export const taken = (act: Act, at: Temporal.Instant): Taken => ({
  step: act.step,
  at,
  channel: act.does === 'send' ? act.channel : null,
  why: act.does === 'skip' ? act.why : null,
})

/** Climbs from step to step; `world` says how the person is reached at each moment, and what has happened meanwhile. */
export function climbAll(
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
