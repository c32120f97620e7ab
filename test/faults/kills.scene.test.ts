import { expect, test } from 'vitest'
import { freshDatabase } from '../support/database.ts'
import { killUnderLoad } from './kills.ts'

test('a server that is killed while people write loses no acknowledged message and breaks no invariant', async () => {
  const database = await freshDatabase()
  const outcome = await killUnderLoad(database.url, database, 2, 7)
  await database.drop()
  expect(outcome).toMatchObject({ lost: [], doubled: [], broken: [] })
  expect(outcome.acknowledged).toBeGreaterThan(0)
})
