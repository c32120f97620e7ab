import {
  type Count,
  type Counted,
  type Figure,
  type FigureName,
  type FigureRow,
  PAIRS,
  type Pair,
} from './model.ts'
import { GUARDS, OTHERS, PAIRED, SHARES, type Share } from './table.ts'

/** What may not be shown, row by row: the counts that are left out. */
type Hidden = Set<Count>[]

const few = (persons: number, least: number) => persons > 0 && persons < least
const KEPT_APART = [...new Set(Object.values(SHARES).flatMap(({ part, of }): Count[] => [of, part]))]

/**
 * one breakdown with what is of fewer than `least` people left out, and whatever it could be worked out from: what
 * is left of a whole, what is left of the sum of all rows, and what stands between two shown figures.
 */
export function suppress(rows: readonly Counted[], least: number): FigureRow[] {
  const hidden: Hidden = rows.map((row) => tooFew(row, least))
  if (rows.length > 1) for (const count of KEPT_APART) protect(rows, hidden, count, least)
  return rows.map((row, at) => ({
    by: row.by,
    value: row.value,
    pairs: pairsOf(row, hidden[at] as Set<Count>, least),
  }))
}

/** The counts of a row that are of too few by themselves, or leave too few of the whole. */
function tooFew({ cells, rest }: Counted, least: number): Set<Count> {
  const out = new Set<Count>()
  for (const count of KEPT_APART) if (few(cells[count].persons, least)) out.add(count)
  for (const { part } of Object.values(SHARES)) if (few(rest[part] ?? 0, least)) out.add(part)
  for (const { small, hides } of GUARDS) if (few(cells[small].persons, least)) out.add(hides)
  return out
}

/**
 * The sum over all rows is known: what is left out of it is as good as shown while it is one row, or rows that together
 * are too few. Rows of fewest calls go first, the same for every count.
 */
function protect(rows: readonly Counted[], hidden: Hidden, count: Count, least: number): void {
  const order = rows.map((_, at) => at).sort((a, b) => size(rows[a]) - size(rows[b]) || a - b)
  for (;;) {
    const out = order.filter((at) => hidden[at]?.has(count))
    const next = order.find((at) => !hidden[at]?.has(count))
    if (out.length === 0 || next === undefined) return
    const sum = (people: (row: Counted) => number) =>
      out.reduce((all, at) => all + people(rows[at] as Counted), 0)
    const enough = sum(({ cells }) => cells[count].persons) >= least
    if (
      out.length > 1 &&
      enough &&
      !few(
        sum(({ rest }) => rest[count] ?? 0),
        least,
      )
    )
      return
    hidden[next]?.add(count)
  }
}
const size = (row: Counted | undefined) => Math.max(row?.cells.calls.n ?? 0, row?.cells.promised.n ?? 0)

/** a pair is shown with something on both sides, or not at all. */
function pairsOf(row: Counted, hidden: ReadonlySet<Count>, least: number): Pair[] {
  const of = (name: FigureName) => figureOf(name, row, hidden, least)
  return PAIRS.map((pair) => {
    const { speed, quality } = PAIRED[pair]
    return alone({ pair, speed: speed.map(of), quality: quality.map(of) })
  })
}

const shown = ({ value }: Figure) => value !== null
/** Speed without quality is left out, whatever the reason that the quality is not known. */
export function alone(pair: Pair): Pair {
  if (pair.quality.some(shown)) return pair
  return { ...pair, speed: pair.speed.map((one) => ({ ...one, value: null, part: null, of: null })) }
}

const isShare = (name: FigureName): name is Share => Object.hasOwn(SHARES, name)

function figureOf(name: FigureName, row: Counted, hidden: ReadonlySet<Count>, least: number): Figure {
  if (!isShare(name)) return otherOf(name as keyof typeof OTHERS, row, hidden, least)
  const { part, of } = SHARES[name]
  const whole = row.cells[of].n
  if (hidden.has(part) || hidden.has(of) || whole === 0)
    return { name, unit: 'share', value: null, part: null, of: null }
  const counted = row.cells[part].n
  return { name, unit: 'share', value: Math.round((100 * counted) / whole), part: counted, of: whole }
}

function otherOf(name: keyof typeof OTHERS, row: Counted, hidden: ReadonlySet<Count>, least: number): Figure {
  const { of, unit } = OTHERS[name]
  const known = !hidden.has(of) && row.cells[of].persons >= least
  return { name, unit, value: known ? row[name] : null, part: null, of: null }
}

/**
 * Whole weeks, Monday to Sunday: the shorter the period, the more of it is of few, and two periods that differ by a day
 * would tell of that day. Null where it is no period, or longer than `mostWeeks`.
 */
export function weeksOf(
  asked: { from?: string | undefined; until?: string | undefined },
  today: Temporal.PlainDate,
  mostWeeks: number,
): { from: Temporal.PlainDate; until: Temporal.PlainDate } | null {
  const [first, last] = [dateOf(asked.from, today.subtract({ weeks: 4 })), dateOf(asked.until, today)]
  if (first === null || last === null) return null
  const from = first.subtract({ days: first.dayOfWeek - 1 })
  const until = last.add({ days: 7 - last.dayOfWeek })
  const weeks = (from.until(until).days + 1) / 7
  return weeks >= 1 && weeks <= mostWeeks ? { from, until } : null
}

function dateOf(text: string | undefined, otherwise: Temporal.PlainDate): Temporal.PlainDate | null {
  if (text === undefined || text === '') return otherwise
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' })
  } catch {
    return null
  }
}
