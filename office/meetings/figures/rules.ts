import { type Counted, FIGURE_COUNTS, type FigureGroup, type FigureRow, type Spread } from './model.ts'

/** The groups that together are everybody, and those that are part of them. */
const WHOLE: readonly FigureGroup[] = ['assisted', 'partlyDigital', 'digital', 'unknown']

/**
 * of a group of too few nothing is shown, no number is shown that could point at somebody, and none from which such a
 * number can be reckoned: by taking a group, or all the groups that make up the whole, from the whole.
 */
export function shown(rows: readonly Counted[], least: number): FigureRow[] {
  const all = rows.find(({ group }) => group === 'all')
  const cells = rows.map((row) => {
    const small = row.persons < least
    const counts = FIGURE_COUNTS.map((name) => {
      const rest = (all?.[name] ?? 0) - row[name]
      const tells = !WHOLE.includes(row.group) && rest > 0 && rest < least
      return [name, small || tells || (row[name] > 0 && row[name] < least) ? null : row[name]]
    })
    const days = small || row.days === null ? null : Math.round(row.days * 10) / 10
    return { group: row.group, days, ...Object.fromEntries(counts) } as FigureRow
  })
  const whole = cells.filter(({ group }) => WHOLE.includes(group))
  const counted = new Map(rows.map((row) => [row.group, row]))
  for (const name of FIGURE_COUNTS)
    hideRest(
      whole.map((row) => ({
        count: counted.get(row.group)?.[name] ?? 0,
        isShown: row[name] !== null,
        hide: () => {
          row[name] = null
        },
      })),
      least,
    )
  return cells
}

type Part = { count: number; isShown: boolean; hide: () => void }

/** Of parts whose sum is known: where those that are hidden could be reckoned from the rest, the smallest shown goes too. */
function hideRest(parts: readonly Part[], least: number): void {
  const hidden = parts.filter(({ isShown, count }) => !isShown && count > 0)
  const sum = hidden.reduce((all, { count }) => all + count, 0)
  if (sum === 0 || sum >= least) return
  const [smallest] = parts
    .filter(({ isShown, count }) => isShown && count > 0)
    .sort((a, b) => a.count - b.count)
  smallest?.hide()
}

/** the same of the reasons, whose sum is everything that was answered otherwise. */
export function reasonsShown<Reason>(
  reasons: readonly { reason: Reason; count: number }[],
  least: number,
): { reason: Reason; count: number | null }[] {
  const cells = reasons.map(({ reason, count }) => ({
    reason,
    count: count < least ? null : (count as number | null),
  }))
  hideRest(
    cells.map((cell, index) => ({
      count: reasons[index]?.count ?? 0,
      isShown: cell.count !== null,
      hide: () => {
        cell.count = null
      },
    })),
    least,
  )
  return cells
}

/** The value below which this share of the sorted numbers lies, between two of them where it falls between. */
export function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share
  const low = sorted[Math.floor(at)] ?? 0
  const high = sorted[Math.ceil(at)] ?? low
  return low + (high - low) * (at - Math.floor(at))
}

/** how differently advisers give time, of those with enough wishes; null where they are too few to hide. */
export function spreadOf(
  advisers: readonly { wished: number; granted: number }[],
  least: number,
): Spread | null {
  const shares = advisers
    .filter(({ wished }) => wished >= least)
    .map(({ wished, granted }) => granted / wished)
    .sort((a, b) => a - b)
  if (shares.length < least) return null
  const percent = (share: number) => Math.round(quantile(shares, share) * 100)
  return {
    advisers: shares.length,
    lowest: percent(0),
    quarter: percent(0.25),
    middle: percent(0.5),
    upper: percent(0.75),
    highest: percent(1),
  }
}
