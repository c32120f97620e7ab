import type { Ctx, Side } from '../context.ts'
import type { Owner, Promised, ReassignReason } from './model.ts'
import { recordPromise, withDesk } from './record.ts'
import { countMove, ownerColumns } from './rules.ts'
import { updatePromise } from './store.ts'

/**
 * a new owner, the same clock. The giver answers for it until the receiver takes it: the new
 * owner stands in the ledger as offered, and the old one is released by `acceptPromise`. A queue is staffed and takes
 * it at once. Gives whether a leader now has to name the owner.
 */
export async function moveOwner(
  ctx: Ctx,
  promise: Promised,
  to: Owner,
  move: {
    reason: ReassignReason
    officeId: string | null
    acting?: Owner | null
    note?: string
    byLead?: boolean
    side?: Side
    theme?: string
  },
): Promise<{ promise: Promised; toLead: boolean }> {
  const limit = ctx.settings.get<number>('routing.maxReassign', promise.officeId)
  const counted = move.byLead
    ? { reassignments: promise.reassignments, toLead: false }
    : countMove(promise.reassignments, move.reason, limit)
  const offered = to.staffId !== undefined && !move.byLead
  const owner = offered
    ? {}
    : {
        ...ownerColumns(to),
        actingStaffId: move.acting?.staffId ?? null,
        actingTeamId: move.acting?.teamId ?? null,
      }
  const change = {
    ...owner,
    offeredStaffId: offered ? to.staffId : null,
    offeredTeamId: null,
    reassignments: counted.reassignments,
    side: move.side ?? promise.side,
    theme: move.theme ?? promise.theme,
    officeId: move.officeId ?? promise.officeId,
    ...(counted.toLead ? { leadListAt: ctx.clock.now(), leadReason: 'bounced' } : {}),
    ...(move.byLead ? { leadListAt: null, leadReason: null } : {}),
  }
  await updatePromise(ctx.tx, promise.personId, promise.id, change)
  const moved = withDesk({ ...promise, ...change })
  await ctx.tx
    .insertInto('handOver')
    .values({
      id: ctx.newId(),
      personId: promise.personId,
      promiseId: promise.id,
      at: ctx.clock.now(),
      byStaffId: ctx.actor.kind === 'staff' ? ctx.actor.staffId : null,
      fromStaffId: promise.ownerStaffId,
      fromTeamId: promise.ownerTeamId,
      toStaffId: to.staffId ?? null,
      toTeamId: to.staffId === undefined ? to.teamId : null,
      reason: move.reason,
      note: move.note ?? null,
      acceptedAt: offered ? null : ctx.clock.now(),
    })
    .execute()
  recordPromise(ctx, 'promiseHandedOver', moved, {
    toStaffId: to.staffId ?? null,
    toTeamId: to.teamId ?? null,
    reason: move.reason,
    toLead: counted.toLead,
  })
  return { promise: moved, toLead: counted.toLead }
}

/** the receiver takes it; only now is the giver released. */
export async function acceptOffered(
  ctx: Ctx,
  promise: Promised,
  acting: Owner | null = null,
): Promise<Promised> {
  if (promise.offeredStaffId === null) return promise
  const change = {
    ownerStaffId: promise.offeredStaffId,
    ownerTeamId: null,
    actingStaffId: acting?.staffId ?? null,
    actingTeamId: acting?.teamId ?? null,
    offeredStaffId: null,
  }
  await updatePromise(ctx.tx, promise.personId, promise.id, change)
  await ctx.tx
    .updateTable('handOver')
    .set({ acceptedAt: ctx.clock.now() })
    .where('personId', '=', promise.personId)
    .where('promiseId', '=', promise.id)
    .where('acceptedAt', 'is', null)
    .execute()
  const accepted = withDesk({ ...promise, ...change })
  recordPromise(ctx, 'promiseAccepted', accepted)
  return accepted
}
