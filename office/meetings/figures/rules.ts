import { type Counted, FIGURE_COUNTS, type FigureRow, type Spread } from './model.ts'

/** a group of too few is not shown at all, and in the others no number that could point at somebody. */
export function shown(row: Counted, least: number): FigureRow {
  const small = row.persons < least
  const cells = FIGURE_COUNTS.map((name) => [
    name,
    small || (row[name] > 0 && row[name] < least) ? null : row[name],
  ])
  return {
    group: row.group,
    days: small || row.days === null ? null : Math.round(row.days * 10) / 10,
    ...Object.fromEntries(cells),
  }
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
