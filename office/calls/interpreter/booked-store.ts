import { sql } from 'kysely'
import { v5 } from 'uuid'
import type { Ctx, Tx } from '../../kernel/context.ts'
import type { Promised } from '../../kernel/promise/model.ts'
import { lockPromise } from '../../kernel/promise/store.ts'
import type { BookedOrder, Order } from './model.ts'

/** Who interprets is known by their number alone; the same number cannot be at two meetings at once. */
const whoId = (number: string): string => v5(`interpreter ${number}`, v5.URL)

/** Takes the interpreter for the time of the meeting; false when they are at another. */
export async function take(ctx: Ctx, order: BookedOrder, number: string): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    insert into hold (resource, kind, during, why, person_id, meeting_id)
    values (${whoId(number)}::uuid, 'interpreter', tstzrange(${order.startsAt}, ${order.endsAt}), 'meeting',
      ${order.personId}, ${order.meetingId})
    on conflict do nothing returning id`.execute(ctx.tx)
  return rows.length === 1
}

/** whoever interprets is named among those who take part. */
export async function comes(ctx: Ctx, order: BookedOrder, name: string): Promise<void> {
  await ctx.tx
    .insertInto('meetingParticipant')
    .values({
      personId: order.personId,
      meetingId: order.meetingId,
      id: ctx.newId(),
      role: 'interpreter',
      name,
      madeAt: ctx.clock.now(),
    })
    .execute()
}

/** They are free again, and no longer among those who take part. */
export async function release(ctx: Ctx, order: BookedOrder): Promise<void> {
  await sql`delete from hold where kind = 'interpreter' and meeting_id = ${order.meetingId}`.execute(ctx.tx)
  await ctx.tx
    .updateTable('meetingParticipant')
    .set({ endedAt: ctx.clock.now() })
    .where('personId', '=', order.personId)
    .where('meetingId', '=', order.meetingId)
    .where('role', '=', 'interpreter')
    .where('endedAt', 'is', null)
    .execute()
}

const ofMeeting = (tx: Tx, meetingId: string) =>
  tx.selectFrom('interpreterRequest').selectAll().where('meetingId', '=', meetingId)

/** The order that is booked for the meeting's time, until it has ended. */
export async function lockBooking(tx: Tx, meetingId: string): Promise<BookedOrder | undefined> {
  const row = await ofMeeting(tx, meetingId)
    .where('endedHow', 'is', null)
    .where('startsAt', 'is not', null)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return row as BookedOrder | undefined
}

/** One who is sought at once for the meeting, or has come by telephone. */
export async function soughtNow(tx: Tx, meetingId: string): Promise<Order | undefined> {
  const row = await ofMeeting(tx, meetingId)
    .where('startsAt', 'is', null)
    .where('endedHow', 'is', null)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return row as Order | undefined
}

/** Every order of a meeting, the newest first. */
export async function ordersOf(tx: Tx, meetingId: string): Promise<Order[]> {
  const rows = await ofMeeting(tx, meetingId).orderBy('askedAt', 'desc').orderBy('id', 'desc').execute()
  return rows as unknown as Order[]
}

/** What is owed because nobody had said yes, while it is open. */
export async function openPromise(ctx: Ctx, order: BookedOrder): Promise<Promised | undefined> {
  if (order.promiseId === null) return undefined
  const promise = await lockPromise(ctx.tx, order.personId, order.promiseId)
  return promise !== undefined && promise.endedAt === null ? promise : undefined
}
