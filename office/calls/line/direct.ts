import type { Ctx } from '../../kernel/context.ts'
import { lineOf } from '../direct/views.ts'
import type { Verb } from '../model.ts'
import { callerOf } from './facts.ts'
import type { Caller } from './model.ts'
import { callerById, type LineCall } from './store.ts'
import { take } from './take.ts'

export type OnLine = { caller: Caller; knownBy: 'ownNumber' | 'directLine' | null }

/**
 * a number that belongs to a case says which case it is, and not who rings. From the person's own number
 * it is both; from any other the call is about the person, and whoever rings is nobody yet.
 */
export async function callerOnLine(ctx: Ctx, from: string | null, to: string | null): Promise<OnLine> {
  const caller = await callerOf(ctx, from)
  const owner = to === null ? null : await lineOf(ctx, to)
  if (owner === null || owner.personId === caller.personId)
    return { caller, knownBy: caller.ownNumber ? 'ownNumber' : null }
  const held = await callerById(ctx.tx, owner.personId)
  return held === undefined ? { caller, knownBy: null } : { caller: held, knownBy: 'directLine' }
}

/**
 * C4-08: in working hours whoever follows the person up is rung, then whoever covers for them; nobody there, a person of
 * the queue. Outside them what is said after the tone lies with the same people the next morning.
 */
export async function ringDirect(ctx: Ctx, call: LineCall): Promise<Verb[]> {
  const working = ctx.settings.calendar(call.officeId).inWorkingHours(ctx.clock.now())
  return take(ctx, call, working ? { do: 'adviser' } : { do: 'voicemail' })
}
