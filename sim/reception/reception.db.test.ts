import { afterEach, beforeEach, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../test/support/database.ts'
import { simulate } from './run.ts'

let database: TestDatabase
beforeEach(async () => {
  database = await freshDatabase()
})
afterEach(() => database.drop())

test('sixty visitors and two desks: each visit ends by the rule, and none is only shown on', async () => {
  const figures = await simulate(database, 60, 7)
  expect(figures).toMatchObject({ visits: 60, unclosed: 0, withoutNextStep: 0, broken: [] })
  expect(figures.refused.referredAlone).toBe(60)
  // Every way in which a visit ends occurs, or the simulation says little.
  expect(Object.keys(figures.outcomes)).toEqual(
    expect.arrayContaining(['helped', 'papersReceived', 'handedOver', 'partlyHelpedWithFollowUp']),
  )
  expect(figures.anonymous).toBeGreaterThan(0)
}, 120_000)
