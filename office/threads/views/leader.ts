import { sql } from 'kysely'
import type { StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'

type WaitingBy = { by: 'channel' | 'sender'; value: string; answered: number; medianMinutes: number }
export type WaitingReport = { rows: WaitingBy[]; flags: { by: 'channel' | 'sender'; spread: number }[] }

/**
 * R-010, C1-04: median waiting per channel and per kind of sender over the last seven days, and a flag where the
 * medians differ by more than the limit (configuration `equity.waitingSpread`, percent). Cells under five are left
 * out. Refuses with `notFound` for whoever does not lead.
 */
export async function waitingReport(ctx: StaffCtx): Promise<Result<WaitingReport>> {
  if (!ctx.actor.roles.includes('LE')) return refused('notFound')
  const since = ctx.clock.now().subtract({ hours: 7 * 24 })
  const { rows } = await sql<WaitingBy>`
    with first_contact as (
      select extract(epoch from p.ended_at - p.received_at) / 60 as minutes,
        p.details->>'channel' as channel, p.details->>'sender' as sender
      from promise p
      where p.office_id = ${ctx.actor.officeId} and p.ended_at >= ${since} and p.state in ('kept', 'keptElsewhere') and p.enquiry_id is not null)
    select 'channel' as by, channel as value, count(*)::int as answered, round(percentile_cont(0.5) within group (order by minutes))::int as "medianMinutes"
      from first_contact where channel is not null group by channel having count(*) >= 5
    union all
    select 'sender', sender, count(*)::int, round(percentile_cont(0.5) within group (order by minutes))::int
      from first_contact where sender is not null group by sender having count(*) >= 5
    order by 1, 2`.execute(ctx.tx)
  return ok({
    rows,
    flags: spreadFlags(rows, ctx.settings.get<number>('equity.waitingSpread', ctx.actor.officeId)),
  })
}

/** Where the longest median is more than `limit` percent over the shortest. */
function spreadFlags(rows: readonly WaitingBy[], limit: number): WaitingReport['flags'] {
  return (['channel', 'sender'] as const).flatMap((by) => {
    const medians = rows.filter((row) => row.by === by).map((row) => row.medianMinutes)
    if (medians.length < 2) return []
    const shortest = Math.max(1, Math.min(...medians))
    const spread = Math.round((Math.max(...medians) / shortest - 1) * 100)
    return spread > limit ? [{ by, spread }] : []
  })
}

export type OfficeFigures = {
  open: number
  late: number
  acute: number
  leadList: number
  keptInTime: number
  keptLate: number
  reopened: number
  /** Shown on to another body, whether or not the person has said yet how it went; not the same as not reached. */
  referredElsewhere: number
  /** Answered, but not in a way that reached the person. */
  notReached: number
  loweredUrgency: number
  load: { name: string; open: number; covered: number }[]
}

/** Promises kept and late of the leader's office over seven days; speed stands beside its quality. */
export async function officeFigures(ctx: StaffCtx): Promise<Result<OfficeFigures>> {
  if (!ctx.actor.roles.includes('LE')) return refused('notFound')
  const since = ctx.clock.now().subtract({ hours: 7 * 24 })
  const office = ctx.actor.officeId
  const { rows } = await sql<Omit<OfficeFigures, 'load'>>`
    select count(*) filter (where is_open)::int as open,
      count(*) filter (where is_open and due_at < ${ctx.clock.now()})::int as late,
      count(*) filter (where is_open and urgency = 'acute')::int as acute,
      count(*) filter (where is_open and lead_list_at is not null)::int as "leadList",
      count(*) filter (where ended_at >= ${since} and state in ('kept', 'keptElsewhere') and ended_at <= first_due_at and ended_how <> 'referredElsewhere')::int as "keptInTime",
      count(*) filter (where ended_at >= ${since} and state in ('kept', 'keptElsewhere') and ended_at > first_due_at)::int as "keptLate",
      count(*) filter (where made_at >= ${since} and details->>'cameBack' = 'true')::int as reopened,
      count(*) filter (where (details->>'referredAt')::timestamptz >= ${since})::int as "referredElsewhere",
      count(*) filter (where is_open and state = 'sentNotReached')::int as "notReached",
      count(*) filter (where lead_reason = 'urgencyLowered' and made_at >= ${since})::int as "loweredUrgency"
    from promise where office_id = ${office} and kind <> 'reachPerson' and (is_open or ended_at >= ${since})`.execute(
    ctx.tx,
  )
  const load = await sql<OfficeFigures['load'][number]>`
    select s.name, count(*)::int as open, count(*) filter (where p.acting_staff_id is not null)::int as covered
    from promise p join staff s on s.id = p.desk_staff_id
    where p.office_id = ${office} and p.is_open and p.kind <> 'reachPerson' group by s.name order by 2 desc`.execute(
    ctx.tx,
  )
  return ok({ ...(rows[0] as Omit<OfficeFigures, 'load'>), load: load.rows })
}
