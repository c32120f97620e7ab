import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Api, openApi } from '../../test/support/api.ts'

let api: Api
beforeAll(async () => {
  api = await openApi({ env: { RATE_LIMIT: '30' } })
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
