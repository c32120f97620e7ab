import type { Ctx } from '../../../kernel/context.ts'
import { recordEvent } from '../../../kernel/event.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { abilityField } from '../facts.ts'
import type { Task } from '../model.ts'
import { channelOf, lockProfile, writeFact } from '../set.ts'
import * as store from '../store.ts'
import { tellAnswerers } from '../tell.ts'
import { maySet, saidBy, type Told } from '../who.ts'

type Mastered = Told & { personId: string; tasks: readonly Task[] }

/**
 * what was mastered in training, seen by the trainer and agreed to by the person, who is there: an assessment of
 * these tasks and of no other, so that what was said of them before gives way. The state and everything else stay as
 * they are. Refuses with `adviserOnly` (nobody but an employee has seen it) and as opening does.
 */
export async function assessMastered(ctx: Ctx, input: Mastered): Promise<Result<null>> {
  if (ctx.actor.kind !== 'staff' || input.helped) return refused('adviserOnly')
  const allowed = await maySet(ctx, input.personId, input)
  if (!allowed.ok) return allowed
  const known = await lockProfile(ctx, input.personId)
  if (known === undefined) return refused('notFound')
  const by = { ...saidBy(ctx, input), source: 'task' as const }
  const now = ctx.clock.now()
  for (const task of input.tasks) {
    const field = abilityField(task)
    const before = known.held.get(field) ?? []
    await store.endFacts(
      ctx.tx,
      input.personId,
      before.map(({ id }) => id),
      now,
    )
    known.held.delete(field)
    await writeFact(ctx, input.personId, known, { field, value: 'alone', by, evidence: 'trainingMastery' })
  }
  recordEvent(ctx, {
    personId: input.personId,
    kind: 'profileAssessed',
    side: 'common',
    channel: channelOf(by.method),
    data: { method: by.method, mastered: input.tasks },
  })
  await tellAnswerers(ctx, input.personId, 'profileChanged')
  return ok(null)
}
