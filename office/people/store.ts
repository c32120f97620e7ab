import { type Insertable, sql, type Updateable } from 'kysely'
import type { DB } from '../../db/types.ts'
import type { Shield, StaffSide, Tx } from '../kernel/context.ts'
import type { Colleague, Identity, Person, Staffing, TeamFacts } from './model.ts'

const PERSON_COLUMNS = [
  'id',
  'givenName',
  'familyName',
  'callMe',
  'birthDate',
  'language',
  'writtenForm',
  'interpreterNeed',
  'interpreterLanguage',
  'contactStatus',
  'readingAbility',
  'needLevel',
  'effortGroup',
  'municipalityId',
  'officeId',
] as const

/** A person as far as the wall lets through; undefined when there is none, or none for whoever asks. */
export async function findPerson(tx: Tx, id: string): Promise<Person | undefined> {
  const row = await tx.selectFrom('person').select(PERSON_COLUMNS).where('id', '=', id).executeTakeFirst()
  return row as Person | undefined
}

export async function insertPerson(tx: Tx, row: Insertable<DB['person']>): Promise<void> {
  await tx.insertInto('person').values(row).execute()
}

export async function insertIdentity(
  tx: Tx,
  personId: string,
  identity: Identity,
  since: Temporal.Instant,
): Promise<void> {
  await tx
    .insertInto('personIdentity')
    .values({ personId, ...identity, since })
    .execute()
}

/** The municipality of an office that serves one; null where it serves several, or none. */
export async function soleMunicipality(tx: Tx, officeId: string | null): Promise<string | null> {
  const rows = await tx
    .selectFrom('officeMunicipality')
    .select('municipalityId')
    .where('officeId', '=', officeId)
    .limit(2)
    .execute()
  return rows.length === 1 ? (rows[0]?.municipalityId ?? null) : null
}

/** A letter and seven digits, so that it is mistaken for no other number. */
export async function nextInternalNumber(tx: Tx): Promise<string> {
  const { rows } = await sql<{ number: string }>`select 'I' || nextval('internal_number') as number`.execute(
    tx,
  )
  return rows[0]?.number ?? ''
}

/** Also when the one it finds is behind a shield: a number has one holder. */
export async function isNumberTaken(tx: Tx, number: string): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`select wall.number_taken(${number}) as taken`.execute(tx)
  return rows[0]?.taken ?? false
}

/** what the number, or an id from before a merge, points at now. */
export async function currentPerson(tx: Tx, id: string): Promise<string | null> {
  const { rows } = await sql<{ id: string | null }>`select wall.current_person(${id}) as id`.execute(tx)
  return rows[0]?.id ?? null
}

export async function findByNumber(tx: Tx, number: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('personIdentity')
    .select('personId')
    .where('number', '=', number)
    .executeTakeFirst()
  return row?.personId
}

export type Answerer = {
  side: StaffSide
  staffId: string | null
  teamId: string | null
  lead: boolean
  away: boolean
  shields: string[]
}

/** The current assignments of a person, and whether those assigned are away. */
export async function answerersOf(tx: Tx, personId: string, now: Temporal.Instant): Promise<Answerer[]> {
  const { rows } =
    await sql<Answerer>`select * from wall.answerers(${personId}, ${now.toString()}::timestamptz)`.execute(tx)
  return rows
}

/** Employees who are away at this moment. */
const awayAt = (tx: Tx, now: Temporal.Instant) =>
  tx
    .selectFrom('absence')
    .select(['id', 'staffId', 'coverStaffId', 'coverTeamId', 'untilAt'])
    .where('endedAt', 'is', null)
    .where('fromAt', '<=', now)
    .where((at) => at.or([at('untilAt', 'is', null), at('untilAt', '>', now)]))

export async function awayNow(tx: Tx, now: Temporal.Instant) {
  return awayAt(tx, now).execute()
}

/** Everybody who could stand in for somebody, with where they belong and whether they are there. */
export async function loadStaffing(tx: Tx, now: Temporal.Instant): Promise<Staffing> {
  const staff = await tx
    .selectFrom('staff')
    .select(['id', 'officeId', 'sides', 'shields', 'deputyId', 'active'])
    .execute()
  const members = await tx.selectFrom('staffTeam').select(['staffId', 'teamId']).execute()
  const teams = await tx.selectFrom('team').select(['id', 'officeId', 'kind', 'side']).execute()
  const away = new Map((await awayNow(tx, now)).map((row) => [row.staffId, row]))
  const teamsOf = Map.groupBy(members, (member) => member.staffId)
  const colleague = (row: (typeof staff)[number]): Colleague => ({
    id: row.id,
    officeId: row.officeId,
    sides: row.sides as StaffSide[],
    shields: row.shields as Shield[],
    deputyId: row.deputyId,
    teams: (teamsOf.get(row.id) ?? []).map((member) => member.teamId),
    away: away.get(row.id) ?? (row.active ? null : { coverStaffId: null, coverTeamId: null }),
  })
  return {
    colleagues: new Map(staff.map((row) => [row.id, colleague(row)])),
    teams: new Map(teams.map((row) => [row.id, row as TeamFacts])),
  }
}

