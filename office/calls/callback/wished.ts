import type { Ctx } from '../../kernel/context.ts'
import { reachFactsOf } from '../../people/profile/views.ts'
import { ringingNotWanted } from '../../reach/advise/ringing.ts'
import type { Callback } from './model.ts'

/** K22: whoever rings has to say why: the person has asked not to be rung, and this call is not of their own asking. */
export async function needsWhy(ctx: Ctx, callback: Callback): Promise<boolean> {
  const facts = (await reachFactsOf(ctx, [callback.personId])).get(callback.personId)
  return ringingNotWanted(facts) && !(await askedThemselves(ctx, callback))
}

/** K21: the person's own latest word counts, and this call is one: they asked for it. Whoever only hung up asked for nothing. */
export async function askedThemselves(ctx: Ctx, callback: Callback): Promise<boolean> {
  const { askedBy, askedAt, callId, numberKind, personId } = callback
  if (callback.mode !== 'asked' || !OWN_WORD.includes(askedBy)) return false
  const said = await ctx.tx
    .selectFrom('profileFact')
    .select('id')
    .where('personId', '=', personId)
    .where('field', 'in', ['restriction.doNotRing', 'wish.phone'])
    .where('at', '>', askedAt)
    .where('endedAt', 'is', null)
    .limit(1)
    .executeTakeFirst()
  if (said !== undefined) return false
  if (askedBy !== 'line' || callId === null || numberKind === 'prepaid') return true
  const call = await ctx.tx.selectFrom('call').select('endedHow').where('id', '=', callId).executeTakeFirst()
  return call?.endedHow !== 'hungUpWaiting' && call?.endedHow !== 'hungUpInMenu'
}
const OWN_WORD: readonly Callback['askedBy'][] = ['person', 'line', 'chat', 'sms']
