import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../kernel/context.ts'
import { OUTCOME } from '../desk/table.ts'
import { COUNTS, type Count, type Counted, OF_CALLBACKS, OF_CALLS } from './model.ts'
import { SHARES } from './table.ts'

/** `office` null: every call of the contact centre's lines. */
export type Asked = {
  office: string | null
  from: Temporal.Instant
  until: Temporal.Instant
  now: Temporal.Instant
}
type Row = Pick<Counted, 'by' | 'value' | 'rest' | 'cells'>
type Waits = Pick<Counted, 'by' | 'value' | 'waitMedian' | 'waitP90'>

/** Who rings again within so many days rings about what was not solved. */
const REPEAT_DAYS = 7
const SOLVED = Object.entries(OUTCOME).flatMap(([outcome, { solved }]) => (solved ? [outcome] : []))

/** The calls that came in, some days more on both sides, so that the first and the next of the same caller are known. */
const near = ({ office, from, until }: Asked) => sql`
  select c.id, coalesce(c.person_id::text, c.from_number, c.id::text) as who, c.person_id, c.line, c.language,
    coalesce(c.side, 'unknown') as side, c.theme, c.outcome, c.ended_how, c.started_at, c.waiting_since, c.answered_at, c.ended_at
  from call c
  where c.direction = 'in' and c.started_at >= ${from.subtract({ hours: 24 * REPEAT_DAYS })}
    and c.started_at < ${until.add({ hours: 24 * REPEAT_DAYS })} ${ofOffice(office)}
    and (c.line <> 'staff' or not exists (select from desk_contact d where d.call_id = c.id and d.by_hand = 'desk'))`
const ofOffice = (office: string | null) => (office === null ? sql`` : sql`and c.office_id = ${office}`)

const week = sql`interval '7 days'`

/** One row for each call of the period with what it was. */
const calls = (asked: Asked) => sql`
  near as (${near(asked)}),
  moved as (select call_id, bool_or(state = 'answered') as answered from transfer
    where started_at >= ${asked.from} and started_at < ${asked.until.add({ hours: 24 })} group by call_id),
  placed as (select n.*, lag(started_at) over caller as before, lead(started_at) over caller as after,
      lead(started_at) over matter as same
    from near n window caller as (partition by who order by started_at, id), matter as (partition by who, theme order by started_at, id)),
  told as (
    select p.*, m.call_id is not null as was_moved, coalesce(m.answered, false) as move_answered,
      p.before is null or p.before < p.started_at - ${week} as is_first,
      p.after is not null and p.after < p.started_at + ${week} as rang_again,
      p.answered_at is not null as was_answered, p.answered_at is not null and p.outcome = any(${SOLVED}::text[]) as solved,
      p.ended_how in ('hungUpWaiting', 'hungUpInMenu') and p.answered_at is null as hung_up,
      p.theme is not null and p.same is not null and p.same < p.started_at + ${week} as rang_same
    from placed p left join moved m on m.call_id = p.id
    where p.started_at >= ${asked.from} and p.started_at < ${asked.until}),
  one as (
    select who, line, language, side, true as calls, is_first as first_calls, is_first and was_answered as reached_first,
      is_first and was_answered and not (solved and not rang_again) as reached_unsolved, was_answered as answered,
      hung_up is true as abandoned, not was_answered and hung_up is not true as otherwise, rang_again as repeated,
      solved and not was_moved as helped_by_first,
      solved and not was_moved and (rang_same or exists (select from enquiry e where e.person_id = t.person_id and e.theme = t.theme
        and e.received_at > t.ended_at and e.received_at < t.ended_at + ${week})) as later_same,
      was_answered and not was_moved and solved is not true as neither, was_answered and was_moved as transferred,
      was_answered and was_moved and move_answered as transfer_answered,
      was_answered and was_moved and rang_again as transfer_repeated,
      is_first and solved and not rang_again as solved_in_one
    from told t)`

/** The calls that were promised in the period and the one that asked for them, where there is one. */
const callbacks = ({ office, from, until, now }: Asked) => sql`
  one as (
    select b.person_id::text as who, coalesce(c.line, 'elsewhere') as line, coalesce(b.language, h.language) as language,
      coalesce(p.side, 'unknown') as side, true as promised, p.state in ('kept', 'keptElsewhere') as kept,
      p.state in ('kept', 'keptElsewhere') and p.ended_at <= p.first_due_at as kept_in_time,
      p.is_open and p.due_at < ${now} as late,
      exists (select from callback_window w where w.person_id = b.person_id and w.promise_id = b.promise_id and w.state = 'missed')
        as window_missed,
      p.state not in ('kept', 'keptElsewhere') and not (p.is_open and p.due_at < ${now}) as pending,
      (select count(*) from callback_attempt a where a.person_id = b.person_id and a.promise_id = b.promise_id) as attempts
    from callback b join promise p on p.person_id = b.person_id and p.id = b.promise_id
      join person h on h.id = b.person_id left join call c on c.id = b.call_id
    where b.mode <> 'ladder' and b.asked_at >= ${from} and b.asked_at < ${until} and p.state <> 'merged'
      ${office === null ? sql`` : sql`and p.office_id = ${office}`})`

