import type { MinutesPart, Participant } from './model.ts'
import { heard, letIn } from './rules.ts'

/** the copy for one party: what they may hear, and their own next step. */
export type Copy = { name: string; parts: MinutesPart[]; nextStep: string | null; nextStepOn: string | null }

/** Null for whoever gets none: declined, not there, only interpreting or sitting beside, or with nothing to hear. */
export function copyOf(one: Participant, parts: readonly MinutesPart[]): Copy | null {
  if (!letIn(one)) return null
  const own = heard(parts, one)
  if (own.length === 0 && one.nextStep === null) return null
  return { name: one.name, parts: own, nextStep: one.nextStep, nextStepOn: one.nextStepOn }
}

/** Does the party learn anything from the new version that they were not told by the one before? */
export const isNews = (before: Copy | null, now: Copy): boolean =>
  before === null || told(before) !== told(now)

/** The words and nothing of how they are kept: what the database gives back has its keys in another order. */
const told = ({ parts, nextStep, nextStepOn }: Copy): string =>
  JSON.stringify([
    parts.map(({ matter, body, inNorwegian }) => [matter, body, inNorwegian ?? null]),
    nextStep,
    nextStepOn,
  ])
