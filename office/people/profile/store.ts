import { type Insertable, sql, type Updateable } from 'kysely'
import type { DB } from '../../../db/types.ts'
import type { Tx } from '../../kernel/context.ts'
import { insertRows } from '../../kernel/insert.ts'
import type { Promised } from '../../kernel/promise/model.ts'
import { promisedFrom, updatePromise } from '../../kernel/promise/store.ts'
import type { ProfileFact, ProfileRow, ReachPoint } from './model.ts'

const ROW = [
  'id',
  'contactStatus',
  'language',
  'writtenForm',
  'interpreterNeed',
  'interpreterLanguage',
  'readingAbility',
  'reviewAt',
  'conflictSince',
] as const

/** One statement however many they are, so that its plan is kept. */
const among = (column: 'id' | 'person_id', ids: readonly string[]) =>
  sql<boolean>`${sql.ref(column)} = any(${[...ids]}::uuid[])`

export async function rowsOf(tx: Tx, personIds: readonly string[]): Promise<ProfileRow[]> {
  const rows = await tx.selectFrom('person').select(ROW).where(among('id', personIds)).execute()
  return rows as ProfileRow[]
}

/** The row, locked until the transaction ends, so that two who change a profile at once do it one after the other. */
export async function lockRow(tx: Tx, personId: string): Promise<ProfileRow | undefined> {
  const row = await tx
    .selectFrom('person')
    .select(ROW)
    .where('id', '=', personId)
    .where('mergedInto', 'is', null)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return row as ProfileRow | undefined
}

export async function factsOf(
  tx: Tx,
  personIds: readonly string[],
): Promise<(ProfileFact & { personId: string })[]> {
  const rows = await tx
    .selectFrom('profileFact')
    .selectAll()
    .where(among('person_id', personIds))
    .where('endedAt', 'is', null)
    .execute()
  return rows as (ProfileFact & { personId: string })[]
}

/** A number or address under protection is nobody's to send to by itself. */
export async function pointsOf(
  tx: Tx,
  personIds: readonly string[],
): Promise<(ReachPoint & { personId: string })[]> {
  const rows = await tx
    .selectFrom('contactPoint')
    .select([
      'personId',
      'id',
      'kind',
      'value',
      'phoneKind',
      'prepaid',
      'unwanted',
      'confirmedAt',
      'notWorkingSince',
      'lastWorkedAt',
    ])
    .where(among('person_id', personIds))
    .where('endedAt', 'is', null)
    // K32: kept out of sight, but for the one way that somebody under a safety flag has named.
    .where((is) =>
      is.or([is('protected', '=', false), sql<boolean>`(not unwanted and wall.safety_stands(person_id))`]),
    )
    .orderBy('id')
    .execute()
  return rows as (ReachPoint & { personId: string })[]
}

/** Those under protection, or marked for possible control. */
export async function safetyOf(tx: Tx, personIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('shield')
    .select('personId')
    .where(among('person_id', personIds))
    .where('code', 'in', ['6', '7'])
    .union(
      tx
        .selectFrom('marker')
        .select('personId')
        .where(among('person_id', personIds))
        .where('kind', '=', 'possibleControl'),
    )
    .union(
      tx
        .selectFrom('person')
        .select('id as personId')
        .where(among('id', personIds))
        .where(sql<boolean>`wall.safety_stands(id)`),
    )
    .execute()
  return new Set(rows.map((row) => row.personId))
}

export async function insertFacts(tx: Tx, rows: readonly Insertable<DB['profileFact']>[]): Promise<void> {
  await insertRows(tx, 'profileFact', rows)
}

export async function endFacts(
  tx: Tx,
  personId: string,
  ids: readonly string[],
  at: Temporal.Instant,
): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('profileFact')
    .set({ endedAt: at })
    .where('personId', '=', personId)
    .where('id', 'in', [...ids])
    .execute()
}

export async function updateRow(tx: Tx, personId: string, change: Updateable<DB['person']>): Promise<void> {
  if (Object.keys(change).length === 0) return
  const { numUpdatedRows } = await tx
    .updateTable('person')
    .set(change)
    .where('id', '=', personId)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Error('a profile that could not be changed')
}

/** the review that is open, if one is, locked. The caller has locked the person. */
/** Those of these persons of whom a review is open. */
export async function withOpenReview(tx: Tx, personIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ personId: string }>`select distinct person_id from promise
    where person_id = any(${[...personIds]}::uuid[]) and kind = 'reviewProfile' and is_open`.execute(tx)
  return new Set(rows.map((row) => row.personId))
}

export async function openReview(tx: Tx, personId: string): Promise<Promised | undefined> {
  const row = await openOfKind(tx, personId, 'reviewProfile').limit(1).forUpdate().executeTakeFirst()
  return row as Promised | undefined
}

