import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterEach, expect, test } from 'vitest'
import { brokenInvariants } from '../../office/kernel/invariants.ts'
import { settingsFrom } from '../../office/kernel/settings.ts'
import { fixedClock } from '../../office/kernel/time/clock.ts'
import { runLadder } from '../../office/reach/notices/jobs.ts'
import { oslo, prepare, tell } from '../../sim/ladder/world.ts'
import { freshDatabase, type TestDatabase } from '../support/database.ts'

const UNTIL = oslo('2026-03-16 12:00')
const NOTICES = 120
const KILLS = 5
const open: TestDatabase[] = []
afterEach(async () => {
  for (const database of open.splice(0)) await database.drop()
})

/** People who have been told something, and whose ladders nobody has begun to climb. */
async function waiting(): Promise<TestDatabase> {
  const database = await freshDatabase()
  open.push(database)
  const sim = await prepare(database, NOTICES, 11, { batch: 40, workers: 1 })
  sim.around.clock.set(oslo('2026-03-02 10:00'))
  await tell(sim, 0, NOTICES)
  return database
}

/** Everything the ladders have done, in words that are the same in every database. */
async function done(database: TestDatabase): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    select n.event_key || ' ' || s.step || ' ' || s.at || ' ' || coalesce(s.channel, '') || ' ' || coalesce(s.why, '')
        || ' ' || coalesce(o.address, '') || ' ' || coalesce(p.kind || ' ' || p.due_at, '') as line
    from notice_step s join notice n on n.person_id = s.person_id and n.id = s.notice_id
    left join outgoing o on o.person_id = s.person_id and o.id = s.outgoing_id
    left join promise p on p.person_id = s.person_id and p.id = s.promise_id order by 1`.execute(
    database.system,
  )
  const { rows: counts } = await sql<{ line: string }>`
    select 'outgoing ' || count(*) as line from outgoing union all select 'promise ' || count(*) from promise
    union all select 'event ' || count(*) from event`.execute(database.system)
  return [...rows, ...counts].map((row) => row.line)
}

function climber(url: string) {
  const script = join(import.meta.dirname, '..', '..', 'sim', 'ladder', 'worker.ts')
  return spawn(process.execPath, [script, url, UNTIL.toString(), '10'], { stdio: 'ignore' })
}

const steps = async (database: TestDatabase) => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from notice_step`.execute(
    database.system,
  )
  return rows[0]?.n ?? 0
}

test('a ladder whose worker is killed again and again ends as one that was never disturbed', async () => {
  const [calm, shaken] = [await waiting(), await waiting()]
  const around = { databases: calm, clock: fixedClock(UNTIL), settings: settingsFrom() }
  await runLadder(around, UNTIL, { batch: 10, workers: 1 })

  let kills = 0
  for (let round = 0; round < KILLS; round += 1) {
    const before = await steps(shaken)
    const worker = climber(shaken.url)
    const ended = once(worker, 'exit')
    // It has begun to climb: it is killed in the middle of whatever it does, a little later in each round.
    while (worker.exitCode === null && (await steps(shaken)) === before) await pause(5)
    await pause((round * 37) % 90)
    if (worker.kill('SIGKILL')) kills += 1
    await ended
  }
  await runLadder({ ...around, databases: shaken }, UNTIL, { batch: 10, workers: 1 })
  expect(kills).toBe(KILLS)
  expect(await done(shaken)).toEqual(await done(calm))
  expect(await brokenInvariants(shaken.system, UNTIL)).toEqual([])
}, 180_000)
