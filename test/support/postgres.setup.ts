import { chmod, mkdtemp, rm } from 'node:fs/promises'
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

/** One server for a whole test run, thrown away after it; durability is off because nothing in it is kept. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = await mkdtemp(join(tmpdir(), 'evi-test-'))
  await chmod(directory, 0o755)
  const server = await startPostgres(join(directory, 'pg'), {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_connections: '200',
  })
  await migrate(server.url)
  await withoutConnections(server.url)
  project.provide('postgresUrl', server.url)
  return async () => {
    await server.stop()
    await rm(directory, { recursive: true, force: true })
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