/** The same for whoever only reads. */
export async function readOpen(
  tx: Tx,
  personId: string,
  kind: 'reviewProfile' | 'removeBarrier',
): Promise<Promised | undefined> {
  return (await openOfKind(tx, personId, kind).limit(1).executeTakeFirst()) as Promised | undefined
}

/** Employees who answer for the person by name. Staff are told who by the wall's own function, whatever they may see. */
export async function answererIds(
  tx: Tx,
  personId: string,
  byStaff: Temporal.Instant | null,
): Promise<string[]> {
  if (byStaff !== null) {
    const { rows } = await sql<{ staffId: string | null }>`
      select distinct staff_id from wall.answerers(${personId}, ${byStaff.toString()}::timestamptz)`.execute(
      tx,
    )
    return rows.flatMap((row) => row.staffId ?? [])
  }
  const rows = await tx
    .selectFrom('assignment')
    .select('staffId')
    .distinct()
    .where('personId', '=', personId)
    .where('untilAt', 'is', null)
    .execute()
  return rows.flatMap((row) => row.staffId ?? [])
}

export async function createdAt(tx: Tx, personId: string): Promise<Temporal.Instant | undefined> {
  const row = await tx.selectFrom('person').select('createdAt').where('id', '=', personId).executeTakeFirst()
  return row?.createdAt
}

/** the messages now say who did not write them. Only the person's own; gives what they said before. */
export async function remark(
  tx: Tx,
  personId: string,
  messageIds: readonly string[],
  authorship: string,
): Promise<{ id: string; threadId: string; was: string }[]> {
  if (messageIds.length === 0) return []
  const rows = await tx
    .selectFrom('message')
    .select(['id', 'threadId', 'authorship'])
    .where('personId', '=', personId)
    .where('id', 'in', [...messageIds])
    .where('direction', '=', 'in')
    .where('authorKind', '=', 'person')
    .orderBy('id')
    .forUpdate()
    .execute()
  if (rows.length === 0) return []
  await tx
    .updateTable('message')
    .set({ authorship })
    .where('personId', '=', personId)
    .where(
      'id',
      'in',
      rows.map((row) => row.id),
    )
    .execute()
  return rows.map((row) => ({ id: row.id, threadId: row.threadId, was: row.authorship }))
}

const openOfKind = (tx: Tx, personId: string, kind: string) =>
  tx
    .selectFrom('promise')
    .selectAll()
    .where('personId', '=', personId)
    .where('kind', '=', kind)
    .where('isOpen', '=', true)
    .orderBy('madeAt')

export async function openOwnTalk(tx: Tx, personId: string): Promise<Promised | undefined> {
  const rows = await openOfKind(tx, personId, 'holdMeeting').where('clock', '=', 'notUnderstood').execute()
  return rows
    .map(promisedFrom)
    .find(({ details }) => (details as { ownVoice?: boolean } | null)?.ownVoice === true)
}

export async function openTraining(tx: Tx, personId: string): Promise<Promised | undefined> {
  const row = await openOfKind(tx, personId, 'planTraining').limit(1).forUpdate().executeTakeFirst()
  return row && promisedFrom(row)
}

export async function openBarrier(tx: Tx, personId: string): Promise<Promised | undefined> {
  const row = await openOfKind(tx, personId, 'removeBarrier').limit(1).forUpdate().executeTakeFirst()
  return row && promisedFrom(row)
}

export async function addBarriers(
  tx: Tx,
  open: Promised,
  said: { barriers: readonly string[]; words: string; offers: readonly string[] },
): Promise<void> {
  const before = open.details as { barriers?: string[]; words?: string; offers?: string[] }
  const joined = (a: readonly string[] = [], b: readonly string[] = []) => [...new Set([...a, ...b])]
  const words = joined(before.words ? [before.words] : [], said.words ? [said.words] : []).join(' · ')
  const details = {
    ...before,
    barriers: joined(before.barriers, said.barriers),
    offers: joined(before.offers, said.offers),
    words,
  }
  await updatePromise(tx, open.personId, open.id, { details: JSON.stringify(details) })
}

/** the share of what came in since then that others wrote or helped with, and of how much. */
export async function helperCarried(
  tx: Tx,
  personId: string,
  since: Temporal.Instant,
): Promise<{ share: number; contacts: number }> {
  const { rows } = await sql<{ share: string; contacts: string }>`
    select share, contacts from wall.helper_carried(${personId}, ${since.toString()}::timestamptz)`.execute(
    tx,
  )
  return { share: Number(rows[0]?.share ?? 0), contacts: Number(rows[0]?.contacts ?? 0) }
}

/** Who said it, by name, for the person to read. */
export async function staffNames(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('staff')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}

export async function clearConflictOf(tx: Tx, personId: string, since: Temporal.Instant): Promise<void> {
  await tx
    .updateTable('person')
    .set({ conflictSince: null })
    .where('id', '=', personId)
    .where('conflictSince', '=', since)
    .execute()
}
