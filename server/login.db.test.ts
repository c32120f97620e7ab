import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browserAt, callbackAddress, cameBack, loginAs } from '../test/support/login.ts'
import { type TestServer, testServer, twoPeople } from '../test/support/server.ts'
import { localPath } from './login.ts'
import { SESSION_COOKIE } from './session-request.ts'

let server: TestServer
let people: Awaited<ReturnType<typeof twoPeople>>

beforeAll(async () => {
  server = await testServer()
  people = await twoPeople(server.db)
})
afterAll(() => server.close())

const browser = () => browserAt(server.baseUrl, server.send)
const login = (subject: string, kind: 'person' | 'staff' = 'person') =>
  loginAs(server.baseUrl, subject, kind, { send: server.send })
const who = (someone: { browser: ReturnType<typeof browserAt> }) => someone.browser.visit('/innlogging/hvem')

describe('logging in', () => {
  test('a person comes back to the page they wanted, known to the office', async () => {
    const back = await cameBack(browser(), 'amina', 'person', { returnTo: '/min-side/samtaler?ny=1' })
    expect(back.status).toBe(303)
    expect(back.location).toBe('/min-side/samtaler?ny=1')
    const { browser: amina } = await login('amina')
    expect(JSON.parse((await amina.visit('/innlogging/hvem')).body)).toMatchObject({
      kind: 'person',
      name: 'Amina Hassan',
    })
  })

  test('an employee comes in as an employee, with the roles and teams that the office gave', async () => {
    const kari = await login('kari', 'staff')
    const session = await server.app.house.sessions.find(kari.browser.cookies.get(SESSION_COOKIE) ?? '')
    expect(session).toMatchObject({
      kind: 'staff',
      actor: { staffId: people.kari, roles: ['AS', 'CO'], sides: ['state'], teams: [people.team] },
    })
  })

  test('a person cannot come in by the door of the staff', async () => {
    await expect(callbackAddress(browser(), 'amina', '/logg-inn/ansatt')).rejects.toThrow('400')
  })

  test('the cookie is bound to this host, unreadable to scripts, and not sent by other sites', async () => {
    const back = await cameBack(browser(), 'amina', 'person')
    const line = back.headers.getSetCookie().find((cookie) => cookie.startsWith(SESSION_COOKIE)) ?? ''
    const rules = line
      .split('; ')
      .slice(1)
      .map((rule) => rule.toLowerCase())
    expect(rules).toEqual(expect.arrayContaining(['path=/', 'secure', 'httponly', 'samesite=lax']))
    expect(line).not.toMatch(/domain/i)
  })

  test('only a hash of the token is kept', async () => {
    const { browser: amina } = await login('amina')
    const token = amina.cookies.get(SESSION_COOKIE) ?? 'none'
    const kept = await server.db.pools.system.query('select id_hash::text as hash from session')
    expect(
      kept.rows.some((row: { hash: string }) => row.hash.includes(Buffer.from(token).toString('hex'))),
    ).toBe(false)
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
  })

  test('a login that proved too little is turned away, and no session is made', async () => {
    const visitor = browser()
    const back = await cameBack(visitor, 'amina', 'person', { level: 'idporten-loa-substantial' })
    expect(back.status).toBe(403)
    expect(visitor.cookies.has(SESSION_COOKIE)).toBe(false)
  })

  test('an answer with a made-up state is refused', async () => {
    const visitor = browser()
    const address = new URL(await callbackAddress(visitor, 'amina', '/logg-inn'))
    address.searchParams.set('state', 'made-up')
    expect((await visitor.visit(address.href)).status).toBe(400)
    expect(visitor.cookies.has(SESSION_COOKIE)).toBe(false)
  })

  test('an answer begun in another browser is refused', async () => {
    const address = await callbackAddress(browser(), 'amina', '/logg-inn')
    const other = browser()
    expect((await other.visit(address)).status).toBe(400)
    expect(other.cookies.has(SESSION_COOKIE)).toBe(false)
  })

  test('an answer counts once', async () => {
    const visitor = browser()
    const address = await callbackAddress(visitor, 'amina', '/logg-inn')
    expect((await visitor.visit(address)).status).toBe(303)
    expect((await visitor.visit(address)).status).toBe(400)
  })

  test('an answer that comes after ten minutes is refused', async () => {
    const visitor = browser()
    const address = await callbackAddress(visitor, 'amina', '/logg-inn')
    server.machine.advance({ minutes: 11 })
    expect((await visitor.visit(address)).status).toBe(400)
  })

  test('two tabs may be on their way in at once', async () => {
    const visitor = browser()
    const first = await callbackAddress(visitor, 'amina', '/logg-inn')
    const second = await callbackAddress(visitor, 'amina', '/logg-inn')
    expect((await visitor.visit(first)).status).toBe(303)
    expect((await visitor.visit(second)).status).toBe(303)
  })

  test('logging in as another ends what stood in the browser before', async () => {
    const amina = await login('amina')
    const before = amina.browser.cookies.get(SESSION_COOKIE) ?? ''
    await loginAs(server.baseUrl, 'kari', 'staff', { browser: amina.browser })
    expect(await server.app.house.sessions.find(before)).toBeNull()
    expect(JSON.parse((await who(amina)).body)).toMatchObject({ kind: 'staff' })
  })

  test('begun under another name of the machine, the login moves to the name it will come back to', async () => {
    const answer = await server.app.inject({
      url: '/logg-inn?til=%2Fmin-side',
      headers: { host: 'localhost:3999' },
    })
    expect(answer.headers.location).toBe(`${server.baseUrl}/logg-inn?til=%2Fmin-side`)
  })

  test.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    '/\t/evil.example',
    'evil',
    undefined,
  ])('nobody is sent out of the house by the return address %s', (path) => {
    const led = localPath(path, '/min-side')
    expect(new URL(led, 'http://here').origin).toBe('http://here')
    expect(led.startsWith('//')).toBe(false)
  })
})

