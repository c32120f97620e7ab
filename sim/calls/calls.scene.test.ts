import { afterEach, beforeEach, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../test/support/database.ts'
import { simulate } from './run.ts'
import { close, open, PACES, type World } from './world.ts'

let database: TestDatabase
let world: World
beforeEach(async () => {
  database = await freshDatabase()
  world = await open(database, database.url, { ...PACES.small, calls: 24 }, 3)
})
afterEach(async () => {
  await close(world)
  await database.drop()
})

test('some tens of calls at once through the webhooks: none is lost, and every promise is kept or told of', async () => {
  const figures = await simulate(world)
  expect(figures).toMatchObject({
    calls: 24,
    unended: 0,
    lost: 0,
    forgotten: 0,
    broken: [],
    faults: 0,
    lineFaults: [],
  })
  expect(figures.webhooks.failed).toBe(0)
  // Every kind of thing happens, or the run says little.
  expect(figures.staff.closed).toBeGreaterThan(10)
  expect(figures.staff.transfers).toBeGreaterThan(0)
  expect(figures.promises.kept).toBeGreaterThan(0)
  expect(figures.promises.escalated).toBeGreaterThan(0)
  expect(figures.staff.refused).toEqual({})
})
