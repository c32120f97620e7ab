import { sql } from 'kysely'
import type { Tx } from '../context.ts'
import type { HoursRecord } from './rules.ts'

/** the reception's hours with what is decided for later, and the days that are closed from a day on. */
export async function hoursRecord(tx: Tx, officeId: string, from: string): Promise<HoursRecord> {
  const { rows } = await sql<HoursRecord>`select
    coalesce((select json_agg(json_build_object('from', valid_from, 'weekday', weekday,
        'opens', to_char(opens, 'HH24:MI'), 'closes', to_char(closes, 'HH24:MI')))
      from opening_hours where office_id = ${officeId} and place = 'reception'), '[]') as lines,
    coalesce((select json_agg(json_build_object('day', day, 'cause', cause, 'reason', reason) order by day)
      from office_closed(${officeId}, ${from}, 'infinity')), '[]') as closed`.execute(tx)
  return rows[0] as HoursRecord
}
