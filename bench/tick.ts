import type { Surroundings } from '../office/kernel/transaction.ts'
import { type Carrier, outletOf } from '../office/reach/jobs.ts'
import { tasksOver } from '../server/tasks.ts'

/** What the clock brings every minute and every hour. Delivery is left out: it is as slow as what it delivers to. */
const TASKS = ['promiseSteps', 'calendar', 'profiles'] as const

const nothingLeaves: Carrier = async () => {
  throw new Error('the bench delivers nothing')
}

/**
 * How long each takes when nothing is due: what it costs to look, which messages pay for when they come at the same time.
 * The second of two runs, as connections are planned by then.
 */
export async function measureTick(around: Surroundings): Promise<Record<string, number>> {
  const carriers = { sms: nothingLeaves, email: nothingLeaves, letter: nothingLeaves, mailbox: nothingLeaves }
  const tasks = tasksOver(outletOf({ carriers, wording: (_language, key) => key }))
  const taken: Record<string, number> = {}
  for (const task of [...TASKS, ...TASKS]) {
    const from = performance.now()
    await tasks[task]?.(around, {})
    taken[`${task}Ms`] = Math.round(performance.now() - from)
  }
  return taken
}
