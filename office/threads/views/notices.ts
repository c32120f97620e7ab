import { sql } from 'kysely'
import type { StaffCtx } from '../../kernel/context.ts'

export type Notice = {
  id: string
  kind: string
  at: Temporal.Instant
  readAt: Temporal.Instant | null
  personId: string | null
  /** Null where the reader may not know of the person, or the notice is about nobody. */
  personName: string | null
  threadId: string | null
  theme: string | null
  dueAt: Temporal.Instant | null
}

const MOST = 100

/** what the reader has been told, unread first, newest first. The wall decides which names are in it. */
export async function myNotices(ctx: StaffCtx): Promise<Notice[]> {
  const { rows } = await sql<Notice>`
    select n.id, n.kind, n.at, n.read_at as "readAt", n.person_id as "personId",
      coalesce(pe.call_me, pe.given_name) || ' ' || pe.family_name as "personName",
      p.thread_id as "threadId", p.theme, coalesce(p.latest_new_at, p.due_at) as "dueAt"
    from staff_notice n left join person pe on pe.id = n.person_id
      left join promise p on p.person_id = n.person_id and p.id = n.promise_id
    where n.staff_id = ${ctx.actor.staffId}
    order by n.read_at is not null, n.at desc limit ${MOST}`.execute(ctx.tx)
  return rows
}

/** How many the reader has not read; stands in the bar of every page. */
export async function unreadNotices(ctx: StaffCtx): Promise<number> {
  const row = await ctx.tx
    .selectFrom('staffNotice')
    .select(({ fn }) => fn.countAll<string>().as('n'))
    .where('staffId', '=', ctx.actor.staffId)
    .where('readAt', 'is', null)
    .executeTakeFirst()
  return Number(row?.n ?? 0)
}
