import type { Reason } from '../../kernel/result.ts'
import type { Task } from '../../people/profile/model.ts'
import {
  DEVICES,
  type Device,
  HANDS,
  type PlanStep,
  STEP_NAMES,
  STEPS,
  type Step,
  TRAINING_FORMS,
  type TrainingForm,
  type Try,
} from './model.ts'

type Read<T> = ({ ok: true } & T) | { ok: false; reason: Reason }
const no = (reason: Reason) => ({ ok: false, reason }) as const

const LONGEST_GOAL = 300
const LONGEST_NAME = 100
const LONGEST_SESSION = 480
const words = (text: string | null | undefined) => (text ?? '').normalize('NFC').replace(/\s+/g, ' ').trim()

/** what a plan is: what for in the person's words, and steps in the order in which they are learnt. */
export function readPlan(told: {
  goal: string
  steps: readonly string[]
  helper?: string | null
}): Read<{ goal: string; steps: Step[]; helper: string | null }> {
  const goal = words(told.goal)
  const helper = words(told.helper)
  if (goal === '') return no('empty')
  if (goal.length > LONGEST_GOAL || helper.length > LONGEST_NAME) return no('tooLong')
  const steps = STEP_NAMES.filter((step) => told.steps.includes(step))
  if (steps.length === 0 || told.steps.some((step) => !Object.hasOwn(STEPS, step))) return no('badForm')
  return { ok: true, goal, steps, helper: helper === '' ? null : helper }
}

type ToldSession = {
  form: string
  device: string
  minutes: number
  guidanceMinutes: number
  heldAt: Temporal.Instant
  tries: readonly { step: string; hands: string; mastered: boolean }[]
}
type ReadSession = { form: TrainingForm; device: Device; tries: Try[] }

/**
 * a session as it was. What the trainer did, or the two of them together, is practice and never mastered;
 * a session that has not been is none. Refuses with `trainersHands`, `tooEarly`, `badForm`.
 */
export function readSession(
  told: ToldSession,
  planned: readonly Step[],
  now: Temporal.Instant,
): Read<ReadSession> {
  const form = TRAINING_FORMS.find((known) => known === told.form)
  const device = DEVICES.find((known) => known === told.device)
  const minutes = [told.minutes, told.guidanceMinutes]
  if (form === undefined || device === undefined) return no('badForm')
  if (minutes.some((n) => !Number.isInteger(n) || n < 0 || n > LONGEST_SESSION)) return no('badForm')
  if (told.minutes + told.guidanceMinutes === 0) return no('badForm')
  if (Temporal.Instant.compare(told.heldAt, now) > 0) return no('tooEarly')
  const tries: Try[] = []
  for (const one of told.tries) {
    const step = planned.find((known) => known === one.step)
    const hands = HANDS.find((known) => known === one.hands)
    if (step === undefined || hands === undefined || tries.some((before) => before.step === step))
      return no('badForm')
    if (one.mastered && hands !== 'own') return no('trainersHands')
    tries.push({ step, hands, mastered: one.mastered })
  }
  return { ok: true, form, device, tries }
}

type Known = Pick<PlanStep, 'step' | 'masteredAt'>

/**
 * the tasks that these steps show somebody to manage: the whole of it is mastered, and so is everything of
 * the plan that leads there. No other task changes by it.
 */
export function managed(steps: readonly Known[]): Task[] {
  const tasks = new Set(steps.map(({ step }) => STEPS[step].task))
  return [...tasks].filter((task) => {
    const parts = steps.filter(({ step }) => STEPS[step].task === task)
    return parts.every(({ masteredAt }) => masteredAt !== null) && parts.some(({ step }) => STEPS[step].whole)
  })
}

/** Everything that was to be learnt is mastered. */
export const isReached = (steps: readonly Known[]): boolean =>
  steps.every(({ masteredAt }) => masteredAt !== null)

/**
 * whoever is to be helped each time is not asked to try alone, however often they come. What they ask for
 * themselves they get.
 */
export const mayBeOffered = (helpEachTime: boolean, asksThemselves: boolean): boolean =>
  !helpEachTime || asksThemselves

/**
 * C6-10: what was mastered with somebody beside is done alone for the first time with somebody to ask: until it has been
 * done once with nobody's help.
 */
export const isFirstAlone = (masteredAt: Temporal.Instant | null, timesAlone: number): boolean =>
  masteredAt !== null && timesAlone === 0

const FEW = 5

/** training beside guidance, for an office; nothing is told of fewer than five persons. */
export function training(of: {
  persons: number
  sessions: number
  minutes: number
  guidanceMinutes: number
  mastered: number
}): typeof of | null {
  return of.persons < FEW ? null : of
}
