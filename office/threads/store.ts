import { sql } from 'kysely'
import type { Ctx, Side, Tx } from '../kernel/context.ts'
import { insertRows } from '../kernel/insert.ts'
import type { Promised } from '../kernel/promise/model.ts'
import type { KnownEnquiry } from './model.ts'
import type { EnquiryTheme } from './recognise/model.ts'

/** Entries that a new contact may belong to: every open one, and those answered since `since`. */
export async function knownEnquiries(
  tx: Tx,
  personId: string,
  since: Temporal.Instant,
): Promise<KnownEnquiry[]> {
  const rows = await tx
    .selectFrom('enquiry as e')
    .leftJoin('promise as p', (join) =>
      join.onRef('p.personId', '=', 'e.personId').onRef('p.id', '=', 'e.promiseId'),
    )
    .selectAll('p')
    .select((eb) => [
      'e.id as enquiryId',
      'e.threadId as inThread',
      'e.theme as enquiryTheme',
      'e.side as enquirySide',
      'e.receivedAt as enquiryReceivedAt',
      'e.answeredAt',
      'e.answeredBy',
      'e.alternations',
      eb
        .selectFrom('enquiryContact as c')
        .select(({ fn }) => fn.max('c.at').as('at'))
        .whereRef('c.personId', '=', 'e.personId')
        .whereRef('c.enquiryId', '=', 'e.id')
        .as('lastContactAt'),
      eb
        .selectFrom('enquiryContact as c')
        .select('c.channel')
        .whereRef('c.personId', '=', 'e.personId')
        .whereRef('c.enquiryId', '=', 'e.id')
        .orderBy('c.at', 'desc')
        .limit(1)
        .as('lastChannel'),
    ])
    .where('e.personId', '=', personId)
    .where((eb) => eb.or([eb('e.answeredAt', 'is', null), eb('e.answeredAt', '>=', since)]))
    .execute()
  return rows.map((row) => ({
    id: row.enquiryId,
    threadId: row.inThread,
    theme: row.enquiryTheme as EnquiryTheme,
    side: row.enquirySide as Side,
    receivedAt: row.enquiryReceivedAt,
    lastContactAt: row.lastContactAt ?? row.enquiryReceivedAt,
    lastChannel: row.lastChannel ?? 'portalMessage',
    answeredAt: row.answeredAt,
    answeredBy: row.answeredBy,
    alternations: row.alternations,
    promise: row.id === null ? null : (row as unknown as Promised),
  }))
}

/** The thread a sending goes into: the person's own, or a new one. Undefined when it is not this person's. */
export async function threadFor(
  ctx: Ctx,
  personId: string,
  threadId: string | null,
  origin: string,
): Promise<string | undefined> {
  const now = ctx.clock.now()
  if (threadId !== null) {
    const found = await ctx.tx
      .updateTable('thread')
      .set({ lastAt: now, closedAt: null })
      .where('personId', '=', personId)
      .where('id', '=', threadId)
      .executeTakeFirst()
    return found.numUpdatedRows > 0n ? threadId : undefined
  }
  const id = ctx.newId()
  await insertRows(ctx.tx, 'thread', [{ personId, id, origin, openedAt: now, lastAt: now }])
  return id
}

export type MessageRow = {
  personId: string
  threadId: string
  id: string
  direction: 'in' | 'out'
  channel: string
  authorship: string
  authorKind: 'person' | 'staff' | 'system' | 'helper'
  authorId: string | null
  language: string
  receivedAt: Temporal.Instant
  trivial?: boolean
  wish?: string
  helper?: string | null
  clientKey?: string | null
}
/** Gives the number of the message, which is also the number of its receipt. */
export async function insertMessage(tx: Tx, row: MessageRow): Promise<number> {
  const { number } = await tx.insertInto('message').values(row).returning('number').executeTakeFirstOrThrow()
  return Number(number)
}

export type TextRow = {
  personId: string
  messageId: string
  part: number
  side: Side
  threadId: string
  enquiryId: string | null
  body: string
}
export async function insertTexts(tx: Tx, rows: readonly TextRow[]): Promise<void> {
  await insertRows(tx, 'messageText', rows)
}

/** The sending that already carries this key, so that sent twice it is one message. */
export async function messageByKey(
  tx: Tx,
  personId: string,
  clientKey: string,
): Promise<{ id: string; threadId: string } | undefined> {
  return tx
    .selectFrom('message')
    .select(['id', 'threadId'])
    .where('personId', '=', personId)
    .where('clientKey', '=', clientKey)
    .executeTakeFirst()
}

/** when the person last opened or wrote something alone on Min side, and whether it was alone. */
export async function lastPortalUse(
  tx: Tx,
  personId: string,
): Promise<{ at: Temporal.Instant; alone: boolean } | null> {
  const { rows } = await sql<{ at: Temporal.Instant }>`
    select max(at) as at from (
      select max(received_at) as at from message
        where person_id = ${personId} and direction = 'in' and channel in ('portalMessage', 'planDialogue') and authorship = 'self'
      union all
      select max(read_at) from message where person_id = ${personId} and direction = 'out') used`.execute(tx)
  const at = rows[0]?.at
  return at ? { at, alone: true } : null
}
