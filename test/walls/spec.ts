import { readFileSync } from 'node:fs'

/**
 * The access matrix as the rules have it (sections 23.2 to 23.4): the copy that both walls are compared with. Taken from
 * the written rules, not from the policy in code and not from the database. A later row is added to the file only.
 */
type SpecRow = { class: string; title: string; side: string; cells: Record<string, string> }
const spec = JSON.parse(readFileSync(new URL('./matrix.spec.json', import.meta.url), 'utf8')) as {
  inside: SpecRow[]
  outside: Omit<SpecRow, 'side'>[]
}
export const insideRows = spec.inside
export const outsideRows = spec.outside
export const STAFF_COLUMNS = [
  'AS',
  'AM',
  'CO',
  'CC',
  'RE',
  'DU',
  'BU',
  'AP',
  'LE',
  'MA',
  'CL',
  'CY',
  'PO',
] as const

export const rowOf = (id: string): SpecRow => {
  const row = insideRows.find((candidate) => candidate.class === id)
  if (!row) throw new Error(`no class ${id} in the matrix`)
  return row
}
export const codeOf = (id: string, column: string): string => rowOf(id).cells[column] ?? '–'

/** What is the case when somebody reaches for something. */
export type Case = {
  purpose: boolean
  /** On the reader's desk, or the reader's own work. */
  own: boolean
  agreement: boolean
  cleared: boolean
  /** The sides of the reader's grants. */
  sides: readonly string[]
}
export const PLAIN: Case = {
  purpose: false,
  own: false,
  agreement: true,
  cleared: true,
  sides: ['state', 'municipal'],
}

/** "Own side" in the heads of 23.3, and R-716: does this column count for rows of this side? */
export function counts(column: string, id: string, rowSide: string, when: Case): boolean {
  const { side } = rowOf(id)
  if (side === 'common') return true
  if (['CO', 'AP', 'LE'].includes(column)) return when.sides.includes(rowSide)
  if (side !== 'own side' && side !== 'both') return true
  if (['AS', 'BU', 'MA'].includes(column)) return rowSide === 'state'
  return column !== 'AM' || rowSide === 'municipal'
}

const LEDGER = ['M-04', 'M-05']
const DIALOGUE = ['M-13', 'M-14']

/** 23.2, with the row notes: are whole rows read? */
export function readsRows(column: string, id: string, rowSide: string, when: Case): boolean {
  if (!counts(column, id, rowSide, when)) return false
  const code = codeOf(id, column)
  if (when.own && (LEDGER.includes(id) || (DIALOGUE.includes(id) && 'RJ'.includes(code)))) return true
  if (code === 'J') return when.purpose
  if (code === 'O') return when.own
  if (code === 'K') return when.cleared
  return code === 'W' || code === 'R'
}

/** 23.2: are whole rows written? Whoever owes an answer writes it, if the cell gives content at all. */
export function writesRows(column: string, id: string, rowSide: string, when: Case): boolean {
  if (!counts(column, id, rowSide, when)) return false
  const code = codeOf(id, column)
  if (when.own && DIALOGUE.includes(id) && 'RJO'.includes(code)) return true
  if (when.own && LEDGER.includes(id)) return true
  if (code === 'O') return when.own
  if (code === 'K') return when.cleared
  return code === 'W'
}
