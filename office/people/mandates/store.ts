import { type Insertable, type SqlBool, sql, type Updateable } from 'kysely'
import type { DB } from '../../../db/types.ts'
import type { StaffSide, Tx } from '../../kernel/context.ts'
import type {
  Act,
  Consent,
  ConsentHeld,
  Form,
  Mandate,
  MandateLine,
  MandateState,
  RecordKind,
  Relation,
} from './model.ts'

export type RegisterRow = Mandate &
  MandateLine &
  Pick<ConsentHeld, 'toStaff'> & {
    holderLanguage: string | null
    promiseId: string | null
    sameHousehold: boolean
    endedHow: string | null
  }

/** The register of a giver, the newest statement first, as far as the wall lets the reader see it. */
export async function registerOf(
  tx: Tx,
  personId: string,
  only: { id?: string; holderId?: string } = {},
): Promise<RegisterRow[]> {
  let query = tx
    .selectFrom('mandate as m')
    .innerJoin('person as g', 'g.id', 'm.personId')
    .leftJoin('person as h', 'h.id', 'm.holderId')
    .leftJoin('staff as s', (join) => join.on(sql<SqlBool>`s.id = coalesce(m.confirmed_by, m.given_before)`))
    .leftJoin('thread as t', (join) =>
      join.onRef('t.personId', '=', 'm.personId').onRef('t.id', '=', 'm.threadId'),
    )
    .selectAll('m')
    .select([
      'g.birthDate as giverBirthDate',
      'h.birthDate as holderBorn',
      'h.language as holderLanguage',
      's.name as before',
      't.number as threadNumber',
      sql<boolean>`wall.kept_safe(m.person_id)`.as('giverSafety'),
    ])
    .where('m.personId', '=', personId)
  if (only.id !== undefined) query = query.where('m.id', '=', only.id)
  if (only.holderId !== undefined) query = query.where('m.holderId', '=', only.holderId)
  const rows = await query.orderBy('m.askedAt', 'desc').orderBy('m.id', 'desc').execute()
  return rows.map((row) => ({
    ...row,
    kind: row.kind as RecordKind,
    consentTo: row.consentTo as Consent | null,
    relation: row.relation as Relation,
    sides: row.sides as StaffSide[],
    acts: row.acts as Act[],
    state: row.state as MandateState,
    form: row.form as Form,
    holderBirthDate: row.holderBorn ?? row.holderBirthDate,
    threadNumber: row.threadNumber === null ? null : Number(row.threadNumber),
    hasLogin: row.holderId !== null,
  }))
}

export async function insertMandate(tx: Tx, row: Insertable<DB['mandate']>): Promise<void> {
  await tx.insertInto('mandate').values(row).execute()
}

export async function updateMandate(
  tx: Tx,
  personId: string,
  id: string,
  change: Updateable<DB['mandate']>,
): Promise<void> {
  await tx.updateTable('mandate').set(change).where('personId', '=', personId).where('id', '=', id).execute()
}

/** from this moment nothing more goes to the holder; what stood in the queue stays behind. */
export async function stopSending(tx: Tx, personId: string, holderId: string): Promise<void> {
  await tx
    .updateTable('outgoing')
    .set({ state: 'cancelled' })
    .where('personId', '=', personId)
    .where('recipientId', '=', holderId)
    .where('state', 'in', ['queued', 'held'])
    .execute()
}

export type PersonCard = {
  id: string
  givenName: string
  familyName: string
  birthDate: string | null
  language: string
  interpreterNeed: string
  interpreterLanguage: string | null
  officeId: string | null
}

export async function personCard(tx: Tx, id: string): Promise<PersonCard | undefined> {
  return tx
    .selectFrom('person')
    .select([
      'id',
      'givenName',
      'familyName',
      'birthDate',
      'language',
      'interpreterNeed',
      'interpreterLanguage',
      'officeId',
    ])
    .where('id', '=', id)
    .where('mergedInto', 'is', null)
    .executeTakeFirst()
}

/** Who has this number; whether it is the giver's own is asked by the caller. */
export async function personByNumber(tx: Tx, number: string): Promise<PersonCard | undefined> {
  const found = await sql<{ id: string }>`select wall.current_person(i.person_id) as id from person_identity i
    where i.number = ${number}`.execute(tx)
  const id = found.rows[0]?.id
  return id === undefined ? undefined : personCard(tx, id)
}

/** What has a moment that comes by itself: an end, a question of renewal, or one that waits to be linked to a login. */
export async function running(tx: Tx): Promise<{ personId: string; id: string }[]> {
  return tx
    .selectFrom('mandate')
    .select(['personId', 'id'])
    .where('state', 'in', ['asked', 'active', 'suspended'])
    .where('kind', '<>', 'refusal')
    .execute()
}

