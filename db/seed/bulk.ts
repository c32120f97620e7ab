import { type Insertable, sql } from 'kysely'
import type { Tx } from '../../office/kernel/context.ts'
import type { DB } from '../types.ts'

/** Enough to be quick, little enough that no statement holds many megabytes. */
const ROWS_AT_ONCE = 4000

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/**
 * Inserts many rows with one parameter for a whole chunk: far quicker than a parameter for each value. All rows of a
 * call have the columns of the first. What is jsonb in the table is given as it is, not as text.
 */
export async function insertRows<T extends keyof DB & string>(
  tx: Tx,
  table: T,
  rows: readonly Insertable<DB[T]>[],
): Promise<void> {
  const first = rows[0]
  if (first === undefined) return
  const keys = Object.keys(first)
  const names = keys.map(snake)
  const columns = sql.raw(names.map((name) => `"${name}"`).join(', '))
  const into = sql.raw(`"${snake(table)}"`)
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const chunk = rows.slice(from, from + ROWS_AT_ONCE) as Record<string, unknown>[]
    const json = JSON.stringify(
      chunk.map((row) => Object.fromEntries(keys.map((key, i) => [names[i], row[key]]))),
    )
    await sql`insert into ${into} (${columns}) select ${columns} from json_populate_recordset(null::${into}, ${json}::json)`.execute(
      tx,
    )
  }
}
