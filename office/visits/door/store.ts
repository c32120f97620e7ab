import { sql } from 'kysely'
import type { Tx } from '../../kernel/context.ts'
import type { HoursRecord } from './rules.ts'

/** the reception's hours with what is decided for later, and the days that are closed from a day on. */
export async function hoursRecord(tx: Tx, officeId: string, from: string): Promise<HoursRecord> {
  const { rows } = await sql<HoursRecord>`select
    coalesce((select json_agg(json_build_object('from', valid_from, 'weekday', weekday,
        'opens', to_char(opens, 'HH24:MI'), 'closes', to_char(closes, 'HH24:MI')))
      from opening_hours where office_id = ${officeId} and place = 'reception'), '[]') as lines,
    coalesce((select json_agg(json_build_object('day', day, 'reason', reason) order by day)
      from closing_day where (office_id = ${officeId} or office_id is null) and day >= ${from}::date), '[]') as closed`.execute(
    tx,
  )
  return rows[0] as HoursRecord
}

type OfficeFacts = {
  id: string
  name: string
  shortName: string
  phone: string
  dutyPhone: string | null
  address: string
}

/** An office by its id or by the name in its address ("elvemark"). */
export async function officeNamed(tx: Tx, name: string): Promise<OfficeFacts | undefined> {
  const { rows } = await sql<OfficeFacts>`
    select id, name, short_name as "shortName", phone, duty_phone as "dutyPhone", visiting_address as address
    from office where id::text = lower(${name}) or lower(short_name) = lower(${name}) limit 1`.execute(tx)
  return rows[0]
}

/** Who of an office can be met in a language. */
export async function speakersOf(tx: Tx, officeId: string, language: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from staff where office_id = ${officeId} and active and ${language} = any(languages)
      and roles && array['AS', 'AM'] order by id`.execute(tx)
  return rows.map(({ id }) => id)
}
