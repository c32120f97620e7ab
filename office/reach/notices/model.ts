import type { Side } from '../../kernel/context.ts'
import type { ReceiptClock } from '../../kernel/time/clocks.ts'

/** What an important message is about, as the person is told. The kind sets weight and ladder (table.ts). */
export const NOTICE_KINDS = [
  'decision',
  'documentRequest',
  'duty',
  'deadline',
  'meetingSummons',
  'meetingChanged',
  'adviserChanged',
  'decisionExpiry',
  'statusCardMissing',
  'stopWarning',
  'ordinaryMessage',
] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

/** the ladder climbs for the last two; for information it only reminds. */
export const WEIGHTS = ['information', 'action', 'consequence'] as const
export type Weight = (typeof WEIGHTS)[number]

/** The rungs, each taken once for a notice (notice_step). */
export const RUNGS = [
  'portal',
  'portalNotice',
  'reminder',
  'letter',
  'callTask',
  'postedCounts',
  'pickUp',
  'adviserTask',
  'outreach',
] as const
export type Rung = (typeof RUNGS)[number]

/** R-328, K23: the ways in which a person has been reached. Sending is none of them. */
export const REACHED_HOW = ['opened', 'openedByHolder', 'told', 'handedOver', 'posted'] as const
export type ReachedHow = (typeof REACHED_HOW)[number]

/** The first box of every letter (K25): what this is, what to do, by when, what happens otherwise, whom to call. */
export type LetterBox = { what: string; todo: string; byWhen: string; otherwise: string; whom: string }

export type NewNotice = {
  personId: string
  /** names the event; told twice it is one notice. */
  eventKey: string
  kind: NoticeKind
  side: Side
  theme: string
  /** A stop, refusal or deduction: heard before it is read, and held by K28. */
  adverse?: boolean
  /** The conversation it lies in; a new one when absent. */
  threadId?: string | null
  box: LetterBox
  /** Plain Markdown in the person's language, or Norwegian. */
  body: string
  /** The same in Norwegian, where `body` is in another language. */
  bodyInNorwegian?: string
  language: string
  /** What runs for the person from the day it reached (K5). */
  answerClock?: ReceiptClock
  details?: Record<string, unknown>
}
