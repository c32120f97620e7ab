import type { FastifyInstance, InjectOptions, RouteOptions } from 'fastify'
import { mountApi } from '../../server/api/index.ts'
import { SCOPES } from '../../server/api/scopes.ts'
import type { LoggedIn } from './login.ts'
import { loginAs } from './login.ts'
import { type TestServer, type TestServerOptions, testServer } from './server.ts'
import { assign, clockAtT0, PERSONS, STAFF, seedWorld, T0 } from './world.ts'

export type Answer<T = Record<string, unknown>> = {
  status: number
  headers: Record<string, unknown>
  text: string
  body: T
}
export type More = { key?: string | null; headers?: Record<string, string>; payload?: string | Buffer }
export type Client = {
  get<T = Record<string, unknown>>(path: string, headers?: Record<string, string>): Promise<Answer<T>>
  send<T = Record<string, unknown>>(
    method: 'POST' | 'PUT' | 'DELETE',
    path: string,
    body?: unknown,
    more?: More,
  ): Promise<Answer<T>>
}
type Documented = Record<string, Record<string, { responses: Record<string, unknown> }>>

export type Api = {
  server: TestServer
  /** Every address that the router has below the API. */
  routes: readonly { method: string; url: string; hidden: boolean }[]
  person(subject: string): Promise<Client>
  staff(subject: string): Promise<Client>
  machine(staffId: string, scopes?: readonly string[]): Promise<Client>
  nobody: Client
}

/** The world of the scenes behind the API, at T0, with ways in for persons, staff and programs. */
export async function openApi(options: TestServerOptions = {}): Promise<Api> {
  const routes: { method: string; url: string; hidden: boolean }[] = []
  const noteRoutes = async (app: FastifyInstance) => {
    app.addHook('onRoute', ({ method, url, schema }: RouteOptions) => {
      for (const one of Array.isArray(method) ? method : [method])
        if (url.startsWith('/api/v1'))
          routes.push({ method: one, url, hidden: (schema as { hide?: boolean } | undefined)?.hide === true })
    })
  }
  const server = await testServer({ ...options, routes: [noteRoutes, mountApi, ...(options.routes ?? [])] })
  await seedWorld(server.db.system, clockAtT0())
  await server.app.house.clock.move?.set(T0)
  let clients = 0
  const login = async (subject: string, kind: 'person' | 'staff') =>
    client(server.app, withSession(await loginAs(server.baseUrl, subject, kind, { send: server.send })))
  return {
    server,
    routes,
    person: (subject) => login(subject, 'person'),
    staff: (subject) => login(subject, 'staff'),
    nobody: client(server.app, {}),
    machine: async (staffId, scopes = Object.keys(SCOPES)) => {
      const id = `client-${++clients}`
      const { machines } = server.app.house
      const secret = await machines.register({ id, name: id, scopes, staffId })
      const issued = await machines.issue(id, secret, null)
      return client(server.app, { authorization: `Bearer ${issued?.token}` })
    },
  }
}

const withSession = ({ cookie, csrf }: LoggedIn) => ({ cookie, 'x-csrf-token': csrf })

const documents = new WeakMap<FastifyInstance, Promise<Documented>>()
function documentOf(app: FastifyInstance): Promise<Documented> {
  const known = documents.get(app)
  if (known) return known
  const read = app.inject('/api/v1/openapi.json').then((answer) => answer.json<{ paths: Documented }>().paths)
  documents.set(app, read)
  return read
}

/** No answer has a status that the document does not tell of. */
async function holdAgainstDocument(
  app: FastifyInstance,
  { method, url }: { method: string; url: string },
  status: number,
): Promise<void> {
  const paths = await documentOf(app)
  const path = url.split('?')[0] ?? ''
  const found = Object.entries(paths).filter(([pattern]) =>
    new RegExp(`^${pattern.replace(/\{\w+\}/g, '[^/]+')}$`).test(path),
  )
  const told = found.sort(([a], [b]) => a.split('{').length - b.split('{').length)[0]?.[1][
    method.toLowerCase()
  ]
  if (told && !(String(status) in told.responses))
    throw new Error(`${method} ${path} answered ${status}, which its document does not tell of`)
}

let keys = 0
function client(app: FastifyInstance, who: Record<string, string>): Client {
  const inject = async <T>(options: InjectOptions & { method: string; url: string }): Promise<Answer<T>> => {
    const answer = await app.inject(options)
    await holdAgainstDocument(app, options, answer.statusCode)
    const read = answer.body === '' ? undefined : answer.json()
    return { status: answer.statusCode, headers: answer.headers, text: answer.body, body: read as T }
  }
  return {
    get: (path, headers = {}) =>
      inject({ method: 'GET', url: `/api/v1${path}`, headers: { ...who, ...headers } }),
    send: (method, path, body, { key = `key-${++keys}`, headers = {}, payload } = {}) =>
      inject({
        method,
        url: `/api/v1${path}`,
        headers: {
          ...who,
          ...(key === null ? {} : { 'idempotency-key': key }),
          ...(body === undefined && payload === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(payload !== undefined
          ? { payload }
          : body !== undefined
            ? { payload: JSON.stringify(body) }
            : {}),
      }),
  }
}

/** The resident of the scenes and the state adviser who has come to answer for them. */
export async function residentAndAdviser({ server, person, staff }: Api): Promise<{
  person: Client
  adviser: Client
}> {
  const { db } = server
  const row = await db.system
    .selectFrom('person')
    .select('subject')
    .where('id', '=', PERSONS.resident)
    .executeTakeFirstOrThrow()
  await assign(db.system, PERSONS.resident, 'state', { staffId: STAFF.stateAdviserA })
  return { person: await person(row.subject ?? ''), adviser: await staff('kari.veileder') }
}
