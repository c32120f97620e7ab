import { type Kysely, sql } from 'kysely'
import type { Clock } from '../../office/kernel/time/clock.ts'
import type { DB } from '../types.ts'
import { insertDirectory } from './directory.ts'
import { insertFixture, PERSONS, type PersonKey } from './fixture.ts'
import { insertOrganisation } from './organisation.ts'
import { insertOutreach } from './outreach.ts'
import { insertLine } from './reception.ts'
import { insertRosters } from './rosters.ts'
import { type StaffKey, staffMember } from './staff.ts'
import { numberMaker } from './synthetic-number.ts'
import { insertTown } from './town.ts'

/** Somebody one can be in the demo: on its login page and in the demo room. */
export type DemoPerson = { subject: string; kind: 'person' | 'staff'; name: string; line: string }

// biome-ignore format: one person on each line
const PEOPLE: readonly [PersonKey, string][] = [
  ['resident', '35 år, arbeidssøker, har veileder, digital'],
  ['dual', 'Sykepenger og sosialhjelp: to sider i én samtale'],
  ['socialOnly', '24 år, bare sosialhjelp, registrert for fem minutter siden'],
  ['aap', 'Arbeidsavklaringspenger, vedtaket går ut 31. mars'],
  ['mother', 'Alene med tre barn, sosialhjelp'],
  ['somali', 'Skriver somali, trenger tolk når det er vanskelig'],
  ['tigrinya', 'Skriver tigrinja'],
  ['arabic', 'Skriver arabisk, arbeidsavklaringspenger'],
  ['dari', 'Dari, trenger alltid tolk'],
  ['nynorsk', 'Skriv nynorsk, Elvemark'],
  ['elderly', '84 år, får hjelp av andre, deler telefon'],
  ['protectedSeven', 'Sperret adresse: bare klarerte ansatte ser henne'],
]

// biome-ignore format: one employee on each line
const STAFF_LINES: readonly [StaffKey, string][] = [
  ['stateAdviserA', 'Veileder, stat, Granvik'],
  ['deputyStateA', 'Stedfortrederen hennes'],
  ['municipalAdviserA', 'Veileder, kommune, Granvik'],
  ['dualAdviserA', 'Veileder på begge sider, Granvik'],
  ['clearedAdviserA', 'Klarert for sperret adresse og egne ansatte'],
  ['leadStateA', 'Teamleder: ser det som er over tiden'],
  ['officeLeaderA', 'Kontorleder, Granvik'],
  ['dutyOfficerA', 'Vakt: det som ikke kan vente'],
  ['triageA', 'Fordeler det som ikke ble kjent igjen'],
  ['hostA', 'Mottaket, Granvik'],
  ['operator', 'Kontaktsenteret'],
  ['decisionMaker', 'Vedtaksenheten'],
]

/** Names are looked up from what was seeded, so that the two can never differ. */
async function demoPeople(tx: Kysely<DB>): Promise<DemoPerson[]> {
  const ids = PEOPLE.map(([key]) => PERSONS[key])
  const rows = await tx
    .selectFrom('person')
    .select(['id', 'subject', 'givenName', 'familyName'])
    .where('id', 'in', ids)
    .execute()
  const persons = PEOPLE.flatMap(([key, line]) => {
    const row = rows.find((one) => one.id === PERSONS[key])
    return row?.subject
      ? [{ subject: row.subject, kind: 'person' as const, name: `${row.givenName} ${row.familyName}`, line }]
      : []
  })
  const staff = STAFF_LINES.map(([key, line]) => {
    const { subject, name } = staffMember(key)
    return { subject, kind: 'staff' as const, name, line }
  })
  return [...persons, ...staff]
}

/**
 * The demo town in an empty database: organisation, the people of the scenes, some thousand others with their
 * histories, and who can log in. One transaction, so that it is there whole or not at all; seeded already, it returns at
 * once. Two nodes that start together wait for each other.
 */
export async function seedDemo(systemDb: Kysely<DB>, clock: Clock): Promise<{ already: boolean }> {
  return systemDb.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(4108)`.execute(tx)
    const found = await tx
      .selectFrom('configuration')
      .select('key')
      .where('key', '=', 'demo.people')
      .executeTakeFirst()
    if (found) return { already: true }
    const numbers = numberMaker()
    await insertOrganisation(tx, clock)
    await insertFixture(tx, clock, numbers)
    await insertTown(tx, clock, numbers)
    await insertRosters(tx, clock)
    await insertDirectory(tx, clock)
    await insertLine(tx, clock)
    await insertOutreach(tx, clock)
    await tx
      .insertInto('configuration')
      .values({
        key: 'demo.people',
        version: 1,
        value: JSON.stringify(await demoPeople(tx)),
        validFrom: clock.now(),
        reason: 'demo town',
      })
      .execute()
    return { already: false }
  })
}
