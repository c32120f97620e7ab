import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Api, type Client, openApi } from '../../test/support/api.ts'
import { PERSONS } from '../../test/support/world.ts'

/** A call that is owed, over the API: asked for, agreed, tried and withdrawn; and what is refused to whom. */
let api: Api
let person: Client
let adviser: Client
let elsewhere: Client
const WINDOW = { from: '2026-03-03T12:00:00Z', until: '2026-03-03T13:00:00Z' }
const OTHER = { from: '2026-03-04T09:00:00Z', until: '2026-03-04T10:00:00Z' }

beforeAll(async () => {
  api = await openApi()
  const row = await api.server.db.system
    .selectFrom('person')
    .select('subject')
    .where('id', '=', PERSONS.resident)
    .executeTakeFirstOrThrow()
  person = await api.person(row.subject ?? '')
  adviser = await api.staff('kari.veileder')
  elsewhere = await api.staff('yasmin.kontaktsenter')
})
afterAll(() => api.server.close())

type Asked = { promiseId: string; dueAt: string; windows: unknown[]; joined: boolean; reason: string }
const about = `/persons/${PERSONS.resident}`

test('a person asks, picks another time, sees every try, and needs it no more', async () => {
  const free = await person.get<{ windows: { from: string; until: string }[]; calls: unknown[] }>(
    '/me/callbacks',
  )
  expect([free.status, free.body.calls, free.body.windows.length > 0]).toEqual([200, [], true])
  const asked = await person.send<Asked>('POST', '/me/callbacks', {
    windows: [WINDOW],
    theme: 'workFollowUp',
  })
  expect([asked.status, asked.body.dueAt]).toEqual([201, WINDOW.until])
  const again = await person.send<Asked>('POST', '/me/callbacks', {})
  expect(again.body).toMatchObject({ promiseId: asked.body.promiseId, joined: true })
  const path = `/me/callbacks/${asked.body.promiseId}`
  expect((await person.send<Asked>('POST', `${path}/windows`, { windows: [OTHER] })).body.dueAt).toBe(
    OTHER.until,
  )
  const past = { from: '2026-03-02T07:00:00Z', until: '2026-03-02T08:00:00Z' }
  const refused = await person.send<Asked>('POST', `${path}/windows`, { windows: [past] })
  expect([refused.status, refused.body.reason]).toEqual([422, 'windowPast'])

  const tried = await adviser.send('POST', `${about}/callbacks/${asked.body.promiseId}/attempts`, {
    outcome: 'noAnswer',
  })
  expect([tried.status, tried.body]).toEqual([201, { ended: false, why: 'tried' }])
  const list = await adviser.get<{
    calls: { promiseId: string; tries: { outcome: string; by: string }[] }[]
  }>(`${about}/callbacks`)
  expect(list.body.calls).toMatchObject([
    { promiseId: asked.body.promiseId, tries: [{ outcome: 'noAnswer' }] },
  ])
  const mine = await person.get<{ calls: { tries: { outcome: string }[] }[] }>('/me/callbacks')
  expect(mine.body.calls).toMatchObject([{ tries: [{ outcome: 'noAnswer', by: 'Kari Mosetoft' }] }])

  expect((await person.send('POST', `${path}/withdrawal`)).status).toBe(201)
  expect((await person.send<Asked>('POST', `${path}/withdrawal`)).status).toBe(409)
})

test('staff see when somebody can be called, ask for them, agree a time and log a talk', async () => {
  const free = await adviser.get<{ windows: { from: string; until: string }[] }>(`${about}/callback-windows`)
  expect(free.status).toBe(200)
  const [first] = free.body.windows
  const asked = await adviser.send<Asked>('POST', `${about}/callbacks`, {
    windows: [first],
    withHelper: { name: 'Berit', relation: 'friend' },
  })
  expect([asked.status, asked.body.windows]).toEqual([201, [first]])
  const path = `${about}/callbacks/${asked.body.promiseId}`
  const one = await adviser.get<{ promiseId: string }>(path)
  expect(one.body.promiseId).toBe(asked.body.promiseId)
  expect((await adviser.send<Asked>('POST', `${path}/windows`, { windows: [OTHER] })).body.dueAt).toBe(
    OTHER.until,
  )
  const calls = await adviser.get<{ calls: { promiseId: string }[] }>('/work/callbacks')
  expect(calls.body.calls.map(({ promiseId }) => promiseId)).toContain(asked.body.promiseId)
  const spoke = await adviser.send(`POST`, `${path}/attempts`, { outcome: 'spoke', note: 'Avtalt praksis.' })
  expect(spoke.body).toEqual({ ended: true, why: 'spoke' })
  expect((await adviser.send('POST', `${path}/attempts`, { outcome: 'noAnswer' })).status).toBe(409)
})

test('what is not there, and what is somebody else’s, is not found; a number that is none is said', async () => {
  const unknown = '00000000-0000-8000-8000-000000000000'
  expect((await person.send('POST', `/me/callbacks/${unknown}/withdrawal`)).status).toBe(404)
  expect((await adviser.get(`${about}/callbacks/${unknown}`)).status).toBe(404)
  expect((await adviser.get(`/persons/${unknown}/callback-windows`)).status).toBe(404)
  const none = await person.send<Asked>('POST', '/me/callbacks', { number: 'anonym' })
  expect([none.status, none.body.reason]).toEqual([422, 'invalid'])
  expect((await api.nobody.get('/me/callbacks')).status).toBe(401)
  expect((await person.get('/work/callbacks')).status).toBe(403)
  expect((await elsewhere.get<{ calls: unknown[] }>('/work/callbacks')).body.calls).toEqual([])
})
