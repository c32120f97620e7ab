import { openPerson } from '../../access/actions.ts'
import type { StaffCtx } from '../../kernel/context.ts'
import { makePromise } from '../../kernel/promise/actions.ts'
import { lockPromise } from '../../kernel/promise/store.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { passRinging } from './ringing.ts'

/**
 * C3-03, R-197: instead of a text that would not be read, a call at a time of one's own. It is owed beside the entry, and
 * the talk that keeps it answers the entry too. Refuses with `needsContactTime` (no time, or passed), `notFound`,
 * `alreadyEnded`, `conflict` (a call is planned already), and `ringingNotWanted` without a reason where the person has asked
 * not to be rung (K22).
 */
export async function planCall(
  ctx: StaffCtx,
  input: { personId: string; promiseId: string; at: Temporal.Instant | null; why?: string },
): Promise<Result<{ promiseId: string }>> {
  if (input.at === null || Temporal.Instant.compare(input.at, ctx.clock.now()) <= 0)
    return refused('needsContactTime')
  const opened = await openPerson(ctx, input.personId, { purpose: 'call', what: 'planCall' })
  if (!opened.ok) return opened
  const entry = await lockPromise(ctx.tx, input.personId, input.promiseId)
  if (!entry) return refused('notFound')
  if (entry.endedAt !== null) return refused('alreadyEnded')
  const already = await ctx.tx
    .selectFrom('promise')
    .select('id')
    .where('personId', '=', input.personId)
    .where('kind', '=', 'callBack')
    .where('isOpen', '=', true)
    .where('deskStaffId', '=', ctx.actor.staffId)
    .where('threadId', 'is not distinct from', entry.threadId)
    .where((eb) => eb('enquiryId', 'is not distinct from', entry.enquiryId))
    .executeTakeFirst()
  if (already) return refused('conflict')
  const passed = await passRinging(ctx, entry, input.why)
  if (!passed.ok) return passed
  const made = await makePromise(ctx, {
    personId: input.personId,
    kind: 'callBack',
    clock: 'callbackPromise',
    side: entry.side,
    theme: entry.theme,
    owner: { staffId: ctx.actor.staffId },
    officeId: entry.officeId,
    threadId: entry.threadId,
    enquiryId: entry.enquiryId,
    needLevel: entry.needLevel,
    dueAt: input.at,
    details: { asked: 'planned' },
  })
  return ok({ promiseId: made.id })
}
