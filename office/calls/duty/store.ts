import { sql } from 'kysely'
import type { Ctx, Tx } from '../../kernel/context.ts'
import type { Presence } from '../model.ts'
import type { Shift } from './model.ts'

type ShiftRow = Shift & { officeId: string; name: string }

/** Shifts of one office that touch the span, with who has them. */
export async function shiftsOf(
  tx: Tx,
  officeId: string,
  span: { from: Temporal.Instant; until: Temporal.Instant },
): Promise<ShiftRow[]> {
  return tx
    .selectFrom('dutyShift as d')
    .innerJoin('staff as s', 's.id', 'd.staffId')
    .select(['d.id', 'd.officeId', 'd.staffId', 'd.rank', 'd.fromAt', 'd.untilAt', 's.name'])
    .where('d.officeId', '=', officeId)
    .where('d.endedAt', 'is', null)
    .where('s.active', '=', true)
    .where('d.untilAt', '>', span.from)
    .where('d.fromAt', '<', span.until)
    .orderBy('d.fromAt')
    .orderBy('d.rank')
    .execute()
}

export const onDutyAt = (tx: Tx, officeId: string, at: Temporal.Instant) =>
  shiftsOf(tx, officeId, { from: at, until: at.add({ milliseconds: 1 }) })

/** Which of these are away now. */
export async function absentAmong(ctx: Ctx, staffIds: readonly (string | null)[]): Promise<Set<string>> {
  const asked = staffIds.filter((id): id is string => id !== null)
  if (asked.length === 0) return new Set()
  const rows = await ctx.tx
    .selectFrom('absence')
    .select('staffId')
    .where('staffId', 'in', asked)
    .where('endedAt', 'is', null)
    .where('fromAt', '<=', ctx.clock.now())
    .execute()
  return new Set(rows.map(({ staffId }) => staffId))
}

/** Nobody knows yet when whoever is away without an end comes back: they are counted on again after so long. */
const OPEN_HOURS = 24

/** when those asked for are away within a span, as far as it is known. */
export async function awayIn(
  ctx: Ctx,
  staffIds: readonly string[],
  span: { from: Temporal.Instant; until: Temporal.Instant },
): Promise<{ staffId: string; from: Temporal.Instant; until: Temporal.Instant }[]> {
  if (staffIds.length === 0) return []
  const rows = await ctx.tx
    .selectFrom('absence')
    .select(['staffId', 'fromAt', 'untilAt'])
    .where('staffId', 'in', [...new Set(staffIds)])
    .where('endedAt', 'is', null)
    .where('fromAt', '<', span.until)
    .execute()
  const open = ctx.clock.now().add({ hours: OPEN_HOURS })
  return rows.map(({ staffId, fromAt, untilAt }) => ({
    staffId,
    from: fromAt,
    until: untilAt ?? (Temporal.Instant.compare(fromAt, open) < 0 ? open : span.until),
  }))
}

/** who is rung when nobody on the roster answers: the lead of the duty team, then the leader of the office. */
export async function leadersOf(tx: Tx, officeId: string): Promise<string[]> {
  const team = await tx
    .selectFrom('team')
    .select('leadId')
    .where('officeId', '=', officeId)
    .where('kind', '=', 'duty')
    .orderBy('id')
    .execute()
  const office = await tx
    .selectFrom('office')
    .select('leaderId')
    .where('id', '=', officeId)
    .executeTakeFirst()
  const all = [...team.map(({ leadId }) => leadId), office?.leaderId ?? null]
  return [...new Set(all.filter((id): id is string => id !== null))]
}

export type Colleague = { id: string; name: string; phone: string; officeId: string | null }

export async function colleagues(tx: Tx, ids: readonly string[]): Promise<Map<string, Colleague>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('staff')
    .select(['id', 'name', 'phone', 'officeId'])
    .where('id', 'in', [...ids])
    .where('active', '=', true)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** Written for whoever acts, or by the house for somebody whose call began or ended. */
export async function putPresence(
  ctx: Ctx,
  staffId: string,
  told: { state: Presence; queues?: readonly string[]; callId?: string | null },
): Promise<void> {
  const now = ctx.clock.now()
  const row = { state: told.state, since: now, seenAt: now, callId: told.callId ?? null }
  await ctx.tx
    .insertInto('presence')
    .values({ staffId, queues: [...(told.queues ?? [])], ...row })
    .onConflict((same) =>
      same
        .column('staffId')
        .doUpdateSet({ ...row, ...(told.queues === undefined ? {} : { queues: [...told.queues] }) }),
    )
    .execute()
}

type PresenceRow = { staffId: string; state: Presence; since: Temporal.Instant; queues: string[] }

/** how those asked for are now; whoever has said nothing since `freshFrom` counts as away. */
export async function presencesOf(
  tx: Tx,
  staffIds: readonly string[],
  freshFrom: Temporal.Instant,
): Promise<Map<string, PresenceRow>> {
  if (staffIds.length === 0) return new Map()
  const { rows } = await sql<PresenceRow>`
    select staff_id as "staffId", case when seen_at < ${freshFrom} then 'away' else state end as state, since, queues
    from presence where staff_id = any(${[...staffIds]}::uuid[])`.execute(tx)
  return new Map(rows.map((row) => [row.staffId, row]))
}

/** The office that a dialled number is the duty phone of. Numbers stand as people write them; there are few offices. */
export async function officeOfDutyPhone(tx: Tx, number: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`select id from office
    where right(regexp_replace(duty_phone, '[^0-9]', '', 'g'), 8) = right(${number}, 8) limit 1`.execute(tx)
  return rows[0]?.id ?? null
}
