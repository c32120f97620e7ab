import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction } from '../office/kernel/transaction.ts'
import { type TestServer, testServer } from '../test/support/server.ts'

const done: unknown[] = []
let failures = 0
let server: TestServer

beforeAll(async () => {
  server = await testServer({
    tasks: {
      note: async (_around, payload) => {
        done.push(payload)
      },
      stumble: async () => {
        failures += 1
        throw new Error('the gateway did not answer')
      },
    },
  })
})
afterAll(() => server.close())

const asSystem = (task: string, payload: Record<string, unknown>, then: () => void = () => {}) =>
  inTransaction(server.app.house.around, { kind: 'system', name: 'test' }, async (ctx) => {
    await ctx.enqueue(task, payload)
    then()
  })

test('what was saved is done', async () => {
  await asSystem('note', { number: 1 })
  await server.jobs.drain()
  expect(done).toEqual([{ number: 1 }])
})

test('what was not saved is not done', async () => {
  const undone = asSystem('note', { number: 2 }, () => {
    throw new Error('no')
  })
  await expect(undone).rejects.toThrow('no')
  await server.jobs.drain()
  expect(done).toEqual([{ number: 1 }])
})

test('what failed waits to be tried again, and holds nothing else up', async () => {
  await asSystem('stumble', {})
  await asSystem('note', { number: 3 })
  await server.jobs.drain()
  expect(failures).toBe(1)
  expect(done).toContainEqual({ number: 3 })
})
