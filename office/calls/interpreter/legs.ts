import type { Ctx } from '../../kernel/context.ts'
import { hangUp, ringLeg } from '../line/legs.ts'
import { type Leg, type LineCall, liveLegs } from '../line/store.ts'
import type { Verb } from '../model.ts'
import { endOrder, missing } from './missing.ts'
import type { Order } from './model.ts'
import { askNext, connected, endOwed, placeOrder } from './order.ts'
import { lockOrderOfLeg, runningOrder, updateAsk, updateOrder } from './store.ts'

const RINGS_OUT: readonly Leg['state'][] = ['noAnswer', 'busy', 'declined', 'failed']
/** How long after the ringing an answer may still be told to us. */
const GRACE_SECONDS = 30

/** whoever said yes is rung into the room where the two are talking. */
export async function ringInterpreter(ctx: Ctx, order: Order, callId: string, number: string): Promise<void> {
  const seconds = ctx.settings.get<number>('interpreter.ringSeconds')
  const legId = await ringLeg(ctx, { callId, kind: 'interpreter', number, ringSeconds: seconds })
  await updateOrder(ctx.tx, order.id, {
    legId,
    nextStep: 'connect',
    nextStepAt: ctx.clock.now().add({ seconds: seconds + GRACE_SECONDS }),
  })
}

/**
 * An interpreter who was rung answers, does not, or leaves. Before they come in they hear what they are bound by, in
 * Norwegian and in the person's language, to say it first. Whoever leaves while the two still talk is asked for
 * again at once.
 */
export async function interpreterLegChanged(
  ctx: Ctx,
  call: LineCall,
  leg: Leg,
): Promise<readonly Verb[] | null> {
  const order = await lockOrderOfLeg(ctx.tx, leg.id)
  if (order === undefined) return null
  if (leg.state === 'answered') return comesIn(ctx, call, order)
  if (RINGS_OUT.includes(leg.state) && order.endedHow === null) await notCome(ctx, order, leg.state)
  if (leg.state === 'ended') await leaves(ctx, call, order)
  return null
}

async function comesIn(ctx: Ctx, call: LineCall, order: Order): Promise<readonly Verb[]> {
  if (order.endedHow !== null) return [{ do: 'hangUp' }]
  await connected(ctx, order, { name: order.interpreterName ?? '', kind: 'onDemand' })
  const said = ctx.settings.get<string[]>('line.languages').includes(order.language)
  return [
    { do: 'say', text: 'calls:interpreter.start', language: 'nb' },
    ...(said ? [{ do: 'say' as const, text: 'calls:interpreter.bound', language: order.language }] : []),
    { do: 'join', room: call.id, endsWithMe: false },
  ]
}

/** Said yes and was not there: the service hears of it, and the next one is asked. */
export async function notCome(ctx: Ctx, order: Order, why: string): Promise<void> {
  if (order.askId !== null)
    await updateAsk(ctx.tx, order.askId, {
      state: 'cancelled',
      why,
      answeredAt: ctx.clock.now(),
      withdrawAt: ctx.clock.now(),
    })
  await askNext(ctx, order)
}

async function leaves(ctx: Ctx, call: LineCall, order: Order): Promise<void> {
  if (order.endedHow !== 'connected' || order.leftAt !== null) return
  await updateOrder(ctx.tx, order.id, { leftAt: ctx.clock.now() })
  if (call.state !== 'talking' || call.settledAt !== null) return
  if ((await runningOrder(ctx.tx, { callId: call.id })) !== undefined) return
  await placeOrder(ctx, again(order))
}

/** The same once more, in the name of whoever asked first. */
export const again = (order: Order) => ({
  personId: order.personId,
  callId: order.callId,
  chatId: order.chatId,
  language: order.language,
  dialect: order.dialect,
  gender: order.gender,
  why: order.why,
  officeId: order.officeId,
  askedBy: order.askedBy,
  againOf: order.id,
  meetingId: order.meetingId,
})

/** Nobody rings for a call that is over. What was not written down yet is owed with an interpreter. */
export async function interpreterCallEnded(ctx: Ctx, call: LineCall): Promise<void> {
  const order = await runningOrder(ctx.tx, { callId: call.id })
  if (order === undefined) return
  if (call.settledAt !== null) {
    await endOrder(ctx, order, 'notNeeded')
    return endOwed(ctx, order, 'keptElsewhere')
  }
  await missing(ctx, order, 'callEnded')
}

/** The service takes back its yes: the telephone that rings is let go. One who is in the call leaves it. */
export async function letGo(ctx: Ctx, order: Order): Promise<void> {
  if (order.legId === null || order.callId === null) return
  const leg = (await liveLegs(ctx.tx, order.callId)).find(({ id }) => id === order.legId)
  if (leg !== undefined) await hangUp(ctx, { callId: order.callId, legId: leg.id })
}
