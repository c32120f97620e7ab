import type { Ctx } from '../kernel/context.ts'
import { attemptLegChanged } from './callback/ring.ts'
import { deskCallEnded, operatorLegChanged } from './desk/listen.ts'
import { interpreterCallEnded, interpreterLegChanged } from './interpreter/legs.ts'
import { adviserLegChanged } from './line/adviser.ts'
import { backToQueue } from './line/back.ts'
import type { Leg, LineCall } from './line/store.ts'
import type { LegKind, Verb } from './model.ts'
import { calledAgain, transferCallEnded } from './transfer/gone.ts'
import { transferLegChanged } from './transfer/legs.ts'

/**
 * Told when somebody who is rung into a call answers, does not, or leaves. What is given back is said to whoever answered
 * before they come into the room; null: they come in at once. Called in the transaction of the change, which happens once.
 */
type LegListener = (ctx: Ctx, call: LineCall, leg: Leg) => Promise<readonly Verb[] | null>
/** Told when the one who rang, or the last who was left, has gone. */
type EndListener = (ctx: Ctx, call: LineCall) => Promise<void>

/** Whose business a leg is: what it was rung for goes before who it is. One line for each room. */
function listenerFor(call: LineCall, leg: Leg): LegListener | null {
  // Beside the two who talk, whatever they were brought together for.
  if (leg.kind === 'interpreter') return interpreterLegChanged
  if (call.place.rings === 'callback') return attemptLegChanged
  if (leg.transferId !== null) return transferLegChanged
  if (call.place.rings === 'adviser' && (leg.kind === 'adviser' || leg.kind === 'deputy'))
    return adviserLegChanged
  return OF_KIND[leg.kind] ?? null
}
const OF_KIND: Partial<Record<LegKind, LegListener>> = { operator: operatorLegChanged, person: calledAgain }

/** Rooms that want to know when a call is over. */
const ENDED: readonly EndListener[] = [deskCallEnded, interpreterCallEnded, transferCallEnded]

/** Dispatches one change of a leg. Who leaves a caller alone without having closed the call gives them back to the queue. */
export async function onLeg(ctx: Ctx, call: LineCall, leg: Leg): Promise<readonly Verb[] | null> {
  const listener = listenerFor(call, leg)
  const verbs = listener === null ? null : await listener(ctx, call, leg)
  await backToQueue(ctx, call.id, leg)
  return verbs
}

export async function onCallEnded(ctx: Ctx, call: LineCall): Promise<void> {
  for (const listener of ENDED) await listener(ctx, call)
}
