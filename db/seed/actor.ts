import type { StaffActor } from '../../office/kernel/context.ts'
import { OFFICES, type StaffKey, staffMember } from './staff.ts'

/** An employee of the demo, as they act. */
export function staffActor(key: StaffKey): StaffActor {
  const { id, name, roles, sides, shields, teamIds, office } = staffMember(key)
  const officeId = office === null ? null : OFFICES[office]
  return { kind: 'staff', staffId: id, name, roles, sides, shields: shields ?? [], teams: teamIds, officeId }
}
