import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Api, type Client, openApi } from '../../test/support/api.ts'
import { PERSONS } from '../../test/support/world.ts'
import { textFor } from '../../text/index.ts'

type Letter = { noticeId: string; kind: string; state: { is: string } }
type Request = { promiseId: string; asked: number; received: number; items: { what: string }[] }

let api: Api
let thomas: Client
let rune: Client
let kari: Client
let promiseId: string
let letter: Letter

beforeAll(async () => {
  api = await openApi({ env: { RATE_LIMIT: '400' } })
  thomas = await api.person('thomas.e')
  rune = await api.person('rune.h')
  kari = await api.staff('kari.veileder')
  const asked = await kari.send<{ promiseId: string }>(
    'POST',
    `/persons/${PERSONS.resident}/document-requests`,
    {
      side: 'state',
      what: ['Legeerklæring', 'Lønnsslipp for februar'],
    },
  )
  promiseId = asked.body.promiseId
  const box = await thomas.get<{ letters: Letter[]; unread: number }>('/me/inbox')
  letter = box.body.letters[0] as Letter
})
afterAll(() => api.server.close())

const base64 = (text: string) => Buffer.from(text).toString('base64')
const handIn = (who: Client, content: string, name = 'skjema.pdf') =>
  who.send<Request & { reason: string; title: string }>('POST', `/me/document-requests/${promiseId}/files`, {
    name,
    content,
  })

