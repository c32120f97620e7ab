import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Databases } from '../office/kernel/transaction.ts'
import { migrate, openDatabases } from '../server/database.ts'
import { startPostgres } from '../server/embedded-postgres.ts'

/** A number from the command line (`--seed=1`). */
export const given = (name: string, fallback: number): number =>
  Number(process.argv.find((word) => word.startsWith(`--${name}=`))?.split('=')[1] ?? fallback)

/**
 * Runs a simulation in a database of its own, tells how long what it says took, and prints its figures. The exit code is 1
 * when it has failed, by its own judgement of the figures or by an error.
 */
export async function onOwnDatabase<Figures>(
  name: string,
  run: (databases: Databases, say: (line: string) => void) => Promise<Figures>,
  failed: (figures: Figures) => boolean,
): Promise<void> {
  const directory = join(import.meta.dirname, '..', '.data', `sim-${name}`)
  await rm(directory, { recursive: true, force: true })
  const postgres = await startPostgres(directory, {
    shared_buffers: '512MB',
    max_wal_size: '8GB',
    checkpoint_timeout: '30min',
  })
  try {
    await migrate(postgres.url)
    const databases = openDatabases(postgres.url)
    const began = performance.now()
    const minutes = () => Math.round((performance.now() - began) / 600) / 100
    const figures = await run(databases, (line) => console.log(`${minutes()} min  ${line}`))
    console.log(JSON.stringify({ ...figures, minutes: minutes() }, null, 2))
    if (failed(figures)) process.exitCode = 1
    await databases.close()
  } catch (bug) {
    // Said before the database is stopped, which ends the connections of whoever still works with it.
    console.error(bug)
    process.exit(1)
  } finally {
    await postgres.stop()
    await rm(directory, { recursive: true, force: true })
  }
}
