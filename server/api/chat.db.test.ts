import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PERSONS } from '../../db/seed/fixture.ts'
import { staffMember } from '../../db/seed/staff.ts'
import { type Api, type Client, openApi } from '../../test/support/api.ts'

type Shown = { id: string; state: string; lines: { kind: string; body?: string; by: string }[] }
let api: Api
let operator: Client
beforeAll(async () => {
  api = await openApi()
  operator = await api.staff(staffMember('operator').subject)
})
afterAll(() => api.server.close())

const URL = '/chat'
const DESK = '/chats'
const secretOf = () => ({ 'x-chat-secret': randomBytes(32).toString('base64url') })
const says = (headers: Record<string, string>, text: string, more: object = {}) =>
  api.nobody.send<Shown>('POST', `${URL}/lines`, { text, ...more }, { headers })

describe('a chat without a login', () => {
  test('is opened by its first line, read on by its secret, masked, and nobody else’s', async () => {
    const headers = secretOf()
    expect((await api.nobody.get(URL, headers)).status).toBe(404)
    const said = await says(headers, 'Jeg heter Kari Nordmann. Hvordan klager man på et vedtak?')
    expect(said.status).toBe(201)
    expect(said.body.lines.map(({ kind }) => kind)).toEqual(['hello', 'words', 'answer'])
    const read = await api.nobody.get<Shown>(URL, headers)
    expect(read.body.lines).toHaveLength(3)
    expect(read.text).not.toContain('Kari')
    expect((await api.nobody.get(URL, secretOf())).status).toBe(404)
    const { rows } = await api.server.db.system
      .selectFrom('chat')
      .select('tokenHash')
      .execute()
      .then((all) => ({ rows: all }))
    expect(rows.map(({ tokenHash }) => tokenHash)).not.toContain(headers['x-chat-secret'])
  })

  test('the same line sent twice is one, and another under the same key is refused', async () => {
    const headers = secretOf()
    const send = (text: string) =>
      api.nobody.send<Shown>('POST', `${URL}/lines`, { text }, { headers, key: 'once' })
    const first = await send('Hva er alderspensjon?')
    const again = await send('Hva er alderspensjon?')
    expect(again.headers['idempotent-replayed']).toBe('true')
    expect(again.body).toEqual(first.body)
    expect(await send('Noe annet')).toMatchObject({ status: 422, body: { reason: 'replayed' } })
    expect((await api.nobody.get<Shown>(URL, headers)).body.lines).toHaveLength(3)
  })

  test('no secret, a short one, or a login in its place opens nothing', async () => {
    const hi = { text: 'Hei' }
    for (const headers of [{}, { 'x-chat-secret': 'short' }, { authorization: 'Bearer x' }])
      expect(await api.nobody.send('POST', `${URL}/lines`, hi, { headers })).toMatchObject({
        status: 401,
        body: { reason: 'sessionExpired' },
      })
  })

  test('is bounded: so many lines in a minute, so many letters, and none when it is over', async () => {
    const headers = secretOf()
    expect(await says(headers, 'x'.repeat(1001))).toMatchObject({ status: 422, body: { reason: 'tooLong' } })
    expect(await says(headers, '  ')).toMatchObject({ status: 422, body: { reason: 'empty' } })
    for (let n = 0; n < 15; n += 1) expect((await says(headers, `Spørsmål ${n}`)).status).toBe(201)
    expect(await says(headers, 'Enda ett')).toMatchObject({ status: 429, body: { reason: 'tooMany' } })
    expect((await api.nobody.send('POST', `${URL}/end`, undefined, { headers })).status).toBe(200)
    expect(await says(headers, 'Hallo?')).toMatchObject({ status: 409, body: { reason: 'alreadyEnded' } })
  })

  test('asks for a human by the door it came in by, and can leave the queue again', async () => {
    const headers = secretOf()
    const human = await api.nobody.send<Shown>(
      'POST',
      `${URL}/human`,
      { audience: 'clinician', language: 'en' },
      { headers },
    )
    expect(human.body.state).toBe('waiting')
    const desk = await operator.get<{ waiting: { chatId: string; queue: string }[] }>(DESK)
    expect(desk.body.waiting).toMatchObject([
      { chatId: human.body.id, queue: 'clinician', audience: 'clinician' },
    ])
    const left = await api.nobody.send<Shown>('POST', `${URL}/leave`, undefined, { headers })
    expect(left.body.state).toBe('assistant')
  })
})

