import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { settleUp } from '../../sim/calls/after.ts'
import { ringAll } from '../../sim/calls/run.ts'
import { close, open, PACES, platformOf, type World } from '../../sim/calls/world.ts'
import { freshDatabase, type TestDatabase } from '../support/database.ts'
import { startServer } from '../support/process.ts'

let database: TestDatabase
let world: World
beforeEach(async () => {
  database = await freshDatabase()
  world = await open(database, database.url, { ...PACES.small, calls: 24 }, 5)
})
afterEach(async () => {
  await close(world)
  await database.drop()
})

/** Kills the server when some have rung and nobody has been helped yet, and starts it again at the same place. */
async function killAmidst(): Promise<void> {
  const rung = async () =>
    (await database.system.selectFrom('call').select('id').where('state', '<>', 'ended').execute()).length
  for (let tries = 0; tries < 400 && (await rung()) < 10; tries += 1) await wait(25)
  await world.server.kill()
  world.server = await startServer(database.url, world.server.port, platformOf(world.voice))
}

test('a server that is killed amidst calls leaves no call without an end, nor anybody without what they are owed', async () => {
  const { seen } = await ringAll(world, () => {}, killAmidst)
  // Some lines did go dead, or nothing has been shown.
  expect(seen.faults).toBeGreaterThan(0)
  const left = await settleUp(world)
  expect(left).toMatchObject({ unended: 0, lost: 0, forgotten: 0, broken: [] })
  expect(left.calls).toBeGreaterThanOrEqual(10)
})
