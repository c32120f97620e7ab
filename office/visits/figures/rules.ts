import { COUNTS, type Count, type Counted, type FigureRow, PARTS } from './model.ts'

type Hidden = Set<Count>[]
const few = (people: number, least: number) => people > 0 && people < least

/**
 * one breakdown with what is of fewer than `least` people left out, and whatever it could be worked out from: what is
 * left of a whole, and what is left of the sum of all rows.
 */
export function shown(rows: readonly Counted[], least: number): FigureRow[] {
  const hidden: Hidden = rows.map((row) => tooFew(row, least))
  if (rows.length > 1) for (const count of COUNTS) protect(rows, hidden, count, least)
  return rows.map(({ by, value, cells, minutes, wait }, at) => {
    const out = hidden[at] as Set<Count>
    const counts = Object.fromEntries(
      COUNTS.map((count) => [count, out.has('visits') || out.has(count) ? null : cells[count].n]),
    ) as FigureRow['counts']
    const lasted = (told: Counted['wait']) =>
      told === null || out.has('visits') || few(told.people, least)
        ? null
        : { median: told.median, most: told.most }
    return { by, value, counts, minutes: lasted(minutes), wait: lasted(wait) }
  })
}

/** The counts of a row that are of too few by themselves, or leave too few of the whole. */
function tooFew({ cells }: Counted, least: number): Set<Count> {
  const out = new Set<Count>()
  if (few(cells.visits.people, least)) out.add('visits')
  for (const part of PARTS) if (few(cells[part].people, least) || few(cells[part].rest, least)) out.add(part)
  return out
}

/**
 * The sum over all rows is known: what is left out is as good as shown while it is one row, or rows that together are too
 * few. Rows of fewest people go first.
 */
function protect(rows: readonly Counted[], hidden: Hidden, count: Count, least: number): void {
  const people = (at: number) => (rows[at] as Counted).cells[count].people
  const gone = (at: number) => hidden[at]?.has(count) || hidden[at]?.has('visits')
  const order = rows.map((_, at) => at).sort((a, b) => size(rows[a]) - size(rows[b]) || (a < b ? -1 : 1))
  for (;;) {
    const out = order.filter((at) => gone(at) && people(at) > 0)
    const next = order.find((at) => !gone(at) && people(at) > 0)
    if (out.length === 0 || next === undefined) return
    const sum = out.reduce((all, at) => all + people(at), 0)
    if (out.length > 1 && sum >= least) return
    hidden[next]?.add(count)
  }
}
const size = (row: Counted | undefined) => row?.cells.visits.people ?? 0

/** Hours and days in their order, whatever is known before what is not, otherwise the most first. */
export function ordered(rows: readonly Counted[]): Counted[] {
  const inTime = ({ by }: Counted) => by === 'hour' || by === 'weekday'
  const known = ({ value }: Counted) => value !== 'untold' && value !== 'none'
  return [...rows].sort((a, b) =>
    inTime(a) || inTime(b)
      ? Number(a.value) - Number(b.value)
      : Number(known(b)) - Number(known(a)) ||
        b.cells.visits.n - a.cells.visits.n ||
        a.value.localeCompare(b.value),
  )
}

/** A file that every spreadsheet opens: one line for each row, what is left out is left empty. */
export function asFile(
  rows: readonly (Omit<FigureRow, 'by'> & { by: string })[],
  head: readonly string[],
): string {
  const lines = rows.map(({ by, value, counts, minutes, wait }) =>
    [
      by,
      value,
      ...COUNTS.map((count) => counts[count] ?? ''),
      minutes?.median ?? '',
      minutes?.most ?? '',
      wait?.median ?? '',
      wait?.most ?? '',
    ].join(';'),
  )
  return `\uFEFF${[head.join(';'), ...lines].join('\r\n')}\r\n`
}
