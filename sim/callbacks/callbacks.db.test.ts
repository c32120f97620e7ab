import { afterEach, beforeEach, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../test/support/database.ts'
import { simulate } from './run.ts'
import { prepare } from './world.ts'

let database: TestDatabase
beforeEach(async () => {
  database = await freshDatabase()
})
afterEach(() => database.drop())

test('some hundred who want to be rung: none is lost, none is closed without contact, and all of it holds', async () => {
  const sim = await prepare(database, 250, 7, { batch: 40, workers: 2 })
  const figures = await simulate(sim)
  expect(figures).toMatchObject({
    requests: 250,
    lost: 0,
    closedWithoutContact: 0,
    textsToOthers: 0,
    broken: [],
  })
  // Every way in which a call ends occurs, or the simulation says little.
  expect(Object.keys(figures.ended).sort()).toEqual([
    'keptElsewhere answered',
    'keptElsewhere talk',
    'withdrawn withdrawn',
  ])
  for (const seen of [figures.notes, figures.windowsMissed, figures.friends, figures.noInterpreter])
    expect(seen).toBeGreaterThan(0)
  expect(figures.texts).toBeGreaterThan(100)
}, 240_000)
