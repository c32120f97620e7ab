import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'

/**
 * whoever asked without a login and has not been rung in time is told to those who lead the queue in which it
 * lies, once for each time that was promised; it stays with those who ring. Beyond the wall. Gives how many were late.
 */
export async function tellLateRequests(ctx: Ctx): Promise<number> {
  const now = ctx.clock.now()
  const { rows } = await sql<{ leadId: string | null }>`
    with late as (
      update callback_request r set lead_told_at = ${now}
      where r.id in (select id from callback_request
        where done_at is null and lead_told_at is null and due_at <= ${now} order by due_at limit 500 for update skip locked)
      returning r.id, r.team_id)
    select late.id, l.id as lead_id from late join team t on t.id = late.team_id
      left join lateral (select s.id from staff s where s.active and (s.id = t.lead_id
        or (t.lead_id is null and 'LE' = any(s.roles) and exists (select from staff_team m where m.team_id = t.id and m.staff_id = s.id)))) l on true`.execute(
    ctx.tx,
  )
  const notices = rows.flatMap(({ leadId }) =>
    leadId === null ? [] : [{ staffId: leadId, id: ctx.newId(), kind: 'callRequestLate', at: now }],
  )
  if (notices.length > 0) await ctx.tx.insertInto('staffNotice').values(notices).execute()
  return rows.length
}

/** When the next of them is late; undefined where none waits. */
export async function nextLateRequest({ tx }: Pick<Ctx, 'tx'>): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ at: Temporal.Instant | null }>`
    select min(due_at) as at from callback_request where done_at is null and lead_told_at is null`.execute(tx)
  return rows[0]?.at ?? undefined
}
