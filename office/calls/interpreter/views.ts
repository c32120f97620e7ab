import { sql } from 'kysely'
import { openPerson } from '../../access/actions.ts'
import type { StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import type { AskState, EndedHow, Level } from './model.ts'
import { ownCall } from './store.ts'

export { interpreterFigures } from './figures.ts'
export { wasTried } from './store.ts'

type OrderShown = {
  id: string
  language: string
  gender: string | null
  dialect: string | null
  askedAt: Temporal.Instant
  dueAt: Temporal.Instant
  /** `looking`, `coming` (said yes), or how it ended. */
  state: 'looking' | 'coming' | EndedHow | 'left'
  name: string | null
  level: Level | null
  /** Their way in, for the employee who is to ring them: said yes, and no line of ours carries the talk. */
  number: string | null
  since: Temporal.Instant | null
  asks: { id: string; service: string; state: AskState; at: Temporal.Instant; why: string | null }[]
  /** what is owed instead. */
  booked: { promiseId: string; personId: string; dueAt: Temporal.Instant } | null
}

const MOST = 5

/**
 * Beside a call or a chat, or on a person's page: every order, each service that was asked, who came, how whoever comes is
 * rung, and what is owed instead. For staff alone. Refuses with `notFound` for what is another's.
 */
export async function interpretersFor(
  ctx: StaffCtx,
  of: { callId: string } | { chatId: string } | { personId: string },
): Promise<Result<OrderShown[]>> {
  if (!('personId' in of)) {
    return ctx.beyondWall(async (beyond) => {
      const own = await wasOwn(beyond, of, ctx.actor.staffId)
      return own ? ok(await shown(beyond.tx, of)) : refused('notFound')
    })
  }
  const opened = await openPerson(ctx, of.personId, { purpose: 'call', what: 'interpreter' })
  if (!opened.ok) return opened
  const read = opened.value.codes['M-37']
  if (read !== 'W' && read !== 'R') return refused('notFound')
  return ctx.beyondWall(async ({ tx }) => ok(await shown(tx, of)))
}

/** Also when it has ended: whoever had it still writes it down. */
async function wasOwn(
  ctx: Pick<StaffCtx, 'tx'>,
  of: { callId: string } | { chatId: string },
  staffId: string,
): Promise<boolean> {
  if ('callId' in of && (await ownCall(ctx, of.callId, staffId)) !== undefined) return true
  const row = await ctx.tx
    .selectFrom('callId' in of ? 'call' : 'chat')
    .select('id')
    .where('id', '=', 'callId' in of ? of.callId : of.chatId)
    .where('staffId', '=', staffId)
    .executeTakeFirst()
  return row !== undefined
}

async function shown(
  tx: StaffCtx['tx'],
  of: { callId: string } | { chatId: string } | { personId: string },
): Promise<OrderShown[]> {
  const whose =
    'callId' in of
      ? sql`r.call_id = ${of.callId}`
      : 'chatId' in of
        ? sql`r.chat_id = ${of.chatId}`
        : sql`r.person_id = ${of.personId}`
  const { rows } = await sql<OrderShown>`
    select r.id, r.language, r.gender, r.dialect, r.asked_at as "askedAt", r.due_at as "dueAt",
      case when r.left_at is not null then 'left' when r.ended_how is not null then r.ended_how
        when r.accepted_at is not null then 'coming' else 'looking' end as state,
      r.interpreter_name as name, r.interpreter_level as level,
      case when r.ended_how is null and r.leg_id is null then r.interpreter_number end as number,
      coalesce(r.connected_at, r.accepted_at) as since,
      coalesce((select json_agg(json_build_object('id', a.id, 'service', a.service, 'state', a.state, 'at', a.at, 'why', a.why)
        order by a.rank) from interpreter_ask a where a.request_id = r.id), '[]') as asks,
      (select json_build_object('promiseId', p.id, 'personId', p.person_id, 'dueAt', p.due_at) from promise p
        where p.person_id = r.person_id and p.id = r.booked_promise_id and p.is_open) as booked
    from interpreter_request r where r.starts_at is null and ${whose}
    order by r.asked_at desc, r.id desc limit ${MOST}`.execute(tx)
  return rows.map((row) => ({
    ...row,
    asks: row.asks.map((ask) => ({ ...ask, at: Temporal.Instant.from(String(ask.at)) })),
    booked: row.booked && { ...row.booked, dueAt: Temporal.Instant.from(String(row.booked.dueAt)) },
  }))
}
