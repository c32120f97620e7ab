import type { DemoRoom } from '../app/demo/model.ts'
import type { Clock } from '../office/kernel/time/clock.ts'
import type { Surroundings } from '../office/kernel/transaction.ts'
import type { ServerClock } from './clock.ts'
import type { Config } from './config.ts'
import type { OpenDatabases } from './database.ts'
import type { Forged } from './forged.ts'
import type { Jobs } from './jobs.ts'
import type { Live } from './live.ts'
import type { MachineClients } from './machine-clients.ts'
import type { Gateways } from './outlet.ts'
import type { Sessions } from './sessions.ts'
import type { LiveSettings } from './settings.ts'

/** Everything in the running program that a route may use; one for each server. */
export type House = {
  config: Config
  databases: OpenDatabases
  settings: LiveSettings
  /** What actions are given: the databases, the office's clock, the settings. */
  around: Surroundings
  clock: ServerClock
  /** Real time, for sessions, tokens and limits. */
  machineClock: Clock
  sessions: Sessions
  machines: MachineClients
  live: Live
  /** Absent where nothing runs by itself (a test that looks at pages only). */
  jobs: Jobs | null
  /** The ways out of the house; absent where nothing leaves. */
  gateways: Gateways | null
  /** Webhooks that were not our partners'. */
  forged: Forged
  /** Absent in production. */
  demo: DemoRoom | null
}

declare module 'fastify' {
  interface FastifyInstance {
    house: House
  }
  interface FastifyRequest {
    /** Set when the session's token was exchanged during this request; the answer carries it. */
    exchangedToken: string | null
  }
}
