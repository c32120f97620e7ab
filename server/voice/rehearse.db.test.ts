import { afterEach, beforeEach, expect, test } from 'vitest'
import { insertOrganisation } from '../../db/seed/organisation.ts'
import { settingsFrom } from '../../office/kernel/settings.ts'
import { freshDatabase, type TestDatabase } from '../../test/support/database.ts'
import { clockAtT0 } from '../../test/support/world.ts'
import { rehearse } from './rehearse.ts'

let database: TestDatabase
beforeEach(async () => {
  database = await freshDatabase()
})
afterEach(() => database.drop())

test('before the line is opened every connection knows its statements, and nothing of the rehearsal is left', async () => {
  const clock = clockAtT0()
  await database.system.transaction().execute((tx) => insertOrganisation(tx, clock))
  const faults: unknown[] = []
  await rehearse({ databases: database, clock, settings: settingsFrom() }, 3, (_task, error) =>
    faults.push(error),
  )
  expect(faults).toEqual([])
  const kept = async () => {
    const { rows } = await database.pools.system.query(
      `select (select count(*)::int from call) + (select count(*)::int from person) + (select count(*)::int from event) as left,
        (select count(*)::int from pg_prepared_statements where generic_plans > 0) as known,
        (select count(*)::int from pg_prepared_statements where generic_plans > 0 and custom_plans > 0) as anew`,
    )
    return rows[0]
  }
  const seen = await kept()
  expect(seen.left).toBe(0)
  expect(seen.known).toBeGreaterThan(10)
  // Planned once for all values: none is planned anew for the values of the next call.
  expect(seen.anew).toBe(0)
})
