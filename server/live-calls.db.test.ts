import { get, type IncomingMessage } from 'node:http'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { hashOf } from '../office/calls/chat/visitor.ts'
import { type TestServer, testServer } from '../test/support/server.ts'

/** As many lines as one address may have open without a login. */
const MOST = 50
const token = 'c'.repeat(43)

let server: TestServer
beforeAll(async () => {
  server = await testServer({ listen: true })
  const at = server.app.house.clock.now()
  await server.db.system
    .insertInto('chat')
    .values({
      id: v7(),
      tokenHash: hashOf(token),
      language: 'nb',
      state: 'assistant',
      startedAt: at,
      lastAt: at,
      visitorAt: at,
    })
    .execute()
})
afterAll(() => server.close())

type Line = { status: number; type: string; close(): void }
const open = (path: string, cookie: string) =>
  new Promise<Line>((resolve, reject) => {
    const request = get(`${server.baseUrl}${path}`, { headers: { cookie } }, (response: IncomingMessage) => {
      response.on('error', () => {})
      response.resume()
      resolve({
        status: response.statusCode ?? 0,
        type: response.headers['content-type'] ?? '',
        close: () => request.destroy(),
      })
    })
    request.on('error', reject)
  })

describe('lines of those who have not logged in', () => {
  test('a secret that was made up opens none, of chats and of pages that are shown', async () => {
    for (const [path, cookie] of [
      ['/chat/nytt', `__Host-evi-chat=${'x'.repeat(43)}`],
      ['/vis/nytt', 'vist=made-up'],
    ] as const) {
      const line = await open(path, cookie)
      expect([path, line.status]).toEqual([path, 404])
    }
  })

  test('so many are held for one address, and there is room again when they close', async () => {
    const mine = () => open('/chat/nytt', `__Host-evi-chat=${token}`)
    const lines = await Promise.all(Array.from({ length: MOST }, mine))
    expect(new Set(lines.map(({ status, type }) => `${status} ${type}`))).toEqual(
      new Set(['200 text/event-stream; charset=utf-8']),
    )
    expect((await mine()).status).toBe(429)
    for (const line of lines) line.close()
    await vi.waitFor(async () => expect((await mine()).status).toBe(200), { timeout: 25_000 })
  })
})
