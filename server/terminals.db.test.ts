import { afterAll, beforeAll, expect, test } from 'vitest'
import { BESIDE_COOKIE } from '../app/beside.ts'
import type { StaffCtx } from '../office/kernel/context.ts'
import { inTransaction } from '../office/kernel/transaction.ts'
import { startAssisted } from '../office/visits/assisted/actions.ts'
import { pairTerminal, revokeTerminal } from '../office/visits/terminals/actions.ts'
import { terminalsOf } from '../office/visits/terminals/views.ts'
import { type Browser, browserAt, loginAs } from '../test/support/login.ts'
import { type TestServer, testServer } from '../test/support/server.ts'
import { PERSONS, seedWorld, staffActor } from '../test/support/world.ts'
import { SESSION_COOKIE } from './session-request.ts'

/** Logins on a shared screen: they live from one touch to the next, and nothing is left of them. */
let server: TestServer
let subject: string
const TERMINAL = '__Host-terminal'

beforeAll(async () => {
  server = await testServer()
  await seedWorld(server.db.system, server.app.house.clock)
  const row = await server.db.system
    .selectFrom('person')
    .select('subject')
    .where('id', '=', PERSONS.resident)
    .executeTakeFirstOrThrow()
  subject = row.subject ?? ''
})
afterAll(() => server.close())

const host = staffActor('hostA')
const asHost = <T>(act: (ctx: StaffCtx) => Promise<T>) =>
  inTransaction(server.app.house.around, host, (ctx) => act(ctx as StaffCtx))

/** A browser that has been made a device of office A. */
async function screen(kind: string): Promise<Browser> {
  const browser = browserAt(server.baseUrl, server.send)
  const asked = await browser.visit('/skjerm/kode', { form: {} })
  expect([asked.status, asked.location]).toEqual([303, '/skjerm'])
  const { code } = await server.db.system
    .selectFrom('terminal')
    .select('code')
    .where('code', 'is not', null)
    .executeTakeFirstOrThrow()
  const paired = await asHost((ctx) => pairTerminal(ctx, { code: code ?? '', kind, name: kind }))
  expect(paired.ok).toBe(true)
  return browser
}
const who = async (browser: Browser) => (await browser.visit('/innlogging/hvem')).status
const wait = (seconds: number) => server.machine.advance({ seconds })

test('R-449: a login on a shared screen ends when nobody has touched it, and one at home does not', async () => {
  const shared = await screen('public')
  const home = await loginAs(server.baseUrl, subject, 'person', { send: server.send })
  await loginAs(server.baseUrl, subject, 'person', { browser: shared })
  for (let touch = 0; touch < 4; touch += 1) {
    wait(170)
    expect(await who(shared)).toBe(200)
  }
  wait(100)
  // That somebody is there is told without a page; what a page does by itself does not count.
  expect((await shared.visit('/terminal/her', { method: 'POST' })).status).toBe(204)
  wait(100)
  await shared.visit('/terminal/er-du-der')
  wait(100)
  expect(await who(shared)).toBe(401)
  expect(await who(home.browser)).toBe(200)
})

test('R-449: a login on a shared screen outlives the exchange of its token, and still ends', async () => {
  const shared = await screen('public')
  await loginAs(server.baseUrl, subject, 'person', { browser: shared })
  const first = shared.cookies.get(SESSION_COOKIE)
  for (let touch = 0; touch < 20; touch += 1) {
    wait(100)
    expect(await who(shared)).toBe(200)
  }
  expect(shared.cookies.get(SESSION_COOKIE)).not.toBe(first)
  wait(200)
  expect(await who(shared)).toBe(401)
})

test('R-449: emptied, the screen has nothing but what it is itself, and the provider has forgotten who it was', async () => {
  const shared = await screen('public')
  await loginAs(server.baseUrl, subject, 'person', { browser: shared })
  for (const name of ['sprak', 'skrift', '__Host-evi-chat', 'noe']) shared.cookies.set(name, 'x')
  const token = shared.cookies.get(SESSION_COOKIE) ?? ''
  const out = await shared.visit('/terminal/slutt')
  expect(out.status).toBe(303)
  expect(out.location).toContain('/oidc/innbygger/session/end')
  expect(out.headers.get('clear-site-data')).toBe('"cache", "storage"')
  expect(out.headers.get('cache-control')).toBe('no-store')
  const parts = out.headers.getSetCookie().filter((line) => /Path=\/(?:vis|arbeid)/i.test(line))
  expect(parts).toHaveLength(2)
  expect([...shared.cookies.keys()].filter((name) => !name.startsWith('_'))).toEqual([])
  expect(await server.app.house.sessions.find(token)).toBeNull()
  // Back from the provider the screen is at its first page.
  expect((await shared.visit('/')).location).toBe('/terminal')
  expect(shared.cookies.has(TERMINAL)).toBe(true)
  // Once more there is nobody to sign out.
  expect((await shared.visit('/terminal/slutt')).location).toBe('/terminal')
})

