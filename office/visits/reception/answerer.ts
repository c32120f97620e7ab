import type { Ctx, Side, StaffSide } from '../../kernel/context.ts'
import { nameContact } from '../../people/actions/name-contact.ts'
import { lockPersonUnits, type PersonUnits } from '../../people/units.ts'
import type { Answerable } from '../../threads/routing/model.ts'
import { routeOf } from '../../threads/routing/rules.ts'
import { situationOf } from '../../threads/situation.ts'

/** Who answers for a person on a side now: their adviser or the queue that has none yet. */
export function answererOf(units: PersonUnits, side: Side): Answerable & { side: Side } {
  return routeOf({ theme: 'contactAdviser', side, sideConfidence: 1 }, situationOf(units))
}

export type Named = { staffId: string; side: StaffSide; units: PersonUnits }

/**
 * somebody with a name, from now on: the adviser or who stands in for them; one that is named now where there is none
 * (C4-03); the lead where nobody can be named. Null in an office without anybody.
 */
export async function namedFor(ctx: Ctx, personId: string): Promise<Named | null> {
  const before = await lockPersonUnits(ctx, personId)
  if (!before) return null
  const { has } = situationOf(before)
  const side: StaffSide = has.municipal && !has.state ? 'municipal' : 'state'
  const known = nameIn(before, side)
  if (known !== null) return known
  await nameContact(ctx, { personId, side })
  const units = (await lockPersonUnits(ctx, personId)) ?? before
  const { teamLeads, officeLeader } = situationOf(units)
  const lead = teamLeads[side] ?? officeLeader
  return nameIn(units, side) ?? (lead === null || lead === undefined ? null : { staffId: lead, side, units })
}

function nameIn(units: PersonUnits, first: StaffSide): Named | null {
  const sides: StaffSide[] = first === 'state' ? ['state', 'municipal'] : ['municipal', 'state']
  for (const side of sides) {
    const adviser = situationOf(units).advisers[side]
    const staffId = adviser?.acting?.staffId ?? adviser?.owner.staffId
    if (staffId) return { staffId, side, units }
  }
  return null
}
