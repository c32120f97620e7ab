import { sql } from 'kysely'
import { movableClock } from '../../kernel/time/clock.ts'
import { inTransaction, type Surroundings } from '../../kernel/transaction.ts'
import { nextLateRequest, tellLateRequests } from './late.ts'
import { takeStep } from './steps.ts'
import { lockDue } from './store.ts'

/** How many calls take a step in one transaction, and how many transactions run beside each other. */
export type Pace = { batch: number; workers: number }
const PACE: Pace = { batch: 500, workers: 1 }
const SYSTEM = { kind: 'system', name: 'callbacks' } as const

/**
 * takes every step of the calls that are owed up to `until`, in the order of time, with the clock standing
 * at the time of the step. A batch is one transaction; several workers may run at once. Those who asked without a login and
 * were not rung in time are told of. Gives how many took a step.
 */
export async function runCallbacks(
  around: Surroundings,
  until: Temporal.Instant,
  pace: Pace = PACE,
): Promise<number> {
  const work = async () => {
    let taken = 0
    for (;;) {
      const some = await runBatch(around, until, pace.batch)
      if (some === 0) return taken
      taken += some
    }
  }
  const taken = await Promise.all(Array.from({ length: pace.workers }, work))
  const clock = movableClock(until)
  // One that has slept through several of its times takes each step in turn.
  while ((await inTransaction({ ...around, clock }, SYSTEM, tellLateRequests)) > 0);
  return taken.reduce((sum, one) => sum + one, 0)
}

function runBatch(around: Surroundings, until: Temporal.Instant, size: number): Promise<number> {
  const clock = movableClock(until)
  return inTransaction({ ...around, clock }, SYSTEM, async (ctx) => {
    const callbacks = await lockDue(ctx.tx, until, size)
    const at = callbacks[0]?.nextStepAt
    if (at == null) return 0
    clock.set(at)
    await takeStep(ctx, callbacks)
    return callbacks.length
  })
}

/** When the next of them falls due, or is late; undefined when none is planned. */
export async function nextCallback(around: Surroundings): Promise<Temporal.Instant | undefined> {
  return inTransaction(around, SYSTEM, async (ctx) => {
    const { rows } = await sql<{
      at: Temporal.Instant | null
    }>`select min(next_step_at) as at from callback where next_step is not null`.execute(ctx.tx)
    const times = [rows[0]?.at ?? undefined, await nextLateRequest(ctx)].filter((at) => at !== undefined)
    return times.sort(Temporal.Instant.compare)[0]
  })
}
