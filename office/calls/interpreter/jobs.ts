import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import { inTransaction, type Surroundings } from '../../kernel/transaction.ts'
import { isBooked } from './booked.ts'
import { bookedStep } from './booked-jobs.ts'
import type { Asked, InterpreterService } from './gateway.ts'
import { notCome } from './legs.ts'
import { missing } from './missing.ts'
import type { Order } from './model.ts'
import { askNext } from './order.ts'
import { nextService, stepFor } from './rules.ts'
import { askById, asksOf, insertAsk, lastYesOf, lockOrder, updateAsk, updateOrder } from './store.ts'

const SYSTEM = { kind: 'system', name: 'interpreter' } as const
const BATCH = 40
/** So many turns for one order at one time: each service twice, and what lies between. */
const MOST_TURNS = 20
const WITHDRAW_MINUTES = 5

type Toask = { order: Order; service: InterpreterService; key: string; insteadOf: string | null }

/**
 * R-358: every order that has come to its next step takes it: a service is asked, one that says nothing is gone on from,
 * and where nobody is left a talk with an interpreter is owed instead. Gives how many steps were taken.
 */
export async function runInterpreters(
  around: Surroundings,
  services: readonly InterpreterService[],
  until: Temporal.Instant,
): Promise<number> {
  let taken = 0
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    const due = await dueOrders(around, until)
    if (due.length === 0) break
    taken += due.length
    const asking: Toask[] = []
    for (const id of due) {
      const ask = await inTransaction(around, SYSTEM, (ctx) => step(ctx, id, services, until))
      if (ask !== null) asking.push(ask)
    }
    await Promise.all(asking.map((ask) => carry(around, ask)))
  }
  await withdraw(around, services)
  return taken
}

