import { type Insertable, sql, type Updateable } from 'kysely'
import type { VisitDeed, Visit as VisitTable } from '../../../db/types.ts'
import type { Tx } from '../../kernel/context.ts'
import type { Deed, Referral, Visit } from './model.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
export const isId = (text: string): boolean => UUID.test(text)

/** A row as the room holds it; the database holds its words to their sets. */
const visitFrom = (row: unknown): Visit => {
  const { day, ...rest } = row as Visit & { day: unknown }
  return { ...rest, day: String(day).slice(0, 10) }
}

/** the next number of the day; two who come at once get two. */
export async function takeTicket(tx: Tx, officeId: string, day: string): Promise<string> {
  const { rows } = await sql<{ last: number }>`
    insert into visit_ticket (office_id, day, last) values (${officeId}, ${day}, 1)
    on conflict (office_id, day) do update set last = visit_ticket.last + 1 returning last`.execute(tx)
  return String(rows[0]?.last ?? 1)
}

export async function insertVisit(tx: Tx, row: Insertable<VisitTable>): Promise<void> {
  await tx.insertInto('visit').values(row).execute()
}

export async function visitByKey(tx: Tx, officeId: string, clientKey: string): Promise<Visit | undefined> {
  const row = await tx
    .selectFrom('visit')
    .selectAll()
    .where('officeId', '=', officeId)
    .where('clientKey', '=', clientKey)
    .executeTakeFirst()
  return row && visitFrom(row)
}

export async function visitByTicket(
  tx: Tx,
  officeId: string,
  day: string,
  ticket: string,
): Promise<Visit | undefined> {
  const row = await tx
    .selectFrom('visit')
    .selectAll()
    .where('officeId', '=', officeId)
    .where('day', '=', day)
    .where('ticket', '=', ticket)
    .executeTakeFirst()
  return row && visitFrom(row)
}

export async function readVisit(tx: Tx, id: string): Promise<Visit | undefined> {
  if (!isId(id)) return undefined
  const row = await tx.selectFrom('visit').selectAll().where('id', '=', id).executeTakeFirst()
  return row && visitFrom(row)
}

/** The visit, locked until the transaction ends. */
export async function lockVisit(tx: Tx, id: string): Promise<Visit | undefined> {
  if (!isId(id)) return undefined
  const row = await tx.selectFrom('visit').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  return row && visitFrom(row)
}

const waiting = (tx: Tx, officeId: string, day: string) =>
  tx
    .selectFrom('visit')
    .selectAll()
    .where('officeId', '=', officeId)
    .where('day', '=', day)
    .where('state', '=', 'waiting')
    .orderBy('cameAt')

/** Everybody who waits in an office, locked, so that two desks never call the same one. */
export async function lockQueue(tx: Tx, officeId: string, day: string): Promise<Visit[]> {
  return (await waiting(tx, officeId, day).forUpdate().execute()).map(visitFrom)
}

/** The same, as it stands, for whoever only looks. */
export async function waitingIn(tx: Tx, officeId: string, day: string): Promise<Visit[]> {
  return (await waiting(tx, officeId, day).execute()).map(visitFrom)
}

/** Changes the visit, and raises its version: whoever looked at it before has looked at another one. */
export async function updateVisit(
  tx: Tx,
  visit: Pick<Visit, 'id' | 'version'>,
  change: Updateable<VisitTable>,
): Promise<number> {
  const version = visit.version + 1
  await tx
    .updateTable('visit')
    .set({ ...change, version })
    .where('id', '=', visit.id)
    .execute()
  return version
}

export async function insertDeed(tx: Tx, row: Insertable<VisitDeed>): Promise<void> {
  await tx.insertInto('visitDeed').values(row).execute()
}

export async function deedsOf(tx: Tx, visitId: string): Promise<Deed[]> {
  const rows = await tx
    .selectFrom('visitDeed')
    .select(['deed', 'at', 'staffId', 'data'])
    .where('visitId', '=', visitId)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows as unknown as Deed[]
}

export async function referralsIn(tx: Tx, visitId: string): Promise<Referral[]> {
  const rows = await tx
    .selectFrom('visitReferral')
    .select(['receiver', 'nextAt', 'solved', 'at'])
    .where('visitId', '=', visitId)
    .orderBy('at')
    .execute()
  return rows as unknown as Referral[]
}

type ShownOn = { at: Temporal.Instant; solved: boolean; channel: string }

/**
 * every time somebody was shown on lately, in whatever channel: by staff in this room, handed to another body
 * or sent on from a call. What was answered since, or done together, has solved it.
 */
export async function shownOnSince(tx: Tx, personId: string, since: Temporal.Instant): Promise<ShownOn[]> {
  const { rows } = await sql<ShownOn>`
    select at, channel, solved or coalesce(outcome in ('doneTogether', 'completed'), false) as solved
      from visit_referral where person_id = ${personId} and at >= ${since}
    union all
    select at, 'portalMessage', coalesce(outcome = 'completed', false) from referral where person_id = ${personId} and at >= ${since}
    union all
    select c.started_at, 'contactCentrePhone', exists (select from promise p
        where p.person_id = c.person_id and p.id = c.promise_id and p.ended_at is not null)
      from call c where c.person_id = ${personId} and c.outcome = 'forwarded' and c.started_at >= ${since}
    order by at`.execute(tx)
  return rows
}