const BY = sql`case grouping(line, language, side) when 7 then 'all' when 3 then 'line' when 5 then 'language' else 'side' end`

/** Counted for each caller first: a cell is of people, and one who rings ten times is one. */
const counted = (facts: RawBuilder<unknown>, names: readonly Count[], more: RawBuilder<unknown>) => sql<
  Record<string, number> & Pick<Counted, 'by' | 'value' | 'attempts'>
>`with ${facts},
  each as (select who, ${BY} as by, coalesce(line, language, side, '') as value,
      ${sql.join(names.map((name) => sql`count(*) filter (where ${sql.ref(name)}) as ${sql.ref(name)}`))}${more}
    from one group by grouping sets ((who), (who, line), (who, language), (who, side)))
  select by, value, ${sql.join([
    ...names.map((name) => sql`sum(${sql.ref(name)})::int as ${sql.ref(`n_${name}`)}`),
    ...names.map((name) => sql`count(*) filter (where ${sql.ref(name)} > 0)::int as ${sql.ref(`p_${name}`)}`),
    ...sharesOf(names).map(
      ({ part, of }) =>
        sql`count(*) filter (where ${sql.ref(of)} > ${sql.ref(part)})::int as ${sql.ref(`r_${part}`)}`,
    ),
  ])}${names === OF_CALLBACKS ? sql`, sum(attempts)::int as attempts` : sql``}
  from each group by by, value`

const sharesOf = (names: readonly Count[]) => Object.values(SHARES).filter(({ part }) => names.includes(part))

const key = (of: 'n' | 'p' | 'r', name: Count) => `${of}${name[0]?.toUpperCase()}${name.slice(1)}`

async function rowsOf(tx: Tx, query: ReturnType<typeof counted>, names: readonly Count[]) {
  const { rows } = await query.execute(tx)
  return rows.map((row) => ({
    by: row.by,
    value: row.value,
    attempts: row.attempts ?? null,
    cells: Object.fromEntries(
      COUNTS.map((name) => [
        name,
        names.includes(name)
          ? { n: row[key('n', name)] ?? 0, persons: row[key('p', name)] ?? 0 }
          : { n: 0, persons: 0 },
      ]),
    ) as Counted['cells'],
    rest: Object.fromEntries(
      sharesOf(names).map(({ part }) => [part, row[key('r', part)] ?? 0]),
    ) as Counted['rest'],
  }))
}

export const callRows = (tx: Tx, asked: Asked): Promise<Row[]> =>
  rowsOf(tx, counted(calls(asked), OF_CALLS, sql``), OF_CALLS)

export const callbackRows = (tx: Tx, asked: Asked): Promise<(Row & Pick<Counted, 'attempts'>)[]> =>
  rowsOf(tx, counted(callbacks(asked), OF_CALLBACKS, sql`, sum(attempts) as attempts`), OF_CALLBACKS)

/** From when somebody stood in a queue, or rang where they never did, until somebody was there. */
export async function waitRows(tx: Tx, { office, from, until }: Asked): Promise<Waits[]> {
  const seconds = sql`extract(epoch from c.answered_at - coalesce(c.waiting_since, c.started_at))`
  const { rows } = await sql<Waits>`
    select ${sql`case grouping(c.line, c.language, coalesce(c.side, 'unknown')) when 7 then 'all' when 3 then 'line' when 5 then 'language' else 'side' end`} as by,
      coalesce(c.line, c.language, coalesce(c.side, 'unknown'), '') as value,
      round(percentile_cont(0.5) within group (order by ${seconds}))::int as "waitMedian",
      round(percentile_cont(0.9) within group (order by ${seconds}))::int as "waitP90"
    from call c where c.direction = 'in' and c.answered_at is not null and c.started_at >= ${from} and c.started_at < ${until}
      and c.answered_at >= coalesce(c.waiting_since, c.started_at) ${ofOffice(office)} and c.line <> 'staff'
    group by grouping sets ((), (c.line), (c.language), (coalesce(c.side, 'unknown')))`.execute(tx)
  return rows
}
