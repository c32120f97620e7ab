import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Api, type Client, openApi } from '../../test/support/api.ts'
import { OFFICES, PERSONS } from '../../test/support/world.ts'

/** A visit over the API: checked in, called, known, papers, slip, closed once; and what is refused to whom. */
let api: Api
let host: Client
let other: Client
let adviser: Client
let person: Client
beforeAll(async () => {
  api = await openApi()
  host = await api.staff('anne.mottak')
  other = await api.staff('filip.mottak')
  adviser = await api.staff('kari.veileder')
  const row = await api.server.db.system
    .selectFrom('person')
    .select('subject')
    .where('id', '=', PERSONS.resident)
    .executeTakeFirstOrThrow()
  person = await api.person(row.subject ?? '')
})
afterAll(() => api.server.close())

type Came = { visitId: string; ticket: string; version: number; reason: string }
const came = { officeId: OFFICES.A, reason: 'deliverPaper', language: 'nb' }

test('who receives checks in, calls, receives papers and closes; the person sees it', async () => {
  const visit = await host.send<Came>('POST', '/visits', { ...came, calledAs: 'Thomas' })
  expect([visit.status, visit.body.ticket]).toEqual([201, '1'])
  const line = await other.get<{ waiting: { id: string }[] }>('/visits')
  expect(line.body.waiting.map(({ id }) => id)).toEqual([visit.body.visitId])
  const called = await host.send<Came>('POST', '/visits/next', { desk: '1' })
  expect(called.body.visitId).toBe(visit.body.visitId)
  const at = `/visits/${visit.body.visitId}`
  const card = `/persons/${PERSONS.resident}/desk-card`
  expect((await host.get<Came>(card)).body.reason).toBe('needsIdentity')
  const nobody = await host.send<Came>('POST', `${at}/papers`, { sheets: [{ kind: 'form', pages: 1 }] })
  expect([nobody.status, 'promiseId' in nobody.body]).toEqual([201, false])
  expect(
    (await host.send('POST', `${at}/identity`, { personId: PERSONS.resident, how: 'document' })).status,
  ).toBe(200)
  const shown = await host.get(card)
  const mayShow =
    'advisers birthDate callMe entries handIns helpEachTime interpreterLanguage interpreterNeed language letters lookUp name nextAppointment reading restrictions status visits'
  expect(shown.status).toBe(200)
  expect(Object.keys(shown.body).filter((field) => !mayShow.split(' ').includes(field))).toEqual([])
  expect(shown.body).toMatchObject({ name: 'Thomas Elvekvist', advisers: [{ name: 'Kari Mosetoft' }] })
  const papers = await host.send<Came>('POST', `${at}/papers`, {
    sheets: [{ kind: 'application', pages: 3 }],
  })
  expect([papers.status, papers.body]).toMatchObject([201, { receivedAt: '2026-03-02T09:00:00Z' }])
  const version = papers.body.version
  const early = await host.send<Came>('POST', `${at}/close`, { version, outcome: 'papersReceived' })
  expect([early.status, early.body.reason]).toEqual([422, 'noSlip'])
  const referred = await host.send<Came>('POST', `${at}/close`, { version, outcome: 'referred' })
  expect(referred.body.reason).toBe('referredAlone')
  const closing = { version, outcome: 'papersReceived', slip: 'print' }
  expect((await host.send('POST', `${at}/close`, closing)).status).toBe(200)
  const second = await other.send<Came>('POST', `${at}/close`, closing)
  expect([second.status, second.body.reason]).toEqual([409, 'alreadyClosed'])
  const mine = await person.get<{ visits: { outcome: string; sheets: object[] }[] }>('/me/visits')
  expect(mine.body.visits).toMatchObject([
    {
      outcome: 'papersReceived',
      sheets: [
        { kind: 'form', pages: 1 },
        { kind: 'application', pages: 3 },
      ],
    },
  ])
  const [owed] = await api.server.db.system
    .selectFrom('promise')
    .select('id')
    .where('personId', '=', PERSONS.resident)
    .where('clock', '=', 'paperIndexed')
    .execute()
  expect((await adviser.send('POST', `/persons/${PERSONS.resident}/papers/${owed?.id}/seen`)).status).toBe(
    204,
  )
})

test('nobody else receives, and what is no visit is not there', async () => {
  for (const client of [adviser, await api.staff('lars.kontaktsenter'), await api.staff('hilde.mottak')])
    expect((await client.send('POST', '/visits', came)).status).toBe(404)
  expect((await adviser.get('/visits')).status).toBe(404)
  expect((await host.send('POST', `/visits/${PERSONS.resident}/slip`, { how: 'print' })).status).toBe(404)
  expect((await host.send('POST', '/visits', { ...came, reason: 'gossip' })).status).toBe(422)
  const none = await host.send<Came>('POST', '/visits/next', { desk: '1' })
  expect([none.status, none.body.reason]).toEqual([409, 'nobodyWaits'])
  const visit = await host.send<Came>('POST', '/visits', { ...came, reason: 'other' })
  const refer = { receiver: 'library', done: 'Viste vei', nextAt: '2026-03-05T10:00:00Z' }
  const alone = await host.send<Came>('POST', `/visits/${visit.body.visitId}/referrals`, refer)
  expect([alone.status, alone.body.reason]).toEqual([422, 'needsReason'])
})

