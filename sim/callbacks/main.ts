/**
 * `npm run sim:callbacks [-- --requests=100000] [-- --seed=1]`: so many people who want to be rung, in simulated time,
 * against a real database: some answer, some never, some numbers are dead, some phones are a friend's, some get their
 * answer in the inbox. Exits with 1 when one is lost or closed without contact, or an invariant does not hold.
 */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { migrate, openDatabases } from '../../server/database.ts'
import { startPostgres } from '../../server/embedded-postgres.ts'
import { simulate } from './run.ts'
import { prepare } from './world.ts'

const given = (name: string, fallback: number) =>
  Number(process.argv.find((word) => word.startsWith(`--${name}=`))?.split('=')[1] ?? fallback)

const requests = given('requests', 100_000)
const seed = given('seed', 1)
const directory = join(import.meta.dirname, '..', '..', '.data', 'sim-callbacks')
await rm(directory, { recursive: true, force: true })
const postgres = await startPostgres(directory, {
  shared_buffers: '512MB',
  max_wal_size: '8GB',
  checkpoint_timeout: '30min',
})
let failed = false
try {
  await migrate(postgres.url)
  const databases = openDatabases(postgres.url)
  const sim = await prepare(databases, requests, seed)
  console.log(`${requests} requests, seed ${seed}`)
  const began = performance.now()
  const minutes = () => Math.round((performance.now() - began) / 600) / 100
  const figures = await simulate(sim, (line) => console.log(`${minutes()} min  ${line}`))
  console.log(JSON.stringify({ ...figures, minutes: minutes() }, null, 2))
  failed = figures.lost + figures.closedWithoutContact + figures.textsToOthers + figures.broken.length > 0
  await databases.close()
} catch (bug) {
  // Said before the database is stopped, which ends the connections of whoever still works with it.
  console.error(bug)
  process.exit(1)
} finally {
  await postgres.stop()
  await rm(directory, { recursive: true, force: true })
}
process.exitCode = failed ? 1 : 0
