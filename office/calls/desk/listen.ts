import type { Ctx } from '../../kernel/context.ts'
import { type Leg, type LineCall, liveLegs } from '../line/store.ts'
import { LEG_OVER, TALKERS, type Verb } from '../model.ts'
import { callIsOver } from './read-back.ts'
import { forgetChecks } from './store.ts'

/**
 * An operator disappears in mid-call: the line puts the caller back in front of the queue (line/back.ts), and what was
 * found out between the two of them is forgotten with them, first of all how sure they were of each other.
 */
export async function operatorLegChanged(
  ctx: Ctx,
  call: LineCall,
  leg: Leg,
): Promise<readonly Verb[] | null> {
  if (!LEG_OVER.includes(leg.state) || call.settledAt !== null || call.state === 'ended') return null
  if ((await liveLegs(ctx.tx, call.id)).some(({ kind, id }) => TALKERS.includes(kind) && id !== leg.id))
    return null
  await forget(ctx, call)
  return null
}

export async function forget(ctx: Ctx, call: Pick<LineCall, 'id' | 'personId'>): Promise<void> {
  await callIsOver(ctx, call)
  await ctx.tx.deleteFrom('deskContact').where('callId', '=', call.id).execute()
  await forgetChecks(ctx.tx, call.id)
  await ctx.tx
    .updateTable('call')
    .set({ identity: 'none', identityHow: null, identityAt: null })
    .where('id', '=', call.id)
    .execute()
}

/** whoever rang has hung up; what was opened for the call closes in the same moment. */
export const deskCallEnded = (ctx: Ctx, call: LineCall): Promise<void> => callIsOver(ctx, call)
