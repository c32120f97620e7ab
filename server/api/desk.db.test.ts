import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Api, type Client, openApi } from '../../test/support/api.ts'
import { PERSONS } from '../../test/support/world.ts'

/** A contact at the desk, from who it is to what was read back, over the API; and what is refused to whom. */
let api: Api
let operator: Client
let other: Client
beforeAll(async () => {
  api = await openApi()
  operator = await api.staff('lars.kontaktsenter')
  other = await api.staff('yasmin.kontaktsenter')
})
afterAll(() => api.server.close())

type Call = { callId: string }
const by = async (personId: string): Promise<string> => {
  const { body } = await operator.send<Call>('POST', '/calls/by-hand', { at: 'telephone' })
  const who = await operator.send('POST', `/calls/${body.callId}/who`, { who: 'person', personId })
  expect(who.status).toBe(204)
  expect((await operator.send('POST', `/calls/${body.callId}/go-on`)).status).toBe(204)
  return body.callId
}
const WINDOW = { from: '2026-03-03T12:00:00Z', until: '2026-03-03T13:00:00Z' }

describe('what a call led to', () => {
  test('a call that is owed has its number and whose it is, its time, who is to be there and an interpreter', async () => {
    const callId = await by(PERSONS.aap)
    const closed = await operator.send<{ promiseId: string; line: { dueAt: string; ownerName: string } }>(
      'POST',
      `/calls/${callId}/outcome`,
      {
        outcome: 'bookedLater',
        theme: 'aap',
        told: ['payment'],
        callMe: true,
        callBack: {
          windows: [WINDOW],
          number: '42 00 88 01',
          numberKind: 'borrowed',
          numberOwner: 'en nabo',
          withHelper: { name: 'Berit Nabo', relation: 'neighbour' },
          interpreter: true,
        },
      },
    )
    expect([closed.status, closed.body.line.dueAt]).toEqual([200, WINDOW.until])
    expect(closed.body.line.ownerName).not.toBe('')
    const row = await api.server.db.system
      .selectFrom('callback')
      .select([
        'number',
        'numberKind',
        'numberOwner',
        'onlyWithPerson',
        'helper',
        'interpreter',
        'answered',
        'callId',
      ])
      .where('promiseId', '=', closed.body.promiseId)
      .executeTakeFirstOrThrow()
    expect(row).toMatchObject({
      number: '+4742008801',
      numberKind: 'borrowed',
      numberOwner: 'en nabo',
      onlyWithPerson: true,
      helper: { name: 'Berit Nabo', relation: 'neighbour' },
      answered: ['payment'],
      callId,
    })
    expect(row.interpreter).not.toBeNull()
    const read = await operator.send('POST', `/calls/${callId}/read-back`, { summary: false })
    expect([read.status, read.body]).toEqual([200, { summarySent: false }])
    expect((await operator.send('POST', `/calls/${callId}/outcome`, { outcome: 'resolved' })).status).toBe(
      409,
    )
  })

  test('agreed about what is open already, the call is owed beside the entry and counted with it', async () => {
    const { body: written } = await (await subjectOf(PERSONS.resident)).send<{ threadId: string }>(
      'POST',
      '/me/messages',
      { text: 'Når får jeg plass på tiltaket?' },
    )
    const open = () =>
      api.server.db.system
        .selectFrom('enquiry')
        .select(['id', 'theme'])
        .where('threadId', '=', written.threadId)
        .executeTakeFirstOrThrow()
    const { id: enquiryId, theme } = await open()
    const callId = await by(PERSONS.resident)
    const closed = await operator.send<{ promiseId: string }>('POST', `/calls/${callId}/outcome`, {
      outcome: 'forwarded',
      theme,
      callMe: true,
      callBack: { windows: [WINDOW] },
    })
    expect(closed.status).toBe(200)
    const promise = await api.server.db.system
      .selectFrom('promise')
      .select(['kind', 'enquiryId'])
      .where('id', '=', closed.body.promiseId)
      .executeTakeFirstOrThrow()
    expect(promise).toEqual({ kind: 'callBack', enquiryId })
  })

  test('a time that cannot be kept is refused, and nothing is closed', async () => {
    const callId = await by(PERSONS.disability)
    const close = (window: { from: string; until: string }) =>
      operator.send<{ reason: string }>('POST', `/calls/${callId}/outcome`, {
        outcome: 'forwarded',
        theme: 'disabilityBenefit',
        callMe: true,
        callBack: { windows: [window] },
      })
    const night = await close({ from: '2026-03-03T20:00:00Z', until: '2026-03-03T21:00:00Z' })
    expect([night.status, night.body.reason]).toEqual([422, 'windowClosed'])
    expect((await close({ from: '2026-03-03T08:00:00Z', until: '2026-03-03T11:00:00Z' })).body.reason).toBe(
      'windowTooLong',
    )
    const { body } = await operator.get<{ step: string }>(`/calls/${callId}`)
    expect(body.step).not.toBe('readBack')
  })

  test('what cannot wait is asked question by question: one yes is urgent, and what was not asked is left out', async () => {
    const callId = await by(PERSONS.disability)
    const about = (body: Record<string, unknown>, who = operator) =>
      who.send<{ reason?: string }>('POST', `/calls/${callId}/about`, { theme: 'emergencyNeed', ...body })
    const found = () =>
      api.server.db.system
        .selectFrom('deskContact')
        .select(['theme', 'urgent', 'urgentNeeds', 'answered'])
        .where('callId', '=', callId)
        .executeTakeFirstOrThrow()
    expect((await about({ needs: { essentials: false, roof: false }, told: ['payment'] })).status).toBe(204)
    const no = { theme: 'emergencyNeed', urgent: false, answered: ['payment'] }
    expect(await found()).toEqual({ ...no, urgentNeeds: { essentials: false, roof: false } })
    expect((await about({ needs: { danger: true } })).status).toBe(204)
    expect(await found()).toEqual({ ...no, urgent: true, urgentNeeds: { danger: true } })
    // Three times no makes nothing less urgent than whoever rang said it was.
    const none = { essentials: false, roof: false, danger: false }
    expect((await about({ urgent: true, needs: none })).status).toBe(204)
    expect(await found()).toMatchObject({ urgent: true, urgentNeeds: none })
    for (const wrong of [{ theme: 'weather' }, { needs: { roof: 'no' } }, { told: ['gossip'] }])
      expect([wrong, (await about(wrong)).status]).toEqual([wrong, 422])
    expect((await about({}, other)).status).toBe(404)
    expect(await found()).toMatchObject({ urgent: true, urgentNeeds: none, answered: ['payment'] })
  })

  test('another’s call is nobody’s to see or close', async () => {
    const callId = await by(PERSONS.disability)
    for (const [method, path, body] of [
      ['GET', '', undefined],
      ['POST', '/who', { who: 'nobody' }],
      ['POST', '/questions', undefined],
      ['POST', '/code', undefined],
      ['POST', '/outcome', { outcome: 'resolved' }],
      ['POST', '/read-back', {}],
      ['POST', '/pages', { kind: 'identity' }],
    ] as const) {
      const path_ = `/calls/${callId}${path}`
      const answer = method === 'GET' ? await other.get(path_) : await other.send(method, path_, body)
      expect([path, answer.status]).toEqual([path, 404])
    }
    expect((await api.nobody.get(`/calls/${callId}`)).status).toBe(401)
  })
})

describe('who waits', () => {
  test('nobody is taken where nobody waits', async () => {
    const { status, body } = await operator.get<{ calls: unknown[] }>('/calls/waiting')
    expect([status, body.calls]).toEqual([200, []])
    const next = await other.send<{ reason: string }>('POST', '/calls/next', {})
    expect([next.status, next.body.reason]).toEqual([409, 'nobodyWaits'])
  })
})

async function subjectOf(personId: string): Promise<Client> {
  const row = await api.server.db.system
    .selectFrom('person')
    .select('subject')
    .where('id', '=', personId)
    .executeTakeFirstOrThrow()
  return api.person(row.subject ?? '')
}
