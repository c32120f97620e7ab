/**
 * `npm run sim:calls [-- --size=small] [-- --calls=1000] [-- --operators=60] [-- --seed=1] [-- --json]`: so many calls at once through the
 * voice webhooks of a server in a process of its own, with callers, operators and a duty phone that do what the figures
 * of 2020–2024 say. Exits with 1 when a call is lost or without an end, a promise neither kept nor told of, an invariant
 * broken. See docs/bench.md.
 */
import { rm } from 'node:fs/promises'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { migrate, openDatabases } from '../../server/database.ts'
import { startPostgres } from '../../server/embedded-postgres.ts'
import { simulate } from './run.ts'
import { close, open, PACES } from './world.ts'

const given = (name: string) => process.argv.find((word) => word.startsWith(`--${name}=`))?.split('=')[1]
const json = process.argv.includes('--json')
const say = (line: string) => void (json ? console.error(line) : console.log(line))
const base = given('size') === 'small' ? PACES.small : PACES.full
const pace = {
  ...base,
  calls: Number(given('calls') ?? base.calls),
  operators: Number(given('operators') ?? base.operators),
}
const directory = join(import.meta.dirname, '..', '..', '.data', 'sim-calls')

await rm(directory, { recursive: true, force: true })
const postgres = await startPostgres(directory, { shared_buffers: '256MB' })
try {
  await migrate(postgres.url)
  const databases = openDatabases(postgres.url)
  const before = loadavg()
  const world = await open(databases, postgres.url, pace, Number(given('seed') ?? 1))
  say(`${pace.calls} calls, ${pace.operators} operators; load ${before[0]?.toFixed(1)} before`)
  const figures = await simulate(world, say)
  console.log(JSON.stringify({ ...figures, load: { before: before[0], after: loadavg()[0] } }, null, 2))
  const { lost, unended, forgotten, broken, calls } = figures
  process.exitCode = lost + unended + forgotten + broken.length + (calls < pace.calls ? 1 : 0) > 0 ? 1 : 0
  await close(world)
  await databases.close()
} catch (bug) {
  console.error(bug)
  process.exit(1)
} finally {
  await postgres.stop()
  await rm(directory, { recursive: true, force: true })
}
