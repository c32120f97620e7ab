import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openWebhooks } from '../../test/support/webhooks.ts'

let hooks: Awaited<ReturnType<typeof openWebhooks>>
beforeAll(async () => {
  hooks = await openWebhooks()
})
afterAll(() => hooks.close())
beforeEach(() => hooks.next())

const at = '2026-03-02T09:05:00Z'
async function lies(): Promise<string> {
  const id = crypto.randomUUID()
  await hooks.api.server.db.system
    .insertInto('outgoing')
    .values({
      personId: hooks.person(),
      id,
      channel: 'mailbox',
      address: 'una#1',
      kind: 'letter',
      language: 'nb',
      body: '',
      state: 'sent',
      claimedAt: hooks.api.server.app.house.clock.now(),
      madeAt: hooks.api.server.app.house.clock.now(),
    })
    .execute()
  return id
}

test('what the digital mailbox tells is signed, counts once, and is refused from anybody else', async () => {
  const key = await lies()
  const told = { key, state: 'delivered', at }
  expect((await hooks.tell('mailbox', told, { secret: 'not the right one' })).status).toBe(401)
  expect((await hooks.tell('mailbox', { ...told, state: 'posted' })).status).toBe(422)
  expect((await hooks.tell('mailbox', { state: 'opened', at })).status).toBe(422)
  expect((await hooks.queued())[0]?.state).toBe('sent')
  expect(await hooks.tell('mailbox', told)).toEqual({ status: 200, body: { taken: true } })
  expect(await hooks.tell('mailbox', told)).toEqual({ status: 200, body: { taken: false } })
  expect((await hooks.queued())[0]?.state).toBe('delivered')
  expect(await hooks.tell('mailbox', { ...told, key: crypto.randomUUID() })).toEqual({
    status: 200,
    body: { taken: false },
  })
})

test('it stands in the description of the API beside the others', async () => {
  const answer = await hooks.api.server.app.inject({ url: '/api/v1/openapi.json' })
  const paths = Object.keys(answer.json().paths)
  expect(paths.filter((path) => path.endsWith('/webhooks/mailbox'))).toHaveLength(1)
})
