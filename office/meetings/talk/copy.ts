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
  before === null || JSON.stringify(before) !== JSON.stringify(now)
