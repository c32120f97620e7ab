import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Api, type Client, openApi } from '../../test/support/api.ts'
import { assign, PERSONS, STAFF, TEAMS } from '../../test/support/world.ts'

let api: Api
let adviser: Client
let person: Client
const who = PERSONS.resident
beforeAll(async () => {
  api = await openApi()
  await assign(api.server.db.system, who, 'state', { staffId: STAFF.stateAdviserA })
  adviser = await api.staff('kari.veileder')
  const { subject } = await api.server.db.system
    .selectFrom('person')
    .select('subject')
    .where('id', '=', who)
    .executeTakeFirstOrThrow()
  person = await api.person(subject ?? '')
})
afterAll(() => api.server.close())

test('R-450, R-871: a plan, a time together and what the person masters, over the API', async () => {
  const address = `/persons/${who}/training`
  const made = await adviser.send('PUT', address, { goal: 'Skrive selv', steps: ['logIn', 'write'] })
  expect(made.status).toBe(200)
  const held = { form: 'sideBySide', device: 'loan', minutes: 40, guidanceMinutes: 10 }
  const byTrainer = await adviser.send('POST', `${address}/sessions`, {
    ...held,
    tries: [{ step: 'write', hands: 'trainer', mastered: true }],
  })
  expect(byTrainer).toMatchObject({ status: 422, body: { reason: 'trainersHands' } })
  const session = await adviser.send('POST', `${address}/sessions`, {
    ...held,
    tries: [{ step: 'write', hands: 'own', mastered: true }],
    agreed: true,
  })
  expect(session).toMatchObject({ status: 201, body: { mastered: ['write'], changed: ['writeMessage'] } })
  const seen = await adviser.get<{ plan: { steps: object[] } }>(address)
  expect(seen.body.plan.steps).toMatchObject([
    { step: 'logIn' },
    { step: 'write', trainer: expect.any(String) },
  ])
  const mine = await person.get('/me/training')
  expect(mine.body).toMatchObject({ helpEachTime: false, alone: ['write'] })
  const list = await adviser.get<{ plans: object[]; figures?: object }>('/training')
  expect(list.body.plans).toMatchObject([{ personId: who, steps: 2, mastered: 1, mine: true }])
  expect(list.body.figures).toBeUndefined()
  expect((await person.send('PUT', '/me/training/help-each-time', { on: true })).status).toBe(204)
  const again = await adviser.send('PUT', address, { goal: 'Prøve mer', steps: ['upload'] })
  expect(again).toMatchObject({ status: 422, body: { reason: 'helpedEachTime' } })
})

test('R-451 – R-453: a team and times of their own, and a form that comes each month, over the API', async () => {
  const named = await adviser.send<{ booked: string[] }>('PUT', `/persons/${who}/regular`, {
    teamId: TEAMS.followUpA,
    brief: 'Vil sitte ved vinduet.',
    times: { weekday: 3, at: '13:00', weeks: 2, staffId: STAFF.stateAdviserA },
  })
  expect(named).toMatchObject({ status: 200, body: { notFree: 0 } })
  expect(named.body.booked).toEqual(['2026-03-04T12:00:00Z', '2026-03-11T12:00:00Z'])
  const often = await adviser.get('/regulars')
  expect(often.body).toMatchObject({ rows: [{ personId: who, team: expect.any(String) }] })
  const kept = await adviser.get<{ staff: { mine: boolean; weeks: object[] }[] }>('/kept-times')
  expect(kept.body.staff).toMatchObject([{ mine: true }])
  expect(kept.body.staff[0]?.weeks.length).toBeGreaterThan(1)

  const renewal = await adviser.send<{ renewalId: string }>('POST', `/persons/${who}/renewals`, {
    form: 'aap',
  })
  expect(renewal.status).toBe(201)
  const { renewalId } = renewal.body
  const chosen = await person.send('PUT', `/me/renewals/${renewalId}/way`, { way: 'yearlyPlan' })
  expect(chosen).toMatchObject({ status: 200, body: { untilOn: '2027-03-02' } })
  const sent = await person.send('POST', `/me/renewals/${renewalId}/sent`, { text: 'Alt er som før.' })
  expect(sent.status).toBe(204)
  expect((await person.send('POST', `/me/renewals/${renewalId}/sent`, { text: 'Igjen.' })).status).toBe(404)
  const shown = await adviser.get(`/persons/${who}/regular`)
  expect(shown.body).toMatchObject({
    regular: { brief: 'Vil sitte ved vinduet.' },
    renewals: [{ id: renewalId, way: 'yearlyPlan', sent: { month: '2026-03-01' } }],
  })
  expect((await adviser.send('DELETE', `/persons/${who}/renewals/${renewalId}`)).status).toBe(204)
  expect((await adviser.send('DELETE', `/persons/${who}/regular`)).status).toBe(204)
  expect((await adviser.get('/regulars')).body).toMatchObject({ rows: [] })
})
