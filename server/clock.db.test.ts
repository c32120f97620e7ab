import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../test/support/database.ts'
import { createServerClock } from './clock.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await freshDatabase()
})
afterAll(() => db.drop())

const at = (text: string) => Temporal.Instant.from(text)
const monday = at('2026-03-02T08:00:00Z')

test('what falls due on the way happens before the clock stands where it was moved', async () => {
  const clock = await createServerClock('test', db.system)
  await clock.move?.set(monday)
  const seen: string[] = []
  clock.move?.whenMoved(async (until) => {
    seen.push(`${clock.now()} → ${until}`)
  })
  await clock.move?.advance({ hours: 48 })
  expect(seen).toEqual(['2026-03-02T08:00:00Z → 2026-03-04T08:00:00Z'])
  expect(clock.now().toString()).toBe('2026-03-04T08:00:00Z')
  clock.stop()
})

test('set back, nothing falls due', async () => {
  const clock = await createServerClock('test', db.system)
  let ran = 0
  clock.move?.whenMoved(async () => {
    ran += 1
  })
  await clock.move?.set(monday)
  expect(clock.now().equals(monday)).toBe(true)
  expect(ran).toBe(0)
  clock.stop()
})

test('when something due fails, the clock has not moved', async () => {
  const clock = await createServerClock('test', db.system)
  clock.move?.whenMoved(() => Promise.reject(new Error('a step failed')))
  await expect(clock.move?.advance({ hours: 1 })).rejects.toThrow('a step failed')
  expect(clock.now().equals(monday)).toBe(true)
  clock.stop()
})

test('two moves at once are done one after the other', async () => {
  const clock = await createServerClock('test', db.system)
  await Promise.all([clock.move?.advance({ hours: 1 }), clock.move?.advance({ hours: 2 })])
  expect(clock.now().toString()).toBe('2026-03-02T11:00:00Z')
  clock.stop()
})

test('the clock survives a restart, and other nodes read it', async () => {
  const [here, there] = [
    await createServerClock('test', db.system),
    await createServerClock('test', db.system),
  ]
  await here.move?.set(at('2026-04-02T06:00:00Z'))
  await there.move?.refresh()
  expect(there.now().toString()).toBe('2026-04-02T06:00:00Z')
  const restarted = await createServerClock('test', db.system)
  expect(restarted.now().toString()).toBe('2026-04-02T06:00:00Z')
  for (const clock of [here, there, restarted]) clock.stop()
})

test('in the demo time runs on from where it was set; in production it cannot be moved', async () => {
  const demo = await createServerClock('demo', db.system)
  await demo.move?.set(monday)
  const first = demo.now()
  expect(Math.abs(first.since(monday).total('seconds'))).toBeLessThan(5)
  const begun = performance.now()
  while (performance.now() - begun < 3);
  expect(Temporal.Instant.compare(demo.now(), first)).toBe(1)
  const production = await createServerClock('production', db.system)
  expect(production.move).toBeUndefined()
  demo.stop()
})

test('a look at the clock that began before a move does not set it back', async () => {
  const gate = Promise.withResolvers<void>()
  const held: Promise<void>[] = []
  const slow = db.system.withPlugin({
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      await held.shift()
      return result
    },
  })
  const clock = await createServerClock('test', slow)
  await clock.move?.set(monday)
  held.push(gate.promise)
  const looked = clock.move?.refresh()
  await expect.poll(() => held.length).toBe(0)
  await clock.move?.advance({ hours: 1 })
  gate.resolve()
  await looked
  expect(clock.now().equals(monday.add({ hours: 1 }))).toBe(true)
  clock.stop()
})
