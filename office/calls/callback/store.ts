import { type Insertable, type RawBuilder, sql } from 'kysely'
import type { DB } from '../../../db/types.ts'
import type { Tx } from '../../kernel/context.ts'
import { insertLater } from '../../kernel/insert.ts'
import { later } from '../../kernel/later.ts'
import type { Promised } from '../../kernel/promise/model.ts'
import { updatePromise } from '../../kernel/promise/store.ts'
import type { AgreedWindow, Callback, Taken, Tried } from './model.ts'

const columns = sql`c.person_id, c.promise_id, c.mode, c.asked_by, c.asked_at, c.number, c.number_kind, c.number_owner,
  c.only_with_person, c.language, c.interpreter, c.helper, c.answered, c.keeps_place, c.call_id, c.planned_at, c.window_id,
  c.window_from, c.window_until, c.announced_at, c.round_from, c.note_at, c.open_until, c.next_step, c.next_step_at, c.ended_at`

/** Sent without waiting for the answer; it goes with what is asked next. */
const send = (tx: Tx, statement: RawBuilder<unknown>) => tx.executeQuery(later(statement.compile(tx)))

export type Key = { personId: string; promiseId: string }
const keys = (of: readonly Key[]) =>
  sql`select * from unnest(${of.map((one) => one.personId)}::uuid[], ${of.map((one) => one.promiseId)}::uuid[])`
const promiseKeys = (of: readonly { personId: string; id: string }[]) =>
  sql`select * from unnest(${of.map((one) => one.personId)}::uuid[], ${of.map((one) => one.id)}::uuid[])`

/** The next calls whose step has fallen due, all of one moment and one step; locked with their promises, past what others hold. */
export async function lockDue(tx: Tx, until: Temporal.Instant, size: number): Promise<Callback[]> {
  const { rows } = await sql<Callback>`
    select ${columns} from callback c join promise p on p.person_id = c.person_id and p.id = c.promise_id
    where c.next_step is not null and (c.next_step, c.next_step_at) = (
      select f.next_step, f.next_step_at from callback f where f.next_step is not null and f.next_step_at <= ${until}
      order by f.next_step_at limit 1 for update skip locked)
    limit ${size} for no key update of p, c skip locked`.execute(tx)
  return rows
}

/** The call behind a promise, locked; undefined where the wall hides it. The promise is locked first, always. */
export async function lockCallback(
  tx: Tx,
  personId: string,
  promiseId: string,
): Promise<Callback | undefined> {
  const { rows } = await sql<Callback>`select ${columns} from callback c
    where c.person_id = ${personId} and c.promise_id = ${promiseId} for no key update`.execute(tx)
  return rows[0]
}

export async function callbacksOf(tx: Tx, personId: string): Promise<Callback[]> {
  const { rows } =
    await sql<Callback>`select ${columns} from callback c where c.person_id = ${personId}`.execute(tx)
  return rows
}

