/** Who has put it in this language: it was written in it, or a person or a machine has translated it. */
export const TRANSLATIONS = ['original', 'human', 'machine'] as const
type Translation = (typeof TRANSLATIONS)[number]

/** An approved answer as it is quoted: never without where it comes from and when it was read there. */
export type ArticleShown = {
  key: string
  version: number
  side: string
  language: string
  title: string
  body: string
  /** 1: law and regulations. 2: circulars. 3: the agency's own pages. 4: local practice. What weighs more is quoted first. */
  authority: number
  source: string
  sourceUrl: string | null
  sourceDate: string
  translation: Translation
}

export type Found = ArticleShown & {
  theme: string
  /** Of the words that were asked by, how many stand in it, and how many in its heading. */
  share: number
  inTitle: number
  likeness: number
}

export type ArticleText = {
  language: string
  title: string
  body: string
  words: string
  translation: Translation
}
export type ArticleDraft = {
  key: string
  theme: string
  side: 'state' | 'municipal' | 'common'
  audience: 'person' | 'employer'
  authority: number
  source: string
  sourceUrl?: string | null
  sourceDate: string
  reviewAt: string
  texts: readonly ArticleText[]
}

/**
 * An optional language model: it may put approved answers in order or leave them out, and never writes a word. It
 * is shown what was asked without what tells who anybody is, and headings and texts of what was found.
 */
export type Chooser = (
  question: string,
  found: readonly { key: string; title: string; body: string }[],
) => Promise<readonly string[] | null>

/** One answer among all of them. */
export type ArticleLine = {
  key: string
  version: number
  theme: string
  state: string
  title: string
  sourceDate: string
  reviewAt: string
  madeBy: string | null
}

/** What was asked so many times and nobody has written an answer to. */
export type Unanswered = { theme: string; language: string; count: number; last: Temporal.Instant }
