import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Api, openApi } from '../../test/support/api.ts'
import { addPerson, PERSONS, STAFF } from '../../test/support/world.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.server.close())

describe('protection set by those who learn of the need (K32, R-727)', () => {
  test('whoever sets it has lost the record; only somebody cleared lifts it', async () => {
    const personId = await addPerson(api.server.db.system, { phone: '+4799887755' })
    const [host, cleared] = [await api.machine(STAFF.hostA), await api.machine(STAFF.clearedAdviserA)]
    const place = `/persons/${personId}/protection`
    expect((await host.send('PUT', place, { codes: ['6', '8'], purpose: 'visit' })).status).toBe(422)
    expect((await host.send('PUT', place, { codes: ['6', '6'], purpose: 'visit' })).status).toBe(204)
    expect((await host.get(`/persons/${personId}?purpose=visit`)).status).toBe(404)
    expect((await host.send('PUT', place, { codes: [], purpose: 'visit' })).status).toBe(404)
    expect((await cleared.get(`/persons/${personId}?purpose=followUp`)).status).toBe(200)
    expect((await cleared.send('PUT', place, { codes: [], purpose: 'followUp' })).status).toBe(204)
    expect((await host.get(`/persons/${personId}?purpose=visit`)).status).toBe(200)
  })
})

describe('the log of openings, as the privacy role reads it (M-32, R-730)', () => {
  test('tells of those who looked and those turned away, and of the reading itself', async () => {
    const [adviser, officer] = [
      await api.machine(STAFF.stateAdviserA),
      await api.machine(STAFF.privacyOfficer),
    ]
    const place = `/persons/${PERSONS.protectedSeven}`
    expect((await adviser.get(`${place}?purpose=followUp`)).status).toBe(404)
    const log = await officer.get<{ entries: { what: string; allowed: boolean; staffId?: string }[] }>(
      `${place}/access-log`,
    )
    expect(log.status).toBe(200)
    expect(log.body.entries).toMatchObject([
      { what: 'accessLog', allowed: true, staffId: STAFF.privacyOfficer },
      { allowed: false, staffId: STAFF.stateAdviserA },
    ])
  })

  test('is there for nobody else, and never for one’s own family (R-725)', async () => {
    const leader = await api.machine(STAFF.officeLeaderA)
    expect((await leader.get(`/persons/${PERSONS.resident}/access-log`)).status).toBe(404)
    const officer = await api.machine(STAFF.privacyOfficer)
    expect((await officer.get(`/persons/${crypto.randomUUID()}/access-log`)).status).toBe(404)
    const relative = await addPerson(api.server.db.system)
    await api.server.db.system
      .insertInto('staffRelation')
      .values({ staffId: STAFF.privacyOfficer, personId: relative, relation: 'spouse' })
      .execute()
    expect((await officer.get(`/persons/${relative}/access-log`)).status).toBe(404)
    const told = await api.server.db.system
      .selectFrom('staffNotice')
      .select('staffId')
      .where('kind', '=', 'ownRecordLookup')
      .where('personId', '=', relative)
      .execute()
    expect(told).toEqual([{ staffId: STAFF.privacyOfficer }])
  })
})
