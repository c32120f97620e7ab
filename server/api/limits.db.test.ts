import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Api, openApi } from '../../test/support/api.ts'

let api: Api
beforeAll(async () => {
  api = await openApi({ env: { RATE_LIMIT: '30', LOGIN_RATE_LIMIT: '5' } })
})
afterAll(() => api.server.close())

test('one caller who asks too much is told to wait, in a problem, and others are not held up', async () => {
  const [thomas, rune] = [await api.person('thomas.e'), await api.person('rune.h')]
  const answers = []
  for (let round = 0; round < 35; round++) answers.push(await thomas.get('/me/threads'))
  expect(answers.at(-1)).toMatchObject({ status: 429, body: { reason: 'tooMany', status: 429 } })
  expect(Number(answers.at(-1)?.headers['retry-after'])).toBeGreaterThan(0)
  expect((await rune.get('/me/threads')).status).toBe(200)
})

test('a login that is made up counts with its address, and so does a chat until it has begun', async () => {
  const statuses = async (
    remoteAddress: string,
    headers: (n: number) => Record<string, string>,
    url: string,
  ) => {
    const found: number[] = []
    for (let n = 0; n < 35; n++)
      found.push(
        (
          await api.server.app.inject({
            ...{ method: url.endsWith('lines') ? 'POST' : 'GET', url: `/api/v1${url}`, remoteAddress },
            headers: { ...headers(n), 'content-type': 'application/json', 'idempotency-key': `made ${n}` },
            ...(url.endsWith('lines') ? { payload: { text: 'Hva er alderspensjon?' } } : {}),
          })
        ).statusCode,
      )
    return found
  }
  const cookie = (n: number) => ({ cookie: `__Host-evi=${'x'.repeat(40)}${n}` })
  expect((await statuses('10.1.0.1', cookie, '/me/threads')).at(-1)).toBe(429)
  const secret = (n: number) => ({ 'x-chat-secret': String(n).padStart(43, 'a') })
  expect((await statuses('10.1.0.2', secret, '/chat/lines')).filter((status) => status === 201)).toHaveLength(
    5,
  )
  const own = await statuses('10.1.0.3', () => secret(99), '/chat/lines')
  expect(own.filter((status) => status === 201).length).toBeGreaterThan(5)
})
