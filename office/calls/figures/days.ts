import { sql } from 'kysely'
import type { Tx } from '../../kernel/context.ts'
import { OFFICE_ZONE } from '../../kernel/time/localTime.ts'
import { inTransaction, type Surroundings } from '../../kernel/transaction.ts'
import { cells, ENOUGH } from './cells.ts'
import { callFacts, REPEAT_DAYS, type Span } from './facts.ts'
import { OF_CALLS } from './model.ts'
import { waited } from './waits.ts'

/** What days are counted by. Another way of counting has another number: what was counted in the old way is counted anew. */
const DEFINITION = 1
/** A call of a day may end on the next, and what its caller does within a week counts with it. */
const CLOSED_AFTER = REPEAT_DAYS + 2
const AT_ONCE = 7

const day = sql`(started_at at time zone ${sql.lit(OFFICE_ZONE)})::date`
export const midnight = (date: Temporal.PlainDate): Temporal.Instant =>
  date.toZonedDateTime(OFFICE_ZONE).toInstant()
const dayOf = (at: Temporal.Instant) => at.toZonedDateTimeISO(OFFICE_ZONE).toPlainDate()
const spanOf = (days: readonly Temporal.PlainDate[]): Span => ({
  office: null,
  from: midnight(days[0] as Temporal.PlainDate),
  until: midnight((days.at(-1) as Temporal.PlainDate).add({ days: 1 })),
})

/** Days that follow each other without a gap, so many together at most. */
export function runsOf(days: readonly Temporal.PlainDate[], atMost: number): Temporal.PlainDate[][] {
  const runs: Temporal.PlainDate[][] = []
  for (const one of days) {
    const run = runs.at(-1)
    if (run && run.length < atMost && run.at(-1)?.add({ days: 1 }).equals(one)) run.push(one)
    else runs.push([one])
  }
  return runs
}

/** Which days of a span have been counted, and hold; the rest of it is counted now. */
export async function rolledOf(
  tx: Tx,
  from: Temporal.PlainDate,
  until: Temporal.PlainDate,
): Promise<{ rolled: string[]; live: Span[] }> {
  const { rows } = await sql<{ day: string }>`select day from call_rollup_day
    where day >= ${from.toString()} and day <= ${until.toString()} and not stale and definition = ${DEFINITION}`.execute(
    tx,
  )
  const rolled = new Set(rows.map((row) => row.day))
  const left: Temporal.PlainDate[] = []
  for (let one = from; Temporal.PlainDate.compare(one, until) <= 0; one = one.add({ days: 1 }))
    if (!rolled.has(one.toString())) left.push(one)
  return { rolled: [...rolled], live: runsOf(left, Number.POSITIVE_INFINITY).map(spanOf) }
}

/** Counts each day that nothing can change any more, and again each that was corrected since. Gives how many. */
export async function rollCallDays(around: Surroundings): Promise<number> {
  const { system } = around.databases
  const last = await lastClosed(around)
  // A day is known to be wanted before it is counted: what is corrected meanwhile marks it, and is counted next time.
  await sql`insert into call_rollup_day (day, definition, rolled_at, stale)
    select d::date, ${DEFINITION}, ${around.clock.now()}, true
    from generate_series((select min(started_at) at time zone ${sql.lit(OFFICE_ZONE)} from call)::date, ${last.toString()}::date, interval '1 day') d
    on conflict (day) do update set stale = true where call_rollup_day.definition <> excluded.definition`.execute(
    system,
  )
  const { rows } = await sql<{ day: string }>`select day from call_rollup_day
    where (stale or definition <> ${DEFINITION}) and day <= ${last.toString()} order by day`.execute(system)
  const runs = runsOf(
    rows.map((row) => Temporal.PlainDate.from(row.day)),
    AT_ONCE,
  )
  // The newest first: they are what is asked for.
  for (const days of runs.reverse())
    await inTransaction(around, { kind: 'system', name: 'callDays' }, (ctx) =>
      roll(ctx.tx, days, around.clock.now()),
    )
  return rows.length
}

/** The last day that nothing can change any more: a week and more ago, also before a call that nobody has ended. */
async function lastClosed({ clock, databases }: Surroundings): Promise<Temporal.PlainDate> {
  const { rows } = await sql<{ oldest: Temporal.Instant | null }>`
    select min(started_at) as oldest from call where state <> 'ended'`.execute(databases.system)
  const [now, oldest] = [clock.now(), rows[0]?.oldest ?? clock.now()]
  return dayOf(Temporal.Instant.compare(oldest, now) < 0 ? oldest : now).subtract({ days: CLOSED_AFTER })
}

async function roll(tx: Tx, days: readonly Temporal.PlainDate[], now: Temporal.Instant): Promise<void> {
  const span = spanOf(days)
  const these = sql`${days.map(String)}::date[]`
  // First of all, and held: who corrects something of these days waits until they are counted, and marks them again.
  await sql`update call_rollup_day set stale = false, definition = ${DEFINITION}, rolled_at = ${now}
    where day in (select day from call_rollup_day where day = any(${these}) order by day for update)`.execute(
    tx,
  )
  await sql`delete from call_rollup where day = any(${these})`.execute(tx)
  await sql`delete from call_rollup_wait where day = any(${these})`.execute(tx)
  await sql`insert into call_rollup (day, by, value, what, n, who) ${cells(callFacts(span, day), OF_CALLS, ENOUGH)}`.execute(
    tx,
  )
  await sql`insert into call_rollup_wait (day, by, value, seconds, n)
    select day, by, value, array_agg(seconds order by seconds), array_agg(n order by seconds)
    from (${waited(span, day)}) w group by day, by, value`.execute(tx)
}

/** I-57: of the days that were counted one a night, each in its turn: the day, if what was kept of it is not what is counted now. */
export async function driftedDay(around: Surroundings): Promise<string | null> {
  const { system } = around.databases
  const turn = dayOf(around.clock.now()).since(EPOCH).days
  const { rows } = await sql<{ day: string }>`select day from call_rollup_day
    where not stale and definition = ${DEFINITION} order by day
    offset (select ${turn}::int % greatest(count(*), 1) from call_rollup_day where not stale and definition = ${DEFINITION}) limit 1`.execute(
    system,
  )
  const [sampled] = rows
  return sampled && (await hasDrifted(system, Temporal.PlainDate.from(sampled.day))) ? sampled.day : null
}

const EPOCH = Temporal.PlainDate.from('1970-01-01')

/** In one statement, so that a correction which comes meanwhile is either seen in both or in neither. */
export async function hasDrifted(tx: Tx, date: Temporal.PlainDate): Promise<boolean> {
  const span = spanOf([date])
  const kept = sql`select by, value, what, n, who from call_rollup where day = ${date.toString()}
    union all select w.by, w.value, u.seconds::text, u.n, null from call_rollup_wait w, unnest(w.seconds, w.n) as u(seconds, n)
      where w.day = ${date.toString()}`
  const counted = sql`select by, value, what, n, who from (${cells(callFacts(span, day), OF_CALLS, ENOUGH)}) c
    union all select by, value, seconds::text, n, null from (${waited(span, day)}) w`
  const { rows } = await sql<{ drifted: boolean }>`
    with kept as (${kept}), counted as (${counted})
    select exists (select from call_rollup_day where day = ${date.toString()} and not stale)
      and (exists (table kept except table counted) or exists (table counted except table kept)) as drifted`.execute(
    tx,
  )
  return rows[0]?.drifted === true
}
