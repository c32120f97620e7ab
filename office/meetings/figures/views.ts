import { sql } from 'kysely'
import type { StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import type { MeetingDeclineReason } from '../model.ts'
import { type Counted, FIGURE_GROUPS, type MeetingFigures } from './model.ts'
import { reasonsShown, shown, spreadOf } from './rules.ts'

const MOST_DAYS = 366
const USUAL_DAYS = 91

/**
 * wished, needed by rule, given a time, held, and what nobody met: in all, by group, and as a spread
 * between advisers that names none of them. Of the office that the reader leads; nothing that could point at somebody
 * . Refuses with `notFound` and `badPeriod`.
 */
export async function meetingFigures(
  ctx: StaffCtx,
  input: { days?: number } = {},
): Promise<Result<MeetingFigures>> {
  const { roles, officeId } = ctx.actor
  if (!roles.includes('LE') || officeId === null) return refused('notFound')
  const days = input.days ?? USUAL_DAYS
  if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS) return refused('badPeriod')
  const now = ctx.clock.now()
  const since = now.subtract({ hours: days * 24 })
  const least = ctx.settings.get<number>('stats.minCell', officeId)
  return ctx.beyondWall(async ({ tx }) => {
    const asked = sql`
      with asked as materialized (
        select r.person_id, r.state, r.by_kind, r.decline_reason, r.asked_at, r.decided_at, r.review_asked_at,
          r.review_decided_at, cardinality(r.rules) > 0 or r.by_kind = 'system' or r.granted_at is not null as needed,
          r.state in ('open', 'offered') as open, p.due_at < ${now} as late, p.desk_staff_id,
          r.review_decided_at is not null and r.granted_at >= r.review_decided_at as overturned,
          exists (select from meeting m where m.person_id = r.person_id and m.id = r.meeting_id and m.state = 'held')
            or (r.state = 'granted' and p.ended_how = 'talk') as held,
          h.interpreter_need, h.contact_status, h.need_level
        from meeting_request r join person h on h.id = r.person_id
          left join promise p on p.person_id = r.person_id and p.id = r.promise_id
        where r.asked_at >= ${since} and h.office_id = ${officeId} and r.state not in ('merged', 'continued'))`
    const unmet = sql`decline_reason is not distinct from 'capacity' or (state = 'declined' and needed) or (open and late)`
    const groups = sql`cross join lateral (values ('all'),
      (case when interpreter_need <> 'none' then 'interpreter' end),
      (contact_status), (case when need_level >= 2 then 'highNeed' end)) as g ("group")`
    const { rows } = await sql<Counted>`${asked}
      select g."group", count(distinct person_id)::int as persons,
        count(*) filter (where by_kind <> 'system')::int as wished, count(*) filter (where needed)::int as needed,
        count(*) filter (where state = 'granted')::int as granted, count(*) filter (where held)::int as held,
        count(*) filter (where state = 'declined')::int as declined, count(*) filter (where state = 'alternative')::int as alternative,
        count(*) filter (where ${unmet})::int as unmet, count(*) filter (where open)::int as open,
        count(*) filter (where review_asked_at is not null)::int as reviews, count(*) filter (where overturned)::int as overturned,
        (percentile_cont(0.5) within group (order by extract(epoch from decided_at - asked_at) / 86400)
          filter (where decided_at is not null))::float8 as days
      from asked ${groups} where g."group" is not null group by 1`.execute(tx)
    const reasons = await sql<{ reason: MeetingDeclineReason; count: number }>`${asked}
      select decline_reason as reason, count(*)::int as count from asked where decline_reason is not null group by 1 order by 2 desc, 1`.execute(
      tx,
    )
    const advisers = await sql<{ wished: number; granted: number }>`${asked}
      select count(*)::int as wished, count(*) filter (where state = 'granted')::int as granted
      from asked where desk_staff_id is not null group by desk_staff_id`.execute(tx)
    return ok({
      days,
      least,
      rows: shown(
        FIGURE_GROUPS.flatMap((group) => rows.filter((row) => row.group === group)),
        least,
      ),
      reasons: reasonsShown(reasons.rows, least),
      spread: spreadOf(advisers.rows, least),
    })
  })
}
