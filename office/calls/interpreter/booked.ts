import type { Ctx, Side } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { staffNotice } from '../../kernel/staff-notice.ts'
import { alarmDue, belowLevel, soLate } from './booked-rules.ts'
import * as booked from './booked-store.ts'
import type { Ask, BookedOrder, Gender, Level, Mode, Order, Where } from './model.ts'
import { askNext, askNow, connected, endOwed, placeOrder, withdrawOthers } from './order.ts'
import { owe } from './owed.ts'
import { insertOrder, updateAsk, updateOrder } from './store.ts'

/** An interpreter for a meeting at its time; `ownerStaffId` holds the meeting, and hears what becomes of it. */
type NewBooking = {
  personId: string
  meetingId: string
  ownerStaffId: string
  officeId: string
  side: Side
  language: string
  dialect: string | null
  gender: Gender | null
  mode: Mode
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  place: Where | null
  level: Level
  /** until when somebody is to have said yes. */
  confirmBy: Temporal.Instant
  againOf?: string | null
}

/** The order that is booked for the meeting's time, until it has ended; locked. */
export const bookingOf = (ctx: Ctx, meetingId: string) => booked.lockBooking(ctx.tx, meetingId)

/** Every order of a meeting, the newest first. */
export const bookingsOf = (ctx: Ctx, meetingId: string) => booked.ordersOf(ctx.tx, meetingId)

/** Takes the interpreter for the meeting's time again, where they still can; false when they are at another. */
export const holdInterpreter = (ctx: Ctx, order: BookedOrder, number: string) =>
  booked.take(ctx, order, number)

export const isBooked = (order: Order): order is BookedOrder => order.startsAt !== null

