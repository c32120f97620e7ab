import type { Ctx } from '../../kernel/context.ts'
import { hangUp, moveCaller } from '../line/legs.ts'
import { liveLegs, lockCall, updateCall } from '../line/store.ts'
import type { Queue } from '../model.ts'

/** a call that came to the wrong place waits in the right one, counted from when it first waited. */
export async function moveToQueue(ctx: Ctx, callId: string, queue: Queue): Promise<void> {
  const call = await lockCall(ctx.tx, callId)
  if (!call || call.state === 'ended') return
  const legs = await liveLegs(ctx.tx, callId)
  await updateCall(ctx.tx, callId, {
    state: 'waiting',
    queue,
    staffId: null,
    waitingSince: call.waitingSince ?? call.startedAt,
    place: JSON.stringify({
      ...call.place,
      at: 'wait',
      step: call.place.step + 1,
      rings: undefined,
      said: undefined,
    }),
  })
  await moveCaller(ctx, callId, `/voice/wait/${callId}`)
  for (const leg of legs) await hangUp(ctx, { callId, legId: leg.id })
}
