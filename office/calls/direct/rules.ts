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

/** a cell that could point at somebody is left out. */
export type ShareRow = {
  by: 'group' | 'adviser'
  value: string
  entitled: number
  given: number
  withheld: number
}
export const countable = (rows: readonly ShareRow[], least: number): ShareRow[] =>
  rows.filter(({ entitled }) => entitled >= least)

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
