import { sql } from 'kysely'
import { openPerson } from '../../access/actions.ts'
import type { ClassId } from '../../access/matrix.ts'
import { codesFor } from '../../access/rules.ts'
import { ACCESS_ROLES, type Shield, type Side, type StaffCtx } from '../../kernel/context.ts'
import { acceptOffered, moveOwner } from '../../kernel/promise/actions.ts'
import {
  type Owner,
  type Promised,
  REASSIGN_REASONS,
  type ReassignReason,
} from '../../kernel/promise/model.ts'
import { holdsPromise } from '../../kernel/promise/rules.ts'
import { lockPromise, notLocked } from '../../kernel/promise/store.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { staffNotice } from '../../kernel/staff-notice.ts'

export type HandOver = {
  personId: string
  promiseId: string
  /** "Not mine" without a new owner is refused. */
  toStaffId?: string
  toTeamId?: string
  reason: string
  note?: string
  /** The part belongs to the other side: it moves store with everything said in it. */
  toSide?: Side
}

type Receiver = { owner: Owner; acting: Owner | null; officeId: string | null }

/**
 * … R-113: an entry gets a new owner inside the conversation, with its first clock. The giver answers
 * for it until the receiver takes it; a queue takes it at once. The second move puts it on the team lead's list, and
 * from then only a lead names the owner. Refuses with `needsNewOwner`, `needsReason`, `unknownReceiver` (nobody, or nobody
 * who could act on it there: I-01), `notOwner`, `tooLong`, `onlyLeadNames`, `alreadyEnded`, `notFound`.
 */
export async function handOver(ctx: StaffCtx, input: HandOver): Promise<Result<{ toLead: boolean }>> {
  const opened = await openPerson(ctx, input.personId, { what: 'handOver' })
  if (!opened.ok) return opened
  const promise = await lockPromise(ctx.tx, input.personId, input.promiseId)
  if (!promise) return refused(await notLocked(ctx.tx, input.personId, input.promiseId))
  if (promise.endedAt !== null) return refused('alreadyEnded')
  const reason = REASSIGN_REASONS.find((known) => known === input.reason)
  if (reason === undefined) return refused('needsReason')
  const leads = isLead(ctx, promise)
  if (!holdsPromise(promise, ctx.actor) && !leads) return refused('notOwner')
  if (promise.leadListAt !== null && promise.leadReason === 'bounced' && !leads)
    return refused('onlyLeadNames')
  if (input.toStaffId === undefined && input.toTeamId === undefined) return refused('needsNewOwner')
  if ((input.note ?? '').length > MOST_NOTED) return refused('tooLong', { most: MOST_NOTED })
  const receiver = await receiverOf(ctx, input, promise, opened.value.shields)
  if (receiver === null) return refused('unknownReceiver')
  return ok(
    await move(ctx, promise, receiver, { input, reason, byLead: leads && promise.leadListAt !== null }),
  )
}

async function move(
  ctx: StaffCtx,
  promise: Promised,
  receiver: Receiver,
  how: { input: HandOver; reason: ReassignReason; byLead: boolean },
) {
  const { input } = how
  const side = input.toSide ?? promise.side
  // Whoever gives on what was offered to them has taken it by that; only its holder may move its words.
  const held = holdsPromise(promise, ctx.actor) ? await acceptOffered(ctx, promise) : promise
  if (side !== promise.side && promise.enquiryId !== null) {
    await sql`select wall.move_side(${promise.personId}::uuid, ${promise.enquiryId}::uuid, ${side})`.execute(
      ctx.tx,
    )
  }
  const taken = { ...held, side }
  const moved = await moveOwner(ctx, taken, receiver.owner, {
    reason: how.reason,
    officeId: receiver.officeId,
    acting: receiver.acting,
    byLead: how.byLead,
    side,
    ...(input.note === undefined ? {} : { note: input.note }),
  })
  if (receiver.owner.staffId !== undefined)
    await staffNotice(
      ctx,
      receiver.acting?.staffId ?? receiver.owner.staffId,
      'handedOver',
      promise.personId,
      promise.id,
    )
  if (moved.toLead) await tellLead(ctx, moved.promise)
  return { toLead: moved.toLead }
}

