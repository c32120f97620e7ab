import { sql } from 'kysely'
import type { Ctx, Side } from '../../kernel/context.ts'
import { moveOwner } from '../../kernel/promise/actions.ts'
import { lockPromise } from '../../kernel/promise/store.ts'
import { staffNotice } from '../../kernel/staff-notice.ts'
import { type PersonUnits, unitsOf } from '../units.ts'

const MOST = 200

/**
 * what is owed to somebody who is protected and lies where nobody may see it goes to somebody who may: the
 * adviser of its side, else a cleared leader. It happens when protection is set on what is open already, when somebody loses
 * their clearance, or leaves a queue. Run every minute. Gives how many changed hands.
 */
export async function giveToWhoMaySee(ctx: Ctx): Promise<number> {
  const { rows } = await sql<{ personId: string; id: string }>`select p.person_id as "personId", p.id
    from (select distinct person_id from shield) h join promise p on p.person_id = h.person_id and p.is_open
    cross join lateral (select wall.may_see(h.person_id) as who) m
    where m.who->>'last' is not null and not coalesce(case when p.desk_staff_id is null
      then m.who->'teams' ? p.desk_team_id::text else m.who->'staff' ? p.desk_staff_id::text end, false)
    order by p.due_at limit ${MOST}`.execute(ctx.tx)
  const units = await unitsOf(ctx, [...new Set(rows.map(({ personId }) => personId))])
  let moved = 0
  for (const { personId, id } of rows) {
    const promise = await lockPromise(ctx.tx, personId, id)
    const who = units.get(personId)
    const staffId = promise && who && whoMaySee(who, promise.side)
    if (!staffId) continue
    await moveOwner(
      ctx,
      promise,
      { staffId },
      { reason: 'competence', officeId: promise.officeId, byLead: true },
    )
    await staffNotice(ctx, staffId, 'handedOver', personId, id)
    moved += 1
  }
  return moved
}

/** Nobody who is away: whoever acts for them is not asked again here, so a leader it is. */
function whoMaySee({ assignments, officeLeaderId }: PersonUnits, side: Side): string | null {
  const adviser = assignments.find(
    (one) =>
      one.side === side && one.staffId !== null && one.coverStaffId === null && one.coverTeamId === null,
  )
  return adviser?.staffId ?? officeLeaderId
}