/** Promises by id; those that the caller has locked with their call. */
export async function promisesBy(tx: Tx, of: readonly Key[]): Promise<Map<string, Promised>> {
  if (of.length === 0) return new Map()
  const { rows } =
    await sql<Promised>`select p.* from promise p where (p.person_id, p.id) in (${keys(of)})`.execute(tx)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Agreed and not missed, the earliest first, of those that have not ended: no rule asks for what is over. */
export async function windowsBy(
  tx: Tx,
  of: readonly Key[],
  now: Temporal.Instant,
): Promise<Map<string, AgreedWindow[]>> {
  if (of.length === 0) return new Map()
  const { rows } = await sql<AgreedWindow>`
    select w.person_id, w.promise_id, w.id, w.from_at as "from", w.until_at as "until", w.chosen_by, w.state
    from callback_window w where w.state in ('agreed', 'used') and w.until_at >= ${now}
      and (w.person_id, w.promise_id) in (${keys(of)})
    order by w.from_at`.execute(tx)
  return Map.groupBy(rows, (row) => row.promiseId) as Map<string, AgreedWindow[]>
}

type TriedRow = Tried & { personId: string; promiseId: string; id: string }

/** Every try of the round that runs, the first one first. */
export async function triesBy(tx: Tx, of: readonly Key[]): Promise<Map<string, TriedRow[]>> {
  if (of.length === 0) return new Map()
  const { rows } = await sql<TriedRow>`
    select a.person_id, a.promise_id, a.id, a.at, a.window_id, a.counts, a.outcome
    from callback c join callback_attempt a on a.person_id = c.person_id and a.promise_id = c.promise_id
    where (c.person_id, c.promise_id) in (${keys(of)}) and (c.round_from is null or a.at >= c.round_from)
    order by a.at, a.id`.execute(tx)
  return Map.groupBy(rows, (row) => row.promiseId) as Map<string, TriedRow[]>
}

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

export type CallbackChange = Key & Partial<Omit<Callback, 'personId' | 'promiseId' | 'answered'>>

/**
 * The same columns changed on many, in one statement for each set of columns: each row brings its own values. One alone is
 * looked up by its key, which the planner cannot know of a set that it cannot count.
 */
export async function changeCallbacks(tx: Tx, changes: readonly CallbackChange[]): Promise<void> {
  for (const group of Map.groupBy(changes, (change) => Object.keys(change).sort().join()).values()) {
    const [first] = group
    if (first === undefined) continue
    const names = Object.keys(first).filter((name) => name !== 'personId' && name !== 'promiseId')
    if (names.length === 0) continue
    if (group.length === 1) {
      await changeOne(tx, first, names)
      continue
    }
    const set = names.map((name) => sql`${sql.id(snake(name))} = v.${sql.id(snake(name))}`)
    const rows = group.map((change) =>
      Object.fromEntries(Object.entries(change).map(([name, value]) => [snake(name), value])),
    )
    await send(
      tx,
      sql`update callback c set ${sql.join(set)} from jsonb_populate_recordset(null::callback, ${JSON.stringify(rows)}) v
      where c.person_id = v.person_id and c.promise_id = v.promise_id`,
    )
  }
}

async function changeOne(tx: Tx, change: CallbackChange, names: readonly string[]): Promise<void> {
  const values = change as Record<string, unknown>
  const set = names.map((name) => sql`${sql.id(snake(name))} = ${values[name]}`)
  await send(
    tx,
    sql`update callback set ${sql.join(set)} where person_id = ${change.personId} and promise_id = ${change.promiseId}`,
  )
}

/** What is owed is due at another time; the first due time stays (I-04). */
export async function moveDue(
  tx: Tx,
  rows: readonly {
    personId: string
    id: string
    dueAt: Temporal.Instant
    nextStep: string | null
    nextStepAt: Temporal.Instant | null
  }[],
): Promise<void> {
  const [first] = rows
  if (first === undefined) return
  if (rows.length === 1)
    return updatePromise(tx, first.personId, first.id, {
      dueAt: first.dueAt,
      nextStep: first.nextStep,
      nextStepAt: first.nextStepAt,
    })
  const moved = rows.map(({ personId, id, dueAt, nextStep, nextStepAt }) => ({
    personId,
    id,
    dueAt,
    nextStep,
    nextStepAt,
  }))
  await send(
    tx,
    sql`update promise p set due_at = v."dueAt", next_step = v."nextStep", next_step_at = v."nextStepAt"
    from jsonb_to_recordset(${JSON.stringify(moved)}) v("personId" uuid, id uuid, "dueAt" timestamptz, "nextStep" text, "nextStepAt" timestamptz)
    where p.person_id = v."personId" and p.id = v.id`,
  )
}

export const insertWindows = (tx: Tx, rows: readonly Insertable<DB['callbackWindow']>[]) =>
  insertLater(tx, 'callbackWindow', rows)
export const insertAttempts = (tx: Tx, rows: readonly Insertable<DB['callbackAttempt']>[]) =>
  insertLater(tx, 'callbackAttempt', rows)
export const insertOutgoing = (tx: Tx, rows: readonly Insertable<DB['outgoing']>[]) =>
  insertLater(tx, 'outgoing', rows)

export async function setWindows(
  tx: Tx,
  windows: readonly { personId: string; id: string }[],
  state: 'used' | 'missed' | 'dropped',
): Promise<void> {
  if (windows.length === 0) return
  await send(
    tx,
    sql`update callback_window w set state = ${state} where (w.person_id, w.id) in (${promiseKeys(windows)})`,
  )
}

/** What was agreed before gives way: to what the person chooses now, or to a note where nobody can be rung. */
export async function dropAgreed(tx: Tx, of: readonly Key[]): Promise<void> {
  const [first] = of
  if (first === undefined) return
  const which =
    of.length === 1
      ? sql`w.person_id = ${first.personId} and w.promise_id = ${first.promiseId}`
      : sql`(w.person_id, w.promise_id) in (${keys(of)})`
  await send(tx, sql`update callback_window w set state = 'dropped' where w.state = 'agreed' and ${which}`)
}

/** How much is taken of the time of these, between two moments: in one query however many they are. Tells nothing of by whom. */
export async function takenOf(
  tx: Tx,
  desks: readonly string[],
  since: Temporal.Instant,
  until: Temporal.Instant,
): Promise<Map<string, Taken[]>> {
  const { rows } = await sql<Taken & { desk: string }>`
    select t.desk, t.from_at as "from", t.until_at as "until", t.places
    from wall.calls_taken(${[...desks]}::uuid[], ${since}, ${until}) t`.execute(tx)
  return Map.groupBy(rows, (row) => row.desk)
}

/** One at a time chooses from somebody's hours: two cannot both get the last place in a window. */
export async function lockDesk(tx: Tx, desk: string): Promise<void> {
  await send(tx, sql`select pg_advisory_xact_lock(hashtext(${`callback ${desk}`}))`)
}

/** How many there are to ring at each of these desks: those who staff a queue; one, where it is an employee. */
export async function peopleAt(tx: Tx, desks: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ desk: string; n: number }>`
    select m.team_id as desk, count(*)::int as n from staff_team m join staff s on s.id = m.staff_id and s.active
    where m.team_id = any(${[...desks]}::uuid[]) group by 1`.execute(tx)
  const staffed = new Map(rows.map(({ desk, n }) => [desk, n]))
  return new Map(desks.map((desk) => [desk, staffed.get(desk) ?? 1]))
}

