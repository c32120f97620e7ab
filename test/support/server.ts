import { generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { type MovableClock, movableClock } from '../../office/kernel/time/clock.ts'
import { type AppDeps, buildApp } from '../../server/app.ts'
import { createServerClock, machineClock } from '../../server/clock.ts'
import { type Config, readConfig } from '../../server/config.ts'
import { type Jobs, type JobTasks, jobsOver } from '../../server/jobs.ts'
import { loadSettings } from '../../server/settings.ts'
import { freshDatabase, type TestDatabase } from './database.ts'
import type { Sender } from './login.ts'

const TOKEN_KEY = JSON.stringify(
  generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }),
)

export type TestServer = {
  app: FastifyInstance
  db: TestDatabase
  config: Config
  baseUrl: string
  /** Real time for this server, so that a test can let sessions grow old. */
  machine: MovableClock
  /** In by the inner door: no socket. */
  send: Sender
  jobs: Jobs
  close(): Promise<void>
}

export type TestServerOptions = {
  env?: Record<string, string>
  tasks?: JobTasks
  routes?: AppDeps['routes']
  /** Also on a real port of loopback. */
  listen?: boolean
}

/** The server over a database of its own, without pages unless `routes` brings them. */
export async function testServer(options: TestServerOptions = {}): Promise<TestServer> {
  const db = await freshDatabase()
  const port = options.listen ? await freePort() : 3999
  const config = readConfig({ EVI_MODE: 'test', PORT: String(port), TOKEN_KEY, ...options.env })
  const clock = await createServerClock('test', db.system)
  const settings = await loadSettings(db.system, clock)
  const machine = movableClock(machineClock.now())
  const around = { databases: db, clock, settings }
  const jobs = jobsOver({ url: db.url, around, tasks: options.tasks ?? {}, recurring: [], report: () => {} })
  const app = await buildApp({
    config,
    databases: db,
    clock,
    settings,
    jobs,
    machineClock: machine,
    routes: options.routes ?? [],
  })
  if (options.listen) await app.listen({ host: '127.0.0.1', port })
  else await app.ready()
  return {
    app,
    db,
    config,
    baseUrl: config.baseUrl,
    machine,
    send: inside(app),
    jobs,
    close: async () => {
      await jobs.stop()
      await app.close()
      clock.stop()
      settings.stop()
      await db.drop()
    },
  }
}

const inside =
  (app: FastifyInstance): Sender =>
  async (url, init) => {
    const { host, pathname, search } = new URL(url)
    const answer = await app.inject({
      method: init.method === 'POST' ? 'POST' : 'GET',
      url: pathname + search,
      headers: { ...(init.headers as Record<string, string>), host },
      ...(init.body ? { payload: String(init.body) } : {}),
    })
    const headers = new Headers()
    for (const [name, value] of Object.entries(answer.headers)) {
      for (const one of Array.isArray(value) ? value : [value])
        if (one !== undefined) headers.append(name, String(one))
    }
    const empty = [204, 304].includes(answer.statusCode)
    return new Response(empty ? null : answer.body, { status: answer.statusCode, headers })
  }

// Below the ports that outgoing connections are given, and each process of a run in a part of its own: a port that was free
// when it was tried stays so until somebody listens.
const PORTS = { from: 20_000, parts: 120, each: 100 }
let tried = 0

/** A port of loopback that nobody listens on. */
export async function freePort(): Promise<number> {
  const first = PORTS.from + (process.pid % PORTS.parts) * PORTS.each
  for (let tries = 0; tries < PORTS.each; tries += 1) {
    const port = first + (tried++ % PORTS.each)
    if (await isFree(port)) return port
  }
  throw new Error('no port')
}

const isFree = (port: number) =>
  new Promise<boolean>((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })

/** One person and one adviser, enough to log in as. */
export async function twoPeople(db: TestDatabase): Promise<{ amina: string; kari: string; team: string }> {
  const now = machineClock.now()
  const person = await db.system
    .insertInto('person')
    .values({ givenName: 'Amina', familyName: 'Hassan', subject: 'amina', language: 'so', createdAt: now })
    .returning('id')
    .executeTakeFirstOrThrow()
  const staff = await db.system
    .insertInto('staff')
    .values({
      subject: 'kari',
      name: 'Kari Nordlie',
      title: 'veileder',
      employer: 'state',
      roles: ['AS', 'CO'],
      sides: ['state'],
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const team = await db.system
    .insertInto('team')
    .values({ name: 'Oppfølging', kind: 'followUp', side: 'state' })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db.system.insertInto('staffTeam').values({ staffId: staff.id, teamId: team.id }).execute()
  return { amina: person.id, kari: staff.id, team: team.id }
}
