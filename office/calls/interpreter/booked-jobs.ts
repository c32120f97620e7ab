import type { Ctx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { alarm, endBooking } from './booked.ts'
import { answerBy, bookedStepFor, nextRound } from './booked-rules.ts'
import { newTime } from './missing.ts'
import type { Ask, BookedOrder } from './model.ts'
import { nextService } from './rules.ts'
import { asksOf, updateAsk, updateOrder } from './store.ts'

export type Turn = { service: string; rank: number; answerBy: Temporal.Instant } | null

/**
 * one step of an order that is booked for a time: the next service is asked, everybody again the next working day,
 * the owner is told in time, and when the meeting is over it ends. Gives whom to ask now.
 */
export async function bookedStep(
  ctx: Ctx,
  order: BookedOrder,
  services: readonly string[],
  until: Temporal.Instant,
): Promise<Turn> {
  const what = bookedStepFor(order, until)
  if (what === 'nothing') return null
  if (what === 'over') return over(ctx, order)
  if (what === 'alarm') {
    await alarm(ctx, order)
    return null
  }
  const asks = await asksOf(ctx.tx, order.id)
  if (what === 'silent')
    for (const ask of asks)
      if (ask.state === 'asking' || ask.state === 'asked')
        await updateAsk(ctx.tx, ask.id, { state: 'silent', why: 'silent' })
  const service = nextService(services, inRound(order, asks))
  return service === null ? nobody(ctx, order, until) : turn(ctx, order, service, asks.length)
}

const inRound = ({ roundAt }: BookedOrder, asks: readonly Ask[]) =>
  asks.filter(({ at }) => roundAt === null || Temporal.Instant.compare(at, roundAt) >= 0)

async function turn(ctx: Ctx, order: BookedOrder, service: string, rank: number): Promise<Turn> {
  const now = ctx.clock.now()
  const minutes = ctx.settings.get<number>('interpreter.bookedAnswerMinutes', order.officeId)
  const usual = ctx.settings.calendar(order.officeId).addWorkingMinutes(now, minutes)
  const waits = Temporal.Instant.compare(order.dueAt, now) > 0 ? order.dueAt : order.startsAt
  const at = answerBy(now, waits, usual)
  await updateOrder(ctx.tx, order.id, { nextStep: 'answer', nextStepAt: at })
  return { service, rank, answerBy: at }
}

/** Everybody has said no: the owner is told now, and all are asked again the next working day while that helps. */
async function nobody(ctx: Ctx, order: BookedOrder, now: Temporal.Instant): Promise<null> {
  if (order.alarmedAt === null) await alarm(ctx, order)
  const again = nextRound(ctx.settings.calendar(order.officeId).addWorkingDays(now, 1), order.startsAt)
  await updateOrder(
    ctx.tx,
    order.id,
    again === null
      ? { nextStep: 'over', nextStepAt: order.endsAt }
      : { nextStep: 'ask', nextStepAt: again, roundAt: again },
  )
  return null
}

/** The meeting's time is past. Where nobody ever said yes and nothing else was done, a new time is owed. */
async function over(ctx: Ctx, order: BookedOrder): Promise<null> {
  if (order.acceptedAt !== null) {
    await endBooking(ctx, order, 'over')
    return null
  }
  await endBooking(ctx, order, 'noneFound')
  const promiseId = await newTime(ctx, order)
  if (promiseId === null) return null
  await updateOrder(ctx.tx, order.id, { bookedPromiseId: promiseId })
  recordEvent(ctx, {
    personId: order.personId,
    kind: 'interpreterMissing',
    side: 'common',
    channel: 'meetingOffice',
    promiseId,
    data: {
      requestId: order.id,
      meetingId: order.meetingId,
      language: order.language,
      why: 'noneFound',
      moved: 'office',
    },
  })
  return null
}
