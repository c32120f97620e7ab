import { type RawBuilder, sql } from 'kysely'
import { ofOffice, type Span } from './facts.ts'
import type { Counted } from './model.ts'

const BY = sql`case grouping(line, language, side) when 7 then 'all' when 3 then 'line' when 5 then 'language' else 'side' end`

/**
 * From when somebody stood in a queue, or rang where they never did, until somebody was there: how many waited so many
 * whole seconds. Not how long on the whole: what half of a month waited cannot be worked out from the halves of its days.
 */
export const waited = ({ office, from, until }: Span, day: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select day, ${BY} as by, coalesce(line, language, side, '') as value, seconds, count(*)::int as n from (
    select ${day} as day, line, language, coalesce(side, 'unknown') as side,
      floor(extract(epoch from answered_at - coalesce(waiting_since, started_at)))::int as seconds
    from call c where c.direction = 'in' and c.answered_at is not null and c.started_at >= ${from} and c.started_at < ${until}
      and c.answered_at >= coalesce(c.waiting_since, c.started_at) ${ofOffice(office)} and c.line <> 'staff') w
  group by grouping sets ((day, seconds), (day, line, seconds), (day, language, seconds), (day, side, seconds))`

export type Waits = { by: Counted['by']; value: string; waitMedian: number; waitP90: number }

/** The wait that half, and nine of ten, stayed within, between two of them where it falls there, as percentile_cont has it. */
export const ofAll = (parts: readonly RawBuilder<unknown>[]): RawBuilder<Waits> => {
  const at = (share: number) => sql`${sql.lit(share)} * (total - 1)`
  const within = (rank: RawBuilder<unknown>) => sql`min(seconds) filter (where upto > ${rank})`
  const percentile = (share: number) => {
    const low = within(sql`floor(${at(share)})`)
    return sql`round(${low} + (${within(sql`ceil(${at(share)})`)} - ${low}) * (${at(share)} - floor(${at(share)})))::int`
  }
  return sql<Waits>`
    with part as (${sql.join(
      parts.map((part) => sql`(${part})`),
      sql` union all `,
    )}),
    told as (select by, value, seconds, sum(n) as n from part group by by, value, seconds),
    ranked as (select by, value, seconds, sum(n) over so as upto, sum(n) over (partition by by, value) as total
      from told window so as (partition by by, value order by seconds))
    select by, value, ${percentile(0.5)} as "waitMedian", ${percentile(0.9)} as "waitP90" from ranked group by by, value, total`
}
