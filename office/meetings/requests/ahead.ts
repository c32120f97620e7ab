import type { Ctx } from '../../kernel/context.ts'
import type { Promised } from '../../kernel/promise/model.ts'
import { isMeetingWish } from './rules.ts'

/**
 * a wish to meet that no words alone can end. Where they are to meet already on that side, what is asked is about
 * that meeting ("may my brother come?"), and is answered as any question is.
 */
export async function isWishToMeet(ctx: Ctx, promise: Promised): Promise<boolean> {
  if (!isMeetingWish(promise)) return false
  if (promise.kind !== 'arrangeMeeting') return true
  const sides = promise.side === 'common' ? ['state', 'municipal', 'common'] : [promise.side, 'common']
  const ahead = await ctx.tx
    .selectFrom('meeting')
    .select('id')
    .where('personId', '=', promise.personId)
    .where('state', '=', 'booked')
    .where('startsAt', '>', ctx.clock.now())
    .where('side', 'in', sides)
    .limit(1)
    .executeTakeFirst()
  return ahead === undefined
}
