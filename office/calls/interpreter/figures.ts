import { sql } from 'kysely'
import type { StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'

export type InterpreterFigures = {
  /** Talks with those who need an interpreter, and how many of them had one; by the team of whoever talked. */
  units: { unit: string; talks: number; interpreted: number }[]
  talks: number
  interpreted: number
  /** Orders: how many came, how many within the time, and the median seconds until they did. */
  asked: number
  connected: number
  inTime: number
  medianSeconds: number | null
  noneFound: number
  /** why there was none. */
  without: { why: string; talks: number }[]
}

const DAYS = 28

/** whether those who need an interpreter have one. For the leader of the office. Refuses with `notFound`. */
export async function interpreterFigures(ctx: StaffCtx): Promise<Result<InterpreterFigures>> {
  const { officeId, roles } = ctx.actor
  if (!roles.includes('LE') || officeId === null) return refused('notFound')
  const since = ctx.clock.now().subtract({ hours: DAYS * 24 })
  return ctx.beyondWall(async ({ tx }) => {
    const units = await sql<InterpreterFigures['units'][number]>`
      with flagged as (select id from person where office_id = ${officeId} and interpreter_need <> 'none' and merged_into is null),
      talked as (
        select e.actor_id, e.data->>'interpreter' in ('professional', 'onDemand') or exists (
          select from event u where u.person_id = e.person_id and u.kind = 'interpreterUsed'
            and u.data->>'by' in ('professional', 'onDemand')
            and u.at between e.at - interval '2 hours' and e.at + interval '5 minutes') as interpreted
        from event e join flagged f on f.id = e.person_id
        where e.at >= ${since} and e.kind in ('callLogged', 'visitLogged', 'talkHeld', 'dutyContact') and e.actor_kind = 'staff')
      select coalesce((select min(t.name) from staff_team m join team t on t.id = m.team_id where m.staff_id = k.actor_id), '–')
          as unit, count(*)::int as talks, count(*) filter (where interpreted)::int as interpreted
      from talked k group by 1 order by 1`.execute(tx)
    const orders = await sql<
      Pick<InterpreterFigures, 'asked' | 'connected' | 'inTime' | 'medianSeconds' | 'noneFound'>
    >`select count(*)::int as asked, count(*) filter (where r.ended_how = 'connected')::int as connected,
        count(*) filter (where r.connected_at <= r.due_at)::int as "inTime",
        count(*) filter (where r.ended_how = 'noneFound')::int as "noneFound",
        (percentile_cont(0.5) within group (order by extract(epoch from r.connected_at - r.asked_at))
          filter (where r.connected_at is not null))::int as "medianSeconds"
      from interpreter_request r left join person p on p.id = r.person_id
      where r.starts_at is null and r.asked_at >= ${since} and coalesce(p.office_id, r.office_id) = ${officeId}`.execute(
      tx,
    )
    const without = await sql<{ why: string; talks: number }>`
      select coalesce(e.data->>'why', 'none') as why, count(*)::int as talks from event e join person p on p.id = e.person_id
      where p.office_id = ${officeId} and e.at >= ${since} and e.kind = 'interpreterUsed' and e.data->>'by' = 'none'
      group by 1 order by 2 desc, 1`.execute(tx)
    const [row] = orders.rows
    if (row === undefined) return refused('notFound')
    return ok({
      ...row,
      units: units.rows,
      talks: units.rows.reduce((sum, { talks }) => sum + talks, 0),
      interpreted: units.rows.reduce((sum, { interpreted }) => sum + interpreted, 0),
      without: without.rows,
    })
  })
}
