import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Api, type Client, openApi } from '../../test/support/api.ts'
import { PERSONS, SERVICE_ACCOUNT, STAFF } from '../../test/support/world.ts'

type Receipt = { threadId: string; messageId: string; number: number }
const QUESTION = { text: 'Når begynner arbeidspraksisen min?' }

let api: Api
let thomas: Client
let kari: Client
beforeAll(async () => {
  api = await openApi({ env: { RATE_LIMIT: '400' } })
  thomas = await api.person('thomas.e')
  kari = await api.staff('kari.veileder')
})
afterAll(() => api.server.close())

const messages = async () =>
  (
    await api.server.db.system
      .selectFrom('message')
      .select('id')
      .where('personId', '=', PERSONS.resident)
      .execute()
  ).length

describe('the key of a writing', () => {
  test('sent again, it is one message and the same answer', async () => {
    const before = await messages()
    const first = await thomas.send<Receipt>('POST', '/me/messages', QUESTION, { key: 'once' })
    const again = await thomas.send<Receipt>('POST', '/me/messages', QUESTION, { key: 'once' })
    expect(again).toMatchObject({ status: 201, body: first.body, headers: { 'idempotent-replayed': 'true' } })
    expect(first.headers).not.toHaveProperty('idempotent-replayed')
    expect(await messages()).toBe(before + 1)
  })

  test('with other words it is refused, and nothing is written', async () => {
    const before = await messages()
    const other = await thomas.send('POST', '/me/messages', { text: 'Noe annet' }, { key: 'once' })
    expect(other).toMatchObject({ status: 422, body: { reason: 'replayed' } })
    expect(await messages()).toBe(before)
  })

  test('a writing without one is not done', async () => {
    const before = await messages()
    const answer = await thomas.send('POST', '/me/messages', QUESTION, { key: null })
    expect(answer).toMatchObject({ status: 400, body: { reason: 'missingKey' } })
    expect(await messages()).toBe(before)
  })

  test('after a refusal it may be used again', async () => {
    expect((await thomas.send('POST', '/me/messages', { text: '' }, { key: 'second' })).status).toBe(422)
    expect((await thomas.send('POST', '/me/messages', QUESTION, { key: 'second' })).status).toBe(201)
  })

  test('two callers may use the same', async () => {
    const rune = await api.person('rune.h')
    expect((await rune.send('POST', '/me/messages', QUESTION, { key: 'once' })).status).toBe(201)
  })

  test('a server that died between doing and answering is not done twice by the next', async () => {
    const [marte, ingvild] = [await api.person('marte.s'), await api.staff('ingvild.veileder')]
    const [asked, key] = [{ text: 'Når begynner arbeidspraksisen min hos snekkeren?' }, 'died']
    const done = await marte.send<Receipt>('POST', '/me/messages', asked, { key })
    const thread = `/persons/${PERSONS.aap}/threads/${done.body.threadId}`
    const [entry] = (await ingvild.get<{ entries: { promiseId: string }[] }>(thread)).body.entries
    const reply = { text: 'På mandag kl. 8.', promiseIds: [entry?.promiseId] }
    const answered = await ingvild.send('POST', `${thread}/answers`, reply, { key })
    expect(answered).toMatchObject({ status: 201, body: { ended: [entry?.promiseId] } })
    await forgetAnswers(key)
    expect((await marte.send('POST', '/me/messages', asked, { key })).body).toMatchObject({
      messageId: done.body.messageId,
      number: done.body.number,
    })
    expect((await ingvild.send('POST', `${thread}/answers`, reply, { key })).body).toEqual(answered.body)
    const mine = await marte.get<{ lines: { kind: string }[] }>(`/me/threads/${done.body.threadId}`)
    expect(mine.body.lines.filter(({ kind }) => kind === 'message')).toHaveLength(2)
  })

  /** As a server leaves it that ends in the middle: claimed some time ago, no answer kept. */
  async function forgetAnswers(key: string): Promise<void> {
    const forgotten = await api.server.db.system
      .updateTable('idempotency')
      .set({ status: null, answer: null, createdAt: api.server.machine.now().subtract({ minutes: 5 }) })
      .where('key', '=', key)
      .executeTakeFirst()
    expect(forgotten.numUpdatedRows).toBe(2n)
  }
})

