import type { InjectOptions } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type LoggedIn, loginAs } from '../test/support/login.ts'
import { type TestServer, testServer, twoPeople } from '../test/support/server.ts'
import { officeFor } from './door.ts'
import { bearerOf } from './machine-routes.ts'
import { sessionOf } from './session-request.ts'

let server: TestServer
let amina: LoggedIn
let people: Awaited<ReturnType<typeof twoPeople>>

beforeAll(async () => {
  server = await testServer({
    env: { RATE_LIMIT: '200', LOGIN_RATE_LIMIT: '60' },
    routes: [
      async (app) => {
        app.post('/api/v1/echo', async (request) => ({
          session: (await sessionOf(request))?.kind ?? null,
          machine: await bearerOf(request),
        }))
        app.get('/api/v1/bug', async () => {
          throw new Error('Amina Hassan 010190 12345')
        })
        app.get('/api/v1/away', async () => {
          throw Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })
        })
      },
    ],
  })
  people = await twoPeople(server.db)
  amina = await loginAs(server.baseUrl, 'amina', 'person', { send: server.send })
})
afterAll(() => server.close())

const ask = (options: InjectOptions) => server.app.inject(options)
const post = (headers: Record<string, string>) =>
  ask({
    method: 'POST',
    url: '/api/v1/echo',
    headers: { host: '127.0.0.1:3999', cookie: amina.cookie, ...headers },
    payload: {},
  })

describe('what another site makes a browser send', () => {
  test.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a neighbour under the same name', { 'sec-fetch-site': 'same-site' }],
    ['another origin', { origin: 'https://evil.example' }],
    ['a hidden origin', { origin: 'null' }],
    ['another port of this machine', { origin: 'http://127.0.0.1:8080' }],
  ])('is refused: %s', async (_who, headers) => {
    const answer = await post(headers)
    expect(answer.statusCode).toBe(403)
    expect(answer.json()).toMatchObject({ code: 'badForm' })
  })

  test.each([
    ['from our own page', { 'sec-fetch-site': 'same-origin', origin: 'null' }],
    ['typed by hand', { 'sec-fetch-site': 'none' }],
    ['from our own origin', { origin: 'http://127.0.0.1:3999' }],
    ['from a program that is no browser', {}],
  ])('what is ours goes through: %s', async (_who, headers) => {
    expect((await post(headers)).json()).toMatchObject({ session: 'person' })
  })
})

describe('what goes wrong', () => {
  test('is told honestly, and tells nothing of what is inside', async () => {
    const answer = await ask({ url: '/api/v1/bug' })
    expect(answer.statusCode).toBe(500)
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.body).not.toMatch(/Amina|010190|Error:|\.ts/)
    expect(answer.json()).toMatchObject({ type: 'about:blank', status: 500, code: 'failed' })
  })

  test.each([
    ['a database that is away', { url: '/api/v1/away' }, 503],
    [
      'broken JSON',
      { method: 'POST', url: '/api/v1/echo', headers: { 'content-type': 'application/json' }, payload: '{' },
      400,
    ],
    ['too much', { method: 'POST', url: '/api/v1/echo', payload: { text: 'x'.repeat(300_000) } }, 413],
    [
      'a strange kind of content',
      { method: 'POST', url: '/api/v1/echo', headers: { 'content-type': 'image/png' }, payload: 'x' },
      415,
    ],
    ['an address that nobody answers', { url: '/api/v1/nothing' }, 404],
  ] satisfies [string, InjectOptions, number][])('%s has its own status', async (_what, options, status) => {
    const answer = await ask(options)
    expect(answer.statusCode).toBe(status)
    expect(answer.json()).toMatchObject({ status })
  })
})

describe('who runs the server', () => {
  test('sees that it lives, and whether it can work', async () => {
    expect((await ask({ url: '/healthz' })).statusCode).toBe(200)
    expect((await ask({ url: '/readyz' })).json()).toMatchObject({
      status: 'notReady',
      parts: { database: true, migrations: true, jobs: false },
    })
    await server.jobs.start()
    expect((await ask({ url: '/readyz' })).statusCode).toBe(200)
    await server.jobs.stop()
  })

  test('reads figures from this machine only', async () => {
    const figures = await ask({ url: '/metrics' })
    expect(figures.body).toContain('http_request_duration_seconds_bucket')
    expect(figures.body).toMatch(/live_connections 0/)
    expect((await ask({ url: '/metrics', remoteAddress: '10.0.0.7' })).statusCode).toBe(404)
    expect((await ask({ url: '/metrics', headers: { 'x-forwarded-for': '10.0.0.7' } })).statusCode).toBe(404)
  })
})

