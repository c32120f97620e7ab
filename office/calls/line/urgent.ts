import type { Ctx } from '../../kernel/context.ts'
import type { LineCall } from './store.ts'

/** The duty phone of the office that the caller belongs to. False where that is not known. */
export async function ringDuty(_ctx: Ctx, _call: LineCall): Promise<boolean> {
  return false
}
