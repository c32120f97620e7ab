import { openPerson } from '../../access/actions.ts'
import type { StaffCtx } from '../../kernel/context.ts'
import type { Promised } from '../../kernel/promise/model.ts'
import { holdsPromise } from '../../kernel/promise/rules.ts'
import { lockPromise, notLocked } from '../../kernel/promise/store.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'

export type OnPromise = { personId: string; promiseId: string }

/** The promise, locked and held by whoever acts; the same refusals for every verb on an entry. */
export async function held(ctx: StaffCtx, input: OnPromise, what: string): Promise<Result<Promised>> {
  const opened = await openPerson(ctx, input.personId, { what })
  if (!opened.ok) return opened
  const promise = await lockPromise(ctx.tx, input.personId, input.promiseId)
  if (!promise) return refused(await notLocked(ctx.tx, input.personId, input.promiseId))
  if (promise.endedAt !== null) return refused('alreadyEnded')
  const leads = ctx.actor.roles.includes('LE') && ctx.actor.officeId === promise.officeId
  return holdsPromise(promise, ctx.actor) || leads ? ok(promise) : refused('notOwner')
}
