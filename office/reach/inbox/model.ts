import type { Side } from '../../kernel/context.ts'
import type { LetterBox, NoticeKind, Weight } from '../notices/model.ts'

/** How a letter stands for whoever it is to: not yet, or how and when it got through. */
export type LetterState =
  | { is: 'unread' }
  | { is: 'posted'; at: Temporal.Instant }
  | { is: 'opened' | 'told' | 'handedOver'; at: Temporal.Instant }
  | { is: 'openedByHolder'; at: Temporal.Instant; who: string }

/** An important message as it lies in the inbox. */
export type InboxLetter = {
  noticeId: string
  messageId: string
  threadId: string
  kind: NoticeKind
  weight: Weight
  side: Side
  theme: string
  madeAt: Temporal.Instant
  language: string
  box: LetterBox
  state: LetterState
  /** Nothing more to do with it: neither a day to keep nor words to read. */
  ended: boolean
  /** What runs from the day it reached, and its last moment; null until it has reached (K5). */
  answerClock: string | null
  answerDueAt: Temporal.Instant | null
}

/** A conversation, with what is unread in it beside the letters. */
export type InboxTalk = {
  threadId: string
  themes: string[]
  excerpt: string
  lastAt: Temporal.Instant
  unread: number
}

export type Inbox = { letters: InboxLetter[]; talks: InboxTalk[]; unread: number }

/** One try to reach, told to the person: by what, when, and how it fared. */
export type Try = {
  step: string
  channel: string | null
  at: Temporal.Instant
  fared: string | null
}

export type ReadLetter = InboxLetter & {
  number: number
  body: string
  /** The same in Norwegian, where the body is in another language (K25). */
  norwegian: string | null
  annex: string | null
  sender: { name: string; title: string } | null
  officeName: string | null
  feedback: string | null
  tries: Try[]
  explanation: Explanation | null
}

/** a talk about the letter that has been asked for and is still owed. */
export type Explanation = { kind: string; ownerName: string; dueAt: Temporal.Instant }

/** How somebody wants a letter explained, and when it suits them to be rung. */
export const EXPLAIN_HOW = ['phone', 'office'] as const
export type ExplainHow = (typeof EXPLAIN_HOW)[number]
export const EXPLAIN_WINDOWS = ['any', 'morning', 'afternoon'] as const
export type ExplainWindow = (typeof EXPLAIN_WINDOWS)[number]
