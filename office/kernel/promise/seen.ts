import { sql } from 'kysely'

const cleared = sql`s.active and s.shields @> array(select k.code from shield k where k.person_id = p.person_id)
  and s.person_id is distinct from p.person_id
  and not exists (select from staff_relation r where r.staff_id = s.id and r.person_id = p.person_id)`

/** whether the promise `p` lies with somebody, or in a queue of somebody, who may see the person. Each way by its index. */
export const seenAtDesk = sql<boolean>`(case when p.desk_staff_id is not null
  then exists (select from staff s where s.id = p.desk_staff_id and ${cleared})
  else exists (select from staff_team m join staff s on s.id = m.staff_id where m.team_id = p.desk_team_id and ${cleared}) end)`
