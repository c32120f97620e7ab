import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Api, type Client, openApi } from '../../test/support/api.ts'
import { assign, PERSONS, STAFF } from '../../test/support/world.ts'

/** Meetings over the API: booked, moved and cancelled; held, with what lies on the table; and their interpreter. */
let api: Api
let person: Client
let stranger: Client
let adviser: Client
let host: Client
beforeAll(async () => {
  api = await openApi()
  const { db } = api.server
  const subjectOf = async (id: string) =>
    (await db.system.selectFrom('person').select('subject').where('id', '=', id).executeTakeFirstOrThrow())
      .subject ?? ''
  await assign(db.system, PERSONS.resident, 'state', { staffId: STAFF.stateAdviserA })
  person = await api.person(await subjectOf(PERSONS.resident))
  stranger = await api.person(await subjectOf(PERSONS.aap))
  adviser = await api.staff('kari.veileder')
  host = await api.staff('anne.mottak')
})
afterAll(() => api.server.close())

type Told = { meetingId: string; startsAt: string; reason?: string; nearest?: unknown }
type Mine = { meetings: { meetingId: string; state: string; version: number; startsAt: string }[] }
const of = `/persons/${PERSONS.resident}/meetings`
const talk = {
  kind: 'followUp',
  mode: 'physicalOffice',
  staffId: STAFF.stateAdviserA,
  side: 'state',
  theme: 'contactAdviser',
  interpreter: { answer: 'notFlagged' },
}
async function booked(startsAt: string): Promise<string> {
  const made = await adviser.send<Told>('POST', of, { ...talk, purpose: 'Planen', startsAt })
  expect([made.status, made.body.reason]).toEqual([201, undefined])
  return made.body.meetingId
}
const clockTo = (at: string) => api.server.app.house.clock.move?.set(Temporal.Instant.from(at))

test('a person finds a time, books it, moves it and cancels it; nobody else can', async () => {
  const free = await person.get<{ slots: { startsAt: string; staffId: string }[] }>(
    '/me/meeting-times?kind=followUp&mode=physicalOffice',
  )
  expect(free.status).toBe(200)
  const [first, second] = free.body.slots.filter(({ staffId }) => staffId === STAFF.stateAdviserA)
  const made = await person.send<Told>('POST', '/me/meetings', { ...talk, startsAt: first?.startsAt })
  expect(made.status).toBe(201)
  const twice = await person.send<Told>('POST', '/me/meetings', { ...talk, startsAt: first?.startsAt })
  expect([twice.status, twice.body.reason]).toEqual([409, 'taken'])
  const { meetingId } = made.body
  const move = { version: 1, startsAt: second?.startsAt }
  expect((await stranger.send('POST', `/me/meetings/${meetingId}/move`, move)).status).toBe(404)
  const old = { version: 7, startsAt: second?.startsAt }
  expect((await person.send<Told>('POST', `/me/meetings/${meetingId}/move`, old)).body.reason).toBe(
    'conflict',
  )
  expect((await person.send<Told>('POST', `/me/meetings/${meetingId}/move`, move)).status).toBe(201)
  const mine = await person.get<Mine>('/me/meetings')
  const now = mine.body.meetings.find((one) => one.meetingId === meetingId)
  expect(now).toMatchObject({ state: 'booked', startsAt: second?.startsAt })
  expect((await stranger.get<Mine>('/me/meetings')).body.meetings).toEqual([])
  const cancel = { version: now?.version, reason: 'Syk' }
  expect((await person.send('POST', `/me/meetings/${meetingId}/cancellation`, cancel)).status).toBe(201)
  const again = await person.send<Told>('POST', `/me/meetings/${meetingId}/cancellation`, cancel)
  expect([again.status, again.body.reason]).toEqual([409, 'alreadyEnded'])
})

test('what is no booking is refused in words that a program can read', async () => {
  const startsAt = '2026-03-05T09:00:00Z'
  const books = async (more: object) => {
    const { status, body } = await adviser.send<Told>('POST', of, { ...talk, startsAt, ...more })
    return [status, body.reason]
  }
  expect(await books({ kind: 'gossip' })).toEqual([422, 'invalid'])
  expect(await books({ startsAt: '2026-02-02T09:00:00Z' })).toEqual([422, 'inPast'])
  expect(await books({ interpreter: { answer: 'ordered' } })).toEqual([422, 'interpreterLanguage'])
  expect(await books({ interpreter: { answer: 'declined' } })).toEqual([422, 'interpreterReason'])
  expect((await host.get(`${of}`)).status).toBe(200)
  expect((await api.nobody.get('/me/meetings')).status).toBe(401)
  expect((await adviser.send('POST', '/persons/no-id/meetings', { ...talk, startsAt })).status).toBe(404)
})

