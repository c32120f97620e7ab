import { sql } from 'kysely'
import type { Tx } from '../../kernel/context.ts'

type Asked = { day: string; staffId: string; lately: Temporal.Instant; since: Temporal.Instant }

/**
 * those who wait and whom somebody at another desk knows: who served them last here, whom they have an appointment with,
 * or one of the team that was named for them. Not those whom this desk knows as well.
 */
export async function knownElsewhere(tx: Tx, officeId: string, asked: Asked): Promise<Set<string>> {
  const { day, staffId, lately, since } = asked
  const { rows } = await sql<{ id: string }>`
    with here as (select distinct staff_id from visit where office_id = ${officeId} and day = ${day}::date and staff_id is not null
        and (state in ('called', 'served') or closed_at >= ${lately})),
      knows as (select v.id, k.staff_id from visit v cross join lateral (
          (select p.staff_id from visit p where p.person_id = v.person_id and p.office_id = v.office_id and p.state = 'closed'
            and p.staff_id is not null and p.came_at >= ${since} order by p.came_at desc limit 1)
          union select m.owner_staff_id from meeting m where m.person_id = v.person_id and m.id = v.meeting_id
          union select t.staff_id from regular r join staff_team t on t.team_id = r.team_id
            where r.person_id = v.person_id and r.office_id = v.office_id and r.ended_at is null) k
        where v.office_id = ${officeId} and v.day = ${day}::date and v.state = 'waiting' and v.person_id is not null)
    select k.id from knows k join here h on h.staff_id = k.staff_id
    group by k.id having not exists (select from knows o where o.id = k.id and o.staff_id = ${staffId})`.execute(
    tx,
  )
  return new Set(rows.map(({ id }) => id))
}
