import type { Insertable, Updateable } from 'kysely'
import type { Promise as PromiseTable } from '../../../db/types.ts'
import type { Tx } from '../context.ts'
import { insertRows } from '../insert.ts'
import type { Promised } from './model.ts'

type Row = Omit<PromiseTable, never>
export type NewPromiseRow = Insertable<Row>

const as = (row: unknown) => row as Promised

export async function insertPromise(tx: Tx, row: NewPromiseRow): Promise<void> {
  await insertRows(tx, 'promise', [row])
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
  return row && as(row)
}

export async function openPromisesOf(tx: Tx, personId: string): Promise<Promised[]> {
  const rows = await tx
    .selectFrom('promise')
    .selectAll()
    .where('personId', '=', personId)
    .where('isOpen', '=', true)
    .orderBy('urgencyRank')
    .orderBy('dueAt')
    .execute()
  return rows.map(as)
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
  return row && as(row)
}
