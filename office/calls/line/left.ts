import type { Ctx } from '../../kernel/context.ts'
import type { Verb } from '../model.ts'
import { hangUp, moveLeg } from './legs.ts'
import { spelled } from './says.ts'
import { type LineCall, liveLegs, lockCallAndLeg, updateLeg } from './store.ts'

/**
 * In a call that the office made, whoever made it has gone. Who was rung is told so and let go, and is not left with the
 * music; whoever is only being rung is rung no longer: nobody would be there.
 */
export async function letGo(ctx: Ctx, call: LineCall): Promise<void> {
  for (const leg of await liveLegs(ctx.tx, call.id)) {
    if (leg.kind === 'person' && leg.state === 'answered') {
      await moveLeg(ctx, { callId: call.id, legId: leg.id }, `/voice/legs/${leg.id}/left`)
      continue
    }
    if (leg.state !== 'answered')
      await updateLeg(ctx.tx, leg.id, { state: 'cancelled', endedAt: ctx.clock.now() })
    await hangUp(ctx, { callId: call.id, legId: leg.id })
  }
}

/** What who was rung hears when they are alone: that it is over, whom to ring, and no name. */
export async function legLeft(ctx: Ctx, told: { legId: string; providerId: string }): Promise<Verb[]> {
  const found = await lockCallAndLeg(ctx.tx, told.legId)
  if (found === null || found.leg.providerId !== told.providerId) return [{ do: 'hangUp' }]
  const phone = spelled(ctx.settings.get<string>('agency.phone'))
  const { language } = found.call
  return [
    { do: 'say', text: 'line:left', params: { phone }, language },
    { do: 'say', text: 'line:goodbye', params: {}, language },
    { do: 'hangUp' },
  ]
}
