import { sql } from 'kysely'
import type { Ctx, StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { inTransaction, type Surroundings } from '../../kernel/transaction.ts'

/** Fetches and reads a calendar of an employee; given by the server (gateways/calendar). Null: no calendar came. */
export type ReadCalendar = (
  url: string,
  span: { from: Temporal.Instant; until: Temporal.Instant },
) => Promise<
  | {
      ok: true
      busy: { from: Temporal.Instant; until: Temporal.Instant }[]
      entries: number
      leftOut: number
    }
  | { ok: false; why: string }
>

const MOST_OF_ONE = 5

/**
 * a calendar of one's own that the office reads for when one is taken. Refuses with `badForm` (no address of the
 * web) and `tooMany`.
 */
export async function addCalendar(ctx: StaffCtx, input: { url: string }): Promise<Result<{ id: string }>> {
  const url = URL.parse(input.url.trim().replace(/^webcal:/i, 'https:'))
  if (url === null || url.protocol !== 'https:' || url.href.length > 2000) return refused('badForm')
  const mine = await myCalendars(ctx)
  if (mine.length >= MOST_OF_ONE) return refused('tooMany')
  const id = ctx.newId()
  const now = ctx.clock.now()
  await ctx.tx
    .insertInto('calendarSource')
    .values({ id, staffId: ctx.actor.staffId, url: url.href, madeAt: now, nextReadAt: now })
    .execute()
  await ctx.enqueue('calendars', {}, { key: 'calendars' })
  return ok({ id })
}

export type CalendarSource = {
  id: string
  url: string
  readAt: Temporal.Instant | null
  failure: string | null
  entries: number
  leftOut: number
}

export const myCalendars = (ctx: StaffCtx): Promise<CalendarSource[]> =>
  ctx.tx
    .selectFrom('calendarSource')
    .select(['id', 'url', 'readAt', 'failure', 'entries', 'leftOut'])
    .where('staffId', '=', ctx.actor.staffId)
    .where('endedAt', 'is', null)
    .orderBy('madeAt')
    .execute()

/** What it said of one's time is forgotten at once. Refuses with `notFound`. */
export async function removeCalendar(ctx: StaffCtx, input: { id: string }): Promise<Result<null>> {
  const ended = await ctx.tx
    .updateTable('calendarSource')
    .set({ endedAt: ctx.clock.now() })
    .where('id', '=', input.id)
    .where('staffId', '=', ctx.actor.staffId)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  if (ended.numUpdatedRows === 0n) return refused('notFound')
  await ctx.beyondWall(({ tx }) =>
    tx.deleteFrom('hold').where('feedId', '=', input.id).where('why', '=', 'busy').execute(),
  )
  return ok(null)
}

const AT_ONCE = 20
const MOST_WAIT_MINUTES = 24 * 60

/** Reads what is due, a few at a time; a calendar that does not answer is asked more and more seldom, and what it said stands. */
export async function readCalendars(around: Surroundings, read: ReadCalendar): Promise<number> {
  const due = await inTransaction(around, { kind: 'system', name: 'calendars' }, claimDue)
  const from = around.clock.now()
  const days = around.settings.get<number>('meeting.daysAhead')
  const span = { from: from.subtract({ hours: 24 }), until: from.add({ hours: 24 * (days + 14) }) }
  for (const one of due) {
    const found = await read(one.url, span)
    await inTransaction(around, { kind: 'system', name: 'calendars' }, (ctx) => keep(ctx, one, found))
  }
  return due.length
}

type Due = { id: string; staffId: string; url: string; failures: number }

async function claimDue(ctx: Ctx): Promise<Due[]> {
  const now = ctx.clock.now()
  const minutes = ctx.settings.get<number>('calendar.readMinutes')
  const { rows } = await sql<Due>`update calendar_source set next_read_at = ${now.add({ minutes })}
    where id in (select id from calendar_source where ended_at is null and next_read_at <= ${now}
      order by next_read_at limit ${AT_ONCE} for update skip locked)
    returning id, staff_id as "staffId", url, failures`.execute(ctx.tx)
  return rows
}

async function keep(ctx: Ctx, one: Due, found: Awaited<ReturnType<ReadCalendar>>): Promise<void> {
  const now = ctx.clock.now()
  if (!found.ok) {
    const failures = one.failures + 1
    const minutes = Math.min(
      MOST_WAIT_MINUTES,
      ctx.settings.get<number>('calendar.readMinutes') * 2 ** Math.min(failures, 8),
    )
    await sql`update calendar_source set failures = ${failures}, failure = ${found.why.slice(0, 200)},
      next_read_at = ${now.add({ minutes })} where id = ${one.id}`.execute(ctx.tx)
    return
  }
  await ctx.tx.deleteFrom('hold').where('feedId', '=', one.id).execute()
  const times = JSON.stringify(found.busy.map(({ from, until }) => ({ from, until })))
  // Ended meanwhile: nothing of it is kept.
  await sql`insert into hold (resource, kind, during, why, feed_id)
    select s.staff_id, 'staff', tstzrange(t."from", t."until"), 'busy', s.id
    from calendar_source s, jsonb_to_recordset(${times}::jsonb) t("from" timestamptz, "until" timestamptz)
    where s.id = ${one.id} and s.ended_at is null and t."until" > t."from"`.execute(ctx.tx)
  await sql`update calendar_source set failures = 0, failure = null, read_at = ${now}, entries = ${found.entries},
    left_out = ${found.leftOut} where id = ${one.id}`.execute(ctx.tx)
}
