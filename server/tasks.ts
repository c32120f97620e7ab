import { brokenInvariants } from '../office/kernel/invariants.ts'
import { fixedClock } from '../office/kernel/time/clock.ts'
import type { Surroundings } from '../office/kernel/transaction.ts'
import { settleAbsencesNow } from '../office/people/jobs.ts'
import { runMandates } from '../office/people/mandates/jobs.ts'
import { deliver, deliverUntil, type Outlet } from '../office/reach/jobs.ts'
import { arrived, conclude, runDue } from '../office/threads/jobs.ts'
import { machineClock } from './clock.ts'
import type { JobTasks, Recurring } from './jobs.ts'

/** What the queue can be asked to do: one line for each task of a room, under the name it is enqueued by. */
export const tasksOver = (outlet: Outlet): JobTasks => ({
  promiseSteps: async (around) => {
    await settleAbsencesNow(around)
    await runMandates(around, around.clock.now())
    await runDue(around, around.clock.now())
  },
  deliver: async (around) => {
    await deliver(around, outlet)
  },
  arrived,
  conclude,
  sweep,
  invariants,
})

/** Everything that time brings up to `until`, for whoever moves the clock. */
export async function runUntil(around: Surroundings, outlet: Outlet, until: Temporal.Instant): Promise<void> {
  await runMandates(around, until)
  await runDue(around, until)
  await settleAbsencesNow({ ...around, clock: fixedClock(until) })
  await deliverUntil(around, until, outlet)
}

export const RECURRING: readonly Recurring[] = [
  { task: 'promiseSteps', match: '* * * * *' },
  { task: 'deliver', match: '* * * * *' },
  { task: 'sweep', match: '17 * * * *' },
  { task: 'invariants', match: '30 2 * * *' },
]

/** What must always hold, asked every night. A failing task is reported and tried again, which is what this needs. */
async function invariants(around: Parameters<JobTasks[string]>[0]): Promise<void> {
  const broken = await brokenInvariants(around.databases.system, around.clock.now())
  if (broken.length === 0) return
  throw new Error(`broken: ${broken.map(({ id, count }) => `${id} (${count})`).join(', ')}`)
}

/** What the machinery keeps for a while only: dead sessions, logins never finished, keys of answers long given. */
async function sweep(around: Parameters<JobTasks[string]>[0]): Promise<void> {
  const { system } = around.databases
  const now = machineClock.now()
  await system
    .deleteFrom('session')
    .where('expiresAt', '<', now.subtract({ hours: 24 }))
    .execute()
  await system
    .deleteFrom('loginAttempt')
    .where('createdAt', '<', now.subtract({ hours: 1 }))
    .execute()
  await system
    .deleteFrom('idempotency')
    .where('createdAt', '<', now.subtract({ hours: 48 }))
    .execute()
}
