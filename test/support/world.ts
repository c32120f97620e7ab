import type { Kysely } from 'kysely'
import { v7 } from 'uuid'
import { insertFixture, PERSONS, type PersonKey } from '../../db/seed/fixture.ts'
import { insertOrganisation } from '../../db/seed/organisation.ts'
import { insertPersons, type NewPerson } from '../../db/seed/person.ts'
import { OFFICES, STAFF, type StaffKey, staffMember } from '../../db/seed/staff.ts'
import type { DB } from '../../db/types.ts'
import type { PersonActor, StaffActor, StaffSide } from '../../office/kernel/context.ts'
import { type Clock, type MovableClock, movableClock } from '../../office/kernel/time/clock.ts'

export { PERSONS } from '../../db/seed/fixture.ts'
export { MUNICIPALITIES, OFFICES, SERVICE_ACCOUNT, STAFF, TEAMS } from '../../db/seed/staff.ts'

/** Scenes 0.1: Monday 2 March 2026, 10:00 in Oslo. */
export const T0 = Temporal.Instant.from('2026-03-02T09:00:00Z')
export const clockAtT0 = (): MovableClock => movableClock(T0)

/** The organisation and the people of the scenes (0.2) in an empty database. */
export async function seedWorld(systemDb: Kysely<DB>, clock: Clock): Promise<void> {
  await systemDb.transaction().execute(async (tx) => {
    await insertOrganisation(tx, clock)
    await insertFixture(tx, clock)
  })
}

/** A person in Granvik of whom only what the test says is special. Gives the id. */
export async function addPerson(systemDb: Kysely<DB>, told: Partial<NewPerson> = {}): Promise<string> {
  const id = told.id ?? v7()
  await insertPersons(systemDb, [
    {
      place: 'A',
      givenName: 'Una',
      familyName: 'Prøvetoft',
      contactStatus: 'digital',
      createdAt: T0.subtract({ hours: 240 }),
      ...told,
      id,
    },
  ])
  return id
}

type AnyStaff = Partial<Omit<StaffActor, 'kind'>> & { deputyId?: string | null; personId?: string | null }

/** An employee at office A with the grants the test gives; a state adviser without a team unless told otherwise. */
export async function addStaff(systemDb: Kysely<DB>, told: AnyStaff = {}): Promise<StaffActor> {
  const { deputyId = null, personId = null, ...given } = told
  const staffId = given.staffId ?? v7()
  const actor: StaffActor = {
    kind: 'staff',
    name: 'Prøve Ansatt',
    roles: ['AS', 'CO'],
    sides: ['state'],
    shields: [],
    teams: [],
    officeId: OFFICES.A,
    ...given,
    staffId,
  }
  await systemDb
    .insertInto('staff')
    .values({
      id: staffId,
      subject: `ansatt.${staffId}`,
      name: actor.name,
      title: 'Veileder',
      employer: actor.sides[0] ?? 'state',
      officeId: actor.officeId,
      roles: [...actor.roles],
      sides: [...actor.sides],
      shields: [...actor.shields],
      deputyId,
      personId,
    })
    .execute()
  for (const teamId of actor.teams)
    await systemDb.insertInto('staffTeam').values({ staffId, teamId }).execute()
  return actor
}

/** Makes somebody answer for a person on a side from now on; whoever did before no longer does. */
export async function assign(
  systemDb: Kysely<DB>,
  personId: string,
  side: StaffSide,
  to: { staffId?: string; teamId?: string; lead?: boolean },
  at: Temporal.Instant = T0,
): Promise<void> {
  await systemDb
    .updateTable('assignment')
    .set({ untilAt: at })
    .where('personId', '=', personId)
    .where('side', '=', side)
    .where('untilAt', 'is', null)
    .execute()
  await systemDb
    .insertInto('assignment')
    .values({
      personId,
      side,
      staffId: to.staffId ?? null,
      teamId: to.teamId ?? null,
      lead: to.lead ?? true,
      fromAt: at,
    })
    .execute()
}

/** Somebody of the demo town as the acting one, as a login would make them. */
export function staffActor(key: StaffKey): StaffActor {
  const member = staffMember(key)
  return {
    kind: 'staff',
    staffId: STAFF[key],
    name: member.name,
    roles: member.roles,
    sides: member.sides,
    shields: member.shields ?? [],
    teams: member.teamIds,
    officeId: member.office === null ? null : OFFICES[member.office],
  }
}

export const personActor = (key: PersonKey, language = 'nb'): PersonActor => ({
  kind: 'person',
  personId: PERSONS[key],
  language,
})
