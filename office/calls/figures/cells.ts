import { type RawBuilder, sql } from 'kysely'
import type { Count } from './model.ts'
import { SHARES } from './table.ts'

/**
 * A cell is of so many people, or of these few: a figure of few is left out (R-799), and how many more than that they are
 * decides nothing. So whom a cell is of is kept only where they are fewer, and cells of several days can be put together.
 */
export const ENOUGH = 20

/** What is counted, with a bit each: counts, and what is left of a whole when a part is taken away. `is`: a row is of it. */
type Counted = { what: string; bit: number; count: Count | null; is: RawBuilder<unknown> }

const sharesOf = (names: readonly Count[]) => Object.values(SHARES).filter(({ part }) => names.includes(part))
export const REST = 'rest:'

function countedOf(names: readonly Count[]): Counted[] {
  const counts = names.map((name) => ({ what: name as string, count: name, is: sql`${sql.ref(name)}` }))
  // What is of a part is of its whole: somebody is in the rest where one of their calls is.
  const rests = sharesOf(names).map(({ part, of }) => ({
    what: `${REST}${part}`,
    count: null,
    is: sql`${sql.ref(of)} and ${sql.ref(part)} is not true`,
  }))
  return [...counts, ...rests].map((one, at) => ({ ...one, bit: 2 ** at }))
}

const BY = sql`case grouping(line, language, side) when 7 then 'all' when 3 then 'line' when 5 then 'language' else 'side' end`
const plus = (terms: readonly RawBuilder<unknown>[]) => sql.join(terms, sql` + `)
const seen = ({ bit }: Counted) => sql.ref(`s${bit}`)
/** So many different ones of 64 places that callers are spread over: at least so many callers. */
const atLeast = (one: Counted) => sql`bit_count(${seen(one)}::bit(64))`

/** `names`: of the cells in `small` whom they are of, by what is counted. */
const whoTheyAre = (counted: readonly Counted[]) => sql`few as (${sql.join(
  [sql`'all'`, sql`'line'`, sql`'language'`, sql`'side'`].map(
    (by, at) => sql`select s.day, s.by, s.value, m.who, m.mask & s.mask as mask from small s join marked m
        on m.day is not distinct from s.day and m.mask & s.mask <> 0 ${[sql``, sql`and m.line = s.value`, sql`and m.language = s.value`, sql`and m.side = s.value`][at] as RawBuilder<unknown>}
        where s.by = ${by} and s.mask <> 0`,
  ),
  sql` union all `,
)}),
  names as (select f.day, f.by, f.value, b.what, array_agg(distinct f.who) as who
    from few f join (values ${sql.join(counted.map(({ what, bit }) => sql`(${sql.lit(what)}, ${sql.lit(bit)}::bigint)`))}) b(what, bit)
      on f.mask & b.bit <> 0 group by f.day, f.by, f.value, b.what)`

/**
 * From `one` (facts.ts) the cells of each day: `n` how many, `who` they are where they are fewer than `enough`. One who rings
 * ten times is one. Whether they are so few shows at a glance nearly always; only of the others is looked up who they are.
 */
export function cells(
  facts: RawBuilder<unknown>,
  names: readonly Count[],
  enough: number,
  sums: readonly 'attempts'[] = [],
): RawBuilder<unknown> {
  const counted = countedOf(names)
  const n = ({ count }: Counted) => (count === null ? sql`0` : sql.ref(`n_${count}`))
  const all = [...names, ...sums].map((name) => sql.ref(`n_${name}`))
  return sql`with ${facts},
  marked as materialized (select day, who, line, language, side, ${sql.join(
    sums.map((name) => sql`${sql.ref(name)},`),
    sql``,
  )}
      1::bigint << (who & 63)::int as place,
      ${plus(counted.map(({ bit, is }) => sql`case when ${is} then ${sql.lit(bit)}::bigint else 0 end`))} as mask from one),
  kind as (select day, line, language, side, ${sql.join([
    ...counted.flatMap(({ count, bit }) =>
      count === null
        ? []
        : [sql`count(*) filter (where mask & ${sql.lit(bit)} <> 0) as ${sql.ref(`n_${count}`)}`],
    ),
    ...sums.map((name) => sql`sum(${sql.ref(name)}) as ${sql.ref(`n_${name}`)}`),
    ...counted.map(
      (one) => sql`bit_or(place) filter (where mask & ${sql.lit(one.bit)} <> 0) as ${seen(one)}`,
    ),
  ])} from marked group by day, line, language, side),
  cell as (select day, ${BY} as by, coalesce(line, language, side, '') as value, ${sql.join([
    ...all.map((name) => sql`sum(${name})::int as ${name}`),
    ...counted.map((one) => sql`bit_or(${seen(one)}) as ${seen(one)}`),
  ])} from kind group by grouping sets ((day), (day, line), (day, language), (day, side))),
  small as (select day, by, value, ${plus(
    counted.map(
      (one) => sql`case when ${atLeast(one)} < ${enough}::int then ${sql.lit(one.bit)}::bigint else 0 end`,
    ),
  )} as mask from cell),
  ${whoTheyAre(counted)}
  select c.day, c.by, c.value, v.what, v.n, case when cardinality(n.who) < ${enough}::int then n.who end as who
  from cell c cross join lateral (values ${sql.join([
    ...counted.map((one) => sql`(${sql.lit(one.what)}, ${n(one)}, ${seen(one)} is not null)`),
    ...sums.map((name) => sql`(${sql.lit(name)}, ${sql.ref(`n_${name}`)}, true)`),
  ])}) v(what, n, any_of)
    left join names n on n.day is not distinct from c.day and n.by = c.by and n.value = c.value and n.what = v.what
  where v.any_of`
}

/** Cells of several days and spans put together: how many, and of how many callers, up to `enough`. */
export const together = (
  parts: readonly RawBuilder<unknown>[],
  enough: number,
): RawBuilder<Together> => sql<Together>`
  with part as materialized (${sql.join(
    parts.map((part) => sql`(${part})`),
    sql` union all `,
  )}),
  whole as (select by, value, what, sum(n)::int as n, bool_or(who is null) as many from part group by by, value, what),
  people as (select by, value, what, count(distinct w)::int as persons from part, unnest(who) w group by by, value, what)
  select w.by, w.value, w.what, w.n, case when w.many then ${enough}::int else least(p.persons, ${enough}::int) end as persons
  from whole w left join people p using (by, value, what)`

export type Together = { by: string; value: string; what: string; n: number; persons: number | null }
