import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { endPromise } from '../../kernel/promise/actions.ts'
import { lockPromise } from '../../kernel/promise/store.ts'
import type { Gender, Order } from './model.ts'
import { owe } from './owed.ts'
import { askById, asksOf, insertOrder, updateAsk, updateOrder } from './store.ts'

type NewOrder = {
  personId: string | null
  callId: string | null
  chatId: string | null
  language: string
  dialect: string | null
  gender: Gender | null
  why: string
  officeId: string | null
  askedBy: string | null
  team?: string | undefined
  againOf?: string | null
  meetingId?: string | null
}

export const channelOf = ({ why }: { why: string }) =>
  why === 'visit'
    ? 'dropIn'
    : why === 'meeting'
      ? 'meetingOffice'
      : why === 'chat'
        ? 'chatLoggedIn'
        : 'officePhone'

/**
 * an interpreter is asked for from now on, to be on the line within ten staffed minutes. Services are asked
 * as soon as this is saved. Where it is known whose talk it is, it is owed to them.
 */
export async function placeOrder(ctx: Ctx, input: NewOrder): Promise<Pick<Order, 'id' | 'dueAt'>> {
  const now = ctx.clock.now()
  const minutes = ctx.settings.get<number>('interpreter.onDemandMinutes', input.officeId)
  const dueAt = ctx.settings.calendar(input.officeId).addStaffedMinutes(now, minutes)
  const id = ctx.newId()
  const promise =
    input.personId === null ? null : await oweOne(ctx, { ...input, personId: input.personId }, dueAt)
  await insertOrder(ctx.tx, {
    id,
    personId: input.personId,
    callId: input.callId,
    chatId: input.chatId,
    language: input.language,
    dialect: input.dialect,
    gender: input.gender,
    mode: 'phone',
    why: input.why,
    askedAt: now,
    askedBy: input.askedBy,
    officeId: input.officeId,
    dueAt,
    promiseId: promise?.id ?? null,
    nextStep: 'ask',
    nextStepAt: now,
    againOf: input.againOf ?? null,
    meetingId: input.meetingId ?? null,
  })
  if (input.personId !== null)
    recordEvent(ctx, {
      personId: input.personId,
      kind: 'interpreterAsked',
      side: 'common',
      channel: channelOf(input),
      data: { requestId: id, language: input.language, mode: 'phone', again: input.againOf != null },
    })
  await askNow(ctx)
  return { id, dueAt }
}

const oweOne = (ctx: Ctx, input: NewOrder & { personId: string }, dueAt: Temporal.Instant) =>
  owe(ctx, input.personId, {
    kind: 'connectInterpreter',
    dueAt,
    ...(input.team !== undefined
      ? { owner: { teamId: input.team } }
      : input.askedBy !== null
        ? { owner: { staffId: input.askedBy } }
        : {}),
    details: { language: input.language, mode: 'phone', why: input.why },
  })

export const askNow = (ctx: Ctx): Promise<void> => ctx.enqueue('interpreters', {}, { key: 'interpreters' })

/** The next service, at once. What was said by whoever had said yes is forgotten. */
export async function askNext(ctx: Ctx, order: Order): Promise<void> {
  await updateOrder(ctx.tx, order.id, {
    nextStep: 'ask',
    nextStepAt: ctx.clock.now(),
    acceptedAt: null,
    askId: null,
    legId: null,
    interpreterName: null,
    interpreterNumber: null,
    interpreterLevel: null,
  })
  await askNow(ctx)
}

/** an interpreter is there, by name and kind. What was owed is kept, and the talk is an interpreted one. */
export async function connected(
  ctx: Ctx,
  order: Order,
  who: { name: string; kind: 'professional' | 'onDemand' },
): Promise<void> {
  const now = ctx.clock.now()
  await updateOrder(ctx.tx, order.id, {
    endedHow: 'connected',
    connectedAt: now,
    endedAt: now,
    interpreterName: who.name,
    interpreterKind: who.kind,
    nextStep: null,
    nextStepAt: null,
  })
  await withdrawOthers(ctx, order.id, order.askId)
  await endOwed(ctx, order, 'kept')
  if (order.meetingId !== null)
    await sql`update meeting set who_interpreted = 'onDemand' where id = ${order.meetingId}
      and person_id = ${order.personId}`.execute(ctx.tx)
  if (order.personId === null) return
  const ask = order.askId === null ? undefined : await askById(ctx.tx, order.askId)
  recordEvent(ctx, {
    personId: order.personId,
    kind: 'interpreterUsed',
    side: 'common',
    channel: channelOf(order),
    data: {
      requestId: order.id,
      language: order.language,
      mode: 'phone',
      by: who.kind,
      ...(order.callId === null ? {} : { callId: order.callId }),
      ...(order.meetingId === null ? {} : { meetingId: order.meetingId }),
      ...(ask === undefined ? {} : { service: ask.service, level: order.interpreterLevel }),
      seconds: Math.round(now.since(order.askedAt).total('seconds')),
    },
  })
}

export async function endOwed(ctx: Ctx, order: Order, state: 'kept' | 'keptElsewhere'): Promise<void> {
  if (order.promiseId === null || order.personId === null) return
  const promise = await lockPromise(ctx.tx, order.personId, order.promiseId)
  if (promise?.endedAt !== null) return
  await endPromise(ctx, promise, {
    state,
    how: state === 'kept' ? 'talk' : 'none',
    channel: 'system',
  })
}

/** Services that still look, or have found somebody, are told that nobody is needed. */
export async function withdrawOthers(ctx: Ctx, orderId: string, except: string | null): Promise<void> {
  for (const ask of await asksOf(ctx.tx, orderId)) {
    if (ask.id === except || !OPEN.includes(ask.state)) continue
    await updateAsk(ctx.tx, ask.id, {
      ...(ask.state === 'silent' || ask.state === 'failed' ? {} : { state: 'withdrawn' }),
      withdrawAt: ctx.clock.now(),
    })
  }
  await askNow(ctx)
}
/** Also those of whom nothing was heard: they may have found somebody all the same. */
const OPEN: readonly string[] = ['asking', 'asked', 'accepted', 'silent', 'failed']