test('a sheet is scanned over the API, and what is no file is told as such (R-446)', async () => {
  const visit = await host.send<Came>('POST', '/visits', { ...came, calledAs: 'Thomas' })
  const at = `/visits/${visit.body.visitId}`
  await host.send('POST', `${at}/identity`, { personId: PERSONS.resident, how: 'document' })
  const papers = await host.send<{ promiseId: string }>('POST', `${at}/papers`, {
    sheets: [{ kind: 'letter', pages: 1 }],
  })
  const scan = (text: string, sheet = 0, who = host) =>
    who.send<{ documentId: string; reason: string }>('POST', `${at}/papers/${papers.body.promiseId}/scans`, {
      sheet,
      content: Buffer.from(text).toString('base64'),
    })
  expect((await scan('ikke en fil')).body.reason).toBe('fileWrongType')
  expect((await scan('%PDF-1.4', 5)).body.reason).toBe('notFound')
  const piles = async () => (await host.get<{ piles: { visitId: string }[] }>('/visits/papers')).body.piles
  const mine = async () => (await piles()).filter(({ visitId }) => visitId === visit.body.visitId)
  expect(await mine()).toHaveLength(1)
  expect((await scan('%PDF-1.4 side')).status).toBe(201)
  expect(await mine()).toEqual([])
  const shown = await host.get<{ papers: { files: number[] }[] }>(`${at}/papers`)
  expect(shown.body.papers.map(({ files }) => files)).toEqual([[1]])
})

test('hours and figures are for whoever leads the office (R-441, R-842)', async () => {
  const leader = await api.staff('berit.leder')
  const figures = await leader.get<{ rows: { by: string }[] }>(
    '/visits/figures?from=2026-03-02&until=2026-03-08',
  )
  expect([figures.status, figures.body.rows[0]?.by]).toEqual([200, 'all'])
  expect((await host.get<Came>('/visits/figures')).body.reason).toBe('notFound')
  const week = ['9–12', '9–12', '9–12', '9–12, 18–20', '', '', '']
  const hours = { week, validFrom: '2026-05-04', answerBy: '2026-04-10', why: 'Kveldsåpent' }
  const proposed = await leader.send<{ versionId: string }>('POST', '/opening-hours', hours)
  expect(proposed.status).toBe(201)
  const at = `/opening-hours/${proposed.body.versionId}`
  expect((await host.send('POST', `${at}/answers`, { who: 'visitor', stance: 'for' })).status).toBe(201)
  const early = await leader.send<Came>('POST', `${at}/decide`, { weighed: 'Alle er for' })
  expect([early.status, early.body.reason]).toEqual([409, 'hearingOpen'])
  const book = await leader.get<{ heard: { answers: unknown[] }; minutes: number }>('/opening-hours')
  expect([book.body.heard.answers.length, book.body.minutes]).toEqual([1, 900])
  expect((await leader.send('POST', `${at}/withdraw`, {})).status).toBe(204)
})

test('whoever leads the office closes it for a day or a part of one, and opens it after all (R-454)', async () => {
  const leader = await api.staff('berit.leder')
  const part = { firstDay: '2026-05-05', from: '10:00', until: '11:00', cause: 'building', says: 'Lekkasje' }
  const close = (more: object = {}, who = leader) =>
    who.send<Came & { closingId: string }>('POST', '/closings', { ...part, ...more })
  expect((await close({}, host)).body.reason).toBe('notFound')
  for (const wrong of [{ from: '25:00' }, { until: '09:00' }, { from: undefined }, { cause: 'whim' }])
    expect([(await close(wrong)).status, wrong]).toEqual([
      expect.toSatisfy((n) => n === 400 || n === 422),
      wrong,
    ])
  const made = await close()
  expect(made.status).toBe(201)
  expect((await close()).body.reason).toBe('conflict')
  type Book = { closings: { id: string; from?: string; open: boolean; withdrawn: boolean }[] }
  const closings = async () => (await leader.get<Book>('/opening-hours')).body.closings
  expect(await closings()).toMatchObject([{ id: made.body.closingId, from: '10:00', open: true }])
  const again = `/closings/${made.body.closingId}/reopen`
  const elsewhere = await api.staff('harald.leder')
  expect((await elsewhere.send('POST', again, {})).status).toBe(404)
  expect((await leader.send('POST', again, {})).status).toBe(204)
  expect((await leader.send<Came>('POST', again, {})).body.reason).toBe('alreadyEnded')
  expect(await closings()).toMatchObject([{ open: false, withdrawn: true }])
})
