import { type Kysely, sql } from 'kysely'
import type { DB } from '../../../db/types.ts'
import type { Tx } from '../context.ts'
import type { Cause } from './model.ts'
import type { HoursRecord } from './rules.ts'

/** the reception's hours with what is decided for later, and the days that are closed from a day on. */
export async function hoursRecord(tx: Tx, officeId: string, from: string): Promise<HoursRecord> {
  const { rows } = await sql<HoursRecord>`select
    coalesce((select json_agg(json_build_object('from', valid_from, 'weekday', weekday,
        'opens', to_char(opens, 'HH24:MI'), 'closes', to_char(closes, 'HH24:MI')))
      from opening_hours where office_id = ${officeId} and place = 'reception'), '[]') as lines,
    coalesce((select json_agg(json_build_object('day', day, 'from', to_char(from_time, 'HH24:MI'),
        'until', to_char(until_time, 'HH24:MI'), 'cause', cause, 'reason', reason) order by day, from_time)
      from office_closed(${officeId}, ${from}, 'infinity')), '[]') as closed`.execute(tx)
  return rows[0] as HoursRecord
}

/** Why an office is closed at some time between two moments; undefined where it is not. */
export async function closedWithin(
  tx: Tx,
  officeId: string,
  from: Temporal.Instant,
  until: Temporal.Instant,
): Promise<{ cause: Cause } | undefined> {
  const { rows } = await sql<{ cause: Cause }>`select cause from office_closed(${officeId},
      (${from}::timestamptz at time zone 'Europe/Oslo')::date, (${until}::timestamptz at time zone 'Europe/Oslo')::date)
    where during && tstzrange(${from}, ${until}) order by during limit 1`.execute(tx)
  return rows[0]
}

export type ClosedSpan = { from: Temporal.Instant; until: Temporal.Instant }
/** the parts of days that these offices are closed from a moment on; under null what is so for an office of none. */
export async function closedParts(
  tx: Tx,
  officeIds: readonly (string | null)[],
  from: Temporal.Instant,
  until: Temporal.Instant,
): Promise<Map<string | null, ClosedSpan[]>> {
  const { rows } = await sql<
    { officeId: string | null } & ClosedSpan
  >`select o.id as "officeId", lower(c.during) as "from",
      upper(c.during) as until from unnest(${[...new Set(officeIds)]}::uuid[]) o(id) cross join lateral office_closed(o.id,
      (${from}::timestamptz at time zone 'Europe/Oslo')::date, (${until}::timestamptz at time zone 'Europe/Oslo')::date) c
    where c.from_time is not null`.execute(tx)
  return Map.groupBy(rows, ({ officeId }) => officeId)
}

/**
 * K2: every day on which an office is closed as a whole, as its calendar has it; null for an office of none. A day of which a
 * part is left is a working day.
 */
export async function closedDays(tx: Kysely<DB>): Promise<{ officeId: string | null; day: string }[]> {
  const { rows } = await sql<{ officeId: string | null; day: string }>`
    select o.id as "officeId", d.day::text as day from (select id from office union all select null) o,
      office_closed(o.id, '-infinity', 'infinity') d where d.from_time is null`.execute(tx)
  return rows
}
