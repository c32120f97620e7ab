import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Api, type Client, openApi } from '../../test/support/api.ts'
import { addPerson, assign, STAFF, T0 } from '../../test/support/world.ts'

/** Transfers, the duty phone and the case's own number over the API. */
let api: Api
let operator: Client
let lead: Client
let adviser: Client
let officeId: string
beforeAll(async () => {
  api = await openApi()
  operator = await api.machine(STAFF.operator)
  lead = await api.machine(STAFF.leadMunicipalA)
  adviser = await api.machine(STAFF.stateAdviserA)
  const row = await api.server.db.system
    .selectFrom('staff')
    .select('officeId')
    .where('id', '=', STAFF.leadMunicipalA)
    .executeTakeFirstOrThrow()
  officeId = row.officeId ?? ''
})
afterAll(() => api.server.close())

const hours = (n: number) => T0.add({ hours: n }).toString()

describe('the duty roster (R-426)', () => {
  const shift = (from = 0) => ({
    staffId: STAFF.dutyOfficerA,
    rank: 1,
    from: hours(from),
    until: hours(from + 3),
  })

  test('is planned by whoever leads, once for one key, and read by the office', async () => {
    const made = await lead.send<{ shiftId: string }>('POST', '/duty/shifts', shift(), { key: 'vakt' })
    expect(made.status).toBe(201)
    const again = await lead.send('POST', '/duty/shifts', shift(), { key: 'vakt' })
    expect(again.body).toEqual(made.body)
    expect(again.headers['idempotent-replayed']).toBe('true')
    const read = await lead.get<{ shifts: { id: string; rank: number }[]; mayPlan: boolean }>('/duty/roster')
    expect(read.body).toMatchObject({ mayPlan: true, shifts: [{ id: made.body.shiftId, rank: 1 }] })
    expect((await lead.send('POST', '/duty/shifts', shift(1))).body).toMatchObject({ reason: 'shiftTaken' })
    expect((await lead.send('DELETE', `/duty/shifts/${made.body.shiftId}`)).status).toBe(204)
    expect((await lead.send('DELETE', `/duty/shifts/${made.body.shiftId}`)).body).toMatchObject({
      reason: 'alreadyEnded',
    })
  })

  test('nobody else plans it, nor finds a turn of it', async () => {
    const { body } = await lead.send<{ shiftId: string }>('POST', '/duty/shifts', shift(4))
    for (const client of [operator, adviser]) {
      expect((await client.send('POST', '/duty/shifts', shift(8))).status).toBe(404)
      expect((await client.send('DELETE', `/duty/shifts/${body.shiftId}`)).status).toBe(404)
    }
    expect((await operator.get<{ shifts: unknown[] }>('/duty/roster')).body.shifts).toEqual([])
    expect((await api.nobody.get('/duty/roster')).status).toBe(401)
    expect((await lead.send('POST', '/duty/shifts', { ...shift(), rank: 0 })).status).toBe(422)
  })
})