test('R-449: a device that had slept still signs out at the provider', async () => {
  const shared = await screen('public')
  await loginAs(server.baseUrl, subject, 'person', { browser: shared })
  wait(3600)
  expect((await shared.visit('/terminal/slutt')).location).toContain('/oidc/innbygger/session/end')
})

test('R-449: on a shared screen the provider asks who it is every time; signing out empties the screen too', async () => {
  const shared = await screen('public')
  expect((await shared.visit('/logg-inn')).location).toContain('prompt=login')
  const anybody = browserAt(server.baseUrl, server.send)
  expect((await anybody.visit('/logg-inn')).location).not.toContain('prompt=')
  const { csrf } = await loginAs(server.baseUrl, subject, 'person', { browser: shared })
  shared.cookies.set('sprak', 'ar')
  const wrong = await shared.visit('/logg-ut', { form: { csrf: 'wrong' } })
  expect([wrong.status, shared.cookies.has('sprak')]).toEqual([403, true])
  const out = await shared.visit('/logg-ut', { form: { csrf } })
  expect(out.headers.get('clear-site-data')).toBe('"cache", "storage"')
  expect(shared.cookies.has('sprak')).toBe(false)
  expect(await who(shared)).toBe(401)
})

test('R-449: another site cannot empty a screen, and in any other browser there is none to empty', async () => {
  const shared = await screen('public')
  await loginAs(server.baseUrl, subject, 'person', { browser: shared })
  const tricked = await shared.visit('/terminal/slutt', { headers: { 'sec-fetch-site': 'cross-site' } })
  expect(tricked.location).toBe('/')
  expect(await who(shared)).toBe(200)
  const home = await loginAs(server.baseUrl, subject, 'person', { send: server.send })
  await home.browser.visit('/terminal/slutt')
  expect(await who(home.browser)).toBe(200)
})

test('R-449: a device that is parted signs out whoever uses it, at once', async () => {
  const shared = await screen('public')
  await loginAs(server.baseUrl, subject, 'person', { browser: shared })
  const list = await asHost(terminalsOf)
  const open = list.ok ? list.value.filter(({ revokedAt }) => revokedAt === null) : []
  for (const { id } of open) await asHost((ctx) => revokeTerminal(ctx, { terminalId: id }))
  expect(await who(shared)).toBe(401)
  expect((await shared.visit('/')).location).toBeNull()
})

test.each([
  ['kiosk', `/mottak/${host.officeId}`],
  ['board', `/mottak/tavle/${host.officeId}`],
  ['door', '/arbeid/dor'],
  ['desk', '/arbeid/mottak'],
])('R-449: a %s begins at its own page and is not emptied', async (kind, home) => {
  const device = await screen(kind)
  expect((await device.visit('/')).location).toBe(home)
  const { browser } = await loginAs(server.baseUrl, 'anne.mottak', 'staff', { browser: device })
  wait(600)
  expect(await who(browser)).toBe(200)
})

test('R-449: help opened by a code lives on that screen alone, and ends unconfirmed when the screen is emptied', async () => {
  const begun = await asHost((ctx) =>
    startAssisted(ctx, {
      personId: PERSONS.aap,
      identity: 'document',
      why: 'noDevice',
      agreed: true,
      device: 'other',
    }),
  )
  if (!begun.ok) throw new Error(begun.reason)
  const { sessionId, code } = begun.value
  await loginAs(server.baseUrl, 'anne.mottak', 'staff', { send: server.send })
  const stranger = browserAt(server.baseUrl, server.send)
  const elsewhere = await stranger.visit('/hjelpeokt', { form: { kode: code ?? '' } })
  expect(elsewhere.location).toBe('/hjelpeokt?feil=needsScreen')
  const shared = await screen('public')
  const opened = await shared.visit('/hjelpeokt', { form: { kode: code ?? '' } })
  expect(opened.location).toBe('/min-side')
  // The cookie taken to another browser opens nothing; on its own screen it does.
  stranger.cookies.set(BESIDE_COOKIE, shared.cookies.get(BESIDE_COOKIE) ?? '')
  const ends = (browser: Browser) => browser.visit('/min-side/hjelpeokt/slutt', { form: { csrf: 'none' } })
  expect((await ends(stranger)).location).toBe('/hjelpeokt/slutt')
  expect((await ends(shared)).location).toBe('/min-side/hjelpeokt?feil=badForm')
  expect((await shared.visit('/terminal/slutt')).location).toBe('/terminal')
  expect(shared.cookies.has(BESIDE_COOKIE)).toBe(false)
  const session = await server.db.system
    .selectFrom('assistedSession')
    .select(['endedWhy', 'confirmedHow'])
    .where('id', '=', sessionId)
    .executeTakeFirst()
  expect(session).toEqual({ endedWhy: 'screenEmptied', confirmedHow: 'notConfirmed' })
})
