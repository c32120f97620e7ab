import type { Ctx } from '../../kernel/context.ts'
import type { OnLadder } from './model.ts'

/** whoever may read for the person hears that something has come, each as a sending of their own. */
export async function tellHolders(_ctx: Ctx, _notices: readonly OnLadder[]): Promise<void> {}