/** By which the holder finds the mandate when they log in for the first time. */
export async function holderNumberOf(tx: Tx, personId: string, id: string): Promise<string | null> {
  const row = await tx
    .selectFrom('mandate')
    .select('holderNumber')
    .where('personId', '=', personId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.holderNumber ?? null
}

/** A holder whose national number was written down before the office knew them. The names must agree. */
export async function linkHolders(tx: Tx): Promise<void> {
  await sql`update mandate m set holder_id = p.id
    from person_identity i join person p on p.id = wall.current_person(i.person_id)
    where m.holder_id is null and m.holder_number = i.number and i.ended_at is null and m.person_id <> p.id
      and m.state in ('asked', 'active', 'suspended') and p.birth_date is not null and wall.is_adult(p.birth_date, m.from_at)
      and lower(m.holder_name) like '%' || lower(p.family_name)`.execute(tx)
}

export type MyMandate = {
  id: string
  personId: string
  givenName: string
  familyName: string
  language: string
  sides: StaffSide[]
  themes: string[]
  acts: Act[]
  threadId: string | null
  earlierMaterial: boolean
  fromAt: Temporal.Instant
  untilAt: Temporal.Instant
  relation: Relation
  renewalAskedAt: Temporal.Instant | null
}
/** What whoever acts holds now, from anybody. Columns, not rows: the register itself is not theirs to read. */
export async function myMandates(tx: Tx, at: Temporal.Instant): Promise<MyMandate[]> {
  const { rows } = await sql<MyMandate>`select m.id, m.person_id as "personId", m.given_name as "givenName",
    m.family_name as "familyName", m.language, m.sides, m.themes, m.acts, m.thread_id as "threadId",
    m.earlier_material as "earlierMaterial", m.from_at as "fromAt", m.until_at as "untilAt", m.relation,
    m.renewal_asked_at as "renewalAskedAt" from wall.my_mandates(${at}::timestamptz) m`.execute(tx)
  return rows
}

type OpenTask = {
  id: string
  kind: string
  dueAt: Temporal.Instant
  details: Record<string, unknown>
}
export async function openTasks(tx: Tx, personId: string, kind: string): Promise<OpenTask[]> {
  const rows = await tx
    .selectFrom('promise')
    .select(['id', 'kind', 'dueAt', 'details'])
    .where('personId', '=', personId)
    .where('kind', '=', kind)
    .where('isOpen', '=', true)
    .execute()
  return rows.map((row) => ({ ...row, details: (row.details ?? {}) as Record<string, unknown> }))
}

/** When the person was last spoken with alone, as a kept promise says it. */
export async function lastOwnTalk(tx: Tx, personId: string): Promise<Temporal.Instant | null> {
  const row = await tx
    .selectFrom('promise')
    .select(({ fn }) => fn.max('endedAt').as('at'))
    .where('personId', '=', personId)
    .where('kind', '=', 'ownTalk')
    .where('state', 'in', ['kept', 'keptElsewhere'])
    .executeTakeFirst()
  return row?.at ?? null
}

/** A mandate for one matter is for one of the giver's own; null when it is for none in particular. */
export async function matterOf(
  tx: Tx,
  personId: string,
  named: { threadId?: string | null; threadNumber?: number | null },
): Promise<string | null | undefined> {
  if (!named.threadId && named.threadNumber == null) return null
  const threads = tx.selectFrom('thread').select('id').where('personId', '=', personId)
  const row = named.threadId
    ? await threads.where('id', '=', named.threadId).executeTakeFirst()
    : await threads.where(sql<boolean>`number = ${named.threadNumber}::bigint`).executeTakeFirst()
  return row?.id
}

/** That a flag stands, for all who have opened the person; how and where, as far as the wall lets the reader see it. */
export async function safetyOf(tx: Tx, personId: string) {
  const { rows } = await sql<{
    stands: boolean
  }>`select wall.safety_stands(${personId}::uuid) as stands`.execute(tx)
  const row = await tx
    .selectFrom('safety as s')
    .leftJoin('contactPoint as c', (join) =>
      join.onRef('c.personId', '=', 's.personId').onRef('c.id', '=', 's.contactPointId'),
    )
    .select(['s.reach', 's.meetingPlace', 'c.value'])
    .where('s.personId', '=', personId)
    .where('s.endedAt', 'is', null)
    .executeTakeFirst()
  return {
    stands: rows[0]?.stands ?? false,
    reach: row?.reach ?? null,
    contact: row?.value ?? null,
    meetingPlace: row?.meetingPlace ?? null,
  }
}

export async function openInterpreting(tx: Tx, personId: string) {
  return tx
    .selectFrom('interpreterRequest')
    .select(['id', 'language', 'askedAt', 'dueAt'])
    .where('personId', '=', personId)
    .where('endedHow', 'is', null)
    .orderBy('askedAt')
    .execute()
}

/** Is there a side and a theme of this mandate in which the person has not said no since? Asked of the wall. */
export async function letsAnywhere(
  tx: Tx,
  mandate: Pick<MyMandate, 'personId' | 'sides' | 'themes' | 'threadId'>,
  act: Act,
  at: Temporal.Instant,
): Promise<boolean> {
  const { rows } = await sql<{
    yes: boolean
  }>`select coalesce(bool_or(wall.mandate_covers(${mandate.personId}::uuid, ${act},
      side, theme, ${mandate.threadId}::uuid, null, ${at}::timestamptz)), false) as yes
    from unnest(${[...mandate.sides]}::text[]) side,
      unnest(case when ${mandate.themes.length} = 0 then array[null::text] else ${[...mandate.themes]}::text[] end) theme`.execute(
    tx,
  )
  return rows[0]?.yes ?? false
}
