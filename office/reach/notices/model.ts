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
  'visitChanged',
  'adviserChanged',
  'decisionExpiry',
  'statusCardMissing',
  'stopWarning',
  'ordinaryMessage',
] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

/** the ladder climbs for the last two; for information it only reminds. */
const WEIGHTS = ['information', 'action', 'consequence'] as const
export type Weight = (typeof WEIGHTS)[number]

/** The rungs, each taken once for a notice (notice_step). */
const RUNGS = [
  'portal',
  'portalNotice',
  'mailbox',
  'reminder',
  'letter',
  'callTask',
  'postedCounts',
  'pickUp',
  'adviserTask',
  'outreach',
  'answerReminder',
  'unanswered',
] as const
export type Rung = (typeof RUNGS)[number]

/** R-328, K23: the ways in which a person has been reached. Sending is none of them. */
const REACHED_HOW = ['opened', 'openedByHolder', 'told', 'handedOver', 'posted'] as const
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
  /** The first box of the Norwegian original; stands with part 1 of the text. */
  boxInNorwegian?: LetterBox
  language: string
  /** What runs for the person from the day it reached (K5). */
  answerClock?: ReceiptClock
  details?: Record<string, unknown>
}

/** The three ways up: with a screen, by paper and voice, and for whoever fetches what waits (K17, R-344). */
const LADDER_KINDS = ['digital', 'human', 'pickUp'] as const
export type LadderKind = (typeof LADDER_KINDS)[number]

/** Why a rung was passed over. It is written down like a rung that was taken (K22). */
const SKIPPED = [
  'noNumber',
  'noAddress',
  'noChannel',
  'doNotRing',
  'doNotText',
  'noMailToHome',
  'ownWish',
  'laterStep',
] as const
export type Skipped = (typeof SKIPPED)[number]

/** What makes the ladder move besides its own days: the next rung at once, or what follows when it has ended. */
export type NextStep = Rung | 'nextRung' | 'onPaper' | 'callNow' | 'askAgain' | 'close'

/** A notice on its ladder, with the steps taken so far. */
export type OnLadder = {
  personId: string
  id: string
  eventKey: string
  kind: NoticeKind
  weight: Weight
  side: Side
  theme: string
  adverse: boolean
  threadId: string | null
  messageId: string | null
  promiseId: string | null
  officeId: string | null
  madeAt: Temporal.Instant
  countingFrom: Temporal.Instant
  answerClock: ReceiptClock | null
  answerDueAt: Temporal.Instant | null
  openedAt: Temporal.Instant | null
  explainedAt: Temporal.Instant | null
  postedAt: Temporal.Instant | null
  returnedAt: Temporal.Instant | null
  reachedAt: Temporal.Instant | null
  reachedHow: ReachedHow | null
  nextStep: NextStep | null
  nextStepAt: Temporal.Instant | null
  endedAt: Temporal.Instant | null
  details: NoticeDetails
  steps: readonly Taken[]
}
export type Taken = { step: string; at: Temporal.Instant; channel: string | null; why: string | null }
type NoticeDetails = {
  /** nobody is rung for a message that asks for nothing. */
  needsAnswer?: boolean
  /** The last of the notices before a decision runs out: without an answer somebody rings (C3-07). */
  last?: boolean
  /** the request for papers that it tells of. */
  request?: string
  [more: string]: unknown
}

/** What a step does in the world: nothing leaves the house here, it is put in the queue of what does. */
export type Act =
  | { rung: Rung; step: string; does: 'portal' }
  | {
      rung: Rung
      step: string
      does: 'send'
      channel: 'sms' | 'email' | 'letter' | 'mailbox'
      pointId: string
      address: string
    }
  | { rung: Rung; step: string; does: 'call' | 'visit' | 'outreach' | 'pickUp' }
  | { rung: Rung; step: string; does: 'skip'; why: Skipped }

/** A task that a ladder has given to somebody (promise.details). Several notices of a person share one. */
export type ReachTask = {
  asked: 'unread'
  step: Rung
  notices: string[]
  interpreter?: string | null
  attempts?: string[]
}
