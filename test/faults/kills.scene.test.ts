import { expect, test } from 'vitest'
import { killUnderLoad } from './kills.ts'

test('a server that is killed while people write loses no acknowledged message and breaks no invariant', async () => {
  const outcome = await killUnderLoad(3, 7)
  expect(outcome).toMatchObject({ lost: [], doubled: [], broken: [] })
  expect(outcome.acknowledged).toBeGreaterThan(0)
})
