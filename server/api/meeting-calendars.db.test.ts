import { afterAll, beforeAll, expect, test } from 'vitest'
import { runWaiting } from '../../office/meetings/waiting/jobs.ts'
import { type Api, type Client, openApi, residentAndAdviser } from '../../test/support/api.ts'
import { PERSONS, STAFF } from '../../test/support/world.ts'

/** Calendars, series and offered times over the API. */
let api: Api
let person: Client
let adviser: Client
beforeAll(async () => {
  api = await openApi()
  ;({ person, adviser } = await residentAndAdviser(api))
})
afterAll(() => api.server.close())

const talk = {
  ...{ kind: 'followUp', mode: 'phone', side: 'state', theme: 'contactAdviser' },
  interpreter: { answer: 'notFlagged' },
}
type Calendars = {
  feedSince?: string
  calendars: { calendarId: string; host: string; failure?: string; readAt?: string }[]
  taken: { from: string; until: string; by: string }[]
}

test('an employee has calendars in and out; the address is given once, and of the secret one only the host is shown', async () => {
  const added = await adviser.send<{ calendarId: string }>('POST', '/work/calendars', {
    url: 'webcal://kalender.example/hemmelig/123.ics',
  })
  expect(added.status).toBe(201)
  const refused = await adviser.send<{ reason: string }>('POST', '/work/calendars', { url: 'ftp://x' })
  expect([refused.status, refused.body.reason]).toEqual([422, 'invalid'])
  const feed = await adviser.send<{ address: string }>('POST', '/work/calendars/feed', {})
  expect(feed.body.address).toMatch(/\/kalender\/[2-9a-z]{32}\.ics$/)
  const mine = await adviser.get<Calendars>('/work/calendars')
  expect(mine.body).toMatchObject({
    feedSince: expect.any(String),
    calendars: [{ calendarId: added.body.calendarId, host: 'kalender.example' }],
  })
  expect(JSON.stringify(mine.body)).not.toContain('hemmelig')
  const secret = new URL(feed.body.address).pathname
  const shown = () =>
    api.server.db.system.selectFrom('calendarFeed').select('id').where('revokedAt', 'is', null).execute()
  expect([secret.length > 40, (await shown()).length]).toEqual([true, 1])
  expect((await adviser.send('DELETE', '/work/calendars/feed')).status).toBe(200)
  expect(await shown()).toEqual([])
  expect((await adviser.send('DELETE', `/work/calendars/${added.body.calendarId}`)).status).toBe(200)
  expect((await adviser.get<Calendars>('/work/calendars')).body.calendars).toEqual([])
})

test('a series takes the adviser’s time, and the rest of it is cancelled at once', async () => {
  const about = `/persons/${PERSONS.resident}`
  const done = await adviser.send<{ meetings: { meetingId: string; startsAt: string }[]; missed: unknown[] }>(
    'POST',
    `${about}/meeting-series`,
    { ...talk, staffId: STAFF.stateAdviserA, startsAt: '2026-03-04T09:00:00Z', every: 'week', times: 3 },
  )
  expect([done.status, done.body.meetings.map(({ startsAt }) => startsAt), done.body.missed]).toEqual([
    201,
    ['2026-03-04T09:00:00Z', '2026-03-11T09:00:00Z', '2026-03-18T09:00:00Z'],
    [],
  ])
  const { taken } = (await adviser.get<Calendars>('/work/calendars')).body
  expect(taken).toContainEqual({ from: '2026-03-04T09:00:00Z', until: '2026-03-04T09:30:00Z', by: 'meeting' })
  const rest = await adviser.send<{ cancelled: number }>(
    'POST',
    `${about}/meetings/${done.body.meetings[1]?.meetingId}/cancel-rest`,
    { askedBy: 'person' },
  )
  expect([rest.status, rest.body]).toEqual([201, { cancelled: 2 }])
})

test('a time that is given back is offered to whoever waits, who takes it', async () => {
  const { db } = api.server
  await db.system
    .insertInto('contactPoint')
    .values({
      ...{ personId: PERSONS.resident, kind: 'phone', value: '+4740999001', phoneKind: 'own' },
      confirmedAt: api.server.app.house.clock.now(),
    })
    .execute()
  await person.send('POST', '/me/meeting-requests', { mode: 'phone' })
  const meeting = await db.system
    .selectFrom('meeting')
    .select(['id', 'version'])
    .where('state', '=', 'booked')
    .executeTakeFirstOrThrow()
  const about = `/persons/${PERSONS.resident}/meetings/${meeting.id}/cancellation`
  expect((await adviser.send('POST', about, { version: meeting.version, askedBy: 'person' })).status).toBe(
    201,
  )
  await runWaiting(api.server.app.house.around)
  type Wishes = { requests: { line?: object; offer?: { id: string; startsAt: string } }[] }
  const [wish] = (await person.get<Wishes>('/me/meeting-requests')).body.requests
  expect(wish).toMatchObject({ line: { number: 1, of: 1 }, offer: { startsAt: '2026-03-04T09:00:00Z' } })
  const url = `/me/meeting-offers/${wish?.offer?.id}/acceptance`
  expect((await person.send('POST', url, {})).status).toBe(201)
  const again = await person.send<{ reason: string }>('POST', url, {})
  expect([again.status, again.body.reason]).toEqual([409, 'alreadyEnded'])
})
