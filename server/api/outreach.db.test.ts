import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Api, type Client, openApi } from '../../test/support/api.ts'
import { STAFF, TEAMS } from '../../test/support/world.ts'

let api: Api
let adviser: Client
let leader: Client
beforeAll(async () => {
  api = await openApi()
  adviser = await api.staff('kari.veileder')
  const { subject } = await api.server.db.system
    .selectFrom('staff')
    .select('subject')
    .where('id', '=', STAFF.officeLeaderA)
    .executeTakeFirstOrThrow()
  leader = await api.staff(subject)
})
afterAll(() => api.server.close())

test('R-477, R-539, R-541: places, rounds and the hours of a team over the API', async () => {
  const made = await adviser.send<{ placeId: string }>('POST', '/outreach/places', {
    kind: 'library',
    name: 'Granvik bibliotek',
  })
  expect(made.status).toBe(201)
  const { placeId } = made.body
  const round = await adviser.send<{ visitId: string }>('POST', '/outreach/visits', {
    placeId,
    startsAt: '2026-03-02T11:00',
    backAt: '2026-03-02T13:00',
    safetyStaffId: STAFF.deputyStateA,
  })
  expect(round.status).toBe(201)
  const today = await adviser.get<{ visits: object[] }>('/outreach/visits')
  expect(today.body.visits).toMatchObject([
    { visitId: round.body.visitId, placeKind: 'library', place: 'Granvik bibliotek', back: false },
  ])
  expect((await adviser.send('POST', `/outreach/visits/${round.body.visitId}/back`, {})).status).toBe(204)
  const hours = { teamId: TEAMS.followUpA, placeId, weekday: 4, opens: '09:00', closes: '11:00' }
  const said = { ...hours, fromDay: '2026-03-02' }
  expect((await adviser.send('POST', '/team-hours', said)).status).toBe(404)
  const kept = await leader.send<{ hoursId: string }>('POST', '/team-hours', said)
  expect(kept.status).toBe(201)
  const listed = await adviser.get<{ hours: object[] }>('/team-hours')
  expect(listed.body.hours).toMatchObject([{ place: 'Granvik bibliotek', weekday: 4, opens: '09:00' }])
  expect((await leader.get('/outreach/figures')).status).toBe(200)
  expect((await leader.get('/outreach/figures?from=2020-01-01&until=2026-01-01')).status).toBe(422)
  expect((await leader.send('DELETE', `/team-hours/${kept.body.hoursId}`)).status).toBe(204)
  expect((await adviser.send('DELETE', `/outreach/places/${placeId}`)).status).toBe(204)
  expect((await adviser.get<{ places: object[] }>('/outreach/places')).body.places).toEqual([])
})
