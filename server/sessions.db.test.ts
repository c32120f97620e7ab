import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loginAs } from '../test/support/login.ts'
import { type TestServer, testServer, twoPeople } from '../test/support/server.ts'
import { SESSION_COOKIE } from './session-request.ts'
import { checkCsrf, type Sessions } from './sessions.ts'

let server: TestServer
let sessions: Sessions
let people: Awaited<ReturnType<typeof twoPeople>>

beforeAll(async () => {
  server = await testServer()
  people = await twoPeople(server.db)
  sessions = server.app.house.sessions
})
afterAll(() => server.close())

const amina = () =>
  sessions.start({
    kind: 'person',
    subjectId: people.amina,
    assurance: 'high',
    idToken: null,
    language: null,
  })
const kari = () =>
  sessions.start({ kind: 'staff', subjectId: people.kari, assurance: '', idToken: null, language: null })
const wait = (minutes: number) => server.machine.advance({ seconds: Math.round(minutes * 60) })

describe('a session', () => {
  test('speaks the language of the profile', async () => {
    expect(await sessions.find(await amina())).toMatchObject({
      actor: { personId: people.amina, language: 'so' },
    })
  })

  test('ends after an hour without use', async () => {
    const [used, left] = [await amina(), await amina()]
    wait(25)
    expect(await sessions.find(used)).not.toBeNull()
    wait(36)
    expect(await sessions.find(left)).toBeNull()
    expect(await sessions.find(used)).not.toBeNull()
  })

  test('a line that stays open does not count as use', async () => {
    const token = await amina()
    for (const _quarter of [1, 2, 3, 4]) {
      wait(15)
      await sessions.find(token, { quiet: true })
    }
    wait(1)
    expect(await sessions.find(token)).toBeNull()
  })

  test('ends after the working day however much it is used', async () => {
    let token = await kari()
    for (let hour = 0; hour < 16; hour++) {
      token = (await sessions.find(token))?.newToken ?? token
      wait(29)
    }
    expect(await sessions.find(token)).not.toBeNull()
    wait(20)
    expect(await sessions.find(token)).toBeNull()
  })

  test('exchanges its token after half an hour of use; the old one works a minute more', async () => {
    const old = await amina()
    wait(31)
    const found = await sessions.find(old)
    const fresh = found?.newToken ?? ''
    expect(fresh).not.toBe('')
    expect(await sessions.find(old)).not.toBeNull()
    expect((await sessions.find(fresh))?.csrf).toBe(found?.csrf)
    wait(1.1)
    expect(await sessions.find(old)).toBeNull()
    expect(await sessions.find(fresh)).not.toBeNull()
  })

  test('of many requests at once only one exchanges the token', async () => {
    const old = await amina()
    wait(31)
    const found = await Promise.all(Array.from({ length: 8 }, () => sessions.find(old)))
    expect(found.every((session) => session !== null)).toBe(true)
    expect(found.filter((session) => session?.newToken)).toHaveLength(1)
  })

  test('the new token reaches the browser with whatever answer is given', async () => {
    const { browser } = await loginAs(server.baseUrl, 'amina', 'person', { send: server.send })
    const before = browser.cookies.get(SESSION_COOKIE)
    wait(31)
    expect((await browser.visit('/innlogging/hvem')).status).toBe(200)
    expect(browser.cookies.get(SESSION_COOKIE)).not.toBe(before)
    wait(2)
    expect((await browser.visit('/innlogging/hvem')).status).toBe(200)
  })

  test('logging out ends the exchanged token and the one before it', async () => {
    const old = await amina()
    wait(31)
    const session = await sessions.find(old)
    const ended = session && (await sessions.end(session))
    expect(ended?.hashes).toHaveLength(2)
    expect(await sessions.find(old)).toBeNull()
    expect(await sessions.find(session?.newToken ?? '')).toBeNull()
  })

  test('an employee who has left is no longer let in', async () => {
    const token = await kari()
    await server.db.system.updateTable('staff').set({ active: false }).where('id', '=', people.kari).execute()
    expect(await sessions.find(token)).toBeNull()
    await server.db.system.updateTable('staff').set({ active: true }).where('id', '=', people.kari).execute()
  })

  test('moving the office clock by a year logs nobody out', async () => {
    const token = await amina()
    await server.app.house.clock.move?.set(Temporal.Instant.from('2030-01-01T10:00:00Z'))
    expect(await sessions.find(token)).not.toBeNull()
  })

  test('a made-up token finds nobody', async () => {
    expect(await sessions.find('made-up')).toBeNull()
  })
})

test('the token of a form is that of its own login', async () => {
  const [mine, other] = [await sessions.find(await amina()), await sessions.find(await amina())]
  if (!mine || !other) throw new Error('not signed in')
  expect(checkCsrf(mine, mine.csrf)).toBe(true)
  for (const wrong of [other.csrf, '', undefined, ['x'], `${mine.csrf} `])
    expect(checkCsrf(mine, wrong)).toBe(false)
})
