import { setTimeout as wait } from 'node:timers/promises'
import { type Broken, brokenInvariants } from '../../office/kernel/invariants.ts'
import { machineClock } from '../../server/clock.ts'
import type { OpenDatabases } from '../../server/database.ts'
import { sessionsIn } from '../../server/sessions.ts'
import { seeded } from '../support/chance.ts'
import { type ServerProcess, send, startServer } from '../support/process.ts'
import { PERSONS, seedWorld } from '../support/world.ts'

export type Outcome = {
  kills: number
  acknowledged: number
  /** Acknowledged and not in the database: must be empty. */
  lost: string[]
  /** In the database more than once: must be empty. */
  doubled: string[]
  broken: Broken[]
}

type Writer = { personId: string; cookie: string; csrf: string }
type Load = { acknowledged: Set<string>; running: boolean }

const TEXTS = [
  'Når begynner arbeidspraksisen min?',
  'Jeg har ikke fått pengene mine ennå. Når kommer de?',
  'Kan jeg flytte møtet på torsdag til uken etter?',
  'Skapet er tomt og vi har ikke penger til mat.',
  'Takk for hjelpen!',
]

/**
 * Kills the server without warning at `kills` random points while people write, starts it again each time, and then
 * asks what every acknowledged message became. The people try again with the same key, as a browser does. The database
 * is the caller's own: migrated and empty.
 */
export async function killUnderLoad(
  url: string,
  databases: OpenDatabases,
  kills: number,
  seed: number,
  say: (line: string) => void = () => {},
): Promise<Outcome> {
  await seedWorld(databases.system, machineClock)
  return rounds(url, databases, kills, seeded(seed), say)
}

async function rounds(
  url: string,
  databases: OpenDatabases,
  kills: number,
  chance: () => number,
  say: (line: string) => void,
): Promise<Outcome> {
  const writers = await signIn(databases)
  const load: Load = { acknowledged: new Set(), running: true }
  let server = await startServer(url)
  const { port } = server
  const people = writers.map((writer, n) => keepWriting(port, writer, n, load))
  for (let kill = 1; kill <= kills; kill += 1) {
    await work(load, chance() < 0.2)
    await wait(Math.floor(chance() * 700))
    await server.kill()
    server = await startServer(url, port)
    if (kill % 20 === 0) say(`${kill} kills, ${load.acknowledged.size} messages acknowledged`)
  }
  // The last server has acknowledged some too, before everybody stops.
  await work(load, false)
  load.running = false
  await Promise.all(people)
  await settle(server, databases)
  await server.stop()
  return { kills, acknowledged: load.acknowledged.size, ...(await account(databases, load.acknowledged)) }
}

/**
 * Most kills come while messages are being acknowledged: a server just started is slow with its first ones, and would
 * be killed before it had any under way. Every fifth comes in the start itself.
 */
async function work(load: Load, atOnce: boolean): Promise<void> {
  const before = load.acknowledged.size
  for (let tries = 0; !atOnce && tries < 300 && load.acknowledged.size < before + 3; tries += 1)
    await wait(10)
}

async function signIn(databases: OpenDatabases): Promise<Writer[]> {
  const sessions = sessionsIn(databases.pools.system, machineClock, 8)
  const keys = [
    'resident',
    'dual',
    'aap',
    'residentA',
    'residentB1',
    'mother',
    'disability',
    'socialOnly',
  ] as const
  return Promise.all(
    keys.map(async (key) => {
      const token = await sessions.start({
        kind: 'person',
        subjectId: PERSONS[key],
        assurance: 'high',
        idToken: null,
        language: 'nb',
      })
      const session = await sessions.find(token, { quiet: true })
      if (!session) throw new Error('no session')
      return { personId: PERSONS[key], cookie: `__Host-evi=${token}`, csrf: session.csrf }
    }),
  )
}

/** One person, one message after the other; what is not acknowledged is sent again, the same. */
async function keepWriting(port: number, writer: Writer, who: number, load: Load): Promise<void> {
  for (let n = 0; load.running; n += 1) {
    const key = `${who}-${n}`
    const form = new URLSearchParams({
      csrf: writer.csrf,
      key,
      bekreftet: 'ja',
      text: `${TEXTS[(n + who) % TEXTS.length]} (${key})`,
    }).toString()
    while (load.running) {
      const answer = await send(port, { path: '/min-side/skriv', cookie: writer.cookie, form }).catch(
        () => null,
      )
      if (answer?.status === 303) {
        load.acknowledged.add(`${writer.personId} ${key}`)
        break
      }
      await wait(50)
    }
  }
}

/** The jobs that the killed servers left behind are done by the last one. */
async function settle(server: ServerProcess, databases: OpenDatabases): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const answer = await send(server.port, { path: '/readyz' }).catch(() => null)
    const waiting = await databases.pools.system.query(
      "select count(*)::int as n from pg_stat_activity where state = 'active' and pid <> pg_backend_pid() and datname = current_database()",
    )
    if (answer?.status === 200 && waiting.rows[0]?.n === 0) return
    await wait(100)
  }
}

async function account(
  databases: OpenDatabases,
  acknowledged: ReadonlySet<string>,
): Promise<Pick<Outcome, 'lost' | 'doubled' | 'broken'>> {
  // By the person's own words, whatever else was kept of the sending.
  const rows = await databases.system
    .selectFrom('messageText as t')
    .innerJoin('message as m', 'm.id', 't.messageId')
    .select(['t.personId', 't.messageId', 't.body'])
    .where('m.direction', '=', 'in')
    .where('t.body', 'like', '%(%)%')
    .execute()
  const kept = new Map<string, Set<string>>()
  for (const { personId, messageId, body } of rows) {
    const name = `${personId} ${/\((\d+-\d+)\)/.exec(body)?.[1]}`
    kept.set(name, (kept.get(name) ?? new Set()).add(messageId))
  }
  return {
    lost: [...acknowledged].filter((name) => !kept.has(name)),
    doubled: [...kept].filter(([, messages]) => messages.size > 1).map(([name]) => name),
    broken: await brokenInvariants(databases.system, machineClock.now()),
  }
}
