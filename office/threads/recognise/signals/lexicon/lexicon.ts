import type { WordLists } from '../grammar.ts'
import type { AuthorHint, Need, UrgentNeed } from '../model.ts'

/** What one language needs to be read: its word lists and the phrases made of them. */
export type Lexicon = {
  /** Signs of the script; a text without any of them is not read with this lexicon. */
  script: 'latin' | 'cyrillic' | 'arabic' | 'geez'
  lists: WordLists
  /** Figures of speech and other turns that are taken out before anything else is read. */
  masks?: string
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
