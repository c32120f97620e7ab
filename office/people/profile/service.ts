import { sql } from 'kysely'
import type { StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import type { ContactStatus } from '../model.ts'

/** How the office serves those who are reached in one way. */
type ServedBy = {
  status: ContactStatus
  persons: number
  /** Of all whom the office follows up, in percent. */
  share: number
  /** What was answered in the period, and the median time it took; null where too few to tell. */
  answered: number | null
  medianMinutes: number | null
  /** Talks and meetings held for every hundred of them; null where too few. */
  talks: number | null
  talksPerHundred: number | null
}
type ServiceReport = { rows: ServedBy[]; spread: number | null }

const DAYS = 30
const FEW = 5

/**
 * R-311, C2-03: assisted is a neutral setting, so those who are reached that way are served on a par: their answers and
 * their meetings stand beside those of the others, and `spread` says by how many percent the slowest wait longer than
 * the quickest when it is more than the limit (`equity.waitingSpread`). A review that is overdue counts as unknown. Counted beyond
 * the wall; no figure here is about fewer than five. Refuses with `notFound` for whoever does not lead.
 */
export async function serviceByStatus(ctx: StaffCtx): Promise<Result<ServiceReport>> {
  const { roles, officeId } = ctx.actor
  if (!roles.includes('LE') || officeId === null) return refused('notFound')
  const now = ctx.clock.now()
  const rows = await ctx.beyondWall(async ({ tx }) => {
    const since = now.subtract({ hours: DAYS * 24 })
    const { rows } = await sql<Omit<ServedBy, 'talksPerHundred'>>`
      with served as (
        select id, case when review_at <= ${now} and contact_status <> 'assisted' then 'unknown' else contact_status end as status
        from person where office_id = ${officeId} and merged_into is null),
      ended as (
        select s.status, p.enquiry_id is not null as answered,
          p.kind in ('arrangeMeeting', 'holdMeeting', 'explainDecision', 'ownTalk', 'callBack') as talked,
          extract(epoch from p.ended_at - p.received_at) / 60 as minutes
        from promise p join served s on s.id = p.person_id
        where p.office_id = ${officeId} and p.ended_at >= ${since} and p.state in ('kept', 'keptElsewhere')),
      figures as (
        select status, count(*) filter (where answered)::int as answered, count(*) filter (where talked)::int as talks,
          round(percentile_cont(0.5) within group (order by minutes) filter (where answered))::int as minutes
        from ended group by status)
      select w.status, w.persons, round(100.0 * w.persons / sum(w.persons) over ())::int as share,
        case when f.answered >= ${FEW} then f.answered end as answered,
        case when f.answered >= ${FEW} then f.minutes end as "medianMinutes",
        case when f.talks >= ${FEW} then f.talks end as talks
      from (select status, count(*)::int as persons from served group by status) w left join figures f using (status)
      where w.persons >= ${FEW}
      order by array_position(array['digital', 'partlyDigital', 'assisted', 'unknown'], w.status)`.execute(tx)
    return rows
  })
  const served = rows.map((row) => ({
    ...row,
    talksPerHundred: row.talks === null ? null : Math.round((100 * row.talks) / row.persons),
  }))
  return ok({
    rows: served,
    spread: spreadOf(served, ctx.settings.get<number>('equity.waitingSpread', officeId)),
  })
}

/** By how many percent the slowest wait longer than the quickest; null within the limit. */
export function spreadOf(rows: readonly Pick<ServedBy, 'medianMinutes'>[], limit: number): number | null {
  const medians = rows.flatMap(({ medianMinutes }) => medianMinutes ?? [])
  if (medians.length < 2) return null
  const shortest = Math.max(1, Math.min(...medians))
  const spread = Math.round((Math.max(...medians) / shortest - 1) * 100)
  return spread > limit ? spread : null
}
