import type { Side } from '../../kernel/context.ts'
import type { Urgency } from '../../kernel/promise/model.ts'
import type { AttemptOutcome } from '../model.ts'

/** when the office rings; at most two hours, `from` included. */
export type Window = { from: Temporal.Instant; until: Temporal.Instant }

/** So many others have agreed this time with the same one. */
export type Taken = Window & { places: number }

export const NUMBER_KINDS = ['own', 'borrowed', 'shared', 'prepaid'] as const
export type NumberKind = (typeof NUMBER_KINDS)[number]

/** Through which door the call was asked for (R-416, R-038: each gives the same promise). */
type AskedBy = 'person' | 'staff' | 'helper' | 'line' | 'chat' | 'sms' | 'api' | 'system'

/** who is to be there. By name where they have no mandate yet. */
export type WithHelper = { holderId?: string | null; name: string; relation: string }

/** `ladder`: owed because something is unread, planned by its rungs. `planned`: at a time that staff chose (C3-03). */
export type Mode = 'asked' | 'planned' | 'ladder'

/**
 * What comes next by itself. `adopt`: it was made by another room and is not planned yet. `announce`: the text ahead.
 * `missed`: a try was made and nobody spoke. `expire`: the window ends. `note`: three tries have been made. `again`: the right to book has run out.
 */
export type NextStep = 'adopt' | 'announce' | 'missed' | 'expire' | 'note' | 'again'

/** One call that is owed, as the planner sees it. */
export type Callback = {
  personId: string
  promiseId: string
  mode: Mode
  askedBy: AskedBy
  askedAt: Temporal.Instant
  number: string | null
  numberKind: NumberKind | null
  numberOwner: string | null
  onlyWithPerson: boolean
  language: string | null
  interpreter: string | null
  helper: WithHelper | null
  answered: string[]
  keepsPlace: { queue: string; waitingSince: string } | null
  callId: string | null
  plannedAt: Temporal.Instant | null
  windowId: string | null
  windowFrom: Temporal.Instant | null
  windowUntil: Temporal.Instant | null
  announcedAt: Temporal.Instant | null
  roundFrom: Temporal.Instant | null
  noteAt: Temporal.Instant | null
  openUntil: Temporal.Instant | null
  nextStep: NextStep | null
  nextStepAt: Temporal.Instant | null
  endedAt: Temporal.Instant | null
}

export type AgreedWindow = Window & {
  personId: string
  promiseId: string
  id: string
  chosenBy: 'person' | 'helper' | 'staff' | 'office'
  /** Used: a try was made in it. */
  state: 'agreed' | 'used'
}

/** One try, as rules count it. */
export type Tried = {
  at: Temporal.Instant
  windowId: string | null
  counts: boolean
  outcome: AttemptOutcome | null
}

/** What an installation decides about calls that are owed (settings `callback.*`). */
export type Policy = {
  tries: number
  retryMinutes: number
  aheadMinutes: number
  openDays: number
  slotMinutes: number
  hours: { from: string; to: string }
  daysAhead: number
  perHour: number
}

/** Who asks, for what, and when it suits. */
export type AskForCall = {
  personId: string
  by: AskedBy
  number?: string | null
  numberKind?: NumberKind
  numberOwner?: string | null
  onlyWithPerson?: boolean
  windows?: readonly Window[]
  withHelper?: WithHelper | null
  language?: string | null
  interpreter?: boolean
  theme?: string | null
  side?: Side | null
  /** What the person has been told already: codes, never words. */
  answered?: readonly string[]
  urgency?: Urgency
  /** A call that is owed already, to be told more about. */
  promiseId?: string | null
  callId?: string | null
  enquiryId?: string | null
  threadId?: string | null
  /** when it was asked for, where it lay with others first. */
  receivedAt?: Temporal.Instant
  /** rung when their turn comes; what was received is received when they began to wait. */
  keepsPlace?: { queue: string; waitingSince: Temporal.Instant } | null
}

/** What is read back to whoever asked: who rings, and when at the latest. */
export type Asked = {
  promiseId: string
  dueAt: Temporal.Instant
  windows: Window[]
  ownerName: string
  ownerIsTeam: boolean
  /** It was owed already; this is counted with it. */
  joined: boolean
}
