import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../test/support/database.ts'
import { once, requestHash } from './idempotency.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await freshDatabase()
})
afterAll(() => db.drop())

let keys = 0
const newRequest = (body: unknown = { text: 'Hei' }) => ({
  actor: 'amina',
  key: `key-${++keys}`,
  route: 'POST /api/v1/messages',
  hash: requestHash(body),
})

function counted() {
  const work = { done: 0, run: async () => ({ status: 201, answer: { number: ++work.done } }) }
  return work
}

test('sent twice, done once, and answered alike', async () => {
  const [request, work] = [newRequest(), counted()]
  expect(await once(db.system, request, work.run)).toEqual({
    ok: true,
    again: false,
    status: 201,
    answer: { number: 1 },
  })
  expect(await once(db.system, request, work.run)).toEqual({
    ok: true,
    again: true,
    status: 201,
    answer: { number: 1 },
  })
  expect(work.done).toBe(1)
})

test('sent ten times at the same moment, done once, and all get the answer', async () => {
  const [request, work] = [newRequest(), counted()]
  const answers = await Promise.all(Array.from({ length: 10 }, () => once(db.system, request, work.run)))
  expect(work.done).toBe(1)
  expect(answers.map((answer) => answer.ok && answer.answer)).toEqual(Array(10).fill({ number: 1 }))
})

test('the same key for other words, or another address, is refused', async () => {
  const [request, work] = [newRequest(), counted()]
  await once(db.system, request, work.run)
  const replayed = { ok: false, reason: 'replayed' }
  expect(await once(db.system, { ...request, hash: requestHash({ text: 'Noe annet' }) }, work.run)).toEqual(
    replayed,
  )
  expect(await once(db.system, { ...request, route: 'POST /api/v1/hand-overs' }, work.run)).toEqual(replayed)
  expect(work.done).toBe(1)
})

test('another person may use the same key', async () => {
  const [request, work] = [newRequest(), counted()]
  await once(db.system, request, work.run)
  expect(await once(db.system, { ...request, actor: 'jonas' }, work.run)).toMatchObject({
    ok: true,
    again: false,
  })
})

test('what failed may be tried again with the same key', async () => {
  const [request, work] = [newRequest(), counted()]
  await expect(
    once(db.system, request, () => Promise.reject(new Error('the database went away'))),
  ).rejects.toThrow('went away')
  expect(await once(db.system, request, work.run)).toMatchObject({ ok: true, again: false })
})

test('a key left by a server that died is taken over, but not while it may still be at work', async () => {
  const [request, work] = [newRequest(), counted()]
  await db.pools.system.query(
    "insert into idempotency (actor, key, route, request_hash, created_at) values ($1, $2, $3, $4, now() - interval '2 minutes')",
    [request.actor, request.key, request.route, request.hash],
  )
  const both = await Promise.all([once(db.system, request, work.run), once(db.system, request, work.run)])
  expect(work.done).toBe(1)
  expect(both.filter((answer) => answer.ok && answer.again)).toHaveLength(1)
})
