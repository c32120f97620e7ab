import type { AreaState, Matter } from '../talk/model.ts'

/** what can lie on the table: the sheet that is filled in while they talk, a letter, a page of Min side. */
export const PAPERS = ['sheet', 'letter', 'page'] as const
export type PaperKind = (typeof PAPERS)[number]

/** The pages that one may be shown the way to in a meeting. */
export const SHOWN_PAGES = [
  '/min-side/skriv',
  '/min-side/post',
  '/min-side/slik-snakker-vi',
  '/min-side/hjelperne-mine',
  '/min-side/avtaler',
] as const

/** How it was said that those at the table may see a letter. */
export const OTHERS_SAID = ['meeting', 'phone'] as const

export type SheetLine = { matter: Matter; body: string; state: AreaState | null }

/** What lies on the table now. Nobody's name stands on it. */
export type Paper = {
  id: string
  kind: PaperKind
  until: Temporal.Instant
  /** By staff, or by the person themselves. */
  byPerson: boolean
  /** Those at the table may see it too. */
  others: boolean
  address: string | null
  /** The parts of a letter, in the language it was written in. */
  parts: readonly string[]
  language: string | null
  lines: readonly SheetLine[]
  /** The part or line that staff point at. */
  pointed: number | null
}

/** A letter that can be laid on the table. */
export type LetterChoice = { messageId: string; kind: string; madeAt: Temporal.Instant }

/** The row of a paper that is shown in a meeting. */
export type ShareRow = {
  id: string
  personId: string
  meetingId: string
  code: string
  kind: PaperKind
  address: string | null
  messageId: string | null
  part: number | null
  untilAt: Temporal.Instant
  openedAt: Temporal.Instant | null
  staffId: string | null
  othersAt: Temporal.Instant | null
  seenBy: readonly string[]
}
