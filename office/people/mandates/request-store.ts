import { type Insertable, sql } from 'kysely'
import type { DB } from '../../../db/types.ts'
import type { Tx } from '../../kernel/context.ts'
import type { Relation, RequestAnswer } from './model.ts'

export type RequestRow = {
  id: string
  number: number
  personId: string | null
  promiseId: string | null
  helperName: string
  organisation: string | null
  relation: Relation
  contact: string | null
  aboutName: string | null
  aboutBirth: string | null
  aboutNumber: string | null
  wish: string
  channel: string
  receivedAt: Temporal.Instant
  dueAt: Temporal.Instant
  answer: RequestAnswer | null
  answeredAt: Temporal.Instant | null
}

export async function insertRequest(tx: Tx, row: Insertable<DB['helperRequest']>): Promise<void> {
  await tx.insertInto('helperRequest').values(row).execute()
}

export async function changeRequest(
  tx: Tx,
  id: string,
  change: Partial<
    Pick<RequestRow, 'personId' | 'promiseId' | 'answer' | 'answeredAt'> & {
      matchedAt: Temporal.Instant
      answeredBy: string | null
    }
  >,
): Promise<void> {
  await tx.updateTable('helperRequest').set(change).where('id', '=', id).execute()
}

const COLUMNS = [
  'id',
  'number',
  'personId',
  'promiseId',
  'helperName',
  'organisation',
  'relation',
  'contact',
  'aboutName',
  'aboutBirth',
  'aboutNumber',
  'wish',
  'channel',
  'receivedAt',
  'dueAt',
  'answer',
  'answeredAt',
] as const

const asRow = (row: { number: string | number | bigint; relation: string; answer: string | null }) => ({
  ...row,
  number: Number(row.number),
  relation: row.relation as Relation,
  answer: row.answer as RequestAnswer | null,
})

/** Requests that one thing names: a code, an id, the helper who asked, the person or the promise. */
export async function requestsWhere(
  tx: Tx,
  only: { code?: string; id?: string; helperId?: string; personId?: string; open?: true; unmatched?: true },
  most = 50,
): Promise<RequestRow[]> {
  let query = tx.selectFrom('helperRequest').select(COLUMNS)
  if (only.code !== undefined) query = query.where('code', '=', only.code)
  if (only.id !== undefined) query = query.where('id', '=', only.id)
  if (only.personId !== undefined) query = query.where('personId', '=', only.personId)
  if (only.helperId !== undefined)
    query = query.where(sql<boolean>`wall.current_person(helper_id) = ${only.helperId}::uuid`)
  if (only.open) query = query.where('answeredAt', 'is', null)
  if (only.unmatched) query = query.where('personId', 'is', null)
  const rows = await query
    .orderBy(only.open ? 'dueAt' : 'receivedAt', only.open ? 'asc' : 'desc')
    .limit(most)
    .execute()
  return rows.map((row) => asRow(row) as RequestRow)
}

/** What a holder has asked for a giver in these words, and nobody has answered: its code too, which is the holder's own. */
export async function askedAlready(
  tx: Tx,
  same: { helperId: string; personId: string; wish: string },
): Promise<{ number: number; dueAt: Temporal.Instant; code: string } | undefined> {
  const row = await tx
    .selectFrom('helperRequest')
    .select(['number', 'dueAt', 'code'])
    .where('helperId', '=', same.helperId)
    .where('personId', '=', same.personId)
    .where('wish', '=', same.wish)
    .where('answeredAt', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row && { ...row, number: Number(row.number) }
}

/** Where somebody has said that they can be rung themselves. */
export async function ownNumber(tx: Tx, personId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('contactPoint')
    .select('value')
    .where('personId', '=', personId)
    .where('kind', '=', 'phone')
    .where('phoneKind', '=', 'own')
    .where('confirmedAt', 'is not', null)
    .where('endedAt', 'is', null)
    .where('notWorkingSince', 'is', null)
    .orderBy('confirmedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.value
}

export async function lockRequest(tx: Tx, id: string): Promise<RequestRow | undefined> {
  const row = await tx
    .selectFrom('helperRequest')
    .select(COLUMNS)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && (asRow(row) as RequestRow)
}

/** How many have come since then, in all and from this address of a helper: so many are taken, and no more. */
export async function requestsLately(
  tx: Tx,
  from: { hour: Temporal.Instant; day: Temporal.Instant; contact: string },
): Promise<{ all: number; same: number }> {
  const { rows } = await sql<{ all: number; same: number }>`select
      count(*) filter (where received_at > ${from.hour}::timestamptz)::int as all,
      count(*) filter (where lower(contact) = lower(${from.contact}))::int as same
    from helper_request where received_at > ${from.day}::timestamptz and channel = 'web'`.execute(tx)
  return rows[0] ?? { all: 0, same: 0 }
}

/** Named by a number that nobody has looked up yet. */
export const toMatch = async (tx: Tx): Promise<RequestRow[]> => {
  const rows = await tx
    .selectFrom('helperRequest')
    .select(COLUMNS)
    .where('answeredAt', 'is', null)
    .where('personId', 'is', null)
    .where('matchedAt', 'is', null)
    .where('aboutNumber', 'is not', null)
    .orderBy('receivedAt')
    .limit(200)
    .forUpdate()
    .skipLocked()
    .execute()
  return rows.map((row) => asRow(row) as RequestRow)
}

/** What was owed because of a request has ended, and the helper has heard nothing yet. */
export async function toAnswer(tx: Tx): Promise<{ id: string; personId: string; number: number }[]> {
  const { rows } = await sql<{ id: string; personId: string; number: string }>`
    select r.id, r.person_id as "personId", r.number from helper_request r
      join promise p on p.person_id = r.person_id and p.id = r.promise_id
    where r.answered_at is null and not p.is_open order by r.due_at limit 200 for update of r skip locked`.execute(
    tx,
  )
  return rows.map((row) => ({ ...row, number: Number(row.number) }))
}

export async function nextNumber(tx: Tx): Promise<number> {
  const { rows } = await sql<{ number: string }>`select nextval('receipt_number') as number`.execute(tx)
  return Number(rows[0]?.number)
}
