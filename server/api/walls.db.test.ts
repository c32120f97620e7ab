import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Api, type Client, openApi } from '../../test/support/api.ts'
import { PERSONS, STAFF } from '../../test/support/world.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.server.close())

const SECRET = 'husleia'
const TWO_KINDS = `Når begynner arbeidspraksisen min?\n\nSosialhjelpen til ${SECRET} var lavere enn sist.`

describe('C1-01 one message, two kinds of matter', () => {
  let threadId = ''
  let advisers: { state: Client; municipal: Client }
  const person = `/persons/${PERSONS.dual}`

  beforeAll(async () => {
    const rune = await api.person('rune.h')
    const sent = await rune.send<{ threadId: string; lines: unknown[] }>('POST', '/me/messages', {
      text: TWO_KINDS,
    })
    expect(sent.body.lines).toMatchObject([{ ownerName: 'Kari Mosetoft' }, { ownerName: 'Mette Stormtoft' }])
    threadId = sent.body.threadId
    advisers = { state: await api.staff('kari.veileder'), municipal: await api.staff('mette.sosial') }
  })

  test('no answer to the state adviser holds a word of the municipal part; that it exists is told', async () => {
    const places = [
      `${person}/threads/${threadId}`,
      person,
      `${person}/timeline`,
      `${person}/timeline?words=${SECRET}`,
      '/work-list?list=mine',
      '/work-list?list=team',
      '/triage',
      '/notices',
      `/persons?words=Hagelykt`,
    ]
    for (const place of places) {
      const answer = await advisers.state.get(place)
      expect(answer.status, place).toBe(200)
      expect(answer.text, place).not.toContain(SECRET)
    }
    const seen = await advisers.state.get<{ lines: unknown[]; entries: unknown[] }>(places[0] ?? '')
    expect(seen.body.lines[0]).toMatchObject({ otherSide: true, parts: [{ side: 'state' }] })
    expect(seen.body.entries).toMatchObject([{ side: 'state' }])
    const found = await advisers.state.get<{ entries: unknown[] }>(`${person}/timeline?words=${SECRET}`)
    expect(found.body.entries).toEqual([])
  })

  test('the municipal adviser reads it, finds it and has it on the list', async () => {
    const seen = await advisers.municipal.get<{ lines: { parts: { body: string }[] }[] }>(
      `${person}/threads/${threadId}`,
    )
    expect(seen.body.lines[0]?.parts.map(({ body }) => body).join()).toContain(SECRET)
    const found = await advisers.municipal.get<{ entries: unknown[] }>(`${person}/timeline?words=${SECRET}`)
    expect(found.body.entries).toContainEqual(expect.objectContaining({ kind: 'messageReceived' }))
    const list = await advisers.municipal.get<{ items: unknown[] }>('/work-list')
    expect(list.body.items).toMatchObject([{ personId: PERSONS.dual, side: 'municipal' }])
  })

  test('the person has one thread, with the answers of both', async () => {
    const rune = await api.person('rune.h')
    for (const who of [advisers.state, advisers.municipal]) {
      const { entries } = (
        await who.get<{ entries: { promiseId: string }[] }>(`${person}/threads/${threadId}`)
      ).body
      const promiseIds = entries.map(({ promiseId }) => promiseId)
      const done = await who.send('POST', `${person}/threads/${threadId}/answers`, {
        text: 'Svar til deg.',
        promiseIds,
      })
      expect(done.body).toMatchObject({ ended: promiseIds })
    }
    const { threads } = (await rune.get<{ threads: unknown[] }>('/me/threads')).body
    expect(threads).toMatchObject([{ threadId, unread: 2 }])
    const mine = await rune.get<{ entries: { answered?: unknown }[] }>(`/me/threads/${threadId}`)
    expect(mine.body.entries.every(({ answered }) => answered !== undefined)).toBe(true)
    expect(mine.text).not.toMatch(/deskStaffId|guesses|null/)
  })
})