describe('what cannot be read as a message', () => {
  test.each([
    ['nothing', '', 422, 'empty'],
    ['only what cannot be seen', '\u200b\u2060 \n', 422, 'empty'],
    ['bytes and no writing', 'a\u0000b', 422, 'notText'],
    ['half a character', 'hei \ud83d', 422, 'notText'],
    ['five thousand and one characters', 'x'.repeat(5001), 422, 'tooLong'],
  ])('%s', async (_what, text, status, reason) => {
    const before = await messages()
    const answer = await thomas.send('POST', '/me/messages', { text })
    expect(answer).toMatchObject({ status, body: { reason, status } })
    expect(await messages()).toBe(before)
  })

  test('marks that hide or turn what follows are taken out, and script is only words', async () => {
    const text = 'Når får jeg\u202e\u200b svar? <script>alert(1)</script>'
    const { body } = await thomas.send<Receipt>('POST', '/me/messages', { text })
    const thread = await thomas.get<{ lines: { parts: { body: string }[] }[] }>(
      `/me/threads/${body.threadId}`,
    )
    const said = thread.body.lines.flatMap((line) => line.parts ?? []).map((part) => part.body)
    expect(said.join(' ')).toContain('<script>alert(1)</script>')
    expect(said.join(' ')).not.toMatch(/[\u202e\u200b]/)
  })

  test.each([
    ['broken JSON', { payload: '{"text": ' }, 400, 'unreadable'],
    [
      'bytes that are no UTF-8',
      { payload: Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]) },
      400,
      'unreadable',
    ],
    [
      'a form',
      { payload: 'text=hei', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      415,
      'wrongForm',
    ],
    ['a quarter of a megabyte', { payload: JSON.stringify({ text: 'x'.repeat(300_000) }) }, 413, 'tooLarge'],
    ['no body at all', {}, 422, 'invalid'],
    ['another shape', { payload: '{"text": 3}' }, 422, 'invalid'],
    ['a poisoned key', { payload: '{"text": "hei", "__proto__": {"a": 1}}' }, 400, 'unreadable'],
  ])('%s', async (_what, more, status, reason) => {
    const answer = await thomas.send('POST', '/me/messages', undefined, more)
    expect(answer).toMatchObject({ status, body: { reason } })
    expect(answer.headers['content-type']).toContain('application/problem+json')
  })

  test('an address that cannot be one', async () => {
    const answer = await api.nobody.get('/me/%zz', { 'accept-language': 'en' })
    expect(answer).toMatchObject({ status: 400, body: { reason: 'unreadable', type: 'about:blank' } })
  })

  test('what is wrong is told field by field', async () => {
    const answer = await thomas.send('POST', '/me/messages', { text: 3, wish: { callMe: 'ja' } })
    const errors = (answer.body as { errors: { at: string }[] }).errors
    expect(errors.map(({ at }) => at)).toEqual(['/text', '/wish/callMe'])
  })

  test('characters that are not writing reach the database nowhere', async () => {
    expect((await kari.get('/persons?words=a%00b')).body).toMatchObject({ status: 422, reason: 'invalid' })
    const promise = `/persons/${PERSONS.resident}/promises/${STAFF.operator}`
    expect((await kari.send('POST', `${promise}/withdraw`, { said: '\u0000' })).body).toMatchObject({
      reason: 'invalid',
    })
    const draft = { text: 'a\u0000b', choices: { note: '\u0000' } }
    expect((await thomas.send('PUT', '/me/drafts/new', draft)).body).toMatchObject({ reason: 'invalid' })
  })
})

