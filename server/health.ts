import { readdir } from 'node:fs/promises'
import type { FastifyInstance } from 'fastify'
import type { House } from './house.ts'

const PATIENCE_MS = 2000

/** `/healthz`: the process lives. `/readyz`: it can do its work, or which part of it cannot. */
export function serveHealth(app: FastifyInstance): void {
  const quiet = { config: { rateLimit: false }, logLevel: 'silent' } as const
  app.get('/healthz', quiet, async () => ({ status: 'ok' }))
  app.get('/readyz', quiet, async (_request, reply) => {
    const parts = await readiness(app.house)
    const ready = Object.values(parts).every((part) => part)
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'notReady', parts })
  })
}

async function readiness(house: House): Promise<Record<'database' | 'migrations' | 'jobs', boolean>> {
  const migrated = await within(migrationsDone(house))
  return { database: migrated !== null, migrations: migrated === true, jobs: house.jobs?.running() ?? false }
}

async function migrationsDone(house: House): Promise<boolean> {
  const wanted = (await readdir(new URL('../db/migrations/', import.meta.url))).filter((file) =>
    file.endsWith('.sql'),
  )
  const done = await house.databases.pools.system.query<{ done: number }>(
    'select count(*)::int as done from migration',
  )
  return (done.rows[0]?.done ?? 0) >= wanted.length
}

/** Null when it fails or takes longer than a caller should wait. */
async function within<T>(work: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined
  const tooLong = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), PATIENCE_MS)
  })
  try {
    return await Promise.race([work, tooLong])
  } catch {
    return null
  } finally {
    clearTimeout(timer)
  }
}
