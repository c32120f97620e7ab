import { Logger, parseCronItems, type Runner, run, runOnce, type TaskList } from 'graphile-worker'
import pg from 'pg'
import type { Surroundings } from '../office/kernel/transaction.ts'

/** What happens later. Throws to be tried again, with growing waits. */
type JobTask = (around: Surroundings, payload: unknown) => Promise<void>
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

type JobsOptions = {
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
  const shared = { taskList, noHandleSignals: true, logger: quiet }
  let running: { runner: Runner; pool: pg.Pool } | null = null
  const stop = async () => {
    const stopped = running
    running = null
    await stopped?.runner.stop().catch((error) => options.report('queue', error))
    await stopped?.pool.end()
  }
  return {
    running: () => running !== null,
    start: async () => {
      const pool = queuePool(options.url, 4)
      const parsedCronItems = parseCronItems(
        options.recurring.map(({ task, match }) => ({ task, match, options: { backfillPeriod: 0 } })),
      )
      const runner = await run({
        ...shared,
        pgPool: pool,
        concurrency: 2,
        pollInterval: 1000,
        parsedCronItems,
      })
      running = { runner, pool }
      runner.promise.then(stop, async (error) => {
        options.report('queue', error)
        await stop()
      })
    },
    stop,
    drain: async () => {
      const pool = queuePool(options.url, 3)
      await runOnce({ ...shared, pgPool: pool }).finally(() => pool.end())
    },
  }
}

/** Ours rather than the queue's own, so that it is closed before the database is, and a lost connection ends nothing. */
function queuePool(url: string, max: number): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max })
  const lost = () => {}
  pool.on('error', lost).on('connect', (client) => client.on('error', lost))
  return pool
}

async function attempt(options: JobsOptions, name: string, task: JobTask, payload: unknown): Promise<void> {
  try {
    await task(options.around, payload)
  } catch (error) {
    options.report(name, error)
    throw error
  }
}
