/** What the help while writing can point at. Each has a text `desk:plain.<kind>`. */
export const FINDING_KINDS = [
  'nationalId',
  'longNumber',
  'otherName',
  'labelWord',
  'heavyWord',
  'longSentence',
  'compoundQuestion',
  'leadingQuestion',
  'rhetoricalQuestion',
  'manyQuestions',
] as const
export type FindingKind = (typeof FINDING_KINDS)[number]

/** Something to look at, and where it stands: `from` is included, `to` is not. Advice, never a block. */
export type Finding = {
  kind: FindingKind
  from: number
  to: number
  text: string
  /** What could stand there; empty where only the writer can know. */
  instead: readonly string[]
  /** Words in a sentence that is long. */
  words?: number
}

export type Reviewed = {
  /** 0 for no words. */
  lix: number
  /** The limit that the office has set itself is kept, or there are too few words to tell. */
  easy: boolean
  words: number
  findings: readonly Finding[]
}

/** Whose names are no news in this text: the reader, the writer, colleagues, places. */
export type About = { known?: readonly string[]; limit?: number }
