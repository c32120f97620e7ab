import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Promise as PromiseTable } from '../../../db/types.ts'
import type { Tx } from '../context.ts'
import { insertLater } from '../insert.ts'
import type { Promised } from './model.ts'

type Row = Omit<PromiseTable, never>
export type NewPromiseRow = Insertable<Row>

/** A row of the ledger as it was read, whatever was read beside it; the database holds its words to their sets. */
export const promisedFrom = <T extends Selectable<Row>>(row: T) => row as T & Promised

/**
 * K13: the order of every list of what is owed, of promises `p`: urgency, due time, need level. Channel,
 * sender, title and persistence are not in it. Receipt order only shows equals in a steady order.
 */
export const WORK_ORDER = sql.raw('p.urgency_rank, p.due_at, p.need_level desc, p.received_at')

export async function insertPromises(tx: Tx, rows: readonly NewPromiseRow[]): Promise<void> {
  await insertLater(tx, 'promise', rows)
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The promise, locked until the transaction ends; undefined when there is none that the wall lets through. */
export async function lockPromise(tx: Tx, personId: string, id: string): Promise<Promised | undefined> {
  if (!UUID.test(id)) return undefined
  const row = await tx
    .selectFrom('promise')
    .selectAll()
    .where('personId', '=', personId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && promisedFrom(row)
}

/** The promise as it stands; undefined when there is none that the wall lets through. */
export async function readPromise(tx: Tx, personId: string, id: string): Promise<Promised | undefined> {
  const row = await tx
    .selectFrom('promise')
    .selectAll()
    .where('personId', '=', personId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && promisedFrom(row)
}

/** M-04, M-05: why it could not be locked: whoever only sees it is told that it is not theirs, all others that there is none. */
export const notLocked = async (tx: Tx, personId: string, id: string): Promise<'notOwner' | 'notFound'> =>
  UUID.test(id) && (await readPromise(tx, personId, id)) !== undefined ? 'notOwner' : 'notFound'

export async function openPromisesOf(tx: Tx, personId: string): Promise<Promised[]> {
  const rows = await tx
    .selectFrom('promise')
    .selectAll()
    .where('personId', '=', personId)
    .where('isOpen', '=', true)
    .orderBy('urgencyRank')
    .orderBy('dueAt')
    .execute()
  return rows.map(promisedFrom)
}

export async function updatePromise(
  tx: Tx,
  personId: string,
  id: string,
  change: Updateable<Row>,
): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('promise')
    .set(change)
    .where('personId', '=', personId)
    .where('id', '=', id)
    .executeTakeFirst()
  // The wall hides rows without a word; a change that meets none of them would be lost without a trace.
  if (numUpdatedRows !== 1n) throw new Error('a promise that could not be changed')
}

/** The next promise whose step has fallen due, in order of time; locked, passing over what others hold. */
export async function lockNextDue(tx: Tx, until: Temporal.Instant): Promise<Promised | undefined> {
  const row = await tx
    .selectFrom('promise')
    .selectAll()
    .where('isOpen', '=', true)
    .where('nextStepAt', '<=', until)
    .orderBy('nextStepAt')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  return row && promisedFrom(row)
}

/** The same change on several promises. Many at once go as two arrays, so that the statement stays one and the same. */
export async function closePromises(
  tx: Tx,
  promises: readonly Pick<Promised, 'personId' | 'id'>[],
  change: Updateable<Row>,
): Promise<void> {
  const [first] = promises
  if (first === undefined) return
  if (promises.length === 1) return updatePromise(tx, first.personId, first.id, change)
  const { numUpdatedRows } = await tx
    .updateTable('promise')
    .set(change)
    .where(
      sql<boolean>`(person_id, id) in (select * from unnest(${promises.map((one) => one.personId)}::uuid[], ${promises.map((one) => one.id)}::uuid[]))`,
    )
    .executeTakeFirst()
  if (numUpdatedRows !== BigInt(promises.length)) throw new Error('a promise that could not be changed')
}
