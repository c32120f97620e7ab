import type { StaffCtx } from '../../kernel/context.ts'
import { ok, type Result } from '../../kernel/result.ts'

/** Marks one of the reader's own notices as read, or all of them. Marking twice changes nothing. */
export async function readNotices(ctx: StaffCtx, input: { id?: string } = {}): Promise<Result<null>> {
  let marking = ctx.tx
    .updateTable('staffNotice')
    .set({ readAt: ctx.clock.now() })
    .where('staffId', '=', ctx.actor.staffId)
    .where('readAt', 'is', null)
  if (input.id !== undefined) marking = marking.where('id', '=', input.id)
  await marking.execute()
  return ok(null)
}