/** the lead of the office where it lies, on the item's side. */
const isLead = (ctx: StaffCtx, promise: Promised) =>
  ctx.actor.roles.includes('LE') &&
  ctx.actor.officeId === promise.officeId &&
  (promise.side === 'common' || ctx.actor.sides.includes(promise.side))

const MOST_NOTED = 1000
const STAFF_SIDES = ['state', 'municipal'] as const

/** R-108, I-01: what an employee could read of an entry on this side, if they had it. */
function canAct(
  staff: { roles: string[]; sides: string[]; shields: string[] },
  about: { personId: string; side: Side; shields: readonly Shield[] },
): boolean {
  if (about.shields.some((code) => !staff.shields.includes(code))) return false
  const actor = {
    roles: ACCESS_ROLES.filter((role) => staff.roles.includes(role)),
    sides: STAFF_SIDES.filter((side) => staff.sides.includes(side)),
  }
  const codes = codesFor(actor, { personId: about.personId, basis: 'owner', purpose: null })
  const classes: readonly ClassId[] =
    about.side === 'common' ? ['M-13', 'M-14'] : [about.side === 'state' ? 'M-13' : 'M-14']
  return classes.some((id) => ['W', 'R', 'O', 'J'].includes(codes[id]))
}

async function receiverOf(
  ctx: StaffCtx,
  input: HandOver,
  promise: Promised,
  shields: readonly Shield[],
): Promise<Receiver | null> {
  const side = input.toSide ?? promise.side
  if (input.toStaffId !== undefined) {
    const row = await ctx.tx
      .selectFrom('staff as s')
      .leftJoin('absence as a', (join) => join.onRef('a.staffId', '=', 's.id').on('a.endedAt', 'is', null))
      .select(['s.id', 's.officeId', 's.sides', 's.roles', 's.shields', 'a.coverStaffId', 'a.coverTeamId'])
      .where('s.id', '=', input.toStaffId)
      .where('s.active', '=', true)
      .executeTakeFirst()
    if (!row || !canAct(row, { personId: promise.personId, side, shields })) return null
    const acting = row.coverStaffId
      ? { staffId: row.coverStaffId }
      : row.coverTeamId
        ? { teamId: row.coverTeamId }
        : null
    return {
      owner: { staffId: row.id },
      acting,
      officeId: row.officeId ?? promise.officeId,
    }
  }
  const team = await ctx.tx
    .selectFrom('team')
    .select(['id', 'officeId', 'side'])
    .where('id', '=', input.toTeamId ?? '')
    .executeTakeFirst()
  return team && (team.side === 'common' || side === 'common' || team.side === side)
    ? {
        owner: { teamId: team.id },
        acting: null,
        officeId: team.officeId ?? promise.officeId,
      }
    : null
}

async function tellLead(ctx: StaffCtx, promise: Promised): Promise<void> {
  const leads = await ctx.tx
    .selectFrom('team')
    .select('leadId')
    .distinct()
    .where('officeId', '=', promise.officeId)
    .where('kind', 'in', ['followUp', 'municipal'])
    .where('leadId', 'is not', null)
    .execute()
  for (const { leadId } of leads)
    if (leadId) await staffNotice(ctx, leadId, 'bounced', promise.personId, promise.id)
}

/** the receiver takes what was offered. Refuses with `notFound`, `notOwner`. */
export async function accept(
  ctx: StaffCtx,
  input: { personId: string; promiseId: string },
): Promise<Result<null>> {
  const opened = await openPerson(ctx, input.personId, { what: 'accept' })
  if (!opened.ok) return opened
  const promise = await lockPromise(ctx.tx, input.personId, input.promiseId)
  if (!promise) return refused(await notLocked(ctx.tx, input.personId, input.promiseId))
  if (promise.offeredStaffId !== null && promise.offeredStaffId !== ctx.actor.staffId)
    return refused('notOwner')
  await acceptOffered(ctx, promise)
  return ok(null)
}