/** R-411: who is told of a window that was not kept: the deputy, and whoever leads where it lies. */
export async function toldOf(
  tx: Tx,
  of: readonly Key[],
): Promise<{ promiseId: string; personId: string; deputyId: string | null; leadId: string | null }[]> {
  if (of.length === 0) return []
  const { rows } = await sql<{
    promiseId: string
    personId: string
    deputyId: string | null
    leadId: string | null
  }>`
    select p.person_id, p.id as promise_id, s.deputy_id, coalesce(t.lead_id, l.lead_id, o.leader_id) as lead_id
    from promise p
    left join staff s on s.id = coalesce(p.desk_staff_id, p.owner_staff_id)
    left join team t on t.id = p.desk_team_id
    left join office o on o.id = p.office_id
    left join lateral (select x.lead_id from team x where x.office_id = p.office_id and x.lead_id is not null
      and x.kind in ('followUp', 'municipal') order by x.side is distinct from p.side, x.id limit 1) l on true
    where (p.person_id, p.id) in (${keys(of)})`.execute(tx)
  return rows
}

/** On the list of whoever leads, for a reason that stands there already where there is one. */
export async function listForLead(
  tx: Tx,
  of: readonly Key[],
  reason: string,
  now: Temporal.Instant,
): Promise<void> {
  if (of.length === 0) return
  await send(
    tx,
    sql`update promise p set lead_list_at = coalesce(p.lead_list_at, ${now}), lead_reason = coalesce(p.lead_reason, ${reason})
    where p.is_open and (p.person_id, p.id) in (${keys(of)})`,
  )
}

/** The try that the line has made for this employee and nobody has told the outcome of. */
export async function rungAlready(
  tx: Tx,
  { personId, promiseId }: Key,
  staffId: string,
): Promise<string | null> {
  const row = await tx
    .selectFrom('callbackAttempt')
    .select('id')
    .where('personId', '=', personId)
    .where('promiseId', '=', promiseId)
    .where('staffId', '=', staffId)
    .where('outcome', 'is', null)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}

export async function attemptOfCall(
  tx: Tx,
  callId: string,
): Promise<{ id: string; outcome: string | null; numberKind: string | null } | undefined> {
  return tx
    .selectFrom('callbackAttempt')
    .select(['id', 'outcome', 'numberKind'])
    .where('callId', '=', callId)
    .executeTakeFirst()
}
