import { CompiledQuery, type Insertable, type Updateable } from 'kysely'
import type { DB } from '../../db/types.ts'
import type { Tx } from './context.ts'
import { later } from './later.ts'

const texts = new Map<string, string>()
const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

function textOf(table: string, columns: readonly string[], rows: number): string {
  const key = `${table} ${rows} ${columns.join()}`
  const known = texts.get(key)
  if (known !== undefined) return known
  const places = (row: number) => columns.map((_, at) => `$${row * columns.length + at + 1}`).join(', ')
  const values = Array.from({ length: rows }, (_, row) => `(${places(row)})`).join(', ')
  const text = `insert into "${snake(table)}" (${columns.map((column) => `"${snake(column)}"`).join(', ')}) values ${values}`
  texts.set(key, text)
  return text
}

/**
 * Puts rows of one shape in a table. The statement's text is made once: building it anew took a tenth of the time of
 * posting a message (bench), which puts rows in seven tables. Elsewhere the query builder is the plainer way.
 */
export const insertRows = <T extends keyof DB & string>(
  tx: Tx,
  table: T,
  rows: readonly Insertable<DB[T]>[],
): Promise<void> => insertWith((query) => query, tx, table, rows)

/** The same without waiting for the answer, in a transaction: whether it succeeded shows by the next statement. */
export const insertLater = <T extends keyof DB & string>(
  tx: Tx,
  table: T,
  rows: readonly Insertable<DB[T]>[],
): Promise<void> => insertWith(later, tx, table, rows)

async function insertWith<T extends keyof DB & string>(
  sent: (query: CompiledQuery) => CompiledQuery,
  tx: Tx,
  table: T,
  rows: readonly Insertable<DB[T]>[],
): Promise<void> {
  const [first] = rows
  if (first === undefined) return
  const columns = Object.keys(first)
  for (let at = 0; at < rows.length; ) {
    const size = portion(rows.length - at)
    const values = rows
      .slice(at, at + size)
      .flatMap((row) => columns.map((column) => (row as Record<string, unknown>)[column] ?? null))
    await tx.executeQuery(sent(CompiledQuery.raw(textOf(table, columns, size), values)))
    at += size
  }
}

/** Many rows go in portions of few sizes: a statement has a limit to its parameters, and each size keeps a text. */
const portion = (left: number): number => (left <= 32 ? left : left < 256 ? 32 : 256)

/**
 * Changes the row with this id without waiting for the answer, in a transaction. What is undefined stays as it is. Made
 * by hand for the same reason as above: a key pressed on a line changes its call twice.
 */
export async function updateLater<T extends keyof DB & string>(
  tx: Tx,
  table: T,
  id: string,
  change: Updateable<DB[T]>,
): Promise<void> {
  const changed = Object.entries(change).filter(([, value]) => value !== undefined)
  if (changed.length === 0) return
  const columns = changed.map(([name]) => name)
  const values = [...changed.map(([, value]) => value), id]
  await tx.executeQuery(later(CompiledQuery.raw(updateOf(table, columns), values)))
}

function updateOf(table: string, columns: readonly string[]): string {
  const key = `${table} set ${columns.join()}`
  const known = texts.get(key)
  if (known !== undefined) return known
  const set = columns.map((column, at) => `"${snake(column)}" = $${at + 1}`).join(', ')
  const text = `update "${snake(table)}" set ${set} where "id" = $${columns.length + 1}`
  texts.set(key, text)
  return text
}
