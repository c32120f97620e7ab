import type { Ctx } from '../../kernel/context.ts'
import type { Verb } from '../model.ts'
import { openNow } from './hours.ts'
import { moveCaller, ringLeg } from './legs.ts'
import { adviserChain, type Leg, type LineCall, reachable, updateCall } from './store.ts'

/**
 * "my adviser". Whoever follows the person up is rung, then whoever covers for them; nobody's name is said, and
 * who asked for it hears the queue meanwhile. Gives false when there is nobody to ring, and outside working hours.
 */
export async function ringAdviser(ctx: Ctx, call: LineCall): Promise<boolean> {
  const working = ctx.settings.calendar(call.officeId).inWorkingHours(ctx.clock.now())
  return working && call.personId !== null && ringNext(ctx, call, call.personId, null)
}

async function ringNext(ctx: Ctx, call: LineCall, personId: string, after: Leg | null): Promise<boolean> {
  const chain = await chainOf(ctx, call, personId)
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

/** C4-07: whoever rang them first, where that is what they ring back about and who they are has been checked. */
async function chainOf(ctx: Ctx, call: LineCall, personId: string) {
  const { missed } = call.place
  if (missed === undefined || call.identity === 'none') return adviserChain(ctx, personId)
  return reachable(
    ctx,
    [missed.staffId, missed.deputyId].filter((id) => id !== null),
  )
}

/** No answer goes on to the next; after the last the caller waits for anybody, and is told so. */
export async function adviserLegChanged(ctx: Ctx, call: LineCall, leg: Leg): Promise<readonly Verb[] | null> {
  if (leg.state === 'answered' || leg.state === 'ringing' || leg.state === 'wanted') return null
  if (call.state !== 'ringing' || call.personId === null) return null
  if (await ringNext(ctx, call, call.personId, leg)) return null
  const { open } = await openNow(ctx, call)
  const { rings: _rings, ...place } = call.place
  const next = { ...place, at: open ? 'wait' : 'closed', step: place.step + 1, told: 'adviserAway' }
  await updateCall(ctx.tx, call.id, {
    state: open ? 'waiting' : 'menu',
    queue: open ? (call.queue ?? 'general') : null,
    place: JSON.stringify(next),
  })
  Object.assign(call, { state: open ? 'waiting' : 'menu', place: next })
  await moveCaller(ctx, call.id, `/voice/wait/${call.id}`)
  return null
}
