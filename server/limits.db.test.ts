import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hashOf } from '../office/calls/chat/visitor.ts'
import { type TestServer, testServer } from '../test/support/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer({
    env: { RATE_LIMIT: '100', LOGIN_RATE_LIMIT: '5' },
    routes: [async (app) => void app.all('/*', async () => 'here')],
  })
})
afterAll(() => server.close())

let addresses = 0
/** One address sends the same again and again; gives how many were let in before it was told to wait. */
async function letIn(
  method: 'GET' | 'POST',
  urls: readonly string[],
  cookies: Record<string, string> = {},
): Promise<number> {
  const remoteAddress = `10.0.0.${++addresses}`
  for (let sent = 0; sent < 40; sent++) {
    const url = urls[sent % urls.length] as string
    if ((await server.app.inject({ method, url, remoteAddress, cookies })).statusCode === 429) return sent
  }
  return Number.POSITIVE_INFINITY
}

describe('forms that anybody may send without a login (R-398, R-416)', () => {
  test.each([
    ['asking to be rung', '/ring-meg'],
    ['asking for contact with somebody', '/be-om-kontakt'],
    ['a say in opening hours', '/kontor/elvemark/horing'],
    ['writing in the chat', '/chat'],
    ['typing a code that was said aloud', '/vis'],
    ['choosing a time by a link', '/ring/abc'],
    ['handing in papers by a link', '/last-opp/abc'],
  ])('%s is taken so many times from one address', async (_what, url) => {
    expect(await letIn('POST', [url])).toBe(5)
  })

  test('is counted as the same form however its address is written, and with the others', async () => {
    const spelt = [
      '/ring-meg',
      '/RING-MEG',
      '/ring-meg/',
      '/ring%2Dmeg',
      '/ring-meg.data',
      '/chat?for=x',
      '//chat',
    ]
    expect(await letIn('POST', spelt)).toBe(5)
    expect(await letIn('POST', ['/ring/a', '/ring/b', '/ring/c', '/Ring/d.data', '/ring/e'])).toBe(5)
  })

  test('reading is not, and neither is a form behind a login', async () => {
    expect(await letIn('GET', ['/ring-meg'])).toBe(Number.POSITIVE_INFINITY)
    expect(await letIn('POST', ['/min-side/skriv'])).toBe(Number.POSITIVE_INFINITY)
  })

  test('a chat that goes on counts by itself, so that a library does not shut itself out; a made-up one does not', async () => {
    const secret = randomBytes(32).toString('base64url')
    const now = server.app.house.clock.now()
    const chat = {
      id: randomUUID(),
      audience: 'person',
      language: 'nb',
      state: 'assistant',
      tokenHash: hashOf(secret),
    }
    await server.db.system
      .insertInto('chat')
      .values({ ...chat, startedAt: now, lastAt: now, visitorAt: now })
      .execute()
    expect(await letIn('POST', ['/chat'], { '__Host-evi-chat': secret })).toBe(Number.POSITIVE_INFINITY)
    expect(await letIn('POST', ['/chat'], { '__Host-evi-chat': randomBytes(32).toString('base64url') })).toBe(
      5,
    )
    expect(await letIn('POST', ['/ring-meg'], { '__Host-evi-chat': secret })).toBe(5)
  })
})
