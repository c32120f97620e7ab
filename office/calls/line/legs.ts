import type { Ctx } from '../../kernel/context.ts'
import { phoneNumber } from '../../people/actions/contactPoint.ts'
import type { LegKind } from '../model.ts'
import { insertCommand, insertLeg, type LineCall, liveLegs, updateLeg } from './store.ts'

export type RingLeg = {
  callId: string
  kind: LegKind
  number: string
  staffId?: string | null
  /** Its place in a chain, from 0. */
  rank?: number
  transferId?: string | null
  ringSeconds: number
  /** What the display shows; the common number unless the case has one of its own. Never somebody's own. */
  from?: string
}

/** Somebody is rung into a call, as soon as this is saved. Gives the leg, whose changes come through listeners.ts. */
export async function ringLeg(ctx: Ctx, told: RingLeg): Promise<string> {
  const legId = ctx.newId()
  const now = ctx.clock.now()
  const number = phoneNumber(told.number) ?? told.number
  await insertLeg(ctx.tx, {
    callId: told.callId,
    id: legId,
    kind: told.kind,
    staffId: told.staffId ?? null,
    number,
    state: 'wanted',
    rank: told.rank ?? 0,
    transferId: told.transferId ?? null,
    wantedAt: now,
    giveUpAt: now.add({ seconds: told.ringSeconds }),
  })
  const agency = ctx.settings.get<string>('agency.phone')
  await command(ctx, told.callId, legId, 'ring', {
    to: number,
    from: told.from ?? phoneNumber(agency) ?? agency,
    next: `/voice/legs/${legId}/answered`,
    ringSeconds: told.ringSeconds,
  })
  return legId
}

/** Whoever rang is taken from where they are to another place (a path under /voice). */
export const moveCaller = (ctx: Ctx, callId: string, next: string): Promise<void> =>
  command(ctx, callId, null, 'move', { next })

/** The same for somebody who was rung into the call. */
export const moveLeg = (ctx: Ctx, leg: { callId: string; legId: string }, next: string): Promise<void> =>
  command(ctx, leg.callId, leg.legId, 'move', { next })

/** The call ends, for whoever rang; or one leg of it, where that is named. */
export const hangUp = (ctx: Ctx, what: { callId: string; legId?: string }): Promise<void> =>
  command(ctx, what.callId, what.legId ?? null, 'hangUp', {})

/** Whoever is being rung for a caller who has chosen otherwise is let go; a transfer goes on by its own rules. */
export async function stopRinging(ctx: Ctx, call: LineCall): Promise<LineCall> {
  const { rings, ...place } = call.place
  if (rings === undefined) return call
  for (const leg of await liveLegs(ctx.tx, call.id)) {
    if (leg.transferId !== null || leg.state === 'answered') continue
    await updateLeg(ctx.tx, leg.id, { state: 'cancelled', endedAt: ctx.clock.now() })
    await hangUp(ctx, { callId: call.id, legId: leg.id })
  }
  return { ...call, place }
}

async function command(
  ctx: Ctx,
  callId: string,
  legId: string | null,
  does: 'ring' | 'move' | 'hangUp',
  data: Record<string, unknown>,
): Promise<void> {
  const now = ctx.clock.now()
  await insertCommand(ctx.tx, {
    id: ctx.newId(),
    callId,
    legId,
    does,
    data: JSON.stringify(data),
    madeAt: now,
    nextAt: now,
  })
  // Without a key: one row for all would be held by each webhook until its own commit is on disk.
  await ctx.enqueue('voice', {})
}
