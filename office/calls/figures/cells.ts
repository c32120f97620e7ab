import { type RawBuilder, sql } from 'kysely'
import type { Count } from './model.ts'
import { SHARES } from './table.ts'

/**
 * A cell is of so many people, or of these few: a figure of few is left out (R-799), and how many more than that they are
 * decides nothing. So whom a cell is of is kept only where they are fewer, and cells of several days can be put together.
 */
export const ENOUGH = 20

/** What is counted of callers, with a bit each: counts, and what is left of a whole when a part is taken away. */
type Counted = { what: string; bit: number; count: Count | null; more: RawBuilder<unknown> }

const sharesOf = (names: readonly Count[]) => Object.values(SHARES).filter(({ part }) => names.includes(part))
export const REST = 'rest:'

function countedOf(names: readonly Count[]): Counted[] {
  const counts = names.map((name) => ({ what: name as string, count: name, more: sql`${sql.ref(name)} > 0` }))
  const rests = sharesOf(names).map(({ part, of }) => ({
    what: `${REST}${part}`,
    count: null,
    more: sql`${sql.ref(of)} > ${sql.ref(part)}`,
  }))
  return [...counts, ...rests].map((one, at) => ({ ...one, bit: 2 ** at }))
}

const BY = sql`case grouping(line, language, side) when 7 then 'all' when 3 then 'line' when 5 then 'language' else 'side' end`
const plus = (terms: readonly RawBuilder<unknown>[]) => sql.join(terms, sql` + `)
const has = (mask: RawBuilder<unknown>, { bit }: Counted) => sql`${mask} & ${sql.lit(bit)} <> 0`
const persons = ({ bit }: Counted) => sql.ref(`p${bit}`)

/**
 * From `one` (facts.ts) the cells of each day: `n` how many, `p` of how many callers, `who` they are where they are fewer
 * than `enough`. Counted for each caller first: one who rings ten times is one. `sums`: what is added up and is of nobody.
 */
export function cells(
  facts: RawBuilder<unknown>,
  names: readonly Count[],
  enough: number,
  sums: readonly 'attempts'[] = [],
): RawBuilder<unknown> {
  const counted = countedOf(names)
  const n = ({ count }: Counted) => (count === null ? sql`0` : sql.ref(`n_${count}`))
  return sql`with ${facts},
  each as (select day, who, ${BY} as by, coalesce(line, language, side, '') as value,
      ${sql.join([
        ...names.map((name) => sql`count(*) filter (where ${sql.ref(name)}) as ${sql.ref(name)}`),
        ...sums.map((name) => sql`sum(${sql.ref(name)}) as ${sql.ref(name)}`),
      ])}
    from one group by grouping sets ((day, who), (day, who, line), (day, who, language), (day, who, side))),
  marked as (select *, ${plus(counted.map(({ bit, more }) => sql`case when ${more} then ${sql.lit(bit)}::bigint else 0 end`))} as mask from each),
  cell as (select day, by, value, ${sql.join([
    ...names.map((name) => sql`sum(${sql.ref(name)})::int as ${sql.ref(`n_${name}`)}`),
    ...sums.map((name) => sql`sum(${sql.ref(name)})::int as ${sql.ref(`n_${name}`)}`),
    ...counted.map((one) => sql`count(*) filter (where ${has(sql`mask`, one)}) as ${persons(one)}`),
  ])} from marked group by day, by, value),
  few as (select m.day, m.by, m.value, m.who, m.mask & c.mask as mask
    from marked m join (select day, by, value, ${plus(
      counted.map(
        (one) =>
          sql`case when ${persons(one)} between 1 and ${sql.lit(enough - 1)} then ${sql.lit(one.bit)}::bigint else 0 end`,
      ),
    )} as mask from cell) c on c.day is not distinct from m.day and c.by = m.by and c.value = m.value where m.mask & c.mask <> 0),
  names as (select f.day, f.by, f.value, b.what, array_agg(f.who) as who
    from few f join (values ${sql.join(counted.map(({ what, bit }) => sql`(${sql.lit(what)}, ${sql.lit(bit)}::bigint)`))}) b(what, bit)
      on f.mask & b.bit <> 0 group by f.day, f.by, f.value, b.what)
  select c.day, c.by, c.value, v.what, v.n, n.who
  from cell c cross join lateral (values ${sql.join([
    ...counted.map((one) => sql`(${sql.lit(one.what)}, ${n(one)}, ${persons(one)})`),
    ...sums.map((name) => sql`(${sql.lit(name)}, ${sql.ref(`n_${name}`)}, 0::bigint)`),
  ])}) v(what, n, p)
    left join names n on n.day is not distinct from c.day and n.by = c.by and n.value = c.value and n.what = v.what
  where v.n > 0 or v.p > 0`
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
