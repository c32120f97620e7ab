import type { Ctx } from '../../kernel/context.ts'
import { phoneNumber } from '../../people/actions/contactPoint.ts'
import { bookingAccepted, bookingCancelled, isBooked, isOver } from './booked.ts'
import { again, letGo, notCome, ringInterpreter } from './legs.ts'
import { missing, newTime } from './missing.ts'
import type { Ask, Level, Order } from './model.ts'
import { askNext, askNow, placeOrder, withdrawOthers } from './order.ts'
import { objectionTo } from './rules.ts'
import { askById, closeNumbers, lockOrder, updateAsk, updateOrder } from './store.ts'

/** What a service tells of one order, under the key that it was asked with. */
type ServiceTold = {
  key: string
  /** Whose signature it was. */
  from: readonly string[]
} & (
  | { state: 'accepted'; name: string; number: string; level: Level | null; adult: boolean | null }
  | { state: 'declined' | 'cancelled'; why: string | null }
)
type Taken = 'taken' | 'again' | 'unknown'

/**
 * a service answers, in whatever order it comes, late, or twice. A yes that comes when somebody else has been
 * found is given back; one that comes late while nobody has is as good as any.
 */
export async function serviceTold(ctx: Ctx, told: ServiceTold): Promise<Taken> {
  const found = await askById(ctx.tx, told.key)
  if (found === undefined || !told.from.includes(found.service)) return 'unknown'
  const order = await lockOrder(ctx.tx, found.requestId)
  const ask = await askById(ctx.tx, told.key)
  if (order === undefined || ask === undefined) return 'unknown'
  if (told.state === 'accepted') return accepted(ctx, order, ask, told)
  if (told.state === 'declined') return declined(ctx, order, ask, told.why)
  return cancelled(ctx, order, ask, told.why)
}

async function accepted(
  ctx: Ctx,
  order: Order,
  ask: Ask,
  told: Extract<ServiceTold, { state: 'accepted' }>,
): Promise<Taken> {
  if (!WAITS.includes(ask.state)) return 'again'
  const now = ctx.clock.now()
  const number = phoneNumber(told.number)
  const late = isBooked(order) && isOver(order, now)
  if (late || order.endedHow !== null || order.acceptedAt !== null) {
    await updateAsk(ctx.tx, ask.id, { state: 'withdrawn', answeredAt: now, withdrawAt: now })
    await askNow(ctx)
    return 'again'
  }
  const close = await closeNumbers(ctx.tx, order.personId, order.callId)
  const objection = number === null ? 'noNumber' : objectionTo({ ...told, number }, close)
  if (number === null || objection !== null) {
    await updateAsk(ctx.tx, ask.id, { state: 'declined', why: objection, answeredAt: now, withdrawAt: now })
    await askNext(ctx, order)
    return 'taken'
  }
  if (isBooked(order)) {
    const taken = await bookingAccepted(ctx, order, ask, { ...told, number })
    if (taken === null) return 'taken'
    await updateAsk(ctx.tx, ask.id, { state: 'declined', why: taken, answeredAt: now, withdrawAt: now })
    await askNext(ctx, order)
    return 'taken'
  }
  await updateAsk(ctx.tx, ask.id, { state: 'accepted', answeredAt: now })
  await updateOrder(ctx.tx, order.id, {
    acceptedAt: now,
    askId: ask.id,
    interpreterName: told.name,
    interpreterNumber: number,
    interpreterLevel: told.level,
    // Where no line of ours carries the talk, whoever asked rings them; that it was done is owed in the ledger.
    nextStep: null,
    nextStepAt: null,
  })
  await withdrawOthers(ctx, order.id, ask.id)
  const here = { ...order, askId: ask.id, acceptedAt: now, interpreterName: told.name }
  if (order.callId !== null) await bringIn(ctx, here, order.callId, number)
  return 'taken'
}
const WAITS: readonly Ask['state'][] = ['asking', 'asked', 'silent', 'failed']

async function bringIn(ctx: Ctx, order: Order, callId: string, number: string): Promise<void> {
  const call = await ctx.tx
    .selectFrom('call')
    .select(['state', 'providerId'])
    .where('id', '=', callId)
    .executeTakeFirstOrThrow()
  if (call.state === 'ended') return missing(ctx, order, 'callEnded')
  // A call on an ordinary telephone has no room to ring anybody into.
  if (call.providerId === null) return
  await ringInterpreter(ctx, order, callId, number)
}

async function declined(ctx: Ctx, order: Order, ask: Ask, why: string | null): Promise<Taken> {
  if (!WAITS.includes(ask.state)) return 'again'
  await updateAsk(ctx.tx, ask.id, { state: 'declined', why, answeredAt: ctx.clock.now() })
  // One that had its time already has been gone on from.
  if (
    order.endedHow === null &&
    order.acceptedAt === null &&
    ask.state !== 'silent' &&
    ask.state !== 'failed'
  )
    await askNext(ctx, order)
  return 'taken'
}

async function cancelled(ctx: Ctx, order: Order, ask: Ask, why: string | null): Promise<Taken> {
  if (WAITS.includes(ask.state)) return declined(ctx, order, ask, why)
  if (ask.state !== 'accepted' || order.askId !== ask.id) return 'again'
  if (isBooked(order)) {
    if (order.endedHow !== null) return 'again'
    await bookingCancelled(ctx, order, ask, why)
    if (isOver(order, ctx.clock.now())) await newTime(ctx, order)
    return 'taken'
  }
  if (order.endedHow === null) {
    await letGo(ctx, order)
    await notCome(ctx, order, why ?? 'cancelled')
    return 'taken'
  }
  if (order.endedHow !== 'connected' || order.leftAt !== null) return 'again'
  await updateAsk(ctx.tx, ask.id, { state: 'cancelled', why })
  // On our line their leaving is what counts (legs.ts); by any other telephone nobody else would tell.
  if (order.legId !== null) await letGo(ctx, order)
  else {
    await updateOrder(ctx.tx, order.id, { leftAt: ctx.clock.now() })
    await placeOrder(ctx, again(order))
  }
  return 'taken'
}
