import { afterEach, beforeEach, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../test/support/database.ts'
import { simulate } from './run.ts'
import { prepare } from './world.ts'

let database: TestDatabase
beforeEach(async () => {
  database = await freshDatabase()
})
afterEach(() => database.drop())

test('some hundred notices through their whole ladder: none is lost, none leaves twice, and all of it holds', async () => {
  const sim = await prepare(database, 300, 7, { batch: 40, workers: 2 })
  const figures = await simulate(sim)
  expect(figures).toMatchObject({ notices: 300, lost: 0, doubled: 0, unsent: 0, waiting: 0, broken: [] })
  // Every way of reaching somebody occurs, or the simulation says little.
  expect(Object.keys(figures.reached).sort()).toEqual(['handedOver', 'opened', 'posted', 'told'])
  expect(figures.returned).toBeGreaterThan(0)
  expect(figures.calls.attempts).toBeGreaterThan(100)
}, 120_000)