/** The meeting's time is past: nobody can say yes to it any more. */
export const isOver = (order: BookedOrder, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(order.endsAt, now) <= 0

/** booked for the meeting's time; services are asked as soon as this is saved. */
export async function placeBooking(ctx: Ctx, input: NewBooking): Promise<{ requestId: string }> {
  const now = ctx.clock.now()
  const id = ctx.newId()
  const { personId, meetingId, language, dialect, gender, mode, startsAt, endsAt } = input
  await insertOrder(ctx.tx, {
    id,
    ...{ personId, meetingId, language, dialect, gender, mode, startsAt, endsAt },
    why: 'meeting',
    askedAt: now,
    askedBy: input.ownerStaffId,
    officeId: input.officeId,
    dueAt: input.confirmBy,
    place: input.place === null ? null : JSON.stringify(input.place),
    levelWanted: input.level,
    roundAt: now,
    nextStep: 'ask',
    nextStepAt: now,
    againOf: input.againOf ?? null,
  })
  recordEvent(ctx, {
    personId,
    kind: 'interpreterBooked',
    side: input.side,
    channel: 'system',
    data: { requestId: id, meetingId, language, mode, gender, level: input.level, at: startsAt.toString() },
  })
  await askNow(ctx)
  return { requestId: id }
}

/**
 * The meeting is moved, cancelled, held by other means, or somebody who had said yes did not come: nobody is at the old
 * time any more, and every service that was asked is told.
 */
export async function endBooking(
  ctx: Ctx,
  order: BookedOrder,
  how: 'moved' | 'notNeeded' | 'notCome' | 'connected' | 'over' | 'noneFound',
): Promise<void> {
  const now = ctx.clock.now()
  const came = how === 'connected' || how === 'over'
  await updateOrder(ctx.tx, order.id, {
    endedHow: how,
    endedAt: now,
    nextStep: null,
    nextStepAt: null,
    ...(how === 'connected' ? { connectedAt: order.startsAt, interpreterKind: 'professional' } : {}),
  })
  await endOwed(ctx, order, how === 'connected' ? 'kept' : 'keptElsewhere')
  if (!came) await booked.release(ctx, order)
  await withdrawOthers(ctx, order.id, came ? order.askId : null)
  if ((how === 'moved' || how === 'notNeeded') && order.acceptedAt !== null)
    cancelledEvent(ctx, order, { by: 'office', why: how })
}

function cancelledEvent(
  ctx: Ctx,
  order: BookedOrder,
  data: { by: 'office' | 'service'; why: string | null },
): void {
  recordEvent(ctx, {
    personId: order.personId,
    kind: 'interpreterCancelled',
    side: 'common',
    channel: 'system',
    data: { requestId: order.id, meetingId: order.meetingId, at: order.startsAt.toString(), ...data },
  })
}

type Yes = { name: string; number: string; level: Level | null }

/**
 * Somebody says yes for that time: they are taken then, one meeting at a time, and the meeting has its interpreter. Gives
 * why not where they are: at the same time they would be at another meeting of ours.
 */
export async function bookingAccepted(
  ctx: Ctx,
  order: BookedOrder,
  ask: Ask,
  yes: Yes,
): Promise<'takenThen' | null> {
  if (!(await booked.take(ctx, order, yes.number))) return 'takenThen'
  const now = ctx.clock.now()
  await updateAsk(ctx.tx, ask.id, { state: 'accepted', answeredAt: now })
  await updateOrder(ctx.tx, order.id, {
    acceptedAt: now,
    askId: ask.id,
    interpreterName: yes.name,
    interpreterNumber: yes.number,
    interpreterLevel: yes.level,
    nextStep: 'over',
    nextStepAt: order.endsAt,
  })
  await withdrawOthers(ctx, order.id, ask.id)
  await booked.comes(ctx, order, yes.name)
  await endOwed(ctx, order, 'kept')
  const below = belowLevel(order.levelWanted, yes.level)
  recordEvent(ctx, {
    personId: order.personId,
    kind: 'interpreterConfirmed',
    side: 'common',
    channel: 'system',
    data: { requestId: order.id, meetingId: order.meetingId, service: ask.service, level: yes.level, below },
  })
  if ((order.alarmedAt !== null || below) && order.askedBy !== null)
    await staffNotice(
      ctx,
      order.askedBy,
      below ? 'interpreterBelow' : 'interpreterFound',
      order.personId,
      null,
    )
  return null
}

/**
 * A yes is taken back. With time left the others are asked, and the owner knows; so late that nobody can come, one is
 * sought by telephone at once; and when the meeting's time is past, nobody had come to it.
 */
export async function bookingCancelled(
  ctx: Ctx,
  order: BookedOrder,
  ask: Ask,
  why: string | null,
): Promise<void> {
  const now = ctx.clock.now()
  await updateAsk(ctx.tx, ask.id, { state: 'cancelled', why, answeredAt: now })
  await booked.release(ctx, order)
  cancelledEvent(ctx, order, { by: 'service', why })
  if (order.askedBy !== null)
    await staffNotice(ctx, order.askedBy, 'interpreterCancelled', order.personId, null)
  const minutes = ctx.settings.get<number>('interpreter.lastMinutes', order.officeId)
  if (soLate(order.startsAt, now, minutes)) {
    await endBooking(ctx, order, 'notCome')
    if (!isOver(order, now)) await seekByPhone(ctx, order)
    return
  }
  await askNext(ctx, order)
  await updateOrder(ctx.tx, order.id, { roundAt: now, alarmedAt: null })
  if (Temporal.Instant.compare(order.dueAt, now) <= 0) await alarm(ctx, order)
}

/** nobody is in the room: one by telephone, within ten staffed minutes. One at a time. */
export async function seekByPhone(
  ctx: Ctx,
  of: Pick<
    BookedOrder,
    'personId' | 'meetingId' | 'language' | 'dialect' | 'gender' | 'officeId' | 'askedBy'
  > & {
    id?: string
  },
): Promise<{ requestId: string; dueAt: Temporal.Instant; joined: boolean }> {
  const running = await booked.soughtNow(ctx.tx, of.meetingId)
  if (running !== undefined) return { requestId: running.id, dueAt: running.dueAt, joined: true }
  const { personId, meetingId, language, dialect, gender, officeId, askedBy } = of
  const order = await placeOrder(ctx, {
    ...{ personId, meetingId, language, dialect, gender, officeId, askedBy },
    callId: null,
    chatId: null,
    why: 'meeting',
    againOf: of.id ?? null,
  })
  return { requestId: order.id, dueAt: order.dueAt, joined: false }
}

/**
 * Nobody is sought by telephone any more: the talk was held, is held at another time, or is not held. `came`: somebody
 * interpreted by telephone, and that was whoever had said yes.
 */
export async function endSought(
  ctx: Ctx,
  meetingId: string,
  how: 'came' | 'noneFound' | 'notNeeded',
): Promise<void> {
  const order = await booked.soughtNow(ctx.tx, meetingId)
  if (order === undefined) return
  if (how === 'came' && order.acceptedAt !== null)
    return connected(ctx, order, { name: order.interpreterName ?? '', kind: 'onDemand' })
  await updateOrder(ctx.tx, order.id, {
    endedHow: how === 'came' ? 'notNeeded' : how,
    endedAt: ctx.clock.now(),
    nextStep: null,
    nextStepAt: null,
  })
  await withdrawOthers(ctx, order.id, null)
  await endOwed(ctx, order, 'keptElsewhere')
}

/**
 * K10: a working day ahead, or when everybody has said no, nobody has said yes. Whoever holds the meeting hears of it and
 * owes another way; when that is late too, the lead has it (the ledger's own steps).
 */
export async function alarm(ctx: Ctx, order: BookedOrder): Promise<void> {
  const now = ctx.clock.now()
  await updateOrder(ctx.tx, order.id, { alarmedAt: now })
  const minutes = ctx.settings.get<number>('interpreter.alarmMinutes', order.officeId)
  const soonest = ctx.settings.calendar(order.officeId).addWorkingMinutes(now, minutes)
  const open = order.promiseId === null ? undefined : await booked.openPromise(ctx, order)
  const promise =
    open ??
    (await owe(ctx, order.personId, {
      kind: 'connectInterpreter',
      dueAt: alarmDue(order, soonest),
      ...(order.askedBy === null ? {} : { owner: { staffId: order.askedBy } }),
      details: { asked: 'ahead', meetingId: order.meetingId, language: order.language, mode: order.mode },
    }))
  await updateOrder(ctx.tx, order.id, { promiseId: promise?.id ?? null })
  recordEvent(ctx, {
    personId: order.personId,
    kind: 'interpreterUnconfirmed',
    side: 'common',
    channel: 'system',
    promiseId: promise?.id ?? null,
    data: { requestId: order.id, meetingId: order.meetingId, at: order.startsAt.toString() },
  })
  if (order.askedBy !== null)
    await staffNotice(ctx, order.askedBy, 'interpreterUnconfirmed', order.personId, promise?.id ?? null)
}