export async function findStaff(tx: Tx, id: string) {
  return tx
    .selectFrom('staff')
    .select(['id', 'name', 'title', 'phone', 'officeId', 'sides', 'shields', 'deputyId', 'active'])
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function insertAbsence(tx: Tx, row: Insertable<DB['absence']>): Promise<void> {
  await tx.insertInto('absence').values(row).execute()
}

export async function openAbsence(tx: Tx, staffId: string) {
  return tx
    .selectFrom('absence')
    .selectAll()
    .where('staffId', '=', staffId)
    .where('endedAt', 'is', null)
    .orderBy('fromAt')
    .executeTakeFirst()
}

export async function updateAbsence(tx: Tx, id: string, change: Updateable<DB['absence']>): Promise<void> {
  await tx.updateTable('absence').set(change).where('id', '=', id).execute()
}

export type DeskEntry = {
  personId: string
  id: string
  side: 'state' | 'municipal' | 'common'
  ownerStaffId: string | null
  ownerTeamId: string | null
  actingStaffId: string | null
  actingTeamId: string | null
  shields: string[]
}

/** What these employees own or have on their desk, past the wall: nothing may be left behind because it is shielded. */
export async function desksOf(tx: Tx, staffIds: readonly string[]): Promise<DeskEntry[]> {
  if (staffIds.length === 0) return []
  const { rows } = await sql<DeskEntry>`select * from wall.desks(${[...staffIds]}::uuid[])`.execute(tx)
  return rows
}

export type Acting = {
  personId: string
  id: string
  eventId: string
  staffId: string | null
  teamId: string | null
}

/** Gives how many promises changed hands. Writes the timeline too. */
export async function setActing(tx: Tx, moves: readonly Acting[], at: Temporal.Instant): Promise<number> {
  if (moves.length === 0) return 0
  const { rows } = await sql<{ changed: number }>`
    select wall.set_acting(${JSON.stringify(moves)}::jsonb, ${at.toString()}::timestamptz) as changed`.execute(
    tx,
  )
  return rows[0]?.changed ?? 0
}

export async function notifyStaff(
  tx: Tx,
  notices: readonly { id: string; staffId: string; kind: string; at: Temporal.Instant }[],
): Promise<void> {
  if (notices.length > 0)
    await tx
      .insertInto('staffNotice')
      .values([...notices])
      .execute()
}

export async function teamLeads(tx: Tx, teamIds: readonly string[]): Promise<string[]> {
  if (teamIds.length === 0) return []
  const rows = await tx
    .selectFrom('team')
    .select('leadId')
    .where('id', 'in', [...teamIds])
    .execute()
  return rows.flatMap((row) => row.leadId ?? [])
}

type Merge = {
  id: string
  keptId: string
  mergedId: string
  basis: string
  at: Temporal.Instant
  changes: object
}

export async function mergeRecords(tx: Tx, merge: Merge): Promise<void> {
  await sql`select wall.merge_persons(${merge.id}, ${merge.keptId}, ${merge.mergedId}, ${merge.basis},
    ${merge.at.toString()}::timestamptz, ${JSON.stringify(merge.changes)}::jsonb)`.execute(tx)
}

type MergeRow = {
  keptId: string
  mergedId: string
  mergedAt: Temporal.Instant
  undoneAt: Temporal.Instant | null
  topmost: boolean
}

export async function findMerge(tx: Tx, id: string): Promise<MergeRow | undefined> {
  const { rows } = await sql<MergeRow>`select * from wall.merge_of(${id})`.execute(tx)
  return rows[0]
}

export async function undoRecords(tx: Tx, id: string, at: Temporal.Instant): Promise<void> {
  await sql`select wall.undo_merge(${id}, ${at.toString()}::timestamptz)`.execute(tx)
}

export async function findContactPoint(tx: Tx, personId: string, kind: string, value: string) {
  return tx
    .selectFrom('contactPoint')
    .select('id')
    .where('personId', '=', personId)
    .where('kind', '=', kind)
    .where('value', '=', value)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
}

export async function insertContactPoint(tx: Tx, row: Insertable<DB['contactPoint']>): Promise<void> {
  await tx.insertInto('contactPoint').values(row).execute()
}

export async function updateContactPoint(
  tx: Tx,
  personId: string,
  id: string,
  change: Updateable<DB['contactPoint']>,
) {
  return tx
    .updateTable('contactPoint')
    .set(change)
    .where('personId', '=', personId)
    .where('id', '=', id)
    .where('endedAt', 'is', null)
    .returning('kind')
    .executeTakeFirst()
}

/** an address or number of somebody protected is protected from its first moment. */
export async function isProtected(tx: Tx, personId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('shield')
    .select('code')
    .where('personId', '=', personId)
    .where('code', 'in', ['6', '7'])
    .executeTakeFirst()
  return row !== undefined
}
