import type { Ctx } from '../../kernel/context.ts'
import type { Reason } from '../../kernel/result.ts'
import { type AbilityLevel, TASKS, type Task } from '../../people/profile/model.ts'
import { reachFactsOf } from '../../people/profile/views.ts'
import { helpedEachTime } from '../exempt.ts'

/** how whoever was shown on took it, in their own words yes or no. */
export const TAKEN = ['accepted', 'protested'] as const
type Taken = (typeof TAKEN)[number]
const LONGEST_REASON = 200

type Sent = {
  /** The receiver leaves people to manage by themselves. */
  alone: boolean
  ability: AbilityLevel
  /** helped each time, and asked by nobody to try alone. */
  helpEachTime: boolean
  together: boolean
  reason: string
  taken: string | undefined
}
type Answer =
  | { ok: true; outcome: Taken | 'doneTogether' | null; leadSees: boolean }
  | { ok: false; reason: Reason }

/**
 * somebody is sent to manage a task alone only when they are known to, or it is done together now. Otherwise there
 * is a reason, and the lead sees it; whoever is helped each time is not sent at all. How they took it is always written down
 * then. The lead sees a protest wherever somebody was sent.
 */
export function sentAlone(told: Sent): Answer {
  const taken = TAKEN.find((known) => known === told.taken)
  const no = (reason: Reason) => ({ ok: false, reason }) as const
  if (told.together) return { ok: true, outcome: 'doneTogether', leadSees: false }
  if (!told.alone) return { ok: true, outcome: taken ?? null, leadSees: taken === 'protested' }
  if (told.helpEachTime) return no('helpedEachTime')
  const reason = told.reason.trim()
  if (told.ability !== 'alone' && reason === '') return no('needsReason')
  if (reason.length > LONGEST_REASON) return no('tooLong')
  if (taken === undefined) return no('answerMissing')
  return { ok: true, outcome: taken, leadSees: told.ability !== 'alone' || taken === 'protested' }
}

/** What is known of a visitor who is about to be sent on: what they manage of the task, and whether to leave them in peace. */
export async function knownOf(
  ctx: Ctx,
  personId: string | null,
  named: string | undefined,
): Promise<{ task: Task | null; ability: AbilityLevel; helpEachTime: boolean }> {
  const task = TASKS.find((known) => known === named) ?? null
  if (personId === null) return { task, ability: 'unknown', helpEachTime: false }
  const facts = (await reachFactsOf(ctx, [personId])).get(personId)
  return {
    task,
    ability: task === null ? 'unknown' : (facts?.abilities[task] ?? 'unknown'),
    helpEachTime: await helpedEachTime(ctx.tx, personId, ctx.clock.now()),
  }
}
