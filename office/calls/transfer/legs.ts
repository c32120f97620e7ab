import type { Ctx } from '../../kernel/context.ts'
import { moveOwner, recordPromise } from '../../kernel/promise/actions.ts'
import { lockPromise, updatePromise } from '../../kernel/promise/store.ts'
import { staffNotice } from '../../kernel/staff-notice.ts'
import { leadersOf, putPresence } from '../duty/store.ts'
import { ringLeg } from '../line/legs.ts'
import type { LegKind, LegState } from '../model.ts'
import type { Transfer } from './model.ts'
import { nextLink } from './rules.ts'
import { recordStep, ring } from './start.ts'
import { lockTransfer, updateTransfer } from './store.ts'

/** What a transfer has to know of somebody who is rung. */
type RungLeg = {
  id: string
  callId: string
  kind: LegKind
  state: LegState
  staffId: string | null
  transferId: string | null
  wantedAt: Temporal.Instant
}

const GAVE_UP: ReadonlySet<LegState> = new Set(['noAnswer', 'busy', 'declined', 'failed'])

/** somebody who was rung for a transfer answers, or does not; whoever is next is rung. */
export async function transferLegChanged(ctx: Ctx, _call: unknown, leg: RungLeg): Promise<null> {
  const transfer = leg.transferId === null ? undefined : await lockTransfer(ctx.tx, leg.transferId)
  if (transfer?.state !== 'ringing') return null
  if (leg.state === 'answered') await answered(ctx, transfer, leg)
  else if (GAVE_UP.has(leg.state)) await notAnswered(ctx, transfer, leg)
  return null
}

async function answered(ctx: Ctx, transfer: Transfer, leg: RungLeg): Promise<void> {
  const now = ctx.clock.now()
  const seconds = Math.round(now.since(transfer.startedAt).total('seconds'))
  const change = { state: 'answered' as const, answeredAt: now, answeredBy: leg.staffId, endedAt: now }
  await updateTransfer(ctx.tx, transfer.id, change)
  await ctx.tx
    .updateTable('call')
    .set({
      staffId: leg.staffId,
      state: 'talking',
      ...(transfer.officeId ? { officeId: transfer.officeId } : {}),
    })
    .where('id', '=', leg.callId)
    .where('state', '<>', 'ended')
    .execute()
  if (leg.staffId !== null) await putPresence(ctx, leg.staffId, { state: 'talking', callId: leg.callId })
  recordStep(ctx, transfer, 'callTransferred', { to: leg.staffId, seconds, rank: transfer.step })
  if (leg.staffId !== null) await takeOver(ctx, transfer, leg.staffId)
  if (transfer.caller === 'willBeCalled') await ringCaller(ctx, transfer, leg.callId)
}

/** Whoever picks up has it from now on; the clock is the same. */
async function takeOver(ctx: Ctx, transfer: Transfer, staffId: string): Promise<void> {
  if (transfer.personId === null || transfer.promiseId === null) return
  const promise = await lockPromise(ctx.tx, transfer.personId, transfer.promiseId)
  if (!promise || promise.endedAt !== null || promise.ownerStaffId === staffId) return
  await moveOwner(
    ctx,
    promise,
    { staffId },
    { reason: 'competence', officeId: promise.officeId, byLead: true },
  )
}

/** the caller rang off and was promised a call; whoever answers now is joined with them. */
async function ringCaller(ctx: Ctx, transfer: Transfer, callId: string): Promise<void> {
  const call = await ctx.tx
    .selectFrom('call')
    .select(['fromNumber', 'toNumber', 'direction', 'providerId'])
    .where('id', '=', callId)
    .executeTakeFirst()
  const number = call?.direction === 'out' ? call.toNumber : call?.fromNumber
  // Whoever has not rung off yet is on the line already.
  if (!number || (call?.direction === 'in' && call.providerId !== null)) return
  await ringLeg(ctx, {
    callId,
    kind: 'person',
    number,
    ringSeconds: ctx.settings.get<number>('clock.transferPickup', transfer.officeId),
  })
}

async function notAnswered(ctx: Ctx, transfer: Transfer, leg: RungLeg): Promise<void> {
  recordStep(ctx, transfer, 'transferAttempt', {
    to: leg.staffId,
    kind: leg.kind,
    outcome: leg.state,
    seconds: Math.round(ctx.clock.now().since(leg.wantedAt).total('seconds')),
  })
  const next = nextLink(transfer.chain, transfer.step)
  if (next !== null) return ring(ctx, { ...transfer, callId: leg.callId }, next.link, next.step)
  await turnIntoTask(ctx, transfer)
}

/**
 * nobody picked up. What is owed has stood in the ledger since the transfer began; now the leader is told, and
 * whoever gave it sees it. A caller whom nobody holds goes back to the queue and is told so (line/back.ts).
 */
export async function turnIntoTask(ctx: Ctx, transfer: Transfer): Promise<void> {
  const change = { state: 'turnedIntoTask' as const, endedAt: ctx.clock.now() }
  await updateTransfer(ctx.tx, transfer.id, change)
  recordStep(ctx, transfer, 'transferAttempt', { outcome: 'turnedIntoTask' })
  await alertLeaders(ctx, transfer)
  if (transfer.fromStaffId !== null)
    await staffNotice(ctx, transfer.fromStaffId, 'transferUnanswered', transfer.personId, transfer.promiseId)
}

async function alertLeaders(ctx: Ctx, transfer: Transfer): Promise<void> {
  if (transfer.officeId !== null)
    for (const staffId of await leadersOf(ctx.tx, transfer.officeId))
      await staffNotice(ctx, staffId, 'transferUnanswered', transfer.personId, transfer.promiseId)
  if (transfer.personId === null || transfer.promiseId === null) return
  const promise = await lockPromise(ctx.tx, transfer.personId, transfer.promiseId)
  if (!promise || promise.endedAt !== null) return
  const listed = {
    leadListAt: promise.leadListAt ?? ctx.clock.now(),
    leadReason: promise.leadReason ?? 'transferUnanswered',
  }
  await updatePromise(ctx.tx, promise.personId, promise.id, listed)
  recordPromise(ctx, 'promiseEscalated', { ...promise, ...listed }, { reason: 'transferUnanswered' })
}
