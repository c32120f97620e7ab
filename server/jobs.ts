import { Logger, parseCronItems, type Runner, run, runOnce, type TaskList } from 'graphile-worker'
import type { Surroundings } from '../office/kernel/transaction.ts'

/** What happens later. Throws to be tried again, with growing waits. */
export type JobTask = (around: Surroundings, payload: unknown) => Promise<void>
export type JobTasks = Readonly<Record<string, JobTask>>

/** A task that comes by the clock on the wall, as in a crontab. */
export type Recurring = { task: string; match: string }

export type Jobs = {
  start(): Promise<void>
  /** Lets the work under way finish. */
  stop(): Promise<void>
  running(): boolean
  /** Runs until the queue is empty; for tests and for the demo's clock. */
  drain(): Promise<void>
}

export type JobsOptions = {
  /** The owner's address: the queue's own tables are walled off from the office's roles. */
  url: string
  around: Surroundings
  tasks: JobTasks
  recurring: readonly Recurring[]
  /** Told when a task fails; the queue tries it again by itself. */
  report: (task: string, error: unknown) => void
}

const quiet = new Logger(() => () => {})

export function jobsOver(options: JobsOptions): Jobs {
  const taskList: TaskList = Object.fromEntries(
    Object.entries(options.tasks).map(([name, task]) => [
      name,
      (payload: unknown) => attempt(options, name, task, payload),
    ]),
  )
  const shared = { connectionString: options.url, taskList, noHandleSignals: true, logger: quiet }
  let runner: Runner | null = null
  return {
    running: () => runner !== null,
    start: async () => {
      const started = await run({
        ...shared,
        concurrency: 2,
        pollInterval: 1000,
        maxPoolSize: 4,
        parsedCronItems: parseCronItems(
          options.recurring.map(({ task, match }) => ({ task, match, options: { backfillPeriod: 0 } })),
        ),
      })
      runner = started
      started.promise
        .catch((error) => options.report('queue', error))
        .finally(() => {
          runner = null
        })
    },
    stop: async () => {
      await runner?.stop().catch((error) => options.report('queue', error))
      runner = null
    },
    drain: () => runOnce({ ...shared, maxPoolSize: 3 }),
  }
}

async function attempt(options: JobsOptions, name: string, task: JobTask, payload: unknown): Promise<void> {
  try {
    await task(options.around, payload)
  } catch (error) {
    options.report(name, error)
    throw error
  }
}
