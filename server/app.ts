import cookie from '@fastify/cookie'
import Fastify, { type FastifyInstance } from 'fastify'
import { relyingParty } from '../gateways/login/relying-party.ts'
import { answerProblem } from './api/problem.ts'
import { serveAssisted } from './assisted-route.ts'
import { serveCalendars } from './calendar-route.ts'
import { machineClock, type ServerClock } from './clock.ts'
import type { Config } from './config.ts'
import type { OpenDatabases } from './database.ts'
import { answerErrors } from './errors.ts'
import { countForged } from './forged.ts'
import { serveHealth } from './health.ts'
import type { House } from './house.ts'
import type { Jobs } from './jobs.ts'
import { limitRequests } from './limits.ts'
import { liveTail } from './live.ts'
import { serveLiveCalls } from './live-calls.ts'
import { serveLive } from './live-routes.ts'
import { logAnswers, loggerOptions } from './log.ts'
import { CALLBACK, type RelyingParties, serveLogin } from './login.ts'
import { machineClients } from './machine-clients.ts'
import { serveTokens } from './machine-routes.ts'
import { serveMetrics } from './metrics.ts'
import type { Gateways } from './outlet.ts'
import { serveOutreach } from './outreach-route.ts'
import { refuseOtherSites } from './same-origin.ts'
import { serveScans } from './scan-route.ts'
import { sendExchangedTokens } from './session-request.ts'
import { sessionsIn } from './sessions.ts'
import type { LiveSettings } from './settings.ts'
import { serveShown } from './show-route.ts'
import { countStumbles } from './stumbles.ts'
import { serveTerminals } from './terminal-route.ts'
import { traceRequests } from './tracing.ts'
import { serveUploads } from './upload-route.ts'
import { serveVideo } from './video-route.ts'

export type AppDeps = {
  config: Config
  databases: OpenDatabases
  clock: ServerClock
  settings: LiveSettings
  jobs: Jobs | null
  /** Absent where nothing leaves (a test that looks at pages only). */
  gateways?: Gateways
  /** Time for sessions, tokens and limits; the machine's unless a test holds it. */
  machineClock?: House['machineClock']
  /** What else this server serves: the pages, the API. Each finds all it needs in `app.house`. */
  routes?: readonly ((app: FastifyInstance) => Promise<void>)[]
}

export const BODY_LIMIT = 256 * 1024

/** The whole server, not yet listening. */
export async function buildApp(deps: AppDeps): Promise<FastifyInstance> {
  const app = Fastify({
    ...loggerOptions(deps.config),
    bodyLimit: BODY_LIMIT,
    trustProxy: deps.config.trustProxy,
    forceCloseConnections: 'idle',
    routerOptions: { ignoreTrailingSlash: true },
    // An address that cannot be an address never reaches a route.
    frameworkErrors: (_error, request, reply) => answerProblem(request, reply, 'unreadable'),
  })
  app.decorate('house', await houseOf(deps, app))
  answerErrors(app)
  traceRequests(app)
  logAnswers(app)
  await app.register(cookie)
  sendExchangedTokens(app)
  countStumbles(app)
  refuseOtherSites(app)
  await limitRequests(app)
  readForms(app)
  serveHealth(app)
  serveMetrics(app)
  const parties = await partiesOf(app)
  serveTerminals(app, parties)
  serveLogin(app, parties)
  serveTokens(app)
  serveLive(app)
  serveLiveCalls(app)
  serveShown(app)
  serveAssisted(app)
  serveVideo(app)
  serveCalendars(app)
  serveOutreach(app)
  await serveUploads(app)
  await serveScans(app)
  for (const serve of deps.routes ?? []) await serve(app)
  return app
}

async function houseOf(deps: AppDeps, app: FastifyInstance): Promise<House> {
  const { config, databases, clock, settings, jobs } = deps
  const real = deps.machineClock ?? machineClock
  const { system } = databases.pools
  const house: House = {
    config,
    databases,
    settings,
    clock,
    jobs,
    gateways: deps.gateways ?? null,
    forged: countForged(),
    machineClock: real,
    around: { databases, clock, settings },
    sessions: sessionsIn(system, real, config.sessionHours),
    machines: await machineClients(system, real, config),
    live: liveTail(system, { report: (error) => app.log.error(error) }),
    demo: null,
  }
  // Loaded only where it may be used, so that nothing in production leads to it.
  if (config.mode !== 'production') house.demo = (await import('./demo.ts')).demoRoom(house)
  return house
}

async function partiesOf(app: FastifyInstance): Promise<RelyingParties> {
  const { login, baseUrl } = app.house.config
  if (login === null) return (await import('./embedded-login.ts')).embeddedLogins(app)
  const redirectUri = `${baseUrl}${CALLBACK}`
  return {
    person: relyingParty({ ...login.person, redirectUri }),
    staff: relyingParty({ ...login.staff, redirectUri }),
  }
}

/** Forms of the server's own routes; pages and the embedded provider read theirs in their own way. */
function readForms(app: FastifyInstance): void {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(body as string))),
  )
}
