import { sql } from 'kysely'
import type { Ctx, Side, Tx } from '../../kernel/context.ts'
import type { HeldNumber } from './rules.ts'

/** Says once of each text or e-mail that it has come; false when it had come before. */
export async function isNew(
  ctx: Ctx,
  source: 'sms' | 'email',
  id: string,
  outcome = 'received',
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await ctx.tx
    .insertInto('inbound')
    .values({ source, sourceId: id, at: ctx.clock.now(), outcome })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export async function setOutcome(
  ctx: Ctx,
  source: 'sms' | 'email',
  id: string,
  outcome: string,
): Promise<void> {
  await ctx.tx
    .updateTable('inbound')
    .set({ outcome })
    .where('source', '=', source)
    .where('sourceId', '=', id)
    .execute()
}

/** Everybody at whom a number or address stands, whatever kind it is there; former ones no longer count. */
export async function holdersOfPoint(tx: Tx, kind: 'phone' | 'email', value: string): Promise<HeldNumber[]> {
  const { rows } = await sql<HeldNumber>`
    select c.person_id as "personId", c.id as "contactPointId", c.phone_kind as "phoneKind",
      c.confirmed_at is not null as confirmed
    from contact_point c join person p on p.id = c.person_id and p.merged_into is null
    where c.kind = ${kind} and c.value = ${value} and (c.ended_at is null or c.phone_kind = 'lost')`.execute(
    tx,
  )
  return rows
}

/** the person has answered there, so it works. */
export async function pointWorked(ctx: Ctx, personId: string, contactPointId: string): Promise<void> {
  await sql`update contact_point set last_worked_at = ${ctx.clock.now()}, not_working_since = null, not_working_why = null
    where person_id = ${personId} and id = ${contactPointId}`.execute(ctx.tx)
}

export type OfferRow = {
  id: string
  threadId: string
  promiseId: string
  side: Side
  theme: string
  officeId: string | null
  staffId: string
  meetingAt: Temporal.Instant
  place: string
  answer: string | null
  answeredAt: Temporal.Instant | null
}

/** The offers of a person from the newest on: those that can still be answered, and those that were. */
export async function offersOf(tx: Tx, personId: string): Promise<OfferRow[]> {
  const rows = await tx
    .selectFrom('smsOffer')
    .select([
      'id',
      'threadId',
      'promiseId',
      'side',
      'theme',
      'officeId',
      'staffId',
      'meetingAt',
      'place',
      'answer',
      'answeredAt',
    ])
    .where('personId', '=', personId)
    .orderBy('offeredAt', 'desc')
    .limit(20)
    .forUpdate()
    .execute()
  return rows as OfferRow[]
}

/** The conversation in which the office last texted or is owed something, so that a text lands where it belongs. */
export async function threadOf(tx: Tx, personId: string): Promise<string | null> {
  const { rows } = await sql<{ threadId: string }>`
    select thread_id as "threadId" from (
      select m.thread_id, m.received_at as at from message m
        where m.person_id = ${personId} and m.channel = 'sms'
      union all
      select p.thread_id, p.received_at from promise p
        where p.person_id = ${personId} and p.is_open and p.thread_id is not null) last
    order by at desc limit 1`.execute(tx)
  return rows[0]?.threadId ?? null
}

/** How many texts we have answered a person with by ourselves lately. */
export async function repliesSince(tx: Tx, personId: string, since: Temporal.Instant): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from outgoing
    where person_id = ${personId} and kind = 'smsReply' and made_at > ${since}`.execute(tx)
  return rows[0]?.n ?? 0
}
