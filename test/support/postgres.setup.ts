import { chmod, mkdtemp, readdir, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '../../server/database.ts'
import { startPostgres } from '../../server/embedded-postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A server whose database `evi` is migrated and empty: the template of every test's own database. */
    postgresUrl: string
  }
}

type Held = { url: string; end(): Promise<void> }

/** Each project loads this file for itself, in one process. */
const shared = globalThis as { eviTestPostgres?: Promise<Held> }

/** One server for a whole test run, whatever number of projects asks for it, thrown away after it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  shared.eviTestPostgres ??= begin()
  const { url, end } = await shared.eviTestPostgres
  project.provide('postgresUrl', url)
  return end
}

/** Hundreds of databases are made and thrown away: in memory that takes a tenth of the time (measured). */
const MEMORY = '/dev/shm'
const ROOM_BYTES = 3e9

async function place(): Promise<string> {
  const found = await statfs(MEMORY).catch(() => null)
  return found !== null && found.bavail * found.bsize > ROOM_BYTES ? MEMORY : tmpdir()
}

/** What a run that was killed has left would lie in memory for good; whose it was stands in its name. */
async function sweep(where: string): Promise<void> {
  for (const name of await readdir(where)) {
    const [, owner] = /^evi-test-(\d+)-/.exec(name) ?? []
    // What belongs to another user is theirs to throw away.
    if (owner !== undefined && !isAlive(Number(owner)))
      await rm(join(where, name), { recursive: true, force: true }).catch(() => {})
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (failure) {
    return (failure as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Durability is off because nothing in it is kept. */
async function begin(): Promise<Held> {
  const where = await place()
  await sweep(where)
  const directory = await mkdtemp(join(where, `evi-test-${process.pid}-`))
  await chmod(directory, 0o755)
  const server = await startPostgres(join(directory, 'pg'), {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    wal_level: 'minimal',
    max_wal_senders: '0',
    max_wal_size: '512MB',
    max_connections: '200',
    // Each test's connections are new and would plan a statement five times before they kept a plan.
    plan_cache_mode: 'force_generic_plan',
  })
  await migrate(server.url)
  await withoutConnections(server.url)
  let ended: Promise<void> | undefined
  const end = async () => {
    await server.stop()
    await rm(directory, { recursive: true, force: true })
  }
  return {
    url: server.url,
    end: () => {
      ended ??= end()
      return ended
    },
  }
}

/** A template can be copied only while nobody is connected to it; whoever still is gets the time to leave. */
async function withoutConnections(url: string): Promise<void> {
  const admin = new pg.Client({ connectionString: url.replace(/\/evi$/, '/postgres') })
  await admin.connect()
  for (let tries = 0; tries < 100; tries += 1) {
    const left = await admin.query("select from pg_stat_activity where datname = 'evi'")
    if (left.rowCount === 0) break
    await wait(50)
  }
  await admin.end()
}
