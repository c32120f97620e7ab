import { CompiledQuery, type Kysely, sql } from 'kysely'
import { v7 } from 'uuid'
import type { DB } from '../../db/types.ts'
import type { Actor, Ctx } from './context.ts'
import { writeEvents } from './event.ts'
import { later } from './later.ts'
import type { Settings } from './settings.ts'
import type { Clock } from './time/clock.ts'

/** The two doors to the database: under the wall, and for what falls due by itself. */
export type Databases = { app: Kysely<DB>; system: Kysely<DB> }
export type Surroundings = { databases: Databases; clock: Clock; settings: Settings }

const quoted = (value: string) => `'${value.replaceAll("'", "''")}'`
const list = (values: readonly string[]) => `{${values.join(',')}}`

/** The settings that the policies in the database read (db/migrations/006_walls.sql). */
function wallSettings(actor: Actor, now: Temporal.Instant): [string, string][] {
  if (actor.kind === 'person')
    return [
      ['actor_kind', 'person'],
      ['actor_id', actor.personId],
    ]
  if (actor.kind === 'helper')
    return [
      ['actor_kind', 'helper'],
      ['actor_id', actor.holderId],
      ['open_person', actor.personId],
      ['at', now.toString()],
    ]
  if (actor.kind === 'system') return [['actor_kind', 'system']]
  return [
    ['actor_kind', 'staff'],
    ['actor_id', actor.staffId],
    ['roles', list(actor.roles)],
    ['sides', list(actor.sides)],
    ['shields', list(actor.shields)],
    ['teams', list(actor.teams)],
    ['office', actor.officeId ?? ''],
  ]
}

/**
 * Who waits for these on a line cannot wait for plans. All they ask for is looked up by keys, for which one plan is as good
 * as another: each statement is planned once for all values, where PostgreSQL would plan the first five anew.
 */
const planOnce = (actor: Actor) => actor.kind === 'system' && actor.name === 'line'

/** The transaction begins and the wall knows who acts. Leaves together with the first statement. */
const opening = (actor: Actor, now: Temporal.Instant) =>
  `begin; select ${[
    ...wallSettings(actor, now).map(([name, value]) => [`evi.${name}`, value] as const),
    ...(planOnce(actor) ? [['plan_cache_mode', 'force_generic_plan'] as const] : []),
  ]
    .map(([name, value]) => `set_config('${name}', ${quoted(value)}, true)`)
    .join(', ')}`

/**
 * Runs `work` in one transaction in the name of `actor`. Commits when it returns, also when the result is a refusal: the
 * look, the guess and what a rule puts in the place of the refused (R-444: the talk instead of the second way on) are to stay. Whoever must write before
 * they know whether they refuse goes back to a savepoint. Rolls back and rethrows on a bug.
 */
export function inTransaction<T>(
  around: Surroundings,
  actor: Actor,
  work: (ctx: Ctx) => Promise<T>,
): Promise<T> {
  const { databases } = around
  return transact(around, actor, actor.kind === 'system' ? databases.system : databases.app, work)
}

function transact<T>(
  around: Surroundings,
  actor: Actor,
  database: Kysely<DB>,
  work: (ctx: Ctx) => Promise<T>,
): Promise<T> {
  return database.connection().execute(async (tx) => {
    await tx.executeQuery(later(CompiledQuery.raw(opening(actor, around.clock.now()))))
    try {
      const jobs: Job[] = []
      const ctx = contextOn(around, actor, tx, jobs, database === around.databases.system)
      const result = await work(ctx)
      await writeEvents(ctx)
      await enqueueAll(tx, jobs)
      await sql.raw('commit').execute(tx)
      if (jobs.some(({ key }) => key === null)) tellWorkers(around.databases.system)
      return result
    } catch (bug) {
      await sql.raw('rollback').execute(tx)
      throw bug
    }
  })
}

let made = 0
/** In the order they are made, also within a millisecond and while the clock stands still. */
function nextId(now: Temporal.Instant): string {
  made = (made + 1) % 2 ** 31
  return v7({ msecs: now.epochMilliseconds, seq: made })
}

type Job = { task: string; payload: Record<string, unknown>; key: string | null }

/**
 * A job with a key is one row that whoever asks for the same holds until their transaction ends: asked for last, just
 * before the commit, it is held for a moment, and others do not queue up behind all that this one still had to do. By
 * the order of their keys, so that no two hold what the other wants.
 */
async function enqueueAll(tx: Kysely<DB>, jobs: readonly Job[]): Promise<void> {
  const keyed = new Map(jobs.flatMap((job) => (job.key === null ? [] : [[`${job.key} ${job.task}`, job]])))
  const inOrder = [...keyed].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, job]) => job)
  const asked = new Set<string>()
  for (const { task, payload, key } of [...jobs.filter((job) => job.key === null), ...inOrder]) {
    const values = [task, JSON.stringify(payload), key]
    // What was asked for twice in one transaction is done once.
    if (asked.size === asked.add(JSON.stringify(values)).size) continue
    await tx.executeQuery(later(CompiledQuery.raw('select wall.enqueue($1, $2::json, null, $3)', values)))
  }
}

const TELL = `select pg_notify('jobs:insert', '{"count":1}')`
/** Whose workers are being told now, and whether more has been saved meanwhile. */
const telling = new WeakMap<Kysely<DB>, { more: boolean }>()

/**
 * Tells the workers of jobs that have been saved (db/migrations/074_enqueue.sql), once for all that are saved while they
 * are being told. Nobody waits for it: a worker that was not told looks by itself within a second.
 */
function tellWorkers(system: Kysely<DB>): void {
  const under = telling.get(system)
  if (under !== undefined) {
    under.more = true
    return
  }
  const mine = { more: false }
  telling.set(system, mine)
  const told = () => {
    telling.delete(system)
    if (mine.more) tellWorkers(system)
  }
  sql.raw(TELL).execute(system).then(told, told)
}

/** `beyond`: on the other side of the wall already, where going there once more is the same transaction. */
function contextOn(around: Surroundings, actor: Actor, tx: Kysely<DB>, jobs: Job[], beyond: boolean): Ctx {
  const ctx: Ctx = {
    actor,
    pending: [],
    clock: around.clock,
    settings: around.settings,
    tx,
    newId: () => nextId(around.clock.now()),
    enqueue: async (task, payload, options) => void jobs.push({ task, payload, key: options?.key ?? null }),
    // A second connection of the same pool while one is held could wait for ever, and for one's own locks.
    beyondWall: (work) => (beyond ? work(ctx) : transact(around, actor, around.databases.system, work)),
  }
  return ctx
}

/** The same transaction, in which the wall lets this person's content through. Basis and log stand in office/access. */
export async function setOpenPerson(ctx: Ctx, personId: string, purpose: string): Promise<void> {
  await sql`select set_config('evi.open_person', ${personId}, true), set_config('evi.purpose', ${purpose}, true)`.execute(
    ctx.tx,
  )
}