describe('a machine client', () => {
  const token = (payload: Record<string, string>, headers: Record<string, string> = {}) =>
    ask({
      method: 'POST',
      url: '/oauth/token',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      payload: new URLSearchParams(payload).toString(),
    })
  const call = (bearer: string) =>
    ask({
      method: 'POST',
      url: '/api/v1/echo',
      headers: { authorization: `Bearer ${bearer}`, origin: 'https://partner.example' },
      payload: {},
    })
  const grant = { grant_type: 'client_credentials' }
  let secret = ''

  beforeAll(async () => {
    secret = await server.app.house.machines.register({
      id: 'phone',
      name: 'Sentralbord',
      scopes: ['calls', 'people'],
      staffId: people.kari,
    })
  })

  test('gets a short-lived token and acts as its service account, with its scopes', async () => {
    const issued = await token({ ...grant, client_id: 'phone', client_secret: secret })
    expect(issued.json()).toMatchObject({ token_type: 'Bearer', expires_in: 600, scope: 'calls people' })
    const called = await call(issued.json().access_token)
    expect(called.json().machine).toMatchObject({
      clientId: 'phone',
      scopes: ['calls', 'people'],
      actor: { staffId: people.kari, clientId: 'phone' },
    })
  })

  test('may ask for less, and gets no more than it has', async () => {
    const basic = `Basic ${Buffer.from(`phone:${secret}`).toString('base64')}`
    const issued = await token({ ...grant, scope: 'calls everything' }, { authorization: basic })
    expect(issued.json()).toMatchObject({ scope: 'calls' })
    expect((await call(issued.json().access_token)).json().machine.scopes).toEqual(['calls'])
  })

  test('with a wrong secret, an unknown name or another way to ask gets nothing', async () => {
    expect((await token({ ...grant, client_id: 'phone', client_secret: 'wrong' })).statusCode).toBe(401)
    expect((await token({ ...grant, client_id: 'nobody', client_secret: secret })).statusCode).toBe(401)
    expect((await token({ grant_type: 'password' })).json()).toEqual({ error: 'unsupported_grant_type' })
  })

  test('is nobody with a token that is old, changed, or closed', async () => {
    const issued = (await token({ ...grant, client_id: 'phone', client_secret: secret })).json().access_token
    const changed = `${issued.slice(0, -4)}AAAA`
    expect((await call(changed)).json().machine).toBeNull()
    await server.db.system
      .updateTable('machineClient')
      .set({ active: false })
      .where('id', '=', 'phone')
      .execute()
    expect((await call(issued)).json().machine).toBeNull()
    await server.db.system
      .updateTable('machineClient')
      .set({ active: true })
      .where('id', '=', 'phone')
      .execute()
    expect((await call(issued)).json().machine).not.toBeNull()
    server.machine.advance({ minutes: 11 })
    expect((await call(issued)).json().machine).toBeNull()
  })
})

test('too many requests from one session are refused, and others are not held up by it', async () => {
  const statuses: number[] = []
  for (let round = 0; round < 210; round++) statuses.push((await post({})).statusCode)
  expect(statuses.at(-1)).toBe(429)
  const other = await ask({ method: 'POST', url: '/api/v1/echo', remoteAddress: '10.0.0.9', payload: {} })
  expect(other.statusCode).toBe(200)
  expect((await ask({ url: '/healthz', headers: { cookie: amina.cookie } })).statusCode).toBe(200)
})

test('made-up sessions from one address count as one', async () => {
  const statuses: number[] = []
  for (let round = 0; round < 210; round++) {
    const cookie = `__Host-evi=made-up-${round}`
    statuses.push(
      (await ask({ url: '/innlogging/hvem', remoteAddress: '10.0.0.20', headers: { cookie } })).statusCode,
    )
  }
  expect(statuses[0]).toBe(401)
  expect(statuses.at(-1)).toBe(429)
})

describe('what somebody has put into a form', () => {
  const office = () => officeFor(server.app.house, { kind: 'person', personId: people.amina, language: 'so' })

  test('names nothing where it cannot be an id, and is no fault of ours', async () => {
    const asked = { text: 'Hei', idempotencyKey: 'unreadable', threadId: '../../etc' }
    expect(await office().threads.write(asked)).toMatchObject({ ok: false, reason: 'notFound' })
    const move = {
      version: 1,
      meetingId: 'constructor',
      startsAt: server.app.house.clock.now(),
      personId: people.amina,
    }
    expect(await office().meetings.moveMeeting(move)).toMatchObject({ ok: false, reason: 'notFound' })
  })
})
