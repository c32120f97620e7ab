import type { Ctx, StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { ringLeg } from '../line/legs.ts'
import type { Queue } from '../model.ts'
import { moveToQueue } from '../transfer/queue.ts'
import { forget } from './listen.ts'
import type { WaitingCall } from './model.ts'
import * as store from './store.ts'

/** M-03 W: whoever may enter a contact takes calls. Who only leads, keeps a place or sees to privacy does not. */
const TAKES = ['CC', 'AS', 'AM', 'CO', 'RE', 'DU', 'BU'] as const
export const takesCalls = ({ actor }: StaffCtx): boolean =>
  actor.roles.some((role) => TAKES.some((taking) => taking === role))

const MOST_SHOWN = 100
/** How long back an unwritten call of one's own is looked for. */
const OWN_HOURS = 72

/** Everybody who waits in the queues of whoever asks, first who is first. Nobody's name and nobody's number. */
export async function waitingCalls(
  ctx: StaffCtx,
  input: { queues?: readonly string[] } = {},
): Promise<Result<WaitingCall[]>> {
  if (!takesCalls(ctx)) return refused('notFound')
  return ctx.beyondWall(async ({ tx }) =>
    ok(await store.waiting(tx, input.queues ?? (await queuesOf(ctx, tx)), MOST_SHOWN)),
  )
}

/** The queues an employee sits at; the contact centre sits at all of them until it says otherwise. */
async function queuesOf(ctx: StaffCtx, tx: Ctx['tx']): Promise<readonly string[]> {
  return (await store.presenceOf(tx, ctx.actor.staffId))?.queues ?? []
}

/**
 * K13: the next call of one's queues, by urgency, then who has waited longest, then need; or the one that is named. Two
 * who ask at the same moment get one each. Refuses with `notFound` for whoever takes no calls, `conflict` while another
 * call is under way, and `nobodyWaits`.
 */
export async function takeNext(
  ctx: StaffCtx,
  input: { callId?: string } = {},
): Promise<Result<{ callId: string }>> {
  if (!takesCalls(ctx)) return refused('notFound')
  return ctx.beyondWall(async (beyond) => {
    const { staffId } = ctx.actor
    const own = await store.callsOf(beyond.tx, staffId, since(beyond))
    if (own.some(({ state }) => state === 'talking' || state === 'ringing')) return refused('conflict')
    const { phone } = await store.staffPhone(beyond.tx, staffId)
    const callId = await store.takeFirst(beyond.tx, {
      staffId,
      queues: await queuesOf(ctx, beyond.tx),
      callId: input.callId ?? null,
      at: beyond.clock.now(),
      state: phone === '' ? 'talking' : 'ringing',
    })
    if (callId === undefined) return refused('nobodyWaits')
    await store.keepFound(beyond.tx, callId, {})
    if (phone !== '')
      await ringLeg(beyond, {
        callId,
        kind: 'operator',
        staffId,
        number: phone,
        ringSeconds: beyond.settings.get<number>('desk.ringSeconds'),
      })
    return ok({ callId })
  })
}

const since = (ctx: Ctx) => ctx.clock.now().subtract({ hours: OWN_HOURS })

/** Somebody rang an ordinary telephone, or stands there: the same screen, the same duty to owe an answer. */
export async function startByHand(
  ctx: StaffCtx,
  input: { number?: string; language?: string; at?: 'telephone' | 'desk' },
): Promise<Result<{ callId: string }>> {
  if (!takesCalls(ctx)) return refused('notFound')
  const number = (input.number ?? '').replace(/[^\d+]/g, '')
  return ctx.beyondWall(async (beyond) => {
    const now = beyond.clock.now()
    const callId = beyond.newId()
    await beyond.tx
      .insertInto('call')
      .values({
        id: callId,
        direction: 'in',
        line: 'staff',
        state: 'talking',
        startedAt: now,
        answeredAt: now,
        lastEventAt: now,
        language: input.language ?? 'nb',
        fromNumber: number === '' ? null : number,
        staffId: ctx.actor.staffId,
        officeId: ctx.actor.officeId,
      })
      .execute()
    await store.keepFound(beyond.tx, callId, { byHand: input.at ?? 'telephone' })
    return ok({ callId })
  })
}

/** The calls of one's own that are under way, or that have ended and are not written down yet. */
export async function myDeskCalls(ctx: StaffCtx): Promise<Result<MyCall[]>> {
  if (!takesCalls(ctx)) return refused('notFound')
  const calls = await ctx.beyondWall(({ tx }) => store.callsOf(tx, ctx.actor.staffId, since(ctx)))
  return ok(
    calls.map(({ id, state, language, queue, urgency, startedAt, endedAt, settledAt }) => ({
      callId: id,
      state,
      language,
      queue,
      urgency,
      startedAt,
      endedAt,
      settledAt,
    })),
  )
}
export type MyCall = {
  callId: string
  state: string
  language: string
  queue: string | null
  urgency: string
  startedAt: Temporal.Instant
  endedAt: Temporal.Instant | null
  settledAt: Temporal.Instant | null
}

/** Whoever has a call that nobody has written anything of lets somebody else take it: it stands first again. */
export async function putBack(ctx: StaffCtx, input: { callId: string }): Promise<Result<null>> {
  return ctx.beyondWall(async (beyond) => {
    const call = await store.callOf(beyond.tx, input.callId, ctx.actor.staffId, true)
    if (call === undefined) return refused('notFound')
    if (call.byHand !== null || call.settledAt !== null || call.endedAt !== null)
      return refused('alreadyEnded')
    await forget(beyond, call)
    await moveToQueue(beyond, call.id, (call.queue ?? 'general') as Queue)
    return ok(null)
  })
}
