import { sql } from 'kysely'
import type { Tx } from '../../kernel/context.ts'
import type { CarriedChannel, OutgoingData } from './model.ts'

export type Waiting = {
  personId: string
  id: string
  channel: CarriedChannel
  address: string
  language: string
  body: string
  kind: string
  attempts: number
  noticeId: string | null
  messageId: string | null
  recipientId: string | null
  madeAt: Temporal.Instant
  claimedAt: Temporal.Instant | null
  data: OutgoingData
}

/** When the sending of a channel that has waited longest is or was due. */
export async function firstDue(tx: Tx, channel: CarriedChannel): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ at: Temporal.Instant }>`
    select coalesce(next_attempt_at, made_at) as at from outgoing
    where state in ('queued', 'sending') and channel = ${channel}
    order by coalesce(next_attempt_at, made_at) limit 1`.execute(tx)
  return rows[0]?.at
}

/**
 * The oldest of a channel that are due, locked. One claim of a channel at a time: two nodes must not each take one of two
 * notices that belong in one text.
 */
export async function lockDue(
  tx: Tx,
  channel: CarriedChannel,
  now: Temporal.Instant,
  most: number,
): Promise<Waiting[]> {
  await sql`select pg_advisory_xact_lock(hashtext(${`deliver ${channel}`}))`.execute(tx)
  const { rows } = await sql<Waiting>`
    select person_id as "personId", id, channel, address, language, body, kind, attempts, notice_id as "noticeId",
      message_id as "messageId", recipient_id as "recipientId", made_at as "madeAt", claimed_at as "claimedAt", data
    from outgoing
    where state in ('queued', 'sending') and channel = ${channel} and coalesce(next_attempt_at, made_at) <= ${now}
    order by coalesce(next_attempt_at, made_at), made_at limit ${most} for update skip locked`.execute(tx)
  return rows
}

export type Leader = { personId: string; address: string; id: string; state: string; at: Temporal.Instant }

/** Neutral notices of the last while to the same people: what comes now may go with them (R-347). */
export async function recentLeaders(
  tx: Tx,
  channel: CarriedChannel,
  personIds: readonly string[],
  since: Temporal.Instant,
): Promise<Leader[]> {
  const { rows } = await sql<Leader>`
    select person_id as "personId", address, id, state, coalesce(sent_at, claimed_at) as at from outgoing
    where person_id = any(${personIds}::uuid[]) and channel = ${channel} and state in ('sending', 'sent', 'delivered')
      and coalesce(sent_at, claimed_at) > ${since} and data ? 'link' and not data ? 'group' and not data ? 'alone'`.execute(
    tx,
  )
  return rows
}

export type Claim = {
  personId: string
  id: string
  state: 'sending' | 'sent'
  body: string
  data: OutgoingData
  next: string
  attempts: number
}

/** What is claimed is marked with the words that will leave, so that trying again says the same. */
export async function markClaimed(tx: Tx, claims: readonly Claim[], now: Temporal.Instant): Promise<void> {
  await sql`
    update outgoing o set state = c.state, body = c.body, data = c.data, claimed_at = ${now},
      attempts = c.attempts, next_attempt_at = c.next, sent_at = case when c.state = 'sent' then ${now} else o.sent_at end
    from jsonb_to_recordset(${JSON.stringify(claims)}::jsonb) as c("personId" uuid, id uuid, state text, body text,
      data jsonb, next timestamptz, attempts smallint)
    where o.person_id = c."personId" and o.id = c.id`.execute(tx)
}

export type LinkRow = {
  personId: string
  code: string
  purpose: 'open' | 'upload'
  outgoingId: string | null
  threadId: string | null
  promiseId: string | null
  madeAt: Temporal.Instant
  expiresAt: Temporal.Instant
}

export async function insertLinks(tx: Tx, rows: readonly LinkRow[]): Promise<void> {
  if (rows.length > 0)
    await tx
      .insertInto('shortLink')
      .values([...rows])
      .execute()
}

export type Fared = {
  personId: string
  id: string
  state: 'sent' | 'delivered' | 'undeliverable' | 'queued' | 'held'
  providerId: string | null
  failure: string | null
  deliveredAt: string | null
  next: string | null
  attempts: number
}

/**
 * How sendings went, with those that were taken together with them. A receipt that came first is not undone: only what
 * still counts as under way changes its state.
 */
export async function markFared(tx: Tx, fared: readonly Fared[], now: Temporal.Instant): Promise<void> {
  await sql`
    update outgoing o set
      state = case when o.state = 'sending' and f.state = 'queued' and o.data ? 'lostNumber' then 'cancelled'
        when o.state = 'sending' then f.state else o.state end,
      sent_at = case when f.state in ('sent', 'delivered') then coalesce(o.sent_at, ${now}) else o.sent_at end,
      delivered_at = coalesce(o.delivered_at, f."deliveredAt"),
      provider_id = coalesce(o.provider_id, case when o.id = f.id then f."providerId" end),
      failure = case when o.state = 'sending' then f.failure else o.failure end,
      next_attempt_at = case when o.id = f.id or f.state <> 'queued' then f.next else o.next_attempt_at end,
      attempts = case when o.id = f.id then f.attempts else o.attempts end
    from jsonb_to_recordset(${JSON.stringify(fared)}::jsonb) as f("personId" uuid, id uuid, state text, "providerId" text,
      failure text, "deliveredAt" timestamptz, next timestamptz, attempts smallint)
    where o.person_id = f."personId" and (o.id = f.id or (o.data->>'group' = f.id::text and f.state <> 'queued'))`.execute(
    tx,
  )
}
