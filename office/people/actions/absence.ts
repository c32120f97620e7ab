import type { Ctx, StaffActor, StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import type { Staffing } from '../model.ts'
import { standIn } from '../rules.ts'
import * as store from '../store.ts'

type AbsenceInput = {
  from: Temporal.Instant
  until?: Temporal.Instant | null
  cover?: { staffId: string } | { teamId: string }
}
export type Covered = { absenceId: string; moved: number }

const coverOf = (input: AbsenceInput): { staffId?: string; teamId?: string } => input.cover ?? {}

const mayRegister = (actor: StaffActor, staff: { id: string; officeId: string | null }) =>
  actor.staffId === staff.id || (actor.roles.includes('LE') && actor.officeId === staff.officeId)

/**
 * one action and everything on the desk has somebody who is there, with its clock and its owner unchanged. What
 * begins later is put in force by `settleAbsences`. Refuses with notFound, notOwner (neither oneself nor the leader of
 * the office), badForm (ends before it begins, or one covers oneself), unknownReceiver (nobody here covers) and conflict
 * (is away already).
 */
export async function registerAbsence(
  ctx: StaffCtx,
  staffId: string,
  input: AbsenceInput,
): Promise<Result<Covered>> {
  const staff = await store.findStaff(ctx.tx, staffId)
  if (staff === undefined) return refused('notFound')
  if (!mayRegister(ctx.actor, staff)) return refused('notOwner')
  const { staffId: coverStaffId = null, teamId: coverTeamId = null } = coverOf(input)
  const until = input.until ?? null
  if (coverStaffId === staffId || (until !== null && Temporal.Instant.compare(until, input.from) <= 0))
    return refused('badForm')
  if (coverStaffId !== null && (await store.findStaff(ctx.tx, coverStaffId))?.active !== true)
    return refused('unknownReceiver')
  if ((await store.openAbsence(ctx.tx, staffId)) !== undefined) return refused('conflict')
  const absenceId = ctx.newId()
  await store.insertAbsence(ctx.tx, {
    id: absenceId,
    staffId,
    fromAt: input.from,
    untilAt: until,
    registeredAt: ctx.clock.now(),
    registeredBy: ctx.actor.staffId,
    coverStaffId,
    coverTeamId,
  })
  await nameCover(ctx, { id: absenceId, staffId })
  return ok({ absenceId, moved: await settle(ctx, [staffId]) })
}

/** what is still open goes back, what was closed stays closed, and the returning one gets a digest. */
export async function endAbsence(ctx: StaffCtx, staffId: string): Promise<Result<Covered>> {
  const staff = await store.findStaff(ctx.tx, staffId)
  if (staff === undefined) return refused('notFound')
  if (!mayRegister(ctx.actor, staff)) return refused('notOwner')
  const absence = await store.openAbsence(ctx.tx, staffId)
  if (absence === undefined) return refused('alreadyEnded')
  await end(ctx, absence.id, staffId, ctx.clock.now())
  return ok({ absenceId: absence.id, moved: await settle(ctx, [staffId]) })
}

/**
 * What falls due by itself: planned absences begin, dated ones end, and cover that went home itself is covered. Needs a
 * system transaction. May run as often as one likes: it changes only what is not as it should be.
 */
export async function settleAbsences(ctx: Ctx): Promise<number> {
  const now = ctx.clock.now()
  const over = await ctx.tx
    .selectFrom('absence')
    .select(['id', 'staffId', 'untilAt'])
    .where('endedAt', 'is', null)
    .where('untilAt', '<=', now)
    .execute()
  for (const absence of over) await end(ctx, absence.id, absence.staffId, absence.untilAt ?? now)
  const covered = await ctx.tx
    .selectFrom('promise')
    .select('ownerStaffId')
    .distinct()
    .where('isOpen', '=', true)
    .where('ownerStaffId', 'is not', null)
    .where((is) => is.or([is('actingStaffId', 'is not', null), is('actingTeamId', 'is not', null)]))
    .execute()
  const away = await store.awayNow(ctx.tx, now)
  for (const absence of away.filter((row) => row.coverStaffId === null && row.coverTeamId === null))
    await nameCover(ctx, absence)
  return settle(ctx, [
    ...new Set([...away.map((row) => row.staffId), ...covered.flatMap((row) => row.ownerStaffId ?? [])]),
  ])
}

/** Writes on the absence who covers from its start, so that what comes in meanwhile needs to ask nobody else. */
async function nameCover(ctx: Ctx, absence: { id: string; staffId: string }): Promise<void> {
  const staffing = await store.loadStaffing(ctx.tx, ctx.clock.now())
  const sides = staffing.colleagues.get(absence.staffId)?.sides ?? []
  const side = sides.length === 1 && sides[0] !== undefined ? sides[0] : 'common'
  const cover = standIn(absence.staffId, { side, shields: [] }, staffing)
  if (cover === null) return
  const { staffId: coverStaffId = null, teamId = null } = cover
  await store.updateAbsence(ctx.tx, absence.id, {
    coverStaffId,
    coverTeamId: coverStaffId === null ? teamId : null,
  })
}

async function end(ctx: Ctx, absenceId: string, staffId: string, at: Temporal.Instant): Promise<void> {
  await store.updateAbsence(ctx.tx, absenceId, { endedAt: at })
  await store.notifyStaff(ctx.tx, [{ id: ctx.newId(), staffId, kind: 'absenceDigest', at: ctx.clock.now() }])
}

/** Compares what lies on these desks with who should have it now, and moves the difference. */
async function settle(ctx: Ctx, staffIds: readonly string[]): Promise<number> {
  const entries = await store.desksOf(ctx.tx, staffIds)
  if (entries.length === 0) return 0
  const staffing = await store.loadStaffing(ctx.tx, ctx.clock.now())
  const moves = entries
    .map((entry) => ({ entry, acting: actingFor(entry, staffing) }))
    .filter(
      ({ entry, acting }) => acting.staffId !== entry.actingStaffId || acting.teamId !== entry.actingTeamId,
    )
    .map(({ entry, acting }) => ({ personId: entry.personId, id: entry.id, eventId: ctx.newId(), ...acting }))
  const moved = await store.setActing(ctx.tx, moves, ctx.clock.now())
  await tellCover(ctx, moves)
  return moved
}

function actingFor(
  entry: store.DeskEntry,
  staffing: Staffing,
): { staffId: string | null; teamId: string | null } {
  if (entry.ownerStaffId === null) return { staffId: null, teamId: null }
  const need = { side: entry.side, shields: entry.shields, teamId: entry.ownerTeamId }
  const acting = standIn(entry.ownerStaffId, need, staffing)
  return {
    staffId: acting?.staffId ?? null,
    teamId: acting?.staffId === undefined ? (acting?.teamId ?? null) : null,
  }
}

/** K25: one notice for everybody who now covers, however many promises it is; a team is told through its lead. */
async function tellCover(ctx: Ctx, moves: readonly store.Acting[]): Promise<void> {
  const leads = await store.teamLeads(ctx.tx, [...new Set(moves.flatMap((move) => move.teamId ?? []))])
  const covering = new Set([...moves.flatMap((move) => move.staffId ?? []), ...leads])
  const at = ctx.clock.now()
  await store.notifyStaff(
    ctx.tx,
    [...covering].map((staffId) => ({ id: ctx.newId(), staffId, kind: 'coverStarted', at })),
  )
}