describe('C9-03 what the contact centre may see', () => {
  let operator: Client
  beforeAll(async () => {
    operator = await api.machine(STAFF.operator, ['persons', 'contacts', 'threads'])
  })
  const view = (personId: string) =>
    operator.get<Record<string, unknown>>(`/persons/${personId}/contact-centre-view`)
  const WHITELISTED = {
    address: { address: 'Skolegata 8' },
    applicationStatus: { application: 'socialAssistance', status: 'decided' },
    documentsComplete: { application: 'socialAssistance', complete: true },
    decision: { decision: 'socialAssistance', date: '2026-02-27', status: 'granted' },
    nextPayment: { date: '2026-03-05', amount: 7650 },
  }
  const fields = (account: string, asOf: string, mayBeOutdated: boolean) =>
    Object.fromEntries(
      Object.entries({ account: { account }, ...WHITELISTED }).map(([name, value]) => [
        name,
        { value, source: 'municipalSystem', asOf, mayBeOutdated },
      ]),
    )

  test('B1: every whitelisted field with source and time, and nothing more', async () => {
    expect(await view(PERSONS.residentB1)).toMatchObject({
      status: 200,
      body: { outcome: 'insight' },
    })
    expect((await view(PERSONS.residentB1)).body).toEqual({
      outcome: 'insight',
      municipality: 'Elvemark',
      fields: fields('9902.11.30013', '2026-03-02T08:00:00Z', false),
      mayBeOutdated: false,
      mayConfirmPayment: true,
    })
  })

  test('A: the same, but it may be outdated and no payment is confirmed', async () => {
    expect((await view(PERSONS.residentA)).body).toEqual({
      outcome: 'insight',
      municipality: 'Granvik',
      fields: fields('9901.11.30012', '2026-03-01T09:00:00Z', true),
      mayBeOutdated: true,
      mayConfirmPayment: false,
    })
  })

  test('B2: no insight, forward', async () => {
    expect((await view(PERSONS.residentB2)).body).toEqual({
      outcome: 'noInsightForward',
      municipality: 'Sundmoen',
    })
  })

  test('no words are written on municipal matters, and codes are taken', async () => {
    const url = `/persons/${PERSONS.residentB2}/contacts`
    const forward = { channel: 'contactCentrePhone', theme: 'socialAssistance' }
    expect(
      (await operator.send('POST', url, { ...forward, text: 'Han trenger penger til mat' })).body,
    ).toMatchObject({
      status: 422,
      reason: 'noFreeTextHere',
    })
    const codes = { answered: ['decisionDate'], appealLodged: true, language: 'nb' }
    expect(await operator.send('POST', url, { ...forward, codes, wish: { callMe: true } })).toMatchObject({
      status: 201,
      body: { lines: [{ theme: 'socialAssistance' }] },
    })
  })

  test('plan, minutes, dialogue and the words of decisions are beyond the token', async () => {
    const lena = await api.person('lena.s')
    const sent = await lena.send<{ threadId: string }>('POST', '/me/messages', {
      text: `Jeg søker sosialhjelp til ${SECRET}.`,
    })
    const person = `/persons/${PERSONS.residentB2}`
    for (const place of ['', '/timeline', `/timeline?words=${SECRET}`, `/threads/${sent.body.threadId}`]) {
      const answer = await operator.get(`${person}${place}`)
      expect(answer.text, place).not.toMatch(/husleia|innvilget|9903\.11/)
    }
    const answered = await operator.send('POST', `${person}/threads/${sent.body.threadId}/answers`, {
      text: 'Ja',
      promiseIds: [sent.body.threadId],
    })
    expect(answered.status).toBe(404)
  })
})

describe('who does not exist for the caller', () => {
  test.each([
    ['a protected person', 'kari.veileder', PERSONS.protectedSeven],
    ['the caller’s own record', 'petter.veileder', PERSONS.ownEmployee],
    ['the caller’s family', 'petter.veileder', PERSONS.familyOfStaff],
    ['nobody at all', 'kari.veileder', STAFF.operator],
  ])('%s is a 404 everywhere, with any purpose', async (_who, subject, personId) => {
    const reader = await api.staff(subject)
    const person = `/persons/${personId}`
    const answers = [
      await reader.get(`${person}?purpose=followUp`),
      await reader.get(`${person}/timeline?purpose=followUp`),
      await reader.get(`${person}/threads/${personId}?purpose=followUp`),
      await reader.get(`${person}/contact-centre-view`),
      await reader.send('POST', `${person}/contacts`, { channel: 'officePhone', theme: 'aap' }),
      await reader.send('POST', `${person}/talks`, { channel: 'officePhone', spoke: false, promiseIds: [] }),
      await reader.send('POST', `${person}/promises/${personId}/take`),
      await reader.send('POST', `${person}/merge`, { mergedId: PERSONS.resident, basis: 'identityDocument' }),
    ]
    for (const answer of answers) expect(answer).toMatchObject({ status: 404, body: { reason: 'notFound' } })
  })

  test('somebody who is cleared finds and reads the protected person', async () => {
    const siv = await api.staff('siv.skjermet')
    expect((await siv.get(`/persons/${PERSONS.protectedSeven}`)).body).toMatchObject({
      name: 'Hanne Gjemtoft',
    })
    const kari = await api.staff('kari.veileder')
    expect((await kari.get('/persons?words=Gjemtoft')).body).toEqual({ persons: [] })
    expect((await siv.get<{ persons: unknown[] }>('/persons?words=Gjemtoft')).body.persons).toHaveLength(1)
  })
})
