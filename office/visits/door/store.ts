import { sql } from 'kysely'
import type { Tx } from '../../kernel/context.ts'

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
