import type { Found } from './model.ts'

const ENOUGH_SHARE = 0.5
const ENOUGH_LIKENESS = 0.55
const MOST_QUOTED = 2
/** What is nearly as good as the best may stand beside it. */
const NEARLY = 0.75

/** Themes under which so much is asked that being about it is no answer. */
const WIDE: ReadonlySet<string> = new Set(['unknown', 'acknowledgement', 'benefitRules'])

/**
 * which of what was found may be quoted: half of what was asked for stands in it and something of it in the
 * heading, or it is what the question is about. Nothing is better than something else. By how well it fits, then by
 * authority, then the newest.
 */
export function quotable(found: readonly Found[], about: { theme: string; certain: boolean }): Found[] {
  const scored = found
    .map((one) => ({ one, score: scoreOf(one, about) }))
    .filter(({ score }) => score > 0)
    .sort(
      (a, b) =>
        b.score - a.score ||
        a.one.authority - b.one.authority ||
        b.one.sourceDate.localeCompare(a.one.sourceDate),
    )
  const best = scored[0]?.score ?? 0
  return scored
    .filter(({ score }) => score >= best * NEARLY)
    .slice(0, MOST_QUOTED)
    .map(({ one }) => one)
}

function scoreOf(one: Found, about: { theme: string; certain: boolean }): number {
  const same = about.theme === one.theme && !WIDE.has(about.theme)
  const byWords = one.inTitle > 0 && one.share >= ENOUGH_SHARE
  const alike = one.likeness >= ENOUGH_LIKENESS
  // The same matter in another language than the one asked in holds none of its words.
  const byTheme = same && (about.certain || one.inTitle > 0)
  if (!byWords && !alike && !byTheme) return 0
  return Math.round(100 * (one.share + one.inTitle * 0.5 + one.likeness * 0.5 + (same ? 1 : 0))) / 100
}

/** What a model has chosen, kept to what was found: it leaves out and puts in order, and adds nothing. */
export function inOrderOf(found: readonly Found[], chosen: readonly string[] | null): readonly Found[] {
  if (chosen === null) return found
  const picked = [...new Set(chosen)].flatMap((key) => found.filter((one) => one.key === key))
  return picked.length === 0 ? found : picked
}