describe('the page that lists people', () => {
  test('names them, finds others, and has no script', async () => {
    const visitor = browser()
    const asked = await visitor.visit('/logg-inn')
    const choose = (await visitor.visit(asked.location ?? '')).location ?? ''
    const page = await visitor.visit(choose)
    expect(page.body).toContain('Amina Hassan')
    expect(page.body).not.toContain('<script')
    expect((await visitor.visit(`${choose}?sok=ingen`)).body).toContain('Ingen treff på «ingen»')
    expect((await visitor.visit(`${choose}?sok=hass`)).body).toContain('Amina Hassan')
    expect((await visitor.visit(`${choose}?sok=${encodeURIComponent('<b>')}`)).body).not.toContain('<b>')
  })
})

describe('logging out', () => {
  const leave = (someone: Awaited<ReturnType<typeof login>>, path = '/logg-ut', csrf = someone.csrf) =>
    someone.browser.visit(path, { form: { csrf } })

  test('ends the session here and the login at the provider, and leads back to the front page', async () => {
    const amina = await login('amina')
    const token = amina.browser.cookies.get(SESSION_COOKIE) ?? ''
    const out = await leave(amina)
    expect(out.status).toBe(303)
    expect(out.location).toContain('/oidc/innbygger/session/end')
    expect((await amina.browser.visit(out.location ?? '')).location).toBe(`${server.baseUrl}/`)
    expect(await server.app.house.sessions.find(token)).toBeNull()
    expect((await who(amina)).status).toBe(401)
  })

  test('here leaves the other device signed in; everywhere does not', async () => {
    const [phone, library] = [await login('amina'), await login('amina')]
    await leave(phone)
    expect((await who(library)).status).toBe(200)
    const [again, kari] = [await login('amina'), await login('kari', 'staff')]
    await leave(library, '/logg-ut/alle')
    expect((await who(again)).status).toBe(401)
    expect((await who(kari)).status).toBe(200)
  })

  test('a wrong token logs nobody out', async () => {
    const amina = await login('amina')
    expect((await leave(amina, '/logg-ut', 'wrong')).status).toBe(403)
    expect((await who(amina)).status).toBe(200)
  })
})

test('a login takes well under a fifth of a second', async () => {
  const times: number[] = []
  for (let round = 0; round < 5; round++) {
    const begun = performance.now()
    await login('amina')
    times.push(performance.now() - begun)
  }
  expect(Math.min(...times)).toBeLessThan(150)
})