/** How long the last visits of an office took, in minutes, newest first. */
export async function minutesLately(tx: Tx, officeId: string, most: number): Promise<number[]> {
  const rows = await tx
    .selectFrom('visit')
    .select('minutes')
    .where('officeId', '=', officeId)
    .where('state', '=', 'closed')
    .where('minutes', '>', 0)
    .orderBy('cameAt', 'desc')
    .limit(most)
    .execute()
  return rows.map(({ minutes }) => minutes ?? 0)
}

/** Desks where somebody has called or served lately: they are open. */
export async function desksOpen(
  tx: Tx,
  officeId: string,
  day: string,
  since: Temporal.Instant,
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(distinct coalesce(desk, staff_id::text))::int as n from visit
    where office_id = ${officeId} and day = ${day}::date and (state in ('called', 'served') or closed_at >= ${since})
      and coalesce(desk, staff_id::text) is not null`.execute(tx)
  return rows[0]?.n ?? 0
}

export async function staffName(tx: Tx, staffId: string): Promise<string> {
  const row = await tx.selectFrom('staff').select('name').where('id', '=', staffId).executeTakeFirst()
  return row?.name ?? ''
}

/** Who leads somebody: the leads of their teams, else the leader of the office. */
export async function leadsOf(tx: Tx, staffId: string, officeId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct t.lead_id as id from team t join staff_team m on m.team_id = t.id
      where m.staff_id = ${staffId} and t.lead_id is not null and t.lead_id <> ${staffId}`.execute(tx)
  if (rows.length > 0) return rows.map(({ id }) => id)
  const leader = await leaderOf(tx, officeId)
  return leader === null ? [] : [leader]
}

export async function leaderOf(tx: Tx, officeId: string): Promise<string | null> {
  const row = await tx.selectFrom('office').select('leaderId').where('id', '=', officeId).executeTakeFirst()
  return row?.leaderId ?? null
}

export async function personName(tx: Tx, personId: string): Promise<string> {
  const row = await tx
    .selectFrom('person')
    .select(['givenName', 'familyName'])
    .where('id', '=', personId)
    .executeTakeFirst()
  return row ? `${row.givenName} ${row.familyName}` : ''
}

type Served = Visit & { servedBy: string | null }
const notClosed = (tx: Tx, officeId: string) =>
  tx
    .selectFrom('visit as v')
    .leftJoin('staff as s', 's.id', 'v.staffId')
    .selectAll('v')
    .select('s.name as servedBy')
    .where('v.officeId', '=', officeId)
    .where('v.state', '<>', 'closed')
    .orderBy('v.cameAt')

/** Everybody who is here now, with who serves them. */
export const visitsOpen = async (tx: Tx, officeId: string, day: string): Promise<Served[]> =>
  (await notClosed(tx, officeId).where('v.day', '=', day).execute()).map((row) => visitFrom(row) as Served)

const MOST_LEFT = 50
/** Those of earlier days that nobody has closed, the oldest first. */
export const visitsLeftOpen = async (tx: Tx, officeId: string, day: string): Promise<Served[]> =>
  (await notClosed(tx, officeId).where('v.day', '<', day).limit(MOST_LEFT).execute()).map(
    (row) => visitFrom(row) as Served,
  )

type OnBoard = Pick<
  Visit,
  'ticket' | 'desk' | 'state' | 'cameAt' | 'urgent' | 'appointmentAt' | 'privateRoom'
>

/** Null: there is no such office. */
export async function calledLately(tx: Tx, officeId: string, day: string): Promise<OnBoard[] | null> {
  if (!isId(officeId)) return null
  const office = await tx.selectFrom('office').select('id').where('id', '=', officeId).executeTakeFirst()
  if (!office) return null
  const rows = await tx
    .selectFrom('visit')
    .select(['ticket', 'desk', 'state', 'cameAt', 'urgent', 'appointmentAt', 'privateRoom'])
    .where('officeId', '=', officeId)
    .where('day', '=', day)
    .where('state', 'in', ['waiting', 'called'])
    .orderBy('calledAt', 'desc')
    .execute()
  return rows as unknown as OnBoard[]
}

type OfPerson = Pick<Visit, 'id' | 'cameAt' | 'outcome' | 'steps'> & {
  place: string
  servedBy: string | null
}

export async function visitsOfPerson(tx: Tx, personId: string): Promise<OfPerson[]> {
  const rows = await tx
    .selectFrom('visit as v')
    .innerJoin('office as o', 'o.id', 'v.officeId')
    .leftJoin('staff as s', 's.id', 'v.staffId')
    .select(['v.id', 'v.cameAt', 'v.outcome', 'v.steps', 'o.name as place', 's.name as servedBy'])
    .where('v.personId', '=', personId)
    .orderBy('v.cameAt', 'desc')
    .limit(20)
    .execute()
  return rows as unknown as OfPerson[]
}
