import type { WordLists } from '../grammar.ts'
import type { AuthorHint, Language, Need, UrgentNeed } from '../model.ts'

/** What one language needs to be read: its word lists and the phrases made of them. */
export type Lexicon = {
  /** A text that shows no sign of these languages is not read with this lexicon. */
  languages: readonly Language[]
  lists: WordLists
  /** The list of figures of speech: a find that touches one of them does not count. */
  masks: string
  /** R-430 reads what is: a find in a sentence with a word of the first list counts only beside one of the second. */
  past: readonly [past: string, again: string]
  /** The list of children: hunger, cold or no roof beside one of them is a child in need. */
  child: string
  urgent: Partial<Record<UrgentNeed, readonly string[]>>
  needs: Partial<Record<Need, readonly string[]>>
  author: Partial<Record<AuthorHint, readonly string[]>>
  acknowledgement: {
    /** At least one of these makes a message an acknowledgement. */
    core: string
    /** These may stand beside it. */
    beside: string
    /** One of these and there is something to answer after all. */
    stops: string
  }
}

/** The phrases of both, under each need. */
export function together(one: Lexicon['urgent'], other: Lexicon['urgent']): Lexicon['urgent'] {
  const needs = [...new Set([...Object.keys(one), ...Object.keys(other)])] as UrgentNeed[]
  return Object.fromEntries(needs.map((need) => [need, [...(one[need] ?? []), ...(other[need] ?? [])]]))
}
