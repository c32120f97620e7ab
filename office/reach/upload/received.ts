import { sql } from 'kysely'
import type { Ctx, Side } from '../../kernel/context.ts'
import { endPromise, recordPromise } from '../../kernel/promise/actions.ts'
import type { Promised } from '../../kernel/promise/model.ts'
import { lockPromise, updatePromise } from '../../kernel/promise/store.ts'
import { settle } from '../../threads/actions/settle.ts'
import { noticeAnswered } from '../notices/actions.ts'
import { counts, filled, type RequestItem } from './rules.ts'

export type Counted = { received: number; asked: number }

/** Something that has come: a file, or a paper that staff have seen (`documentId` null). */
type Came = {
  personId: string
  promiseId: string | null
  documentId: string | null
  settles: readonly string[]
  eventId: string
  channel: string
}

export const itemsOf = (promise: Pick<Promised, 'details'>): RequestItem[] => {
  const { items } = (promise.details ?? {}) as { items?: RequestItem[] }
  return items ?? [{ what: '' }]
}

export const countsOf = (request: Pick<Promised, 'details'> | undefined): Counted =>
  request ? counts(itemsOf(request)) : { received: 0, asked: 1 }

/**
 * something the person handed in on this side, or on both, has not been looked at or put in its place yet,
 * and may be the very paper. What lies on the other side stops nobody and is told to nobody.
 */
export async function handInWaits(ctx: Ctx, personId: string, side: Side): Promise<boolean> {
  const { rows } = await sql<{ waits: boolean }>`select
    exists (select 1 from document where person_id = ${personId} and side in (${side}, 'common') and scan = 'waiting') or
    exists (select 1 from promise where person_id = ${personId} and side in (${side}, 'common') and is_open
      and clock = 'paperIndexed') as waits`.execute(ctx.tx)
  return rows[0]?.waits ?? false
}

/**
 * what came counts. The first thing of the request that is missing has it now; with the last one the request is
 * kept, and the notice that asked for it is answered: its ladder and its reminder end, whether anybody opened it or not.
 */
export async function countAsReceived(ctx: Ctx, came: Came, item?: number): Promise<Counted> {
  const request =
    came.promiseId === null ? undefined : await lockPromise(ctx.tx, came.personId, came.promiseId)
  const counted =
    request && request.endedAt === null ? await place(ctx, request, came, item) : { received: 1, asked: 1 }
  await answeredBy(ctx, came)
  return counted
}

async function place(ctx: Ctx, request: Promised, came: Came, wanted?: number): Promise<Counted> {
  const got = {
    receivedAt: ctx.clock.now().toString(),
    ...(came.documentId === null ? {} : { documentId: came.documentId }),
  }
  const { items, item } = filled(itemsOf(request), got, wanted)
  const details = JSON.stringify({ ...(request.details as object), items })
  await updatePromise(ctx.tx, request.personId, request.id, { details })
  if (came.documentId !== null)
    await ctx.tx
      .updateTable('document')
      .set({ item })
      .where('personId', '=', came.personId)
      .where('id', '=', came.documentId)
      .execute()
  const counted = counts(items)
  if (counted.received === counted.asked) {
    await endPromise(ctx, request, { state: 'kept', how: 'received', channel: came.channel })
    await answerNotices(ctx, request, came.channel)
  } else recordPromise(ctx, 'promiseJoined', request, { ...counted }, came.channel)
  return counted
}

async function answerNotices(ctx: Ctx, { personId, id }: Promised, channel: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`select id from notice
    where person_id = ${personId} and ended_at is null and details->>'request' = ${id}`.execute(ctx.tx)
  const noticeIds = rows.map((row) => row.id)
  if (noticeIds.length > 0) await noticeAnswered(ctx, { personId, noticeIds, how: 'received', channel })
}

/** What the person asked for the link with is answered by the hand-in, without a note by anybody. */
async function answeredBy(ctx: Ctx, { personId, settles, eventId, channel }: Came): Promise<void> {
  if (settles.length === 0) return
  const { rows } =
    await sql<Promised>`select p.* from promise p join enquiry e on e.person_id = p.person_id and e.promise_id = p.id
    where e.person_id = ${personId} and e.id = any(${settles}::uuid[]) and p.is_open and p.contacts = 1
      and p.urgency <> 'acute' for update of p`.execute(ctx.tx)
  for (const promise of rows)
    await settle(ctx, promise, { state: 'kept', how: 'received', channel, linkedEventId: eventId })
}
