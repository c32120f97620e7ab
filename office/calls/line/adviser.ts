import type { Ctx } from '../../kernel/context.ts'
import type { Verb } from '../model.ts'
import { ringLeg } from './legs.ts'
import { adviserChain, type Leg, type LineCall, updateCall } from './store.ts'

/**
 * "my adviser". Whoever follows the person up is rung, then whoever covers for them; nobody's name is said, and
 * who asked for it hears the queue meanwhile. Gives false when there is nobody to ring.
 */
export async function ringAdviser(ctx: Ctx, call: LineCall): Promise<boolean> {
  return call.personId !== null && ringNext(ctx, call, call.personId, null)
}

async function ringNext(ctx: Ctx, call: LineCall, personId: string, after: Leg | null): Promise<boolean> {
  const chain = await adviserChain(ctx, personId)
  const next = chain.find(
    ({ rank, staffId }) => after === null || (rank > after.rank && staffId !== after.staffId),
  )
  if (next === undefined) return false
  await ringLeg(ctx, {
    callId: call.id,
    kind: next.rank % 2 === 0 ? 'adviser' : 'deputy',
    staffId: next.staffId,
    number: next.phone,
    rank: next.rank,
    ringSeconds: ctx.settings.get<number>('line.adviserSeconds'),
  })
  return true
}

/** No answer goes on to the next; after the last the caller waits for anybody, and is told so. */
export async function adviserLegChanged(ctx: Ctx, call: LineCall, leg: Leg): Promise<readonly Verb[] | null> {
  if (leg.state === 'answered' || leg.state === 'ringing' || leg.state === 'wanted') return null
  if (call.state !== 'ringing' || call.personId === null) return null
  if (await ringNext(ctx, call, call.personId, leg)) return null
  await updateCall(ctx.tx, call.id, {
    state: 'waiting',
    queue: call.queue ?? 'general',
    place: JSON.stringify({ ...call.place, rings: undefined, told: 'adviserAway' }),
  })
  return null
}
