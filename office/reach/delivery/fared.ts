import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import type { Claimed } from './claim.ts'
import type { Carried, CarriedChannel, ReceiptState } from './model.ts'
import { afterReceipt, type Faring, waitAfter } from './rules.ts'
import { type Fared, markFared } from './store.ts'
import { tellFailed, tellHeld, tellOpened, tellPosted, tellReturned } from './told.ts'

/** What became of one claimed sending. `untried`: its gateway rested before its turn came. */
export type Fate = Claimed & { carried: Carried; untried: boolean }

export const EVENT_CHANNEL: Record<CarriedChannel, string> = {
  sms: 'sms',
  email: 'emailNotice',
  letter: 'paperLetter',
  mailbox: 'digitalMailbox',
}

/** Writes down how a batch of sendings went, and tells the ladder of what failed and what was posted. */
export async function settleFates(ctx: Ctx, fates: readonly Fate[]): Promise<void> {
  const now = ctx.clock.now()
  const most = ctx.settings.get<number>('reach.attempts')
  await markFared(
    ctx.tx,
    fates.map((fate) => faredOf(fate, now, most)),
    now,
  )
  for (const fate of fates) {
    const { sending, carried } = fate
    const of = { personId: sending.personId, outgoingId: sending.outgoingId }
    if (carried.how === 'refused') await failed(ctx, of, sending.channel, carried.why)
    const { state, failure } = faredOf(fate, now, most)
    if (state === 'held') await held(ctx, of, sending.channel, failure ?? 'held')
    if (carried.how === 'sent' && carried.postedAt !== undefined) await tellPosted(ctx, of, carried.postedAt)
  }
}

function faredOf({ sending, carried, attempts, untried }: Fate, now: Temporal.Instant, most: number): Fared {
  const same = { personId: sending.personId, id: sending.outgoingId, providerId: null, failure: null }
  const fared = { ...same, deliveredAt: null, next: null, attempts }
  if (carried.how === 'sent') {
    const { providerId = null, deliveredAt } = carried
    const delivered = deliveredAt?.toString() ?? null
    return { ...fared, state: delivered ? 'delivered' : 'sent', providerId, deliveredAt: delivered }
  }
  if (carried.how === 'refused') return { ...fared, state: 'undeliverable', failure: carried.why }
  if (carried.how === 'none') return { ...fared, state: 'held', failure: 'notAvailable' }
  if (carried.how === 'kept') return { ...fared, state: 'held', failure: carried.why }
  if (attempts >= most) return { ...fared, state: 'held', failure: carried.why }
  const tried = untried ? attempts - 1 : attempts
  const next = now.add({ seconds: waitAfter(Math.max(1, tried)) }).toString()
  return { ...fared, state: 'queued', failure: carried.why, next, attempts: tried }
}

type Of = { personId: string; outgoingId: string }

/** It and all that was taken together with it; each notice has a ladder of its own. */
async function failed(ctx: Ctx, of: Of, channel: CarriedChannel, why: string): Promise<void> {
  recordEvent(ctx, {
    personId: of.personId,
    kind: 'noticeFailed',
    side: 'common',
    channel: EVENT_CHANNEL[channel],
    data: { why, outgoingId: of.outgoingId },
  })
  for (const outgoingId of await withFollowers(ctx, of)) await tellFailed(ctx, { ...of, outgoingId }, why)
}

/**
 * R-330, R-332: what the house keeps back, since nobody could take it or it must not be said there, reaches nobody, and
 * the notice takes its next step. Nothing is known against the number or address; a receipt that came first stands.
 */
async function held(ctx: Ctx, of: Of, channel: CarriedChannel, why: string): Promise<void> {
  const kept = await heldWith(ctx, of)
  if (kept.length === 0) return
  recordEvent(ctx, {
    personId: of.personId,
    kind: 'noticeFailed',
    side: 'common',
    channel: EVENT_CHANNEL[channel],
    data: { why, outgoingId: of.outgoingId, held: true },
  })
  for (const outgoingId of kept) await tellHeld(ctx, { ...of, outgoingId }, why)
}

