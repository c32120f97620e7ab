import { openPerson } from '../../access/actions.ts'
import type { StaffCtx } from '../../kernel/context.ts'
import { holdsPromise } from '../../kernel/promise/rules.ts'
import { readPromise } from '../../kernel/promise/store.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'

/**
 * who decides about a wish: whoever holds what is owed, or leads where it lies. Read without a lock, since what
 * follows is done beyond the wall. Refuses as opening does, and with `notFound`, `alreadyEnded`, `notOwner`.
 */
export async function holds(
  ctx: StaffCtx,
  personId: string,
  promiseId: string,
  what: string,
): Promise<Result<null>> {
  const opened = await openPerson(ctx, personId, { purpose: 'followUp', what })
  if (!opened.ok) return opened
  const promise = await readPromise(ctx.tx, personId, promiseId)
  if (!promise) return refused('notFound')
  if (promise.endedAt !== null) return refused('alreadyEnded')
  const leads = ctx.actor.roles.includes('LE') && ctx.actor.officeId === promise.officeId
  return leads || holdsPromise(promise, ctx.actor) ? ok(null) : refused('notOwner')
}