test('whoever is signed in writes, reads and sends it on as a message, with the same answer each time', async () => {
  const me = await api.person((await subjectOf()).subject ?? '')
  expect((await me.get('/me/chat')).status).toBe(404)
  const said = await me.send<Shown>('POST', '/me/chat/lines', {
    text: 'Når får jeg svar på søknaden min om AAP?',
  })
  expect(said.body.lines.map(({ kind }) => kind)).toEqual(['hello', 'words', 'ownCase'])
  expect((await me.get<Shown>('/me/chat')).body.lines).toHaveLength(3)
  const sent = await me.send<{ endedHow: string; threadId: string }>('POST', '/me/chat/message')
  expect(sent.body).toMatchObject({ endedHow: 'toMessage', threadId: expect.any(String) })
})
const subjectOf = () =>
  api.server.db.system
    .selectFrom('person')
    .select('subject')
    .where('id', '=', PERSONS.aap)
    .executeTakeFirstOrThrow()

describe('the desk', () => {
  const waits = async () => {
    const headers = secretOf()
    const asked = await api.nobody.send<Shown>('POST', `${URL}/human`, { language: 'ar' }, { headers })
    return { headers, at: `${DESK}/${asked.body.id}`, chatId: asked.body.id }
  }

  test('takes, reads, writes, moves and closes; the language is named and an interpreter is to be had', async () => {
    const { headers, at, chatId } = await waits()
    expect((await operator.send('POST', `${DESK}/next`, { chatId })).body).toEqual({ chatId })
    expect((await operator.get(at)).body).toMatchObject({
      state: 'talking',
      language: 'ar',
      needsInterpreter: true,
      interpreterLanguage: 'ar',
    })
    const line = { text: 'Hei, jeg henter tolk.', answer: 'interpreter' }
    expect((await operator.send('POST', `${at}/lines`, line, { key: 'a' })).status).toBe(204)
    expect((await operator.send('POST', `${at}/lines`, line, { key: 'a' })).status).toBe(204)
    const read = await api.nobody.get<Shown>(URL, headers)
    expect(read.body.lines.filter(({ by }) => by === 'staff')).toHaveLength(1)
    const order = await operator.send<{ requestId: string }>('POST', `${at}/interpreter`, {})
    expect(order).toMatchObject({ status: 201, body: { joined: false } })
    expect((await operator.send('POST', `${at}/interpreter`, {})).body).toMatchObject({
      requestId: order.body.requestId,
      joined: true,
    })
    expect((await operator.send('POST', `${at}/login`)).status).toBe(204)
    expect(await operator.send('POST', `${at}/hand-over`, { to: 'message' })).toMatchObject({
      body: { reason: 'needsIdentity' },
    })
    expect((await operator.send('POST', `${at}/queue`, { queue: 'pension' })).status).toBe(204)
    expect((await operator.get(at)).status).toBe(404)
    expect((await operator.send('POST', `${DESK}/next`, { chatId })).status).toBe(200)
    // nobody speaks the visitor's language, so the end says why it went without.
    expect((await operator.send('POST', `${at}/close`, {})).body).toMatchObject({
      reason: 'needsInterpreter',
    })
    const close = () => operator.send('POST', `${at}/close`, { withoutInterpreter: 'personDeclined' })
    expect((await close()).status).toBe(204)
    expect(await close()).toMatchObject({ body: { reason: 'alreadyEnded' } })
  })

  test('another’s chat, a visitor at the desk, and whoever takes no calls: 404 or no way in', async () => {
    const { headers, at, chatId } = await waits()
    await operator.send('POST', `${DESK}/next`, { chatId })
    const adviser = await api.staff(staffMember('stateAdviserA').subject)
    for (const way of ['close', 'login'])
      expect((await adviser.send('POST', `${at}/${way}`, {})).status).toBe(404)
    expect((await adviser.get(at)).status).toBe(404)
    expect((await adviser.send('POST', `${at}/interpreter`, {})).status).toBe(404)
    const leader = await api.staff(staffMember('officeLeaderA').subject)
    expect((await leader.get(DESK)).status).toBe(404)
    expect((await api.nobody.get(at, headers)).status).toBe(401)
    expect(
      (await operator.send('POST', `${at}/close`, { withoutInterpreter: 'personDeclined' })).status,
    ).toBe(204)
  })
})
