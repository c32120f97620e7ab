import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Api, type Client, openApi, residentAndAdviser } from '../../test/support/api.ts'
import { PERSONS } from '../../test/support/world.ts'

/** Wishes for meetings over the API: asked for, answered, looked at again; and what is refused to whom. */
let api: Api
let person: Client
let adviser: Client
beforeAll(async () => {
  api = await openApi()
  ;({ person, adviser } = await residentAndAdviser(api))
})
afterAll(() => api.server.close())

type Asked = {
  requestId: string
  dueAt: string
  granted: boolean
  joined: boolean
  rules: string[]
  reason: string
}
const about = `/persons/${PERSONS.resident}/meeting-requests`

test('a person asks, and it is answered under the rules', async () => {
  const asked = await person.send<Asked>('POST', '/me/meeting-requests', {
    mode: 'video',
    wishes: { parts: ['morning'] },
  })
  expect([asked.status, asked.body.dueAt, asked.body.rules]).toEqual([
    201,
    '2026-03-09T09:00:00Z',
    expect.arrayContaining(['newRelation']),
  ])
  const again = await person.send<Asked>('POST', '/me/meeting-requests', {})
  expect(again.body).toMatchObject({ requestId: asked.body.requestId, joined: true })
  const list = await adviser.get<{ requests: { requestId: string; given: boolean }[] }>(
    '/work/meeting-requests',
  )
  expect(list.body.requests).toContainEqual(
    expect.objectContaining({ requestId: asked.body.requestId, given: true }),
  )
  const no = { decision: 'decline', reason: 'capacity', alternative: 'dropIn', words: 'Ingen tid.' }
  const refused = await adviser.send<Asked>('POST', `${about}/${asked.body.requestId}/decision`, no)
  expect([refused.status, refused.body.reason]).toEqual([422, 'grantedByRule'])
  const done = await adviser.send('POST', `${about}/${asked.body.requestId}/decision`, {
    ...no,
    reason: 'notOurs',
    alternative: 'otherBody',
  })
  expect([done.status, done.body]).toEqual([201, { state: 'declined' }])
  const review = await person.send('POST', `/me/meeting-requests/${asked.body.requestId}/review`)
  expect(review.status).toBe(201)
  const insisted = await person.send<Asked>('POST', `/me/meeting-requests/${asked.body.requestId}/insistence`)
  expect(insisted.status).toBe(201)
  const mine = await person.get<{ requests: { state: string; rules: string[] }[] }>('/me/meeting-requests')
  expect(mine.body.requests).toEqual([
    expect.objectContaining({ state: 'open', rules: expect.arrayContaining(['secondRequest']) }),
  ])
  const gone = await person.send('POST', `/me/meeting-requests/${asked.body.requestId}/withdrawal`)
  expect(gone.status).toBe(201)
})

test('staff ask for whoever rang; what is no request is refused, and figures are for who leads', async () => {
  const asked = await adviser.send<Asked>('POST', about, {
    channel: 'officePhone',
    helperName: 'Ali',
    about: 'Vil møte noen.',
  })
  expect(asked.status).toBe(201)
  const of = await adviser.get<{ requests: { requestId: string; helperName?: string }[] }>(about)
  expect(of.body.requests.map(({ requestId }) => requestId)).toContain(asked.body.requestId)
  expect((await adviser.send('POST', about, { channel: 'pigeon' })).status).toBe(422)
  expect((await adviser.get('/work/meeting-figures')).status).toBe(404)
  // Counts too few to be told are not there at all, also when that is every one of them.
  const leads = await (await api.staff('gunnar.teamleder')).get('/work/meeting-figures?days=30')
  expect([leads.status, leads.body.days]).toEqual([200, 30])
  expect((await adviser.send('POST', `${about}/${PERSONS.aap}/decision`, { decision: 'grant' })).status).toBe(
    404,
  )
})
