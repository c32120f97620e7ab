import type { Ctx } from '../../kernel/context.ts'
import type { Promised } from '../../kernel/promise/model.ts'
import type { AskedBy, Meeting } from './model.ts'

export async function tellBooked(_ctx: Ctx, _meeting: Meeting): Promise<void> {}
export async function tellMoved(
  _ctx: Ctx,
  _meeting: Meeting,
  _how: { before: Meeting; askedBy: AskedBy },
): Promise<void> {}
export async function tellCancelled(
  _ctx: Ctx,
  _meeting: Meeting,
  _how: { askedBy: AskedBy; promise: Promised | null },
): Promise<void> {}
