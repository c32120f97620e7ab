import { ok, type Result, refused } from '../../kernel/result.ts'
import type { DirectLine as Outcome } from '../../reach/advise/model.ts'
import { GIVEN_REASONS, type LineDecision, WITHHELD_REASONS } from './model.ts'

/**
 * what the rule says becomes of somebody's line. Given by rule to whoever has none and from whom nobody has
 * withheld it with a reason. A line that was given stays also when its grounds pass: a number is never dead after a change.
 */
export function decideLine(
  outcome: Outcome,
  now: { hasLine: boolean; withheld: boolean; followedUp: boolean },
): LineDecision {
  if (now.hasLine) return 'keep'
  return outcome.propose === 'byRule' && !now.withheld && now.followedUp ? 'give' : 'nothing'
}

/** exceptions both ways carry a reason; another than those on the list in words. Refuses with `needsReason`. */
export function readException(
  kind: 'withheld' | 'given',
  told: { reason: string; said?: string },
): Result<{ reason: string; said: string }> {
  const known: readonly string[] = kind === 'withheld' ? WITHHELD_REASONS : GIVEN_REASONS
  const said = (told.said ?? '').trim()
  if (!known.includes(told.reason) || (told.reason === 'other' && said === '')) return refused('needsReason')
  return ok({ reason: told.reason, said: said.slice(0, 300) })
}

/** One of those whom equality is counted of, with one row for each of their advisers. */
export type Counted = {
  id: string
  adviser: string | null
  norwegian: boolean
  assisted: boolean
  under30: boolean
  benefits: readonly string[]
  /** the rule names them, or has: what somebody withheld or the rule gave stands after its grounds have passed. */
  entitled: boolean
  given: boolean
  withheld: boolean
}
export type ShareRow = {
  by: 'language' | 'status' | 'age' | 'benefit' | 'adviser'
  value: string
  entitled: number
  given: number
  withheld: number
  /** Given by somebody beside the rule, for a reason. */
  beside: number
}

const GROUPS: Readonly<Record<ShareRow['by'], (one: Counted) => readonly string[]>> = {
  language: ({ norwegian }) => [norwegian ? 'norwegian' : 'otherLanguage'],
  status: ({ assisted }) => [assisted ? 'assisted' : 'notAssisted'],
  age: ({ under30 }) => [under30 ? 'under30' : 'over30'],
  benefit: ({ benefits }) => benefits,
  adviser: ({ adviser }) => (adviser === null ? [] : [adviser]),
}

/** of those whom the rule names, who has a line, by group and by adviser; each person counts once in a cell. */
export function sharesOf(people: readonly Counted[]): ShareRow[] {
  return (Object.keys(GROUPS) as ShareRow['by'][]).flatMap((by) => {
    const cells = new Map<string, Map<string, Counted>>()
    for (const one of people)
      for (const value of GROUPS[by](one)) {
        const cell = cells.get(value) ?? new Map()
        cells.set(value, cell.set(one.id, one))
      }
    return [...cells]
      .map(([value, cell]) => ({ by, value, ...countsOf([...cell.values()]) }))
      .sort((a, b) => a.value.localeCompare(b.value))
  })
}

function countsOf(cell: readonly Counted[]) {
  const named = cell.filter(({ entitled }) => entitled)
  return {
    entitled: named.length,
    given: named.filter(({ given }) => given).length,
    withheld: named.filter(({ withheld }) => withheld).length,
    beside: cell.filter(({ entitled, given }) => given && !entitled).length,
  }
}

/** Two groups that are everybody together: what is left out of one could be worked out from the other. */
const WHOLE: readonly ShareRow['by'][] = ['language', 'status', 'age']

/** a cell that could point at somebody is left out, and so is what it could be worked out from. */
export function countable(rows: readonly ShareRow[], least: number): ShareRow[] {
  const few = (row: ShareRow) => row.entitled > 0 && row.entitled < least
  const broken = new Set(WHOLE.filter((by) => rows.some((row) => row.by === by && few(row))))
  return rows.filter((row) => row.entitled >= least && !broken.has(row.by))
}

export type Spread = { advisers: number; least: number; median: number; most: number }

/**
 * whether it depends on who the adviser is: the shares of those who have enough to count, without names.
 * Null below two advisers, where a share would be somebody's.
 */
export function spreadOf(rows: readonly ShareRow[]): Spread | null {
  const shares = rows
    .filter(({ by }) => by === 'adviser')
    .map(({ given, entitled }) => Math.round((100 * given) / entitled))
    .sort((a, b) => a - b)
  const [least, most] = [shares[0], shares.at(-1)]
  if (shares.length < 2 || least === undefined || most === undefined) return null
  return { advisers: shares.length, least, median: shares[Math.floor(shares.length / 2)] ?? least, most }
}
