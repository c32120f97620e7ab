import type { Insertable, Updateable } from 'kysely'
import type { Transfer as TransferTable } from '../../../db/types.ts'
import type { Tx } from '../../kernel/context.ts'
import type { Transfer } from './model.ts'

export async function insertTransfer(tx: Tx, row: Insertable<TransferTable>): Promise<void> {
  await tx.insertInto('transfer').values(row).execute()
}

export async function lockTransfer(tx: Tx, id: string): Promise<Transfer | undefined> {
  const row = await tx.selectFrom('transfer').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  return row as Transfer | undefined
}

export async function updateTransfer(tx: Tx, id: string, change: Updateable<TransferTable>): Promise<void> {
  await tx.updateTable('transfer').set(change).where('id', '=', id).execute()
}

/** Whoever is being rung for a call; one transfer at a time. */
export async function runningTransfer(tx: Tx, callId: string): Promise<Transfer | undefined> {
  const row = await tx
    .selectFrom('transfer')
    .selectAll()
    .where('callId', '=', callId)
    .where('state', 'in', ['offered', 'ringing'])
    .orderBy('startedAt', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()
  return row as Transfer | undefined
}

/** What a press of the same button has begun already. */
export async function transferByKey(
  tx: Tx,
  callId: string,
  clientKey: string | undefined,
): Promise<Transfer | undefined> {
  if (clientKey === undefined) return undefined
  const row = await tx
    .selectFrom('transfer')
    .selectAll()
    .where('callId', '=', callId)
    .where('clientKey', '=', clientKey)
    .executeTakeFirst()
  return row as Transfer | undefined
}

/** The promise of an entry; a transfer hangs on it. */
export async function promiseOfEnquiry(tx: Tx, personId: string, enquiryId: string): Promise<string | null> {
  const row = await tx
    .selectFrom('enquiry')
    .select('promiseId')
    .where('personId', '=', personId)
    .where('id', '=', enquiryId)
    .executeTakeFirst()
  return row?.promiseId ?? null
}