async function heldWith(ctx: Ctx, { personId, outgoingId }: Of): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from outgoing where person_id = ${personId} and state = 'held'
      and (id = ${outgoingId} or data->>'group' = ${outgoingId})`.execute(ctx.tx)
  return rows.map((row) => row.id)
}

async function withFollowers(ctx: Ctx, { personId, outgoingId }: Of): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from outgoing where person_id = ${personId} and (id = ${outgoingId} or data->>'group' = ${outgoingId})`.execute(
    ctx.tx,
  )
  return rows.map((row) => row.id)
}

/** What a gateway tells of a sending afterwards. `key` is ours, `providerId` its own name for it: one is enough. */
export type Receipt = {
  channel: CarriedChannel
  key?: string
  providerId?: string
  state: ReceiptState
  at: Temporal.Instant
  why?: string
}

/**
 * A receipt, in whatever order and however often it comes (R-327). Gives `unknown` for a sending that is not ours,
 * `stale` when it tells nothing new. A failed or returned sending moves its notice to the next step (K24).
 */
export async function receiptArrived(ctx: Ctx, told: Receipt): Promise<'taken' | 'stale' | 'unknown'> {
  const row = await lockSending(ctx, told)
  if (!row) return 'unknown'
  const of = { personId: row.personId, outgoingId: row.id }
  // Nobody gets, opens, posts or returns what has not left: whoever says so is not believed, and it leaves as it would have.
  if (!row.left) return 'stale'
  const state = afterReceipt(row.state, told.state)
  const opened = told.state === 'opened' && (await tellOpened(ctx, of))
  // That a letter is in the post is news also when it counts as sent already.
  if (told.state === 'posted' && row.state !== 'returned') await tellPosted(ctx, of, told.at)
  if (state === null) return opened ? 'taken' : 'stale'
  await sql`update outgoing set state = ${state}, provider_id = coalesce(provider_id, ${told.providerId ?? null}),
      sent_at = coalesce(sent_at, ${told.at}),
      delivered_at = case when ${state} = 'delivered' then ${told.at} else delivered_at end,
      returned_at = case when ${state} = 'returned' then ${told.at} else returned_at end,
      failure = case when ${state} in ('undeliverable', 'returned') then ${told.why ?? state} else null end,
      next_attempt_at = null
    where person_id = ${row.personId} and (id = ${row.id} or data->>'group' = ${row.id}::text)`.execute(
    ctx.tx,
  )
  if (state === 'undeliverable') await failed(ctx, of, told.channel, told.why ?? 'undeliverable')
  if (state === 'returned') {
    for (const outgoingId of await withFollowers(ctx, of))
      await tellReturned(ctx, { ...of, outgoingId }, told.at, told.why ?? 'returned')
  }
  if (state === 'delivered')
    recordEvent(ctx, {
      personId: row.personId,
      kind: 'noticeDelivered',
      side: 'common',
      channel: EVENT_CHANNEL[told.channel],
      data: { outgoingId: row.id },
    })
  return 'taken'
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

type Sent = { personId: string; id: string; state: Faring; left: boolean }

/** By our own name for the sending first: it is known before the gateway has answered with its own. */
async function lockSending(ctx: Ctx, { channel, key, providerId }: Receipt): Promise<Sent | undefined> {
  if (key !== undefined && !UUID.test(key)) return undefined
  const { rows } = await sql<Sent>`
    select person_id as "personId", id, state,
      state <> 'cancelled' and (claimed_at is not null or state <> 'queued') as left from outgoing
    where channel = ${channel} and ${key === undefined ? sql`provider_id = ${providerId ?? ''}` : sql`id = ${key}`}
      limit 1 for update`.execute(ctx.tx)
  return rows[0]
}
