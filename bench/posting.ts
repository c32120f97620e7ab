import pg from 'pg'
import { v7 } from 'uuid'
import type { Surroundings } from '../office/kernel/transaction.ts'
import type { OpenDatabases } from '../server/database.ts'
import type { Sessions } from '../server/sessions.ts'
import { type ServerProcess, send } from '../test/support/process.ts'
import { recordPosting, replay, TEXT } from './bare.ts'
import { idOf, PERSON } from './build.ts'
import { parentOf, processorMs } from './cpu.ts'
import { closedLoop, openLoop, type Times } from './measure.ts'
import type { Size } from './size.ts'

type Bench = {
  /** The owner's address: the job queue is walled off from the roles of the office. */
  url: string
  server: ServerProcess
  sessions: Sessions
  databases: OpenDatabases
  around: Surroundings & { databases: OpenDatabases }
  size: Size
}
/** Connections and callers are as many on both sides of the comparison. */
const WIDE = 8
/** Each writes once: a second message would join the entry that the first one opened, which is less work. */
const FIRST_WRITER = 100

/** In a database that was kept, those who have written already are passed over. */
async function firstWriter({ system }: OpenDatabases): Promise<number> {
  const { written } = await system
    .selectFrom('message')
    .select(({ fn }) => fn.countAll<number>().as('written'))
    .executeTakeFirstOrThrow()
  return FIRST_WRITER + Number(written)
}

/** The process that every connection to the database is a child of. */
async function postmasterOf({ pools }: OpenDatabases): Promise<number> {
  const { rows } = await pools.system.query<{ pid: number }>('select pg_backend_pid() as pid')
  return parentOf(rows[0]?.pid ?? 0)
}

/** Somebody signed in, as a browser would be: the cookie and the token of the form. */
async function signedIn(bench: Bench, n: number): Promise<{ cookie: string; csrf: string }> {
  const token = await bench.sessions.start({
    kind: 'person',
    subjectId: idOf(PERSON, n),
    assurance: 'high',
    idToken: null,
    language: 'nb',
  })
  const session = await bench.sessions.find(token, { quiet: true })
  if (!session) throw new Error('no session')
  return { cookie: `__Host-evi=${token}`, csrf: session.csrf }
}

const PATIENCE_SECONDS = 120
/** A job whose server was stopped amidst it, in an earlier run, stays locked for hours; nothing waits for that. */
const WAITING = `select from graphile_worker.jobs
  where run_at <= now() and (locked_at is null or locked_at > now() - interval '1 minute') limit 1`

/** What the closed loops left for later is done before the steady state is measured; half the rate leaves none behind. */
async function drained(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const begun = performance.now()
  try {
    for (;;) {
      const { rows } = await client.query(WAITING)
      const seconds = Math.round((performance.now() - begun) / 1000)
      if (rows.length === 0 || seconds >= PATIENCE_SECONDS) return seconds
      await new Promise((resolve) => setTimeout(resolve, 250))
    }
  } finally {
    await client.end()
  }
}

/** What a turn took, and the processor that the server and the database used for it. */
type Turn = Times & { server: number; database: number }

/** Posting through HTTP (session, token, routing, event, promise, job) against the same SQL in a bare loop. */
export async function measurePosting(bench: Bench) {
  const { server, databases, around, size } = bench
  const halves = Math.floor(size.posts / 2)
  const warm = Math.min(300, halves)
  const first = await firstWriter(databases)
  const writers: { cookie: string; csrf: string }[] = []
  for (let n = 0; n < warm + 3 * halves; n += 1) writers.push(await signedIn(bench, first + n))
  let written = 0
  const post = async () => {
    const writer = writers[written++] as { cookie: string; csrf: string }
    const form = new URLSearchParams({ csrf: writer.csrf, key: v7(), bekreftet: 'ja', text: TEXT }).toString()
    const answer = await send(server.port, { path: '/min-side/skriv', cookie: writer.cookie, form })
    if (answer.status !== 303)
      throw new Error(`posting answered ${answer.status}: ${answer.body.slice(0, 300)}`)
  }
  await closedLoop(warm, WIDE, post)

  // Somebody who has never written, also in a database that was kept: a second message is less work, and other statements.
  const recordedFor = idOf(PERSON, first + writers.length)
  const statements = await recordPosting(around, recordedFor)
  const clients = await Promise.all(Array.from({ length: WIDE }, () => databases.pools.app.connect()))
  let replayed = first + writers.length + 1
  const bare = (_n: number, worker: number) =>
    replay(clients[worker] as (typeof clients)[number], statements, recordedFor, replayed++)
  await closedLoop(warm, WIDE, bare)

  const postmaster = await postmasterOf(databases)
  const used = () => ({ server: processorMs(server.pid), database: processorMs(postmaster) })
  const counted = async (one: (n: number, worker: number) => Promise<void>): Promise<Turn> => {
    const before = used()
    const times = await closedLoop(halves, WIDE, one)
    const after = used()
    return { ...times, server: after.server - before.server, database: after.database - before.database }
  }
  // In turn, so that a machine that grows slower or faster does so for both.
  const rounds: { http: Turn; sql: Turn }[] = []
  for (let turn = 0; turn < 2; turn += 1) rounds.push({ http: await counted(post), sql: await counted(bare) })
  for (const client of clients) client.release()
  const drainedAfterSeconds = await drained(bench.url)
  const all = (of: 'http' | 'sql', what: 'perSecond' | 'server' | 'database') =>
    rounds.reduce((sum, round) => sum + round[of][what], 0) / rounds.length
  const mean = (of: 'http' | 'sql') => all(of, 'perSecond')
  const each = (of: 'http' | 'sql', what: 'server' | 'database') =>
    Math.round((all(of, what) / halves) * 100) / 100
  const steady = await openLoop(halves, mean('http') / 2, post)
  return {
    postMessage: {
      ratioToBareSql: Math.round((mean('http') / mean('sql')) * 100) / 100,
      perSecond: Math.round(mean('http')),
      bareSqlPerSecond: Math.round(mean('sql')),
      statements: statements.length,
      processorMs: {
        server: each('http', 'server'),
        database: each('http', 'database'),
        bareDatabase: each('sql', 'database'),
      },
      concurrency: WIDE,
      halfRate: Math.round(mean('http') / 2),
      p50MsAtHalfRate: steady.p50Ms,
      p99MsAtHalfRate: steady.p99Ms,
      worstAtHalfRate: steady.worst,
      drainedAfterSeconds,
    },
  }
}
