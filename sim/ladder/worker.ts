/** One node that climbs, for tests that kill it: `node sim/ladder/worker.ts <url> <until> <batch>`. Ends when nothing is due. */
import { settingsFrom } from '../../office/kernel/settings.ts'
import { movableClock } from '../../office/kernel/time/clock.ts'
import { runLadder } from '../../office/reach/notices/jobs.ts'
import { openDatabases } from '../../server/database.ts'

const [url, until, batch] = process.argv.slice(2)
if (url === undefined || until === undefined) throw new Error('worker <url> <until> <batch>')
const databases = openDatabases(url, url, { app: 1, system: 2 })
const at = Temporal.Instant.from(until)
await runLadder({ databases, clock: movableClock(at), settings: settingsFrom() }, at, {
  batch: Number(batch ?? 20),
  workers: 1,
})
await databases.close()
