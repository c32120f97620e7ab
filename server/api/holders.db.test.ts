import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Api, type Client, openApi } from '../../test/support/api.ts'
import { PERSONS, STAFF } from '../../test/support/world.ts'

/** What the holder of a mandate, a helper without one, and a person who consents can do over the API. */
let api: Api
let giver: Client
let holder: Client
let stranger: Client
const HELPED = `/me/helping/${PERSONS.resident}`
let asked: { threadId: string }
let mandateId = ''

beforeAll(async () => {
  api = await openApi()
  giver = await api.person(await subjectOf(PERSONS.resident))
  holder = await api.person(await subjectOf(PERSONS.dual))
  stranger = await api.person(await subjectOf(PERSONS.aap))
  asked = (
    await giver.send<{ threadId: string }>('POST', '/me/messages', { text: 'Når får jeg plass på tiltaket?' })
  ).body
})
afterAll(() => api.server.close())

async function subjectOf(id: string): Promise<string> {
  const row = await api.server.db.system
    .selectFrom('person')
    .select('subject')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return row.subject ?? ''
}

describe('a holder (R-390, R-391)', () => {
  test('does not find the giver without a mandate, whatever they try', async () => {
    for (const client of [holder, stranger])
      for (const [method, path, body] of [
        ['GET', HELPED, undefined],
        ['GET', `${HELPED}/threads/${asked.threadId}`, undefined],
        ['POST', `${HELPED}/threads/${asked.threadId}/opened`, {}],
        ['POST', `${HELPED}/messages`, { text: 'Hei' }],
        ['POST', `${HELPED}/guidance`, { about: 'Attesten' }],
        ['POST', `${HELPED}/contact-requests`, { wish: 'Ring' }],
        ['DELETE', HELPED, undefined],
      ] as const) {
        const answer =
          method === 'GET'
            ? await client.get(path)
            : await client.send(method, path, body as object | undefined)
        expect([method, path, answer.status]).toEqual([method, path, 404])
      }
    expect((await api.nobody.get(HELPED)).status).toBe(401)
    expect((await (await api.staff('kari.veileder')).get(HELPED)).status).toBe(403)
  })

  test('reads, writes, asks and says what cannot be produced, within it', async () => {
    await api.server.db.system
      .updateTable('person')
      .set({ birthDate: '1985-01-01' })
      .where('id', 'in', [PERSONS.dual, PERSONS.resident])
      .execute()
    const now = api.server.app.house.clock.now()
    const row = await api.server.db.system
      .insertInto('mandate')
      .values({
        personId: PERSONS.resident,
        holderId: PERSONS.dual,
        holderName: 'Rune Hagelykt',
        relation: 'friend',
        sides: ['state'],
        themes: ['measure', 'workFollowUp', 'jobSearch', 'unemployment'],
        acts: ['read', 'write'],
        earlierMaterial: true,
        fromAt: now.subtract({ hours: 1 }),
        untilAt: now.add({ hours: 240 }),
        form: 'web',
        askedByKind: 'person',
        askedAt: now.subtract({ hours: 1 }),
        state: 'active',
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    mandateId = row.id
    const seen = await holder.get<{ giver: { personId: string }; threads: { threadId: string }[] }>(HELPED)
    expect(seen).toMatchObject({
      status: 200,
      body: { giver: { personId: PERSONS.resident }, threads: [{ threadId: asked.threadId }] },
    })
    const talk = await holder.get<{ lines: unknown[] }>(`${HELPED}/threads/${asked.threadId}`)
    expect(talk).toMatchObject({ status: 200, body: { lines: [{ kind: 'message' }] } })
    expect((await holder.send('POST', `${HELPED}/threads/${asked.threadId}/opened`, {})).body).toEqual({
      opened: 0,
    })
    const wrote = await holder.send('POST', `${HELPED}/messages`, { text: 'Han kan begynne på tiltaket.' })
    expect(wrote.status).toBe(201)
    const message = await api.server.db.system
      .selectFrom('message')
      .select(['personId', 'authorKind', 'authorId', 'authorship'])
      .where('id', '=', String(wrote.body.messageId))
      .executeTakeFirstOrThrow()
    expect(message).toEqual({
      personId: PERSONS.resident,
      authorKind: 'helper',
      authorId: PERSONS.dual,
      authorship: 'representative',
    })
    const guided = await holder.send('POST', `${HELPED}/guidance`, { about: 'Attesten' })
    expect(guided).toMatchObject({ status: 201, body: { dueAt: '2026-03-04T09:00:00Z' } })
    const request = await holder.send('POST', `${HELPED}/contact-requests`, { wish: 'Ring ham' })
    expect(request.status).toBe(201)
    expect((await holder.get(`${HELPED}/contact-requests`)).body).toMatchObject({
      requests: [{ number: request.body.number, dueAt: '2026-03-04T09:00:00Z' }],
    })
    expect((await stranger.get(HELPED)).status).toBe(404)
  })

  test('is refused in the second in which the giver says no, and can step down', async () => {
    const said = await giver.send('POST', `/me/mandates/${mandateId}/refusals`, {
      sides: ['state'],
      themes: [],
    })
    expect(said.status).toBe(201)
    // What the holder has written themselves they may read as long as they act for the giver.
    const left = await holder.get<{ threads: { excerpt: string }[] }>(HELPED)
    expect(left.body.threads.map(({ excerpt }) => excerpt)).toEqual(['Han kan begynne på tiltaket.'])
    expect((await holder.send('DELETE', HELPED)).status).toBe(204)
    expect((await holder.get(HELPED)).status).toBe(404)
  })
})

describe('consents (R-718)', () => {
  test('are given in one step, seen, and taken back', async () => {
    const given = await giver.send('POST', '/me/consents', {
      to: 'clinician',
      recipient: 'Granvik legesenter',
      sides: ['state'],
    })
    expect(given.status).toBe(201)
    const mine = await giver.get<{ mandates: { kind: string; consentTo?: string }[] }>('/me/helpers')
    expect(mine.body.mandates.filter(({ kind }) => kind === 'consent')).toMatchObject([
      { consentTo: 'clinician', holderName: 'Granvik legesenter', state: 'active' },
    ])
    const ended = await giver.send('DELETE', `/me/mandates/${given.body.consentId}`)
    expect(ended.status).toBe(204)
    expect((await giver.send('POST', '/me/consents', { to: 'letter', sides: ['state'] })).status).toBe(422)
  })

  test('no letter is opened without one', async () => {
    const lars = await api.machine(STAFF.operator, ['contacts'])
    const path = `/persons/${PERSONS.resident}/consented-letters/${asked.threadId}`
    expect((await lars.get(path)).status).toBe(404)
  })
})

describe('requests by helpers (R-398)', () => {
  test('are the same for somebody and nobody, and are answered by staff who check', async () => {
    const about = (name: string) =>
      stranger.send<{ number: number; dueAt: string }>('POST', '/me/contact-requests', {
        relation: 'friend',
        wish: 'Ring',
        about: { name },
      })
    const [one, other] = [await about('Thomas Prøvetoft'), await about('Ingen Finnes')]
    expect([one.status, other.status]).toEqual([201, 201])
    expect(one.body.dueAt).toBe(other.body.dueAt)
    const lars = await api.machine(STAFF.operator, ['contacts'])
    const list = await lars.get<{ requests: { id: string; number: number }[] }>('/helper-requests')
    const waiting = list.body.requests.find(({ number }) => number === one.body.number)
    const answered = await lars.send('POST', `/helper-requests/${waiting?.id}/answer`, {
      answer: 'needsPerson',
    })
    expect(answered.status).toBe(204)
    expect((await stranger.get('/me/contact-requests')).body).toMatchObject({
      requests: [{ number: other.body.number }, { number: one.body.number, answer: 'needsPerson' }],
    })
    const kari = await api.machine(STAFF.stateAdviserA, ['contacts'])
    expect((await kari.get('/helper-requests')).body).toEqual({ requests: [] })
  })
})
