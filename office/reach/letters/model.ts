/** A piece of a line. `ltr`: numbers, dates and codes that keep their order inside writing from right to left. */
export type Run = { text: string; strong?: true; emphasis?: true; ltr?: true }

/** The safe part of Markdown: paragraphs, headings, lists, emphasis. A link is its words and its address. */
export type Block =
  | { kind: 'paragraph'; runs: Run[] }
  | { kind: 'heading'; runs: Run[] }
  | { kind: 'list'; ordered: boolean; items: Run[][] }

/** One line of the first box: what it answers, and the answer. */
type BoxLine = { label: string; runs: Run[] }

/** The letter in one language. The person's own comes first, the Norwegian original last. */
export type LetterPart = {
  language: string
  rtl: boolean
  title: string
  /** What a reader must know first: that it is a translation, who made it, that the original follows. */
  remark: string | null
  boxTitle: string
  box: BoxLine[]
  /** Last day to answer or appeal, in words. */
  dates: Run[][]
  body: Block[]
  /** How to hear it read, and how to ask about it; none without a code. `square` says what the code for telephones is. */
  hear: { title: string; lines: Run[][]; square: string } | null
  closing: string[]
  annex: { title: string; blocks: Block[] } | null
}

/** Everything that stands on the paper, in words. Nothing in it is markup: the typesetter shows it as it is. */
export type Letter = {
  /** The notice it carries. */
  id: string
  code: string
  /** Where the code leads when a telephone reads it from the paper; the page there shows nothing of the letter. */
  link: string | null
  title: string
  /** The language of the document: the person's. */
  language: string
  /** What the window of the envelope shows (K24): name and address, nothing else. */
  recipient: string[]
  /** ISO 3166 of the address, for the print house. */
  country: string
  returnAddress: string
  sender: { agency: string; unit: string; phone: string }
  dateLine: string
  reference: string
  /** "Side" in the person's language. */
  pageWord: string
  parts: LetterPart[]
}

/** What the print house is told about a letter; it never needs to open it. */
export type PrintManifest = {
  id: string
  pages: number
  country: string
  returnAddress: string
  duplex: boolean
  window: 'left'
}

/** A letter on its way to the print house; the server's typesetter makes the paper of it. */
export type PrintJob = { letter: Letter; manifest: Omit<PrintManifest, 'pages'> }

/** What a letter is read aloud as: sentences in one language, in the order of the paper. */
export type ReadAloud = { language: string; rtl: boolean; lines: string[] }

/** C3-06: what came of asking by phone first, where a letter goes all the same. */
export const PHONE_ANSWERS = ['noAnswer', 'noPhone', 'wantsPaper', 'notSettled'] as const
export type PhoneAnswer = (typeof PHONE_ANSWERS)[number]

/** Who put the words into the person's language; `none` where whoever read spoke it. */
export const READ_THROUGH = ['none', 'onDemand', 'professional', 'family'] as const
export type ReadThrough = (typeof READ_THROUGH)[number]
