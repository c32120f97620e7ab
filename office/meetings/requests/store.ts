import type { Updateable } from 'kysely'
import type { MeetingRequest } from '../../../db/types.ts'
import type { Tx } from '../../kernel/context.ts'
import type { RequestRow } from './model.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Every wish of the person that the wall lets through, the newest first. */
export async function requestsOf(tx: Tx, personId: string): Promise<RequestRow[]> {
  const rows = await tx
    .selectFrom('meetingRequest')
    .selectAll()
    .where('personId', '=', personId)
    .orderBy('askedAt', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows as unknown as RequestRow[]
}

export async function openRequestsOf(tx: Tx, personId: string): Promise<RequestRow[]> {
  return (await requestsOf(tx, personId)).filter(({ state }) => state === 'open' || state === 'offered')
}

/** The wish, locked until the transaction ends. */
export async function lockRequest(tx: Tx, personId: string, id: string): Promise<RequestRow | undefined> {
  if (!UUID.test(id)) return undefined
  const row = await tx
    .selectFrom('meetingRequest')
    .selectAll()
    .where('personId', '=', personId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row as unknown as RequestRow | undefined
}

export async function requestOfPromise(
  tx: Tx,
  personId: string,
  promiseId: string,
): Promise<RequestRow | undefined> {
  const row = await tx
    .selectFrom('meetingRequest')
    .selectAll()
    .where('personId', '=', personId)
    .where('promiseId', '=', promiseId)
    .executeTakeFirst()
  return row as unknown as RequestRow | undefined
}

export async function changeRequest(
  tx: Tx,
  { personId, id }: Pick<RequestRow, 'personId' | 'id'>,
  change: Updateable<MeetingRequest>,
): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('meetingRequest')
    .set(change)
    .where('personId', '=', personId)
    .where('id', '=', id)
    .executeTakeFirst()
  // The wall hides rows without a word; a change that meets none of them would be lost without a trace.
  if (numUpdatedRows !== 1n) throw new Error('a wish for a meeting that could not be changed')
}
