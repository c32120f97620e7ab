import { type Kysely, sql } from 'kysely'
import type { DB } from '../db/types.ts'
import { closedDays } from '../office/kernel/opening/store.ts'
import { type ConfigurationRow, type Settings, settingsFrom } from '../office/kernel/settings.ts'
import type { Clock } from '../office/kernel/time/clock.ts'

/** Settings that are read again when they change; what holds them sees the newest without asking for them anew. */
export type LiveSettings = Settings & { reload(): Promise<void>; stop(): void }

const RELOAD_MS = 15_000

export async function loadSettings(
  system: Kysely<DB>,
  clock: Clock,
  over: Readonly<Record<string, unknown>> = {},
): Promise<LiveSettings> {
  let current = await read(system, clock, over)
  let [asked, newest] = [0, 0]
  const reload = async () => {
    asked += 1
    const mine = asked
    const seen = await read(system, clock, over)
    // Of two that read at once the one that began last has the newest, whichever is answered first.
    if (mine < newest) return
    newest = mine
    current = seen
  }
  const timer = setInterval(() => void reload().catch(() => {}), RELOAD_MS)
  timer.unref()
  return {
    get: (key, officeId) => current.get(key, officeId),
    calendar: (officeId) => current.calendar(officeId),
    clocks: (officeId) => current.clocks(officeId),
    reload,
    stop: () => clearInterval(timer),
  }
}

/** The newest version of each key that is valid now, and the days that are closed as the one record has them. `over` stands above the nation's values (environment). */
async function read(
  system: Kysely<DB>,
  clock: Clock,
  over: Readonly<Record<string, unknown>>,
): Promise<Settings> {
  const rows =
    await sql<ConfigurationRow>`select distinct on (key, scope) key, scope, value from configuration
    where valid_from <= ${clock.now()} order by key, scope, version desc`.execute(system)
  const ours = Object.entries(over).map(([key, value]) => ({ key, scope: 'nation', value }))
  return settingsFrom([...rows.rows, ...ours], await closedDays(system))
}
