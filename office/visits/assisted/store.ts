import { createHash } from 'node:crypto'
import { type Insertable, type SqlBool, sql } from 'kysely'
import type { AssistedKey, AssistedSession as SessionTable } from '../../../db/types.ts'
import type { Tx } from '../../kernel/context.ts'
import type { AssistedSession } from './model.ts'

export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

/** The database holds the words to their sets. */
const sessionFrom = (row: unknown): AssistedSession => row as AssistedSession

export async function insertSession(
  tx: Tx,
  row: Insertable<SessionTable>,
  key: Omit<Insertable<AssistedKey>, 'sessionId'>,
): Promise<void> {
  await tx.insertInto('assistedSession').values(row).execute()
  await tx
    .insertInto('assistedKey')
    .values({ ...key, sessionId: row.id })
    .execute()
}

export async function codeTaken(tx: Tx, code: string): Promise<boolean> {
  return (
    (await tx.selectFrom('assistedKey').select('code').where('code', '=', code).executeTakeFirst()) !==
    undefined
  )
}

/** Who waits with this code, locked. Undefined: nobody. */
export async function lockCoded(
  tx: Tx,
  code: string,
  now: Temporal.Instant,
): Promise<AssistedSession | undefined> {
  const row = await tx
    .selectFrom('assistedKey as k')
    .innerJoin('assistedSession as a', 'a.id', 'k.sessionId')
    .selectAll('a')
    .where('k.code', '=', code)
    .where('k.codeUntil', '>', now)
    .where('a.endedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return row && sessionFrom(row)
}

/** The code is used up by this. */
export async function spendCode(tx: Tx, sessionId: string, tokenHash: Buffer): Promise<void> {
  await tx
    .updateTable('assistedKey')
    .set({ code: null, codeUntil: null, tokenHash })
    .where('sessionId', '=', sessionId)
    .execute()
}

export async function lockSession(tx: Tx, id: string): Promise<AssistedSession | undefined> {
  const row = await tx
    .selectFrom('assistedSession')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && sessionFrom(row)
}

export async function readSession(tx: Tx, id: string): Promise<AssistedSession | undefined> {
  const row = await tx.selectFrom('assistedSession').selectAll().where('id', '=', id).executeTakeFirst()
  return row && sessionFrom(row)
}

export async function updateSession(
  tx: Tx,
  id: string,
  change: Partial<Omit<AssistedSession, 'id'>>,
): Promise<void> {
  await tx.updateTable('assistedSession').set(change).where('id', '=', id).execute()
}

/** Nothing opens it any more. */
export async function dropKey(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('assistedKey').where('sessionId', '=', id).execute()
}

type Column = 'visitId' | 'callId' | 'staffId' | 'personId' | 'terminalId'
type Of = { [one in Column]: Record<one, string> }[Column]

/** What ends with something else: a visit, a call, an employee's login, a screen. */
export async function lockOpen(tx: Tx, of: Of): Promise<AssistedSession[]> {
  const [[column, id]] = Object.entries(of) as [[Column, string]]
  const rows = await tx
    .selectFrom('assistedSession')
    .selectAll()
    .where(column, '=', id)
    .where('endedAt', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map(sessionFrom)
}

export type Found = AssistedSession & {
  csrf: string
  givenName: string
  familyName: string
  callMe: string | null
  staffName: string
  /** The visit or the call it belonged to has ended. */
  contactOver: boolean
  /** the employee may not know of the person any more. */
  notTheirs: boolean
  staffGone: boolean
}

/** Everything that decides whether it still counts, in one look. */
export async function sessionByToken(tx: Tx, tokenHash: Buffer): Promise<Found | undefined> {
  const row = await tx
    .selectFrom('assistedKey as k')
    .innerJoin('assistedSession as a', 'a.id', 'k.sessionId')
    .innerJoin('person as p', 'p.id', 'a.personId')
    .innerJoin('staff as s', 's.id', 'a.staffId')
    .selectAll('a')
    .select(['k.csrf', 'p.givenName', 'p.familyName', 'p.callMe', 's.name as staffName'])
    .select([
      sql<boolean>`exists (select from visit v where v.id = a.visit_id and v.state = 'closed')
        or exists (select from call c where c.id = a.call_id and c.ended_at is not null)`.as('contactOver'),
      sql<boolean>`exists (select from shield h where h.person_id = a.person_id and not h.code = any(s.shields))
        or exists (select from staff_relation r where r.staff_id = s.id and r.person_id = a.person_id)
        or s.person_id is not distinct from a.person_id`.as('notTheirs'),
      sql<boolean>`not s.active`.as('staffGone'),
    ])
    .where('k.tokenHash', '=', tokenHash)
    .where('a.endedAt', 'is', null)
    .executeTakeFirst()
  return row && (row as unknown as Found)
}

/** Open, and nobody has used them for so long that they are over; or nobody ever opened them. Locked, in batches. */
export async function lockForgotten(
  tx: Tx,
  now: Temporal.Instant,
  idleMinutes: number,
  most: number,
): Promise<(AssistedSession & { codeUntil: Temporal.Instant | null })[]> {
  const rows = await tx
    .selectFrom('assistedSession as a')
    .leftJoin('assistedKey as k', 'k.sessionId', 'a.id')
    .selectAll('a')
    .select('k.codeUntil')
    .where('a.endedAt', 'is', null)
    .where(
      sql<SqlBool>`(a.used_at <= ${now.subtract({ minutes: idleMinutes })}::timestamptz or a.until_at <= ${now}::timestamptz
        or k.code_until <= ${now}::timestamptz)`,
    )
    .orderBy('a.usedAt')
    .limit(most)
    .forUpdate('a')
    .skipLocked()
    .execute()
  return rows as unknown as (AssistedSession & { codeUntil: Temporal.Instant | null })[]
}

export type Unopened = {
  id: string
  threadId: string
  number: number
  at: Temporal.Instant
  side: string | null
  noticeId: string | null
  kind: string | null
}

/** What has been written to the person and nobody has opened or handed over, oldest first. */
export async function unopened(tx: Tx, personId: string): Promise<Unopened[]> {
  const { rows } = await sql<Unopened>`
    select m.id, m.thread_id as "threadId", m.number::int as number, m.received_at as at, n.side, n.id as "noticeId", n.kind
    from message m left join notice n on n.person_id = m.person_id and n.message_id = m.id
    where m.person_id = ${personId} and m.direction = 'out' and m.read_at is null order by m.received_at, m.id limit 100`.execute(
    tx,
  )
  return rows
}
