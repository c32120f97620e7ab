import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import { moveOwner } from '../../kernel/promise/actions.ts'
import { seenAtDesk } from '../../kernel/promise/seen.ts'
import { lockPromise } from '../../kernel/promise/store.ts'
import { staffNotice } from '../../kernel/staff-notice.ts'

const MOST = 200

/**
 * what is owed to somebody who is protected and lies where nobody may see it goes to somebody who may, and who
 * is there: the adviser of its side, else a leader of the office, else whoever there is. It happens when protection is set on
 * what is open already, when somebody loses their clearance, or leaves a queue. Where all who may are away it stays until one
 * is back, and the nightly check says so (I-41). Run every minute. Gives how many changed hands.
 */
export async function giveToWhoMaySee(ctx: Ctx): Promise<number> {
  const now = ctx.clock.now()
  const { rows } = await sql<{ personId: string; id: string; staffId: string }>`
    with hidden as materialized (
      select p.person_id, p.id, p.side, p.due_at, h.office_id
      from (select distinct k.person_id, q.office_id from shield k join person q on q.id = k.person_id) h
      join promise p on p.person_id = h.person_id and p.is_open
      where not ${seenAtDesk} order by p.due_at limit ${MOST})
    select p.person_id as "personId", p.id, there.id as "staffId" from hidden p
    cross join lateral (select s.id from staff s
      where s.id::text in (select jsonb_array_elements_text(wall.may_see(p.person_id)->'staff'))
        and not exists (select from absence b where b.staff_id = s.id and b.ended_at is null and b.from_at <= ${now})
      order by exists (select from assignment a where a.person_id = p.person_id and a.staff_id = s.id and a.side = p.side
          and a.until_at is null) desc,
        s.office_id is not distinct from p.office_id desc, 'LE' = any(s.roles) desc, s.id limit 1) there`.execute(
    ctx.tx,
  )
  let moved = 0
  for (const { personId, id, staffId } of rows) {
    const promise = await lockPromise(ctx.tx, personId, id)
    if (!promise) continue
    const { officeId } = promise
    await moveOwner(ctx, promise, { staffId }, { reason: 'competence', officeId, byLead: true })
    await staffNotice(ctx, staffId, 'handedOver', personId, id)
    moved += 1
  }
  return moved
}
