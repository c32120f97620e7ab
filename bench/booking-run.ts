import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate, openDatabases } from '../server/database.ts'
import { startPostgres } from '../server/embedded-postgres.ts'
import { measureBooking } from './booking.ts'

/** `npm run bench -- --only=booking`: 50 clients want the same 200 slots, in a database of its own. */
export async function runBooking(json: boolean): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'evi-booking-'))
  const postgres = await startPostgres(directory)
  try {
    await migrate(postgres.url)
    const databases = openDatabases(postgres.url)
    try {
      const figures = await measureBooking(databases, { clients: 50, slots: 200 })
      const { clients, slots, tries, booked, double, failed, p50, p95, freeMs } = figures
      console.log(
        json
          ? JSON.stringify(figures, null, 2)
          : `${clients} clients, ${slots} slots: ${tries} tries, ${booked} booked, ${double} double, ${failed} failed; ` +
              `p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms (must be under 100); ` +
              `free slots over six weeks with 30 advisers ${freeMs.toFixed(1)} ms (must be under 50)`,
      )
      if (double > 0 || failed > 0 || booked !== slots) process.exitCode = 1
    } finally {
      await databases.close()
    }
  } finally {
    await postgres.stop()
    await rm(directory, { recursive: true, force: true })
  }
}
