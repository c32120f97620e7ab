import type { Actor, Ctx, PersonActor, PersonCtx, StaffActor, StaffCtx } from '../../office/kernel/context.ts'
import { makePromise, type NewPromise } from '../../office/kernel/promise/actions.ts'
import { settingsFrom } from '../../office/kernel/settings.ts'
import type { MovableClock } from '../../office/kernel/time/clock.ts'
import { inTransaction, setOpenPerson } from '../../office/kernel/transaction.ts'
import { freshDatabase, type TestDatabase } from './database.ts'
import { clockAtT0, seedWorld } from './world.ts'

/** A database with the world of the scenes, a clock to move, and the ways in. */
export type World = {
  db: TestDatabase
  clock: MovableClock
  as<T>(actor: StaffActor, work: (ctx: StaffCtx) => Promise<T>, open?: string): Promise<T>
  asPerson<T>(actor: PersonActor, work: (ctx: PersonCtx) => Promise<T>): Promise<T>
  asSystem<T>(work: (ctx: Ctx) => Promise<T>): Promise<T>
  /** Something owed to a person, made by nobody in particular. Gives the id. */
  owe(promise: Partial<NewPromise> & Pick<NewPromise, 'personId' | 'owner'>): Promise<string>
}

export async function openWorld(): Promise<World> {
  const db = await freshDatabase()
  const clock = clockAtT0()
  await seedWorld(db.system, clock)
  const around = { databases: db, clock, settings: settingsFrom() }
  const run = <C, T>(actor: Actor, work: (ctx: C) => Promise<T>, open?: string) =>
    inTransaction(around, actor, async (ctx) => {
      if (open !== undefined) await setOpenPerson(ctx, open, 'followUp')
      return work(ctx as C)
    })
  const asSystem: World['asSystem'] = (work) => run({ kind: 'system', name: 'test' }, work)
  return {
    db,
    clock,
    as: run,
    asPerson: run,
    asSystem,
    owe: (promise) =>
      asSystem(async (ctx) => {
        const usual = {
          kind: 'answerMessage',
          clock: 'contactTask',
          side: 'state',
          theme: 'aap',
          officeId: null,
        } as const
        return (await makePromise(ctx, { ...usual, ...promise })).id
      }),
  }
}