describe('who is let in', () => {
  test('nobody without a login, and nobody with a token that does not count', async () => {
    expect(await api.nobody.get('/me/home')).toMatchObject({
      status: 401,
      body: { reason: 'sessionExpired' },
    })
    const forged = await api.nobody.get('/work-list', { authorization: 'Bearer forged' })
    expect(forged).toMatchObject({
      status: 401,
      headers: { 'www-authenticate': 'Bearer error="invalid_token"' },
    })
  })

  test('no writing by a browser without the token of its login', async () => {
    const without = await thomas.send('POST', '/me/messages', QUESTION, {
      headers: { 'x-csrf-token': 'wrong' },
    })
    expect(without).toMatchObject({ status: 403, body: { reason: 'badForm' } })
  })

  test('no writing that another site makes a browser send', async () => {
    const headers = { 'sec-fetch-site': 'cross-site' }
    const answer = await thomas.send('POST', '/me/messages', QUESTION, { headers })
    expect(answer).toMatchObject({ status: 403, body: { reason: 'badForm', detail: expect.any(String) } })
  })

  test('no person at the desk of the staff, no staff on Min side', async () => {
    expect(await thomas.get('/work-list')).toMatchObject({ status: 403, body: { reason: 'notAllowed' } })
    expect(await kari.get('/me/home')).toMatchObject({ status: 403, body: { reason: 'notAllowed' } })
  })

  test('no program beyond its scopes, and none on Min side', async () => {
    const reader = await api.machine(STAFF.stateAdviserA, ['workList'])
    expect((await reader.get('/work-list')).status).toBe(200)
    const beyond = await reader.get(`/persons/${PERSONS.resident}`)
    expect(beyond).toMatchObject({ status: 403, body: { reason: 'notAllowed' } })
    expect(beyond.headers['www-authenticate']).toContain('scope="persons"')
    expect((await reader.get('/me/home')).status).toBe(403)
  })

  test('a program with every scope gets no further than its account', async () => {
    const service = await api.machine(SERVICE_ACCOUNT)
    expect(await service.get('/leader/figures')).toMatchObject({ status: 404 })
    const brief = await service.get(`/persons/${PERSONS.resident}`)
    expect(brief).toMatchObject({ status: 422, body: { reason: 'needsPurpose' } })
  })
})

const NOTHING = {
  nb: 'Her står det ingenting ennå. Skriv noen ord, så er det nok.',
  en: 'There is nothing here yet. A few words are enough.',
  uk: 'Тут ще нічого немає. Кількох слів досить.',
}

describe('a refusal', () => {
  test.each(['nb', 'en', 'uk'] as const)(
    'is said in the language that is asked for: %s',
    async (language) => {
      const headers = { 'accept-language': language }
      const answer = await thomas.send('POST', '/me/messages', { text: ' ' }, { headers })
      expect(answer.headers['content-language']).toBe(language)
      expect(answer.body).toMatchObject({
        type: 'about:blank',
        status: 422,
        reason: 'empty',
        detail: NOTHING[language],
      })
    },
  )

  test('is otherwise said in the person’s own', async () => {
    const amina = await api.person('amina.h')
    const answer = await amina.get(`/me/threads/${PERSONS.dual}`)
    expect(answer).toMatchObject({ status: 404, headers: { 'content-language': 'so' } })
  })

  test('of what does not exist is the same for a strange address, an id that is none, and a thing of another', async () => {
    const rune = await api.person('rune.h')
    const { body } = await rune.send<Receipt>('POST', '/me/messages', QUESTION)
    const [other, none, strange] = [
      await thomas.get(`/me/threads/${body.threadId}`),
      await thomas.get('/me/threads/..%2Fetc'),
      await thomas.get('/nothing/here'),
    ]
    const { requestId: _, ...said } = other.body
    for (const answer of [none, strange]) expect(answer).toMatchObject({ status: 404, body: said })
    expect((await thomas.get(`/me/receipts/${body.messageId}`)).status).toBe(404)
    expect((await thomas.send('POST', `/me/threads/${body.threadId}/opened`)).status).toBe(404)
    expect((await thomas.send('POST', '/me/messages', { ...QUESTION, threadId: body.threadId })).status).toBe(
      404,
    )
  })
})

test('every answer tells what is left, and when nothing is, how long to wait', async () => {
  const jan = await api.person('jan.v')
  const first = await jan.get('/me/threads')
  expect(first.headers).toMatchObject({ 'x-ratelimit-limit': '400' })
  const left = Number(first.headers['x-ratelimit-remaining'])
  expect(Number((await jan.get('/me/people')).headers['x-ratelimit-remaining'])).toBe(left - 1)
})
