import { sql } from 'kysely'
import type { StaffCtx } from '../../kernel/context.ts'
import { makePromise } from '../../kernel/promise/actions.ts'
import { staffNotice } from '../../kernel/staff-notice.ts'
import type { PersonUnits } from '../../people/units.ts'
import type { Entry } from './model.ts'

/**
 * who has what somebody wrote of a person whom they may no longer see: the adviser where they are cleared, else
 * somebody of the office who is, the leader at last. Owed to be read by them, and told. Gives who.
 */
export async function deliverTo(beyond: StaffCtx, units: PersonUnits, entry: Entry): Promise<string | null> {
  const staffId = await clearedFor(beyond, units)
  if (staffId === null) return null
  const promise = await makePromise(beyond, {
    personId: units.personId,
    kind: 'outreachContact',
    clock: 'contactTask',
    side: 'common',
    theme: 'contactAdviser',
    owner: { staffId },
    officeId: units.officeId,
    needLevel: units.needLevel,
    channel: 'outreach',
    details: { outreachEntry: entry.id, deliveredOn: true },
  })
  await staffNotice(beyond, staffId, 'outreachDelivered', units.personId, promise.id)
  return staffId
}

async function clearedFor({ tx, actor }: StaffCtx, units: PersonUnits): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select s.id from staff s
    where s.active and s.office_id = ${units.officeId} and s.id <> ${actor.staffId}
      and not exists (select from shield h where h.person_id = ${units.personId} and not h.code = any(s.shields))
      and not exists (select from staff_relation r where r.staff_id = s.id and r.person_id = ${units.personId})
      and s.roles && '{AS,AM,CO,LE}'
    order by exists (select from assignment a where a.person_id = ${units.personId} and a.staff_id = s.id and a.until_at is null) desc,
      s.roles && '{AS,AM}' desc, s.name, s.id limit 1`.execute(tx)
  return rows[0]?.id ?? units.officeLeaderId
}
