/** `npm run faults [-- --kills=200] [-- --seed=1]`: nothing acknowledged is lost when the server is killed. */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate, openDatabases } from '../../server/database.ts'
import { startPostgres } from '../../server/embedded-postgres.ts'
import { killUnderLoad } from './kills.ts'

const option = (name: string, usual: number) =>
  Number(process.argv.find((arg) => arg.startsWith(`--${name}=`))?.split('=')[1] ?? usual)

const directory = await mkdtemp(join(tmpdir(), 'evi-faults-'))
await chmod(directory, 0o755)
const postgres = await startPostgres(join(directory, 'pg'))
try {
  await migrate(postgres.url)
  const databases = openDatabases(postgres.url)
  try {
    const [kills, seed] = [option('kills', 200), option('seed', 1)]
    const outcome = await killUnderLoad(postgres.url, databases, kills, seed, (line) => console.log(line))
    console.log(JSON.stringify(outcome, null, 2))
    process.exitCode = outcome.lost.length + outcome.doubled.length + outcome.broken.length === 0 ? 0 : 1
  } finally {
    // A connection that stayed open would keep the process from ending when something fails.
    await databases.close()
  }
} finally {
  await postgres.stop()
  await rm(directory, { recursive: true, force: true })
}
