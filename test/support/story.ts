import { runCallbacks } from '../../office/calls/callback/jobs.ts'
import { settleLineLater } from '../../office/calls/direct/jobs.ts'
import type { Actor, Ctx, PersonCtx, StaffCtx } from '../../office/kernel/context.ts'
import { settingsFrom } from '../../office/kernel/settings.ts'
import type { MovableClock } from '../../office/kernel/time/clock.ts'
import { inTransaction, type Surroundings } from '../../office/kernel/transaction.ts'
import { runLadder } from '../../office/reach/notices/jobs.ts'
import { arrived, conclude, runDue } from '../../office/threads/jobs.ts'
import { freshDatabase, type TestDatabase } from './database.ts'
import { clockAtT0, seedWorld } from './world.ts'

export type Story = {
  database: TestDatabase
  clock: MovableClock
  around: Surroundings
  /** Moves the clock to a time in Oslo (`2026-03-04 09:30`) and runs all that falls due on the way, in order. */
  at(time: string): Promise<void>
  asPerson<T>(personId: string, act: (ctx: PersonCtx) => Promise<T>): Promise<T>
  asStaff<T>(actor: Actor, act: (ctx: StaffCtx) => Promise<T>): Promise<T>
  asSystem<T>(act: (ctx: Ctx) => Promise<T>): Promise<T>
  /** Runs the jobs that actions have put in the queue so far. */
  jobs(): Promise<void>
  end(): Promise<void>
}

export const oslo = (time: string) =>
  Temporal.PlainDateTime.from(time.replace(' ', 'T')).toZonedDateTime('Europe/Oslo').toInstant()

/** The world of the scenes in a database of its own, at T0, to act in through the office's own verbs. */
export async function beginStory(): Promise<Story> {
  const database = await freshDatabase()
  const clock = clockAtT0()
  await seedWorld(database.system, clock)
  const around: Surroundings = { databases: database, clock, settings: settingsFrom() }
  return {
    database,
    clock,
    around,
    at: async (time) => {
      await runCallbacks(around, oslo(time))
      await runDue(around, oslo(time))
      await runLadder(around, oslo(time))
      clock.set(oslo(time))
    },
    asPerson: (personId, act) =>
      inTransaction(around, { kind: 'person', personId, language: 'nb' }, (ctx) => act(ctx as PersonCtx)),
    asStaff: (actor, act) => inTransaction(around, actor, (ctx) => act(ctx as StaffCtx)),
    asSystem: (act) => inTransaction(around, { kind: 'system', name: 'test' }, act),
    jobs: () => runQueue(database, around),
    end: () => database.drop(),
  }
}

async function runQueue(database: TestDatabase, around: Surroundings): Promise<void> {
  const { runOnce } = await import('graphile-worker')
  await runOnce({
    connectionString: database.url,
    taskList: {
      arrived: async (payload) => arrived(around, payload),
      conclude: async (payload) => conclude(around, payload),
      ladder: async () => {
        await runLadder(around, around.clock.now())
      },
      callbacks: async () => {
        await runCallbacks(around, around.clock.now())
      },
      deliver: async () => {},
      directLine: async (payload) => settleLineLater(around, payload),
    },
    noHandleSignals: true,
  })
}
