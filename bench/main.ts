/**
 * `npm run bench [-- --size=small] [-- --json]`: builds a data set of stated size in a database of its own and measures
 * the server over HTTP against the floor in the same run. See docs/bench.md for what each figure means. With
 * `--data=<directory>` the database is kept there and used again; `--only=posting` leaves the reading out;
 * `--only=booking` measures booking alone, in a small database.
 */
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { settingsFrom } from '../office/kernel/settings.ts'
import { buildIfStale } from '../scripts/build-if-stale.ts'
import { machineClock } from '../server/clock.ts'
import { migrate, openDatabases } from '../server/database.ts'
import { startPostgres } from '../server/embedded-postgres.ts'
import { sessionsIn } from '../server/sessions.ts'
import { startServer } from '../test/support/process.ts'
import { runBooking } from './booking-run.ts'
import { build } from './build.ts'
import { measurePosting } from './posting.ts'
import { measureReading } from './reading.ts'
import { SIZES } from './size.ts'
import { measureTick } from './tick.ts'

const json = process.argv.includes('--json')
const size = process.argv.includes('--size=small') ? SIZES.small : SIZES.full
const say = (line: string) => void (json ? console.error(line) : console.log(line))
const kept = process.argv.find((argument) => argument.startsWith('--data='))?.slice('--data='.length)
const directory = kept ?? join(import.meta.dirname, '..', '.data', `bench-${size.name}`)
if (process.argv.includes('--only=booking')) {
  await runBooking(json)
  process.exit()
}
const postingOnly = process.argv.includes('--only=posting')

await buildIfStale()
if (kept === undefined) await rm(directory, { recursive: true, force: true })
const built = existsSync(join(directory, 'PG_VERSION'))
const postgres = await startPostgres(directory, {
  shared_buffers: '1GB',
  max_wal_size: '8GB',
  checkpoint_timeout: '30min',
  random_page_cost: '1.1',
})
try {
  await migrate(postgres.url)
  if (!built) say(`Building ${size.persons} persons, ${size.events} events, ${size.promises} open promises …`)
  const buildSeconds = built ? 0 : Math.round(await build(postgres.url, size, say))
  const databases = openDatabases(postgres.url)
  const around = { databases, clock: machineClock, settings: settingsFrom() }
  const sessions = sessionsIn(databases.pools.system, machineClock, 8)
  const server = await startServer(postgres.url)
  let most = server.residentMb()
  const watch = setInterval(() => {
    most = Math.max(most, server.residentMb())
  }, 500)
  try {
    const reading = postingOnly ? {} : await measureReading({ server, sessions, databases, size })
    const tick = await measureTick(around)
    const posting = await measurePosting({ url: postgres.url, server, sessions, databases, around, size })
    clearInterval(watch)
    const figures = {
      size: { ...size },
      buildSeconds,
      ...posting,
      ...reading,
      tick,
      server: { residentMb: Math.max(most, server.residentMb()) },
    }
    if (json) console.log(JSON.stringify(figures, null, 2))
    else report(figures)
  } finally {
    clearInterval(watch)
    await server.stop()
    await databases.close()
  }
} finally {
  await postgres.stop()
  if (kept === undefined) await rm(directory, { recursive: true, force: true })
}

function report(figures: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(figures)) {
    if (typeof value !== 'object' || value === null) console.log(`${name}: ${value}`)
    else
      console.log(
        `${name}: ${Object.entries(value)
          .map(([key, figure]) => `${key} ${typeof figure === 'object' ? JSON.stringify(figure) : figure}`)
          .join(', ')}`,
      )
  }
}