async function dueOrders(around: Surroundings, until: Temporal.Instant): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from interpreter_request
    where next_step is not null and next_step_at <= ${until} order by next_step_at, id limit ${BATCH}`.execute(
    around.databases.system,
  )
  return rows.map(({ id }) => id)
}

async function step(
  ctx: Ctx,
  id: string,
  services: readonly InterpreterService[],
  until: Temporal.Instant,
): Promise<Toask | null> {
  const order = await lockOrder(ctx.tx, id)
  if (order === undefined) return null
  if (isBooked(order)) {
    const turn = await bookedStep(
      ctx,
      order,
      services.map((one) => one.name),
      until,
    )
    const service = services.find((one) => one.name === turn?.service)
    return turn === null || service === undefined ? null : begun(ctx, order, service, turn)
  }
  const what = stepFor(order, until)
  if (what === 'nothing') return null
  if (what === 'notCome') {
    await notCome(ctx, order, 'noAnswer')
    return null
  }
  if (what === 'silent')
    for (const ask of await asksOf(ctx.tx, order.id))
      if (ask.state === 'asking' || ask.state === 'asked')
        await updateAsk(ctx.tx, ask.id, { state: 'silent', why: 'silent' })
  const asks = await asksOf(ctx.tx, order.id)
  const name =
    what === 'missing'
      ? null
      : nextService(
          services.map((one) => one.name),
          asks,
        )
  const service = services.find((one) => one.name === name)
  if (service === undefined) {
    // At a desk somebody may still be found by other means until the time is up; on a line nobody is kept waiting for it.
    if (order.callId === null && what !== 'missing')
      await updateOrder(ctx.tx, order.id, { nextStep: 'ask', nextStepAt: order.dueAt })
    else await missing(ctx, order, 'noneFound')
    return null
  }
  return begin(ctx, order, service, asks.length)
}

async function begin(ctx: Ctx, order: Order, service: InterpreterService, rank: number): Promise<Toask> {
  const now = ctx.clock.now()
  const answerBy = now.add({ seconds: ctx.settings.get<number>('interpreter.answerSeconds') })
  const due = Temporal.Instant.compare(answerBy, order.dueAt) < 0 ? answerBy : order.dueAt
  await updateOrder(ctx.tx, order.id, { nextStep: 'answer', nextStepAt: due })
  return begun(ctx, order, service, { rank, answerBy })
}

async function begun(
  ctx: Ctx,
  order: Order,
  service: InterpreterService,
  { rank, answerBy }: { rank: number; answerBy: Temporal.Instant },
): Promise<Toask> {
  const key = ctx.newId()
  await insertAsk(ctx.tx, {
    id: key,
    requestId: order.id,
    service: service.name,
    rank,
    at: ctx.clock.now(),
    answerBy,
    state: 'asking',
  })
  const insteadOf = order.againOf === null ? null : await lastYesOf(ctx.tx, order.againOf, service.name)
  return { order, service, key, insteadOf }
}

/** Asks, with nothing held while it waits. A webhook may have come before the answer to the asking; then it counts. */
async function carry(around: Surroundings, { order, service, key, insteadOf }: Toask): Promise<void> {
  const asked = await service.ask({
    key,
    language: order.language,
    dialect: order.dialect,
    gender: order.gender,
    askedAt: around.clock.now(),
    connectBy: order.dueAt,
    mode: order.mode,
    booked: isBooked(order)
      ? {
          startsAt: order.startsAt,
          endsAt: order.endsAt,
          place: order.place,
          level: order.levelWanted,
          insteadOf,
        }
      : null,
  })
  await inTransaction(around, SYSTEM, (ctx) => note(ctx, order.id, key, asked))
}

async function note(ctx: Ctx, orderId: string, key: string, asked: Asked): Promise<void> {
  const order = await lockOrder(ctx.tx, orderId)
  const ask = await askById(ctx.tx, key)
  if (order === undefined || ask === undefined) return
  if (asked.how === 'taken') {
    const state = ask.state === 'asking' ? { state: 'asked' } : {}
    return updateAsk(ctx.tx, key, { ...state, providerId: asked.providerId })
  }
  if (ask.state !== 'asking') return
  // What was not answered may have been carried out all the same: a yes that comes of it still counts (told.ts).
  await updateAsk(ctx.tx, key, {
    state: asked.how === 'refused' ? 'declined' : 'failed',
    why: asked.why,
    answeredAt: ctx.clock.now(),
  })
  if (order.endedHow === null && order.acceptedAt === null) await askNext(ctx, order)
}

/**
 * Those who look in vain are told; what is not taken is told again until it has been tried often enough. Whoever is booked
 * for a time is told until it is past: nobody is left to come in vain.
 */
async function withdraw(around: Surroundings, services: readonly InterpreterService[]): Promise<void> {
  const now = around.clock.now()
  const { rows } = await sql<{ id: string; service: string; last: Temporal.Instant }>`
    select a.id, a.service, coalesce(r.ends_at, a.at + ${`${WITHDRAW_MINUTES} minutes`}::interval) as last
    from interpreter_ask a join interpreter_request r on r.id = a.request_id
    where a.withdraw_at is not null and a.withdrawn_at is null and a.withdraw_at <= ${now}
    order by a.withdraw_at limit ${BATCH}`.execute(around.databases.system)
  for (const { id, service, last } of rows) {
    const done = (await services.find(({ name }) => name === service)?.withdraw(id)) ?? true
    await sql`update interpreter_ask set withdrawn_at = case when ${done}
        or ${last}::timestamptz < ${now}::timestamptz then ${now}::timestamptz end,
      withdraw_at = ${now.add({ seconds: 60 })}::timestamptz where id = ${id}`.execute(
      around.databases.system,
    )
  }
}

/** When something next happens to an order by itself; for whoever moves the clock. */
export async function nextInterpreter(around: Surroundings): Promise<Temporal.Instant | null> {
  const { rows } = await sql<{ at: Temporal.Instant | null }>`
    select min(next_step_at) as at from interpreter_request where next_step is not null`.execute(
    around.databases.system,
  )
  return rows[0]?.at ?? null
}
