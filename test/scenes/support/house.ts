import { generateKeyPairSync } from 'node:crypto'
import { vi } from 'vitest'
import { PERSONS, type PersonKey } from '../../../db/seed/fixture.ts'
import type { NewPerson } from '../../../db/seed/person.ts'
import { STAFF, type StaffKey, staffMember } from '../../../db/seed/staff.ts'
import { type Broken, brokenInvariants } from '../../../office/kernel/invariants.ts'
import { inTransaction } from '../../../office/kernel/transaction.ts'
import { type Made, makeNotice } from '../../../office/reach/notices/actions.ts'
import type { NewNotice } from '../../../office/reach/notices/model.ts'
import { readConfig } from '../../../server/config.ts'
import type { Simulators } from '../../../server/outlet.ts'
import { type Running, start } from '../../../server/start.ts'
import { freshDatabase, type TestDatabase } from '../../support/database.ts'
import { freePort } from '../../support/server.ts'
import { oslo } from '../../support/story.ts'
import { addPerson, clockAtT0, seedWorld, T0 } from '../../support/world.ts'
import { type Citizen, citizen } from './citizen.ts'
import { type Employee, employee } from './employee.ts'
import { type Caller, phoneOf, type Voice, voiceOf } from './phone.ts'
import { walkIn } from './walker.ts'

export { PERSONS, STAFF }

/** What has left the house for a person, or waits to: the demo room shows the same. */
export type Sent = {
  personId: string
  channel: string
  kind: string
  state: string
  madeAt: string
  body: string
}

/** The whole office on a port of its own, at T0, to come to through its outer doors. */
export type House = {
  baseUrl: string
  /** For building the world before a scene begins, and for nothing else. */
  db: TestDatabase
  person(key: PersonKey): Promise<Citizen>
  staff(key: StaffKey): Promise<Employee>
  /** Somebody more in the world: a default resident of municipality A but for what is told. */
  neighbour(told?: Partial<NewPerson>): Promise<Citizen>
  /** Moves the clock to a time in Oslo (`2026-03-04 09:30`); all that falls due on the way has happened then. */
  clockTo(time: string): Promise<void>
  outbox(personId?: string): Promise<Sent[]>
  /** What an office, a municipality or the nation has decided for itself, as a new version of the configuration. */
  configure(key: string, scope: string, value: unknown): Promise<void>
  /** A decision, a request or a deadline from the systems where cases are decided, as their event comes in. */
  comesFromCase(told: NewNotice): Promise<Made>
  /** The partners outside, simulated: telephones, the post, the mail host. */
  simulators: Simulators
  /** Somebody's telephone; null: the number is withheld. */
  phone(number: string | null): Caller
  /** The telephones that the office rings. */
  voice: Voice
  /** Looks again until it is there: what leaves the house leaves a moment after it was written. */
  soon<T>(look: () => T | undefined | null | false | Promise<T | undefined | null | false>): Promise<T>
  invariants(): Promise<Broken[]>
  close(): Promise<void>
}

const TOKEN_KEY = JSON.stringify(
  generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }),
)

export async function openHouse(): Promise<House> {
  const db = await freshDatabase()
  await seedWorld(db.system, clockAtT0())
  const port = await freePort()
  const config = readConfig({ EVI_MODE: 'test', PORT: String(port), DATABASE_URL: db.url, TOKEN_KEY })
  const running = await start(config)
  const clock = clockOf(running)
  await clock.set(T0)
  const inside = remembered((key: string) => comeIn(db, config.baseUrl, key))
  return {
    baseUrl: config.baseUrl,
    db,
    person: (key) => inside(PERSONS[key]) as Promise<Citizen>,
    staff: async (key) =>
      employee(
        await walkIn(config.baseUrl, staffMember(key).subject, 'staff'),
        STAFF[key],
        staffMember(key).name,
      ),
    neighbour: async (told = {}) => {
      const subject = `nabo.${crypto.randomUUID()}`
      return inside(await addPerson(db.system, { ...told, subject })) as Promise<Citizen>
    },
    clockTo: (time) => clock.set(oslo(time)),
    outbox: (personId) => sentTo(db, personId),
    configure: async (key, scope, value) => {
      const row = { key, scope, value: JSON.stringify(value), version: 1, validFrom: T0, reason: 'scene' }
      await db.system.insertInto('configuration').values(row).execute()
      await running.app.house.settings.reload()
    },
    comesFromCase: (told) =>
      inTransaction(running.app.house.around, { kind: 'system', name: 'case system' }, async (ctx) => {
        const made = await makeNotice(ctx, told)
        if (!made.ok) throw new Error(made.reason)
        return made.value
      }),
    simulators: simulatorsOf(running),
    phone: (number) => phoneOf(voiceIn(running), config.baseUrl, number),
    voice: voiceOf(voiceIn(running), soon),
    soon,
    invariants: () =>
      db.system.transaction().execute((tx) => brokenInvariants(tx, running.app.house.clock.now())),
    close: async () => {
      await voiceIn(running).settled()
      await running.stop()
      await db.drop()
    },
  }
}

function clockOf({ app }: Running) {
  const { move } = app.house.clock
  if (!move) throw new Error('a clock that cannot be moved')
  return move
}

function voiceIn(running: Running) {
  const { voice } = simulatorsOf(running)
  if (!voice) throw new Error('a house without a telephone')
  return voice
}

function simulatorsOf({ app }: Running): Simulators {
  const { gateways } = app.house
  if (!gateways) throw new Error('a house that nothing leaves')
  return gateways.simulators
}

/** What is there as soon as it is there: jobs run by themselves, and the test looks until they have. */
function soon<T>(
  look: () => T | undefined | null | false | Promise<T | undefined | null | false>,
): Promise<T> {
  return vi.waitFor(
    async () => {
      const found = await look()
      if (found === undefined || found === null || found === false) throw new Error('waited in vain')
      return found
    },
    { timeout: MOST_WAITED_MS },
  )
}
const MOST_WAITED_MS = 30_000

async function comeIn(db: TestDatabase, baseUrl: string, personId: string): Promise<Citizen> {
  const { subject, givenName, familyName } = await db.system
    .selectFrom('person')
    .select(['subject', 'givenName', 'familyName'])
    .where('id', '=', personId)
    .executeTakeFirstOrThrow()
  if (subject === null) throw new Error(`${givenName} has no login`)
  return citizen(await walkIn(baseUrl, subject, 'person'), personId, `${givenName} ${familyName}`)
}

function remembered<T>(make: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const held = new Map<string, Promise<T>>()
  return (key) => {
    const found = held.get(key) ?? make(key)
    held.set(key, found)
    return found
  }
}

async function sentTo(db: TestDatabase, personId?: string): Promise<Sent[]> {
  let sent = db.system
    .selectFrom('outgoing')
    .select(['personId', 'channel', 'kind', 'state', 'madeAt', 'body'])
    .orderBy('madeAt')
  if (personId !== undefined) sent = sent.where('personId', '=', personId)
  return (await sent.execute()).map((row) => ({ ...row, madeAt: inOslo(row.madeAt) }))
}

/** `2026-03-04 09:30`, as the clock in the office shows it. */
export const inOslo = (at: Temporal.Instant | string) =>
  Temporal.Instant.from(at.toString())
    .toZonedDateTimeISO('Europe/Oslo')
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
    .replace('T', ' ')
