import { movableClock } from '../../kernel/time/clock.ts'
import { inTransaction, type Surroundings } from '../../kernel/transaction.ts'
import { takeSteps } from './steps.ts'
import { lockDue } from './store.ts'

/** How many notices climb in one transaction, and how many transactions run beside each other. */
export type Pace = { batch: number; workers: number }
const PACE: Pace = { batch: 500, workers: 1 }

/**
 * Takes every step that falls due up to `until`, in the order of time, with the clock standing at the time of the step.
 * A batch is one transaction: what was taken stays taken, and a worker that dies leaves the rest as it was. Several may
 * run at once. Gives how many notices took a step.
 */
export async function runLadder(
  around: Surroundings,
  until: Temporal.Instant,
  pace: Pace = PACE,
): Promise<number> {
  const workers = Array.from({ length: pace.workers }, () => climbOn(around, until, pace.batch))
  const taken = (await Promise.all(workers)).reduce((sum, one) => sum + one, 0)
  // What the steps have queued leaves now; had this process died before, the delivery of the next minute finds it.
  if (taken > 0)
    await inTransaction(around, { kind: 'system', name: 'ladder' }, (ctx) =>
      ctx.enqueue('deliver', {}, { key: 'deliver' }),
    )
  return taken
}

async function climbOn(around: Surroundings, until: Temporal.Instant, batch: number): Promise<number> {
  let taken = 0
  for (;;) {
    const climbed = await climbBatch(around, until, batch)
    if (climbed === 0) return taken
    taken += climbed
  }
}

function climbBatch(around: Surroundings, until: Temporal.Instant, size: number): Promise<number> {
  const clock = movableClock(until)
  return inTransaction({ ...around, clock }, { kind: 'system', name: 'ladder' }, async (ctx) => {
    const notices = await lockDue(ctx.tx, until, size)
    const [first] = notices
    if (first?.nextStepAt == null) return 0
    clock.set(first.nextStepAt)
    await takeSteps(ctx, notices)
    return notices.length
  })
}