describe('letters by the API', () => {
  test('a letter lies unread in the inbox, and reading it as data opens nothing', async () => {
    expect(letter.state).toEqual({ is: 'unread' })
    const read = await thomas.get<Letter & { body: string; tries: unknown[] }>(
      `/me/letters/${letter.noticeId}`,
    )
    expect(read.body.body).toContain('Legeerklæring')
    expect(read.body.state).toEqual({ is: 'unread' })
  })

  test('R-828: the paper is a tagged PDF under a name that says nothing', async () => {
    const paper = await thomas.get<{ name: string; contentType: string; content: string }>(
      `/me/letters/${letter.noticeId}/paper?language=nb`,
    )
    expect([paper.body.name, paper.body.contentType]).toEqual(['brev.pdf', 'application/pdf'])
    const pdf = Buffer.from(paper.body.content, 'base64').toString('latin1')
    expect(pdf.slice(0, 5)).toBe('%PDF-')
    expect(pdf).toContain('pdfuaid:part')
  })

  test('K23: said to be opened it has reached, and both sides see how', async () => {
    const opened = await thomas.send<Letter>('POST', `/me/letters/${letter.noticeId}/opened`, {})
    expect(opened.body.state).toMatchObject({ is: 'opened' })
    const seen = await kari.get<{ letters: { noticeId: string; reachedHow?: string }[] }>(
      `/persons/${PERSONS.resident}/letters`,
    )
    expect(seen.body.letters.find(({ noticeId }) => noticeId === letter.noticeId)?.reachedHow).toBe('opened')
  })

  test('R-063: it is asked to be explained once, however often', async () => {
    const ask = () =>
      thomas.send<{ dueAt: string }>('POST', `/me/letters/${letter.noticeId}/explanation`, { how: 'office' })
    const [first, again] = [await ask(), await ask()]
    expect(first.status).toBe(201)
    expect(again.body).toEqual(first.body)
    const wrong = { how: 'phone', number: '12' }
    expect(await thomas.send('POST', `/me/letters/${letter.noticeId}/explanation`, wrong)).toMatchObject({
      status: 422,
      body: { reason: 'needsNumber' },
    })
  })

  test('K24: a letter on paper that came back is told of once, by whoever sees the person', async () => {
    const sent = await api.server.db.system
      .insertInto('outgoing')
      .values({
        personId: PERSONS.resident,
        noticeId: letter.noticeId,
        channel: 'letter',
        kind: 'notice',
        language: 'nb',
        address: 'Skolegata 8, 9901 Granvik',
        body: '',
        state: 'sent',
        madeAt: Temporal.Instant.from('2026-03-02T09:00:00Z'),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const back = () => kari.send('POST', `/persons/${PERSONS.resident}/letters/${sent.id}/returned`, {})
    expect(
      (await thomas.send('POST', `/persons/${PERSONS.resident}/letters/${sent.id}/returned`, {})).status,
    ).toBe(403)
    expect((await back()).status).toBeLessThan(300)
    const row = await api.server.db.system
      .selectFrom('outgoing')
      .select(['state', 'returnedAt'])
      .where('personId', '=', PERSONS.resident)
      .where('id', '=', sent.id)
      .executeTakeFirstOrThrow()
    expect(row).toMatchObject({ state: 'returned', returnedAt: expect.any(Temporal.Instant) })
    expect(await back()).toMatchObject({ status: 404, body: { reason: 'notFound' } })
  })

  test('another person’s letter is not there, in any way', async () => {
    const at = `/me/letters/${letter.noticeId}`
    for (const answer of [
      await rune.get(at),
      await rune.get(`${at}/paper`),
      await rune.send('POST', `${at}/opened`, {}),
      await rune.send('POST', `${at}/explanation`, { how: 'office' }),
    ])
      expect(answer).toMatchObject({ status: 404, body: { reason: 'notFound' } })
  })
})

describe('documents by the API', () => {
  test('what is handed in is refused by its own word, in the words of the reader, or counted', async () => {
    expect(await handIn(thomas, '')).toMatchObject({ status: 422, body: { reason: 'fileEmpty' } })
    const wrong = await handIn(thomas, base64('not a picture'), 'notat.txt')
    expect(wrong).toMatchObject({
      status: 415,
      body: { reason: 'fileWrongType', detail: textFor('nb')('reasons:fileWrongType') },
    })
    expect(await handIn(thomas, '***')).toMatchObject({ status: 422, body: { reason: 'invalid' } })
    const receipt = { status: 201, body: { received: 1, asked: 2, waiting: false } }
    expect(await handIn(thomas, base64('%PDF-1.7 en'))).toMatchObject(receipt)
    expect(await handIn(thomas, base64('%PDF-1.7 en'))).toMatchObject(receipt)
  })

  test('R-302: it was the person’s own hand', async () => {
    const event = await api.server.db.system
      .selectFrom('event')
      .select(['authorship', 'channel', 'actorKind'])
      .where('personId', '=', PERSONS.resident)
      .where('kind', '=', 'documentReceived')
      .execute()
    expect(event).toEqual([{ authorship: 'self', channel: 'portalMessage', actorKind: 'person' }])
  })

  test('staff of the side see and open it; others neither, and nobody hands in for another', async () => {
    const at = `/persons/${PERSONS.resident}/documents`
    const seen = await kari.get<{ documents: { id: string }[]; requests: Request[] }>(at)
    expect(seen.body.requests[0]).toMatchObject({ promiseId, received: 1, asked: 2 })
    const file = `${at}/${seen.body.documents[0]?.id}`
    const opened = await kari.get<{ content: string }>(file)
    expect(Buffer.from(opened.body.content, 'base64').toString()).toBe('%PDF-1.7 en')
    const mette = await api.staff('mette.sosial')
    expect((await mette.get<{ documents: unknown[] }>(`${at}?purpose=followUp`)).body.documents).toEqual([])
    expect((await mette.get(`${file}?purpose=followUp`)).status).toBe(404)
    expect(await handIn(rune, base64('%PDF-1.7 to'))).toMatchObject({ status: 404 })
  })

  test('with the last thing the request is over, and takes no more', async () => {
    expect((await handIn(thomas, base64('%PDF-1.7 to'))).body).toMatchObject({ received: 2, asked: 2 })
    expect((await handIn(thomas, base64('%PDF-1.7 tre'))).status).toBe(404)
    const mine = await thomas.get<{ requests: (Request & { endedAt?: string })[] }>('/me/document-requests')
    expect(mine.body.requests[0]).toMatchObject({ promiseId, received: 2 })
    expect(mine.body.requests[0]?.endedAt).toBeDefined()
  })
})
