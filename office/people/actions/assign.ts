import { openPerson } from '../../access/actions.ts'
import type { Ctx, Purpose, StaffCtx, StaffSide } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { moveOwner, recordPromise } from '../../kernel/promise/actions.ts'
import type { Promised } from '../../kernel/promise/model.ts'
import { openPromisesOf, updatePromise } from '../../kernel/promise/store.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import * as assignments from '../assignments.ts'
import type { AssignmentReason } from '../model.ts'
import { standIn } from '../rules.ts'
import * as store from '../store.ts'

type AssignInput = {
  personId: string
  side: StaffSide
  to: { staffId: string; teamId?: string } | { teamId: string; staffId?: undefined }
  reason: AssignmentReason
  /** With both sides, one is lead contact; kept from the one before when not said. */
  lead?: boolean
}

/**
 * C9-01: an adviser or team is named for one side. What lies in the team's queue about the person follows
 * at once, with its clock; what the adviser before has is offered, and stays theirs until it is taken. The person
 * must be opened. Refuses with onlyLeadNames (whoever names does not work on the side), notFound (person or employee)
 * and unknownReceiver (does not hold the side).
 */
export async function assignAdviser(
  ctx: StaffCtx,
  input: AssignInput,
): Promise<Result<{ taken: number; offered: number }>> {
  if (!ctx.actor.sides.includes(input.side)) return refused('onlyLeadNames')
  const person = await store.findPerson(ctx.tx, input.personId)
  if (person === undefined) return refused('notFound')
  const adviser = input.to.staffId === undefined ? undefined : await store.findStaff(ctx.tx, input.to.staffId)
  if (input.to.staffId !== undefined && adviser === undefined) return refused('notFound')
  if (adviser && (!adviser.active || !adviser.sides.includes(input.side))) return refused('unknownReceiver')
  const now = ctx.clock.now()
  const before = await nameNow(ctx, input, leadsHere(ctx, person), now)
  recordEvent(ctx, {
    personId: input.personId,
    kind: 'assignmentChanged',
    side: input.side,
    channel: 'system',
    data: {
      staffId: input.to.staffId ?? null,
      teamId: input.to.teamId ?? null,
      before: before?.staffId ?? null,
      reason: input.reason,
    },
  })
  // who is followed up from now on has a line where the rule gives one; asked once this is saved.
  await ctx.enqueue('directLine', { personId: input.personId }, { key: `directLine ${input.personId}` })
  // told the same day, once what is named here stands.
  if (before?.staffId != null && before.staffId !== (input.to.staffId ?? null))
    await ctx.enqueue(
      'newAdviser',
      { personId: input.personId, side: input.side },
      { key: `newAdviser ${input.personId} ${input.side}` },
    )
  if (adviser === undefined || before === undefined) return ok({ taken: 0, offered: 0 })
  return ok(await passOn(ctx, input, { staffId: adviser.id, officeId: adviser.officeId }, before))
}

/**
 * The same for whoever has not opened the person yet: a leader at the lead list, a program. What lies on the list is
 * ground enough for its leader. Refuses also with needsPurpose.
 */
export async function nameAdviser(
  ctx: StaffCtx,
  { purpose, ...input }: AssignInput & { purpose?: Purpose | null },
): Promise<Result<{ taken: number; offered: number }>> {
  const opened = await openPerson(ctx, input.personId, { purpose: purpose ?? null, what: 'adviser' })
  return opened.ok ? assignAdviser(ctx, input) : opened
}

/** a leader names advisers of the office through a door of their own, and writes nothing else there (decision 006). */
const leadsHere = (ctx: StaffCtx, person: { officeId: string | null }) =>
  ctx.actor.roles.includes('LE') && person.officeId !== null && person.officeId === ctx.actor.officeId

/** Gives who answered for the person before. */
async function nameNow(ctx: StaffCtx, input: AssignInput, asLeader: boolean, now: Temporal.Instant) {
  const id = ctx.newId()
  if (asLeader)
    return assignments.nameAsLeader(ctx.tx, {
      personId: input.personId,
      id,
      side: input.side,
      staffId: input.to.staffId ?? null,
      teamId: input.to.teamId ?? null,
      lead: input.lead ?? null,
      fromAt: now,
      reason: input.reason,
    })
  const before = await assignments.endAssignment(ctx.tx, input.personId, input.side, now, input.reason)
  await assignments.insertAssignment(ctx.tx, {
    personId: input.personId,
    id,
    side: input.side,
    staffId: input.to.staffId ?? null,
    teamId: input.to.teamId ?? before?.teamId ?? null,
    lead: input.lead ?? before?.lead ?? true,
    fromAt: now,
  })
  return before
}

/** What lies in the team's queue follows at once; what the adviser before has is offered. */
export async function passOn(
  ctx: Ctx,
  input: AssignInput,
  adviser: { staffId: string; officeId: string | null },
  before: { staffId: string | null; teamId: string | null },
): Promise<{ taken: number; offered: number }> {
  const promises = (await openPromisesOf(ctx.tx, input.personId)).filter(
    (promise) => promise.side === input.side,
  )
  const queued = promises.filter(
    (promise) => promise.ownerStaffId === null && promise.ownerTeamId === before.teamId,
  )
  const held = promises.filter(
    (promise) =>
      promise.ownerStaffId !== null &&
      promise.ownerStaffId === before.staffId &&
      promise.ownerStaffId !== adviser.staffId,
  )
  const acting = queued.length > 0 ? await actingFor(ctx, input, adviser.staffId) : null
  for (const promise of queued) await take(ctx, promise, adviser.staffId, acting)
  for (const promise of held)
    await moveOwner(
      ctx,
      promise,
      { staffId: adviser.staffId },
      { reason: input.reason === 'personAsked' ? 'personAsked' : 'moved', officeId: adviser.officeId },
    )
  return { taken: queued.length, offered: held.length }
}

async function actingFor(ctx: Ctx, input: AssignInput, staffId: string) {
  const now = ctx.clock.now()
  const shields = (await store.answerersOf(ctx.tx, input.personId, now)).flatMap((row) => row.shields)
  return standIn(
    staffId,
    { side: input.side, shields, teamId: input.to.teamId ?? null },
    await store.loadStaffing(ctx.tx, now),
  )
}

/** Out of the queue and into the adviser's hands: receipt and due time are what they were (K11). */
async function take(
  ctx: Ctx,
  promise: Promised,
  staffId: string,
  acting: ReturnType<typeof standIn>,
): Promise<void> {
  const change = {
    ownerStaffId: staffId,
    actingStaffId: acting?.staffId ?? null,
    actingTeamId: acting?.staffId === undefined ? (acting?.teamId ?? null) : null,
  }
  await updatePromise(ctx.tx, promise.personId, promise.id, change)
  recordPromise(ctx, 'promiseTaken', { ...promise, ...change }, { reason: 'adviserNamed' })
}
