import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Api, type Client, openApi } from '../../test/support/api.ts'
import { PERSONS } from '../../test/support/world.ts'

let api: Api
let host: Client
let adviser: Client
beforeAll(async () => {
  api = await openApi()
  host = await api.staff('anne.mottak')
  adviser = await api.staff('kari.veileder')
})
afterAll(() => api.server.close())

type Refused = { reason?: string; code?: string }
type Begun = { sessionId: string; code: string; codeUntil: string; until: string }
const START = { identity: 'document', why: 'noDevice', agreed: true } as const
const begin = (more: object = {}) =>
  host.send<Begun & Refused>('POST', '/assisted-sessions', { personId: PERSONS.aap, ...START, ...more })

test('R-323: help begins with who it is, why, and their yes, and nobody learns of whom they may not know', async () => {
  const refused = async (more: object) => {
    const { status, body } = await begin(more)
    return [status, body.reason]
  }
  expect(await refused({ identity: undefined })).toEqual([409, 'needsIdentity'])
  expect((await refused({ agreed: false }))[1]).toBe('needsConsent')
  expect((await begin({ why: 'curious' })).status).toBe(422)
  expect((await refused({ personId: PERSONS.protectedSeven }))[0]).toBe(404)
  expect((await refused({ personId: undefined, visitId: crypto.randomUUID() }))[0]).toBe(404)
  const { status, body } = await begin()
  expect(status).toBe(201)
  expect(body.code).toMatch(/^\d{6}$/)
  expect(Object.keys(body).sort()).toEqual(['code', 'codeUntil', 'sessionId', 'until'])
})

test('R-623: the receipt and the end are for whoever helped, once, and the person sees that it was so', async () => {
  const { body: begun } = await begin()
  const path = `/assisted-sessions/${begun.sessionId}`
  expect((await adviser.get(path)).status).toBe(404)
  expect((await adviser.send('POST', `${path}/end`, { confirmed: 'paper' })).status).toBe(404)
  expect((await host.send('POST', `${path}/end`, { confirmed: 'perhaps' })).status).toBe(422)
  const open = await host.get<{ personId: string; endedAt?: string; done: object[] }>(path)
  expect(open.body).toMatchObject({ personId: PERSONS.aap, done: [] })
  expect(open.body.endedAt).toBeUndefined()
  expect((await host.send('POST', `${path}/end`, { confirmed: 'paper' })).status).toBe(204)
  const again = await host.send<Refused>('POST', `${path}/end`, { confirmed: 'aloud' })
  expect(again.body.reason).toBe('alreadyEnded')
  expect((await host.get<{ confirmedHow?: string }>(path)).body.confirmedHow).toBe('paper')
})

test('R-623: what nobody confirmed is confirmed afterwards, once', async () => {
  const { body: begun } = await begin()
  const path = `/assisted-sessions/${begun.sessionId}`
  await host.send('POST', `${path}/end`, { confirmed: 'notConfirmed' })
  await api.server.db.system
    .updateTable('assistedSession')
    .set({ openedAt: Temporal.Instant.from('2026-03-02T09:00:00Z') })
    .where('id', '=', String(begun.sessionId))
    .execute()
  expect((await adviser.send('POST', `${path}/confirmed`, { confirmed: 'aloud' })).status).toBe(404)
  expect((await host.send('POST', `${path}/confirmed`, { confirmed: 'tablet' })).status).toBe(422)
  expect((await host.send('POST', `${path}/confirmed`, { confirmed: 'aloud' })).status).toBe(204)
  expect((await host.get<{ confirmedHow?: string }>(path)).body.confirmedHow).toBe('aloud')
  expect((await host.send('POST', `${path}/confirmed`, { confirmed: 'paper' })).status).toBe(409)
})