describe('a transfer (R-419 – R-434)', () => {
  const calling = async (personId: string) => {
    const row = await api.server.db.system
      .insertInto('call')
      .values({
        personId,
        direction: 'in',
        line: 'general',
        state: 'talking',
        startedAt: T0,
        answeredAt: T0,
        lastEventAt: T0,
        staffId: STAFF.operator,
        place: JSON.stringify({ at: 'wait', step: 1, wrong: 0, menu: 1 }),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return row.id
  }
  const urgent = (personId: string) => ({
    personId,
    target: 'duty',
    theme: 'emergencyNeed',
    urgency: 'acute',
    reason: '',
  })

  test('is owed before anybody is rung, seen step by step by whoever gave it, and by nobody else', async () => {
    await lead.send('POST', '/duty/shifts', {
      staffId: STAFF.dutyOfficerA,
      rank: 2,
      from: hours(0),
      until: hours(3),
    })
    const personId = await addPerson(api.server.db.system, { officeId })
    const callId = await calling(personId)
    const put = await operator.send<{ transferId: string; rings: number; line?: { dueAt: string } }>(
      'POST',
      `/calls/${callId}/transfers`,
      urgent(personId),
    )
    expect(put.status).toBe(201)
    expect(put.body.line?.dueAt).toBeDefined()
    expect(put.body.rings).toBeGreaterThan(0)
    const seen = await operator.get<{ transfers: { id: string; steps: unknown[] }[] }>(
      `/calls/${callId}/transfers`,
    )
    expect(seen.body.transfers).toMatchObject([{ id: put.body.transferId, steps: [{ kind: 'duty' }] }])
    const others = await adviser.get<{ transfers: unknown[] }>(`/calls/${callId}/transfers`)
    expect(others.body.transfers).toEqual([])
    expect((await operator.send('POST', `/calls/${callId}/transfers`, urgent(personId))).body).toMatchObject({
      reason: 'conflict',
    })
    const { transferId } = put.body
    expect((await adviser.send('POST', `/transfers/${transferId}/caller`, { stays: false })).status).toBe(404)
    expect((await operator.send('POST', `/transfers/${transferId}/caller`, { stays: false })).status).toBe(
      204,
    )
    const figures = await lead.get<{ today: { made: number; answered: number } }>('/leader/transfers')
    expect(figures.body.today).toMatchObject({ made: 1, answered: 0 })
    expect((await operator.get('/leader/transfers')).status).toBe(404)
    // Nothing is counted yet: what has no value is left out.
    const calls = await lead.get<{ rows: { pairs: unknown[] }[] }>('/leader/calls')
    expect(calls.status).toBe(200)
    expect(calls.body.rows[0]?.pairs.length).toBeGreaterThan(0)
    expect((await operator.get('/leader/calls')).status).toBe(404)
  })

  test('that can wait goes to nobody’s duty phone, and another’s call is not found', async () => {
    const personId = await addPerson(api.server.db.system, { officeId })
    const callId = await calling(personId)
    const told = { ...urgent(personId), urgency: 'ordinary' }
    expect((await operator.send('POST', `/calls/${callId}/transfers`, told)).body).toMatchObject({
      reason: 'notUrgentEnough',
    })
    expect((await adviser.send('POST', `/calls/${callId}/transfers`, urgent(personId))).status).toBe(404)
    expect((await operator.send('POST', '/calls/ikke-en-samtale/transfers', told)).status).toBe(404)
  })
})

describe('a number of one’s own (R-515, R-516)', () => {
  test('is given, withheld with a reason, and shown with what the rule says', async () => {
    const personId = await addPerson(api.server.db.system, { officeId, contactStatus: 'assisted' })
    await assign(api.server.db.system, personId, 'state', { staffId: STAFF.stateAdviserA })
    const address = `/persons/${personId}/direct-line`
    expect((await adviser.get(address)).body).toEqual({
      byRule: false,
      grounds: [],
      rule: 'byRule',
      because: ['assisted'],
    })
    const given = await adviser.send<{ number: string }>('POST', address, {})
    expect(given.status).toBe(201)
    expect((await adviser.send('POST', address, {})).body).toMatchObject({ reason: 'conflict' })
    expect((await adviser.get(address)).body).toMatchObject({ number: given.body.number, byRule: false })
    const why = { reason: 'other', said: '' }
    expect((await adviser.send('POST', `${address}/withholding`, why)).body).toMatchObject({
      reason: 'needsReason',
    })
    const asked = { reason: 'personAsked' }
    expect((await adviser.send('POST', `${address}/withholding`, asked)).status).toBe(204)
    const after = (await adviser.get(address)).body
    expect(after).toMatchObject({ withheld: { reason: 'personAsked' } })
    expect(after).not.toHaveProperty('number')
    expect((await api.nobody.get(address)).status).toBe(401)
  })
})
