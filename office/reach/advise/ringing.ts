import type { Side, StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import type { ReachFacts } from '../../people/profile/model.ts'
import { reachFactsOf } from '../../people/profile/views.ts'
import { callBar } from '../notices/ways.ts'
import { keepChoice, readChoice } from './actions.ts'

const MOST_REASON = 1000

/** R-294, K19: the person has asked not to be rung. That there is no number is another matter. */
export function ringingNotWanted(facts: ReachFacts | undefined): boolean {
  const bar = facts === undefined ? null : callBar(facts)
  return bar === 'doNotRing' || bar === 'ownWish'
}

/**
 * K19, K22: whoever has asked not to be rung is rung with a reason, which is kept with the choice of the way and read by
 * the person; danger to life is one. Refuses with `ringingNotWanted` without one, and `tooLong`.
 */
export async function passRinging(
  ctx: StaffCtx,
  { personId, threadId, side }: { personId: string; threadId: string | null; side: Side },
  given: string | undefined,
): Promise<Result<null>> {
  const facts = (await reachFactsOf(ctx, [personId])).get(personId)
  if (!ringingNotWanted(facts)) return ok(null)
  const why = given?.trim() ?? ''
  if (why === '') return refused('ringingNotWanted')
  if (why.length > MOST_REASON) return refused('tooLong', { most: MOST_REASON })
  const chosen = await readChoice(
    ctx,
    { personId, threadId, promiseIds: [], channel: 'officePhone' },
    { reason: 'other', said: why },
  )
  if (!chosen.ok) return chosen
  await keepChoice(ctx, { personId, threadId, side }, chosen.value)
  return ok(null)
}