test('a meeting over the API: points, who comes, the table, the end, the minutes', async () => {
  const meetingId = await booked('2026-03-09T09:00:00Z')
  const at = `${of}/${meetingId}`
  const mine = `/me/meetings/${meetingId}`
  expect((await person.send('POST', `${mine}/topics`, { text: 'Bussen' })).status).toBe(201)
  expect((await stranger.send('POST', `${mine}/topics`, { text: 'Hei' })).status).toBe(404)
  expect((await host.send('POST', `${at}/topics`, { text: 'Hei' })).status).toBe(404)
  const added = await adviser.send<{ participantId: string; approval: string }>(
    'POST',
    `${at}/participants`,
    {
      role: 'employer',
      name: 'Bakeriet',
      mayHear: ['work'],
    },
  )
  expect(added.body).toMatchObject({ approval: 'asked' })
  const { participantId } = added.body
  const answered = await person.send('POST', `${mine}/participants/${participantId}/answer`, {
    answer: 'approved',
    mayHear: ['work'],
  })
  expect(answered.status).toBe(201)
  expect((await adviser.send<Told>('POST', `${at}/start`)).body.reason).toBe('tooEarly')
  await clockTo('2026-03-09T09:00:00Z')
  expect((await adviser.send('POST', `${at}/start`)).status).toBe(201)

  const laid = await adviser.send<{ code: string; shareId: string }>('POST', `${at}/paper`, { kind: 'sheet' })
  expect(laid.status).toBe(201)
  expect(laid.body.code).toMatch(/^\d{6}$/)
  expect((await adviser.send('PUT', `${at}/paper/lines/work`, { text: 'Halv stilling.' })).status).toBe(200)
  expect((await person.get(`${mine}/paper`)).body).toMatchObject({
    open: true,
    paper: { kind: 'sheet', lines: [{ matter: 'work', body: 'Halv stilling.' }] },
  })
  expect((await adviser.get(`${at}/paper`)).body).toMatchObject({ code: laid.body.code, seenBy: 0 })
  expect((await stranger.get(`${mine}/paper`)).status).toBe(404)
  const foreign = { kind: 'letter', messageId: PERSONS.aap }
  expect((await adviser.send('POST', `${at}/paper`, foreign)).status).toBe(404)
  const others = { shareId: laid.body.shareId, yes: true }
  expect((await person.send('POST', `${mine}/paper/others`, others)).status).toBe(201)
  expect((await adviser.send('POST', `${at}/paper/others`, others)).status).toBe(422)

  const version = (await adviser.get<Mine>(of)).body.meetings.find(
    (one) => one.meetingId === meetingId,
  )?.version
  const open = await adviser.send<Told>('POST', `${at}/end`, { version })
  expect([open.status, open.body.reason]).toEqual([409, 'attendanceMissing'])
  const there = await person.get<{ participants: { id: string }[] }>(`${mine}/talk`)
  const seen = there.body.participants.map(({ id }) => ({ participantId: id, attended: true }))
  expect((await adviser.send('PUT', `${at}/attendance`, { seen })).status).toBe(200)
  const yes = await adviser.send<Told>('PUT', `${at}/teach-back`, { how: 'done', words: 'Ja' })
  expect([yes.status, yes.body.reason]).toEqual([422, 'ownWordsMissing'])
  const words = 'Jeg ringer bakeren, og du sjekker bussen'
  expect((await adviser.send('PUT', `${at}/teach-back`, { how: 'done', words })).status).toBe(200)
  const early = { after: 0, parts: [{ matter: 'work', body: 'Halv stilling.' }] }
  expect((await adviser.send<Told>('POST', `${at}/minutes`, early)).body.reason).toBe('notBegun')
  const ended = await adviser.send<{ minutesDueAt: string }>('POST', `${at}/end`, { version })
  expect([ended.status, ended.body.minutesDueAt]).toEqual([201, expect.stringContaining('2026-03-11')])
  const sent = await adviser.send('POST', `${at}/minutes`, early)
  expect([sent.status, sent.body]).toEqual([201, expect.objectContaining({ version: 1, reaches: true })])
  expect((await adviser.send('POST', `${at}/participants/${participantId}/copy`)).status).toBe(201)
  const reads = async () => (await adviser.send('POST', `${at}/minutes/reading`, { how: 'norwegian' })).status
  expect([await reads(), await reads()]).toEqual([201, 404])
  const says = (body: object) => adviser.send<Told>('POST', `${at}/minutes/confirmation`, body)
  expect((await says({ version: 2, said: 'phone' })).body.reason).toBe('conflict')
  expect((await says({ version: 1 })).status).toBe(422)
  expect((await says({ version: 1, said: 'paper' })).status).toBe(201)
  expect((await person.send('POST', `${mine}/minutes/confirmation`, { version: 1 })).status).toBe(201)
  const comment = await person.send('POST', `${mine}/minutes/comments`, { text: 'Det var butikken' })
  expect(comment.body).toMatchObject({ dueAt: expect.any(String) })
  expect((await person.get(`${mine}/paper`)).body).toEqual({ open: false, letters: [] })
})

test('the interpreter of a meeting: the question, the order, and nobody but whoever may', async () => {
  const dari = PERSONS.dari
  await assign(api.server.db.system, dari, 'state', { staffId: STAFF.stateAdviserA })
  const question = await adviser.get(`/persons/${dari}/interpreter-question`)
  expect([question.status, question.body]).toEqual([
    200,
    expect.objectContaining({ flagged: true, prefilled: { answer: 'ordered' } }),
  ])
  const made = await adviser.send<Told>('POST', `/persons/${dari}/meetings`, {
    ...talk,
    startsAt: '2026-03-18T09:00:00Z',
    interpreter: { answer: 'ordered' },
  })
  expect([made.status, made.body.reason]).toEqual([201, undefined])
  const at = `/persons/${dari}/meetings/${made.body.meetingId}/interpreter`
  const shown = await adviser.get(at)
  expect([shown.status, shown.body]).toEqual([
    200,
    expect.objectContaining({ answer: 'ordered', order: expect.objectContaining({ state: 'looking' }) }),
  ])
  const early = await adviser.send<Told>('POST', `${at}/missing`)
  expect([early.status, early.body.reason]).toEqual([409, 'tooEarly'])
  expect((await adviser.get('/figures/meeting-interpreters')).status).toBe(404)
  const none = `/persons/${dari}/meetings/${PERSONS.aap}/interpreter`
  expect((await adviser.get(none)).status).toBe(404)
})
