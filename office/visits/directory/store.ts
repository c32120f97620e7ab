import { sql } from 'kysely'
import type { Tx } from '../../kernel/context.ts'
import type { Entry } from './model.ts'

export type Kept = Entry & { officeId: string; ownerId: string | null; ownerName: string | null }

const COLUMNS = sql`e.id, e.version, e.office_id as "officeId", e.body, e.themes, e.name, e.phone, e.web, e.address, e.hours, e.languages,
  e.interpreter, e.valid_from::text as "validFrom", e.checked_on::text as "checkedOn", e.ended, e.owner_id as "ownerId",
  s.name as "ownerName"`

/** Of each entry of an office the version in force on a day, and the ones after it. */
export async function versionsFrom(tx: Tx, officeId: string, day: string): Promise<Kept[]> {
  const { rows } = await sql<Kept>`
    select ${COLUMNS} from directory_entry e left join staff s on s.id = e.owner_id
    where e.office_id = ${officeId} and e.version >= coalesce((select max(v.version) from directory_entry v
      where v.office_id = e.office_id and v.id = e.id and v.valid_from <= ${day}::date), 1)
    order by e.id, e.version`.execute(tx)
  return rows
}

/** Every version of one entry, the newest first; locked until the transaction ends. */
export async function lockEntry(tx: Tx, officeId: string, id: string): Promise<Kept[]> {
  await tx.selectFrom('office').select('id').where('id', '=', officeId).forUpdate().execute()
  return versionsOfEntry(tx, officeId, id)
}

export async function versionsOfEntry(tx: Tx, officeId: string, id: string): Promise<Kept[]> {
  const { rows } = await sql<Kept>`
    select ${COLUMNS} from directory_entry e left join staff s on s.id = e.owner_id
    where e.office_id = ${officeId} and e.id::text = ${id} order by e.version desc`.execute(tx)
  return rows
}

export type NewVersion = Omit<Kept, 'ownerName'> & { writtenAt: Temporal.Instant }
export async function insertVersion(tx: Tx, row: NewVersion): Promise<void> {
  await tx
    .insertInto('directoryEntry')
    .values({ ...row, hours: JSON.stringify(row.hours) })
    .execute()
}
