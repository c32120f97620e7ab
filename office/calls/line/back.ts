import type { Ctx } from '../../kernel/context.ts'
import { LEG_OVER, TALKERS } from '../model.ts'
import { letGo } from './left.ts'
import { hangUp, moveCaller } from './legs.ts'
import { type Leg, liveLegs, lockCall, updateCall } from './store.ts'

/**
 * a caller is not lost with whoever they spoke with. When the last who could hold the call has gone and nobody has
 * closed it, the caller goes back to the queue, counts from when they first waited, and is told so. Whom the office rang
 * is let go with a word.
 */
export async function backToQueue(ctx: Ctx, callId: string, leg: Leg): Promise<void> {
  if (!LEG_OVER.includes(leg.state) || !TALKERS.includes(leg.kind)) return
  const call = await lockCall(ctx.tx, callId)
  if (call === undefined || (call.state !== 'talking' && call.state !== 'ringing')) return
  if ((await liveLegs(ctx.tx, callId)).some(({ kind }) => TALKERS.includes(kind))) return
  if (call.direction === 'out') return letGo(ctx, call)
  if (call.settledAt !== null) return hangUp(ctx, { callId })
  const talked = call.state === 'talking'
  const rung = call.place.rings !== undefined
  await updateCall(ctx.tx, callId, {
    state: 'waiting',
    queue: call.queue ?? 'general',
    // First in line among equals: nobody has waited longer than who had been answered already.
    waitingSince: call.waitingSince ?? call.startedAt,
    staffId: null,
    place: JSON.stringify({
      ...call.place,
      at: 'wait',
      step: call.place.step + 1,
      rings: undefined,
      said: undefined,
      told: talked ? 'lost' : rung ? 'nobodyRang' : call.place.told,
    }),
  })
  if (talked || rung) await moveCaller(ctx, callId, `/voice/wait/${callId}`)
}
