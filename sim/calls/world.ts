import { sql } from 'kysely'
import { v7 } from 'uuid'
import { parentOf } from '../../bench/cpu.ts'
import { insertOrganisation } from '../../db/seed/organisation.ts'
import { OFFICES, STAFF, TEAMS } from '../../db/seed/staff.ts'
import { simulateVoice, type VoiceSimulator } from '../../gateways/simulator/voice.ts'
import type { StaffActor } from '../../office/kernel/context.ts'
import { settingsFrom } from '../../office/kernel/settings.ts'
import type { Clock } from '../../office/kernel/time/clock.ts'
import type { Surroundings } from '../../office/kernel/transaction.ts'
import { machineClock } from '../../server/clock.ts'
import type { OpenDatabases } from '../../server/database.ts'
import { type ServerProcess, startServer } from '../../test/support/process.ts'
import { type Caller, caller, settle } from './people.ts'

/** How fast it goes: people in the load run take their time, those in the test do not. Milliseconds. */
export type Pace = {
  calls: number
  operators: number
  /** Within so long all have rung. */
  ramp: number
  think: readonly [number, number]
  talk: readonly [number, number]
  /** Between two rounds of music. */
  round: number
  /** A telephone that nobody picks up. */
  rings: number
}
export const PACES = {
  full: {
    calls: 1000,
    operators: 60,
    ramp: 60_000,
    think: [2000, 7000],
    talk: [4000, 9000],
    round: 20_000,
    rings: 6000,
  },
  small: {
    calls: 40,
    operators: 8,
    ramp: 1000,
    think: [30, 150],
    talk: [50, 200],
    round: 300,
    rings: 200,
  },
} as const satisfies Record<string, Pace>

export type World = {
  pace: Pace
  seed: number
  callers: readonly Caller[]
  databases: OpenDatabases
  url: string
  around: Surroundings
  voice: VoiceSimulator
  server: ServerProcess
  origin: string
  /** Whose children serve the connections to the database. */
  postmaster: number
  operators: readonly StaffActor[]
  /** Operators' telephones, in the same order. */
  phones: readonly string[]
}

/** Monday 2 March 2026, 10:00 in Oslo, when the run begins; the clock then runs. */
const BEGINS = Temporal.Instant.from('2026-03-02T09:00:00Z')

/** The office, its people, its operators, a voice platform, and the server in a process of its own. */
export async function open(databases: OpenDatabases, url: string, pace: Pace, seed: number): Promise<World> {
  const offsetMs = BEGINS.epochMilliseconds - machineClock.now().epochMilliseconds
  const clock: Clock = { now: () => machineClock.now().add({ milliseconds: offsetMs }) }
  const { system } = databases
  const callers = Array.from({ length: pace.calls }, (_, index) => caller(index, seed))
  await system.transaction().execute((tx) => insertOrganisation(tx, clock))
  await settle(system, callers, clock.now())
  await system.insertInto('demoClock').values({ one: true, nowAt: null, offsetMs }).execute()
  const phones = Array.from({ length: pace.operators }, (_, n) => `+4742${String(700_000 + n)}`)
  const operators = await hire(databases, phones)
  await onDuty(databases)
  const voice = await simulateVoice()
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(system)
  const server = await startServer(url, undefined, platformOf(voice))
  return {
    pace,
    seed,
    callers,
    databases,
    url,
    around: { databases, clock, settings: settingsFrom() },
    voice,
    server,
    origin: `http://127.0.0.1:${server.port}`,
    postmaster: parentOf(rows[0]?.pid ?? 0),
    operators,
    phones,
  }
}

export const platformOf = (voice: VoiceSimulator) => ({
  VOICE_URL: voice.url,
  VOICE_ACCOUNT: voice.account,
  VOICE_TOKEN: voice.token,
})

async function hire({ system }: OpenDatabases, phones: readonly string[]): Promise<StaffActor[]> {
  const hired = phones.map(
    (_, n): StaffActor => ({
      kind: 'staff',
      staffId: v7(),
      name: `Prøve Ansatt ${n}`,
      roles: ['CC'],
      sides: [],
      shields: [],
      teams: [TEAMS.contactCentre],
      officeId: null,
    }),
  )
  await system
    .insertInto('staff')
    .values(
      hired.map(({ staffId, name }, n) => ({
        id: staffId,
        subject: `prove.${n}`,
        name,
        title: 'Veileder',
        employer: 'state',
        roles: ['CC'],
        sides: [],
        phone: phones[n] ?? '',
        languages: ['nb', 'nn', 'en', 'se', 'uk', 'pl', 'ar', 'so', 'ti'],
      })),
    )
    .execute()
  await system
    .insertInto('staffTeam')
    .values(hired.map(({ staffId }) => ({ staffId, teamId: TEAMS.contactCentre })))
    .execute()
  return hired
}

/** the duty phone has two links for the whole day. */
async function onDuty({ system }: OpenDatabases): Promise<void> {
  const shift = {
    officeId: OFFICES.A,
    fromAt: BEGINS.subtract({ hours: 3 }),
    untilAt: BEGINS.add({ hours: 6 }),
  }
  await system
    .insertInto('dutyShift')
    .values(
      [STAFF.dutyOfficerA, STAFF.dutyOfficerA2].map((staffId, n) => ({
        ...shift,
        id: v7(),
        staffId,
        rank: n + 1,
        madeAt: shift.fromAt,
      })),
    )
    .execute()
}

/** Everything that still runs is stopped; the database is the caller's own. */
export async function close({ server, voice }: World): Promise<void> {
  await server.stop()
  await voice.close()
}
