import type { EnquiryTheme } from '../../threads/recognise/model.ts'
import type { ArticleShown } from '../answers/model.ts'
import type { Masked } from './mask.ts'

/** people, employers and clinicians have separate chats, each answered at its own queue. */
export const AUDIENCES = ['person', 'employer', 'clinician'] as const
export type Audience = (typeof AUDIENCES)[number]
export const CHAT_STATES = ['assistant', 'waiting', 'talking', 'ended'] as const
type ChatState = (typeof CHAT_STATES)[number]
export const CHAT_ENDS = ['solved', 'toCall', 'toMessage', 'toOffice', 'left', 'silent'] as const
export type ChatEnd = (typeof CHAT_ENDS)[number]

/** What is said by the house itself, in the reader's own language (`chat:line.<kind>`). */
const LINE_KINDS = [
  'words',
  'hello',
  'answer',
  'noMatch',
  'more',
  'ownCase',
  'municipal',
  'urgentDuty',
  'urgentEmergency',
  'urgentOwed',
  'queued',
  'left',
  'closed',
  'taken',
  'moved',
  'quoted',
  'inviteLogin',
  'loggedIn',
  'toCall',
  'toMessage',
  'toOffice',
  'solved',
  'silent',
] as const
export type LineKind = (typeof LINE_KINDS)[number]
type LineBy = 'visitor' | 'assistant' | 'staff' | 'house'
export type ChatSide = 'state' | 'municipal' | 'common'

/** Which version in which language was quoted; the words stand in the library. */
export type Quote = { key: string; version: number; language: string }

export type Chat = {
  id: string
  number: string
  personId: string | null
  audience: Audience
  language: string
  state: ChatState
  queue: string | null
  theme: EnquiryTheme | null
  side: ChatSide
  urgent: boolean
  ownCase: boolean
  lines: number
  changes: number
  startedAt: Temporal.Instant
  lastAt: Temporal.Instant
  visitorAt: Temporal.Instant
  waitingSince: Temporal.Instant | null
  staffId: string | null
  staffRead: number
  endedAt: Temporal.Instant | null
  endedHow: ChatEnd | null
  threadId: string | null
  promiseId: string | null
  keptAt: Temporal.Instant | null
}

export type Line = {
  seq: number
  at: Temporal.Instant
  byKind: LineBy
  staffId: string | null
  staffName: string | null
  kind: LineKind
  body: string | null
  side: ChatSide
  masked: Masked[]
  quotes: Quote[]
}

/** Who writes: by the secret in a cookie, signed in, or both. At least one of them names a chat. */
export type Visitor = { token: string | null; personId: string | null; language: string }

/** what is offered in every turn, whatever was asked. */
export type Offers = {
  /** A human now; null outside the hours. */
  now: { place: number; minutes: number | null } | null
  opens: Temporal.Instant | null
  /** Call-back in a window, and a message: at once for whoever is signed in, after login otherwise. */
  windows: { from: Temporal.Instant; until: Temporal.Instant }[]
  loggedIn: boolean
}

export type LineShown = {
  seq: number
  at: Temporal.Instant
  by: LineBy
  kind: LineKind
  body: string | null
  author: string | null
  masked: Masked[]
  quotes: ArticleShown[]
  /** words that this reader may not see; only what they are about is shown. */
  withheld: boolean
}

export type ChatShown = {
  id: string
  number: string
  state: ChatState
  audience: Audience
  language: string
  changes: number
  loggedIn: boolean
  urgent: boolean
  theme: string | null
  lines: LineShown[]
  offers: Offers
  /** For what cannot wait: the municipality's own where it is known whose. */
  urgentPhone: string
  endedHow: ChatEnd | null
  threadId: string | null
}

/** What somebody began in a browser before a login there. `lines`: null where whoever logged in is not shown them. */
export type ChatLeft = { id: string; startedAt: Temporal.Instant; lines: LineShown[] | null }
