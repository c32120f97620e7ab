import type { Ctx } from '../../kernel/context.ts'
import type { MeetingIds } from '../talk/enter.ts'
import { changeShare } from './store.ts'

/** The table is cleared when the meeting is over, moved or cancelled. */
export async function clearTable(ctx: Ctx, ids: MeetingIds): Promise<void> {
  await changeShare(ctx.tx, ids, null, { closedAt: ctx.clock.now() })
}

/** an area was marked; whoever looks at the sheet is told. */
export async function sheetChanged(ctx: Ctx, ids: MeetingIds): Promise<void> {
  await changeShare(ctx.tx, ids, null, {})
}
