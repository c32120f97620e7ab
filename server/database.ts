import { readdir, readFile } from 'node:fs/promises'
import { runMigrations } from 'graphile-worker'
import { CamelCasePlugin, Kysely, type LogEvent, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { DB } from '../db/types.ts'
import type { Databases } from '../office/kernel/transaction.ts'
import { plainTruth } from './plain-truth.ts'
import { PreparedClient } from './prepared-client.ts'

const { Pool, types } = pg
types.setTypeParser(types.builtins.TIMESTAMPTZ, (text) => Temporal.Instant.from(text.replace(' ', 'T')))
types.setTypeParser(types.builtins.DATE, (text) => text)
types.setTypeParser(types.builtins.INT8, (text) => Number(text))
// The driver asks a parameter for `toPostgres`; without it an instant would be sent as an empty object.
Object.defineProperty(Temporal.Instant.prototype, 'toPostgres', {
  value(this: Temporal.Instant) {
    return this.toString()
  },
  // Two projects of one test run load this file into the same process.
  configurable: true,
})

const migrations = new URL('../db/migrations/', import.meta.url)

/** `url` with the role that row-level security is forced for. RESET ROLE leads back to the same role. */
function poolAs(url: string, role: 'evi_app' | 'evi_system', max: number): pg.Pool {
  const pool = new Pool({
    Client: PreparedClient,
    connectionString: url,
    max,
    // A connection plans each statement anew when it is new, which costs more than a hundred messages do; those that
    // ten quiet seconds closed were opened again in the middle of the next rush, all at once.
    min: max,
    // What nobody waits for leaves together with what comes next (office/kernel/later.ts).
    pipeline: true,
    options: `-c role=${role} -c timezone=UTC`,
  })
  // A connection that dies while idle is replaced by the pool; without a listener the process would end.
  pool.on('error', () => {})
  return pool
}

/** `log` is told of every statement; the bench records with it. */
export function kyselyOver(pool: pg.Pool, log?: (event: LogEvent) => void): Kysely<DB> {
  return new Kysely<DB>({
    ...(log ? { log } : {}),
    dialect: new PostgresDialect({ pool }),
    plugins: [plainTruth, new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
}

export type OpenDatabases = Databases & { pools: { app: pg.Pool; system: pg.Pool }; close(): Promise<void> }

// The system's door is that of the telephone and of everything that comes by itself: a webhook that waits for its call
// holds a connection meanwhile, and must not keep the next ones from theirs.
const SIZE = { app: 10, system: 10 }

/** Opens both doors. `appUrl` is a login of its own where an installation has one (DATABASE_APP_URL). */
export function openDatabases(url: string, appUrl: string = url, size = SIZE): OpenDatabases {
  const pools = { app: poolAs(appUrl, 'evi_app', size.app), system: poolAs(url, 'evi_system', size.system) }
  const app = kyselyOver(pools.app)
  const system = kyselyOver(pools.system)
  return {
    app,
    system,
    pools,
    close: async () => {
      await Promise.all([app.destroy(), system.destroy()])
      // A pool that was only asked directly is none of the above's, and its kept connections would hold the process.
      await Promise.all(Object.values(pools).map((pool) => (pool.ending ? undefined : pool.end())))
    },
  }
}

/** Runs every migration that has not run, in order, each in a transaction of its own. Safe when several nodes start. */
export async function migrate(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(4107)')
    await client.query(
      'create table if not exists migration (name text primary key, ran_at timestamptz not null default now())',
    )
    const done = new Set(
      (await client.query<{ name: string }>('select name from migration')).rows.map((row) => row.name),
    )
    const files = (await readdir(migrations))
      .filter((file) => file.endsWith('.sql') && !done.has(file))
      .sort()
    for (const file of files) {
      const text = await readFile(new URL(file, migrations), 'utf8')
      await client.query(`begin;\n${text}\n;insert into migration (name) values ('${file}');\ncommit;`)
    }
    await runMigrations({ connectionString: url })
    return files
  } finally {
    await client.end()
  }
}
