import { sql } from 'kysely'
import type { StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'

/** Half a year. */
const USUAL_DAYS = 182
const MOST_DAYS = 366

/** How it went for those with, or without, somebody at their side. Null: too few people to be shown. */
type CompanionRow = {
  group: 'with' | 'without'
  persons: number | null
  meetings: number | null
  /** Days from booking to meeting, in the middle. */
  waitDays: number | null
  /** Shares of the meetings: held; ended with something the office promised; moved by the office. */
  held: number | null
  agreed: number | null
  moved: number | null
}
type CompanionFigures = { days: number; least: number; rows: CompanionRow[] }
type Counted = CompanionRow & { persons: number; meetings: number }

/**
 * R-405, C5-03: meetings of the office with and without a companion or helper in the room: the wait before them and what
 * came of them. Whoever leads the office reads it; where either group is fewer than `stats.minCell` people, neither is shown,
 * since one could be worked out from the whole. Refuses with `notFound` and `badPeriod`.
 */
export async function companionFigures(
  ctx: StaffCtx,
  input: { days?: number } = {},
): Promise<Result<CompanionFigures>> {
  const { roles, officeId } = ctx.actor
  if (!roles.includes('LE') || officeId === null) return refused('notFound')
  const days = input.days ?? USUAL_DAYS
  if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS) return refused('badPeriod')
  const now = ctx.clock.now()
  const since = now.subtract({ hours: days * 24 })
  const least = ctx.settings.get<number>('stats.minCell', officeId)
  return ctx.beyondWall(async ({ tx }) => {
    const { rows } = await sql<Counted>`
      with over as (
        select m.*, exists (select from meeting_participant p where p.person_id = m.person_id and p.meeting_id = m.id
            and p.role in ('companion', 'helper') and p.ended_at is null and p.approval <> 'declined'
            and p.attended is distinct from false) as accompanied,
          exists (select from meeting_agreement a where a.person_id = m.person_id and a.meeting_id = m.id and a.who = 'office') as promised
        from meeting m where m.office_id = ${officeId} and m.starts_at >= ${since} and m.starts_at < ${now}
          and m.state in ('held', 'notHeld'))
      select case when accompanied then 'with' else 'without' end as "group",
        count(distinct person_id)::int as persons, count(*)::int as meetings,
        percentile_cont(0.5) within group (order by extract(epoch from starts_at - made_at) / 86400)::float8 as "waitDays",
        avg((state = 'held')::int)::float8 as held, avg(promised::int)::float8 as agreed,
        avg((moved_by_office > 0)::int)::float8 as moved
      from over group by 1 order by 1`.execute(tx)
    return ok({ days, least, rows: compared(rows, least) })
  })
}

/** Both or neither, so that nobody is found by taking one from the other. */
export function compared(rows: readonly Counted[], least: number): CompanionRow[] {
  const few = rows.length < 2 || rows.some(({ persons }) => persons < least)
  return (['with', 'without'] as const).map((group) => {
    const row = rows.find((one) => one.group === group)
    return few || !row
      ? { group, persons: null, meetings: null, waitDays: null, held: null, agreed: null, moved: null }
      : row
  })
}
