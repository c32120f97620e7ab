import { CompiledQuery, sql } from 'kysely'
import type { Ctx, Side, Tx } from '../kernel/context.ts'
import { insertLater } from '../kernel/insert.ts'
import type { Promised } from '../kernel/promise/model.ts'
import type { KnownEnquiry } from './model.ts'
import type { EnquiryTheme } from './recognise/model.ts'

// Written out, like what follows: posting a message asks it, and building it anew costs as much as answering it.
const KNOWN = `
  select p.*, e.id as enquiry_id, e.thread_id as in_thread, e.theme as enquiry_theme, e.side as enquiry_side,
    e.received_at as enquiry_received_at, e.answered_at, e.answered_by, e.alternations,
    latest.at as last_contact_at, latest.channel as last_channel
  from enquiry e left join promise p on p.person_id = e.person_id and p.id = e.promise_id
    left join lateral (select c.at, c.channel from enquiry_contact c
      where c.person_id = e.person_id and c.enquiry_id = e.id order by c.at desc limit 1) latest on true
  where e.person_id = $1 and (e.answered_at is null or e.answered_at >= $2)`

type KnownRow = Promised & {
  enquiryId: string
  inThread: string
  enquiryTheme: string
  enquirySide: string
  enquiryReceivedAt: Temporal.Instant
  answeredAt: Temporal.Instant | null
  answeredBy: string | null
  alternations: number
  lastContactAt: Temporal.Instant | null
  lastChannel: string | null
}

/** Entries that a new contact may belong to: every open one, and those answered since `since`. */
export async function knownEnquiries(
  tx: Tx,
  personId: string,
  since: Temporal.Instant,
): Promise<KnownEnquiry[]> {
  const { rows } = await tx.executeQuery<KnownRow>(CompiledQuery.raw(KNOWN, [personId, since]))
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
    promise: row.id === null ? null : row,
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
  await insertLater(ctx.tx, 'thread', [{ personId, id, origin, openedAt: now, lastAt: now }])
  return id
}

type MessageRow = {
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
export const insertMessage = (tx: Tx, row: MessageRow): Promise<void> => insertLater(tx, 'message', [row])

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
  await insertLater(tx, 'messageText', rows)
}

const BY_KEY = 'select id, thread_id from message where person_id = $1 and client_key = $2'

/** The sending that already carries this key, so that sent twice it is one message. */
export async function messageByKey(
  tx: Tx,
  personId: string,
  clientKey: string,
): Promise<{ id: string; threadId: string } | undefined> {
  const { rows } = await tx.executeQuery<{ id: string; threadId: string }>(
    CompiledQuery.raw(BY_KEY, [personId, clientKey]),
  )
  return rows[0]
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
      select max(read_at) from message where person_id = ${personId} and direction = 'out' and read_with is null) used`.execute(
    tx,
  )
  const at = rows[0]?.at
  return at ? { at, alone: true } : null
}
