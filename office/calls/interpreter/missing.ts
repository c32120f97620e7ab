import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { lockPromise, updatePromise } from '../../kernel/promise/store.ts'
import { staffNotice } from '../../kernel/staff-notice.ts'
import { reachFactsOf } from '../../people/profile/views.ts'
import { THEMES } from '../../threads/recognise/model.ts'
import { askForCall } from '../callback/ask.ts'
import { askByNumber } from '../callback/requests.ts'
import { lockCall } from '../line/store.ts'
import type { Order } from './model.ts'
import { channelOf, endOwed, withdrawOthers } from './order.ts'
import { owe } from './owed.ts'
import { asksOf, updateOrder } from './store.ts'

/**
 * nobody was found in the time there was, or the caller went before anybody came. A talk with an interpreter is
 * owed instead, at a time that the person and whoever rings choose, and where we found nobody it was us who moved it.
 */
export async function missing(ctx: Ctx, order: Order, how: 'noneFound' | 'callEnded'): Promise<void> {
  const asked = (await asksOf(ctx.tx, order.id)).length
  await endOrder(ctx, order, how)
  await endOwed(ctx, order, 'keptElsewhere')
  if (order.personId === null) return oweToNumber(ctx, order, how)
  const promiseId = await oweInstead(ctx, { ...order, personId: order.personId }, how)
  await updateOrder(ctx.tx, order.id, { bookedPromiseId: promiseId })
  recordEvent(ctx, {
    personId: order.personId,
    kind: 'interpreterMissing',
    side: 'common',
    channel: channelOf(order),
    promiseId,
    data: {
      requestId: order.id,
      language: order.language,
      why: how,
      asked,
      moved: movedBy(how),
      ...(order.meetingId === null ? {} : { meetingId: order.meetingId }),
    },
  })
  if (how === 'noneFound' && order.askedBy !== null)
    await staffNotice(ctx, order.askedBy, 'interpreterMissing', order.personId, promiseId)
}

/** of whom only a number is known, a call in their language is owed to that number. */
async function oweToNumber(ctx: Ctx, order: Order, how: 'noneFound' | 'callEnded'): Promise<void> {
  const call = order.callId === null ? undefined : await lockCall(ctx.tx, order.callId)
  const number = call?.direction === 'in' ? call.fromNumber : null
  if (number !== null)
    await askByNumber(ctx, { number, language: order.language, receivedAt: order.askedAt, urgent: false })
  if (how === 'noneFound' && order.askedBy !== null)
    await staffNotice(ctx, order.askedBy, 'interpreterMissing', null, null)
}

const movedBy = (how: 'noneFound' | 'callEnded') => (how === 'noneFound' ? 'office' : null)

export async function endOrder(
  ctx: Ctx,
  order: Order,
  how: 'noneFound' | 'callEnded' | 'notNeeded',
): Promise<void> {
  await updateOrder(ctx.tx, order.id, {
    endedHow: how,
    endedAt: ctx.clock.now(),
    nextStep: null,
    nextStepAt: null,
  })
  await withdrawOthers(ctx, order.id, null)
}

type Whose = Order & { personId: string }

async function oweInstead(ctx: Ctx, order: Whose, how: 'noneFound' | 'callEnded'): Promise<string | null> {
  // In the room, the two agree on a time there and then.
  if (order.why === 'meeting' && order.meetingId !== null)
    return newTime(ctx, { ...order, meetingId: order.meetingId })
  if (order.why === 'visit') {
    const meeting = await owe(ctx, order.personId, {
      kind: 'arrangeMeeting',
      details: { moved: 'office', interpreter: order.language },
    })
    return meeting?.id ?? null
  }
  const call = order.callId === null ? undefined : await lockCall(ctx.tx, order.callId)
  const owed = await askForCall(ctx, {
    personId: order.personId,
    by: 'system',
    number: await numberFor(ctx, order.personId, call),
    interpreter: true,
    language: order.language,
    theme: call?.theme != null && Object.hasOwn(THEMES, call.theme) ? call.theme : 'interpreter',
    callId: order.callId,
  })
  if (!owed.ok) return null
  const promise = await lockPromise(ctx.tx, order.personId, owed.value.promiseId)
  if (promise)
    await updatePromise(ctx.tx, order.personId, promise.id, {
      details: JSON.stringify({
        ...(promise.details as object),
        interpreter: order.language,
        ...(how === 'noneFound' ? { moved: 'office' } : {}),
      }),
    })
  return owed.value.promiseId
}

/**
 * nobody interpreted: the two choose a new time within five working days, and whoever chooses it, it counts as
 * moved by the office. One such promise for a meeting, and none where it was held, or what became of it stands elsewhere.
 */
export async function newTime(
  ctx: Ctx,
  of: Pick<Order, 'language' | 'askedBy'> & { personId: string; meetingId: string },
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`select id from promise
    where person_id = ${of.personId} and is_open and kind = 'arrangeMeeting'
      and details->>'meetingId' = ${of.meetingId} and details->>'moved' = 'office'`.execute(ctx.tx)
  const [open] = rows
  if (open !== undefined) return open.id
  const { rows: owing } = await sql`update meeting set office_owes_time_at = ${ctx.clock.now()}
    where person_id = ${of.personId} and id = ${of.meetingId} and state in ('booked', 'begun') returning id`.execute(
    ctx.tx,
  )
  if (owing.length === 0) return null
  const meeting = await owe(ctx, of.personId, {
    kind: 'arrangeMeeting',
    clock: 'meetingRequest',
    ...(of.askedBy === null ? {} : { owner: { staffId: of.askedBy } }),
    details: { moved: 'office', meetingId: of.meetingId, interpreter: of.language },
  })
  return meeting?.id ?? null
}

/** The number they rang from, where the office has none that works. */
async function numberFor(
  ctx: Ctx,
  personId: string,
  call: { direction: string; fromNumber: string | null } | undefined,
): Promise<string | null> {
  const facts = (await reachFactsOf(ctx, [personId])).get(personId)
  const has = facts?.points.some((point) => point.kind === 'phone' && point.notWorkingSince === null)
  return has || call?.direction !== 'in' ? null : call.fromNumber
}
