import type { Side } from '../../kernel/context.ts'
import type { MeetingDeclineReason, MeetingKind, MeetingMode } from '../model.ts'

export const REQUEST_STATES = [
  'open',
  'offered',
  'granted',
  'alternative',
  'declined',
  'withdrawn',
  'merged',
  'continued',
] as const
export type RequestState = (typeof REQUEST_STATES)[number]

/** what gives a meeting without anybody's judgement. */
export const GRANTING = [
  'newRelation',
  'interpreterNeed',
  'notDigital',
  'conflict',
  'refusalToExplain',
  'subsistence',
  'notMet',
  'secondRequest',
  'stillUnclear',
] as const
export type Granting = (typeof GRANTING)[number]

/** A rule that gives the meeting; where only one side may know why, that side. */
export type Grant = { rule: Granting; side: Side | null }

/** what sets the order of the others. The same words for staff and for the person. */
export const CRITERIA = ['new', 'mapping', 'conflict', 'nonDigital', 'vulnerable', 'waiting'] as const
export type Criterion = (typeof CRITERIA)[number]
export type Rank = { points: number; because: { criterion: Criterion; points: number }[] }

/** what is offered in place of a meeting. The first two are owed from then on. */
export const ALTERNATIVES = ['call', 'writtenAnswer', 'dropIn', 'otherHelp', 'otherBody'] as const
export type Alternative = (typeof ALTERNATIVES)[number]

/** What somebody wished of the meeting, beside its form. */
export type Wishes = {
  /** Days of the week (1 – 7) and parts of the day that suit. */
  weekdays?: number[]
  parts?: DayPart[]
  interpreter?: string | null
  companion?: boolean
  stepFree?: boolean
}
export const DAY_PARTS = ['morning', 'midday', 'afternoon'] as const
type DayPart = (typeof DAY_PARTS)[number]

/** What the rules ask about one wish, as it stands at this moment. */
export type RequestFacts = {
  personId: string
  requestId: string
  kind: MeetingKind
  side: Side
  askedAt: Temporal.Instant
  /** When whoever follows the person up on that side began; null: nobody does. */
  followedSince: Temporal.Instant | null
  /** Since when the office has known the person. */
  knownSince: Temporal.Instant
  /** When somebody of the office last met the person; null: never. */
  lastMet: Temporal.Instant | null
  interpreterNeed: string
  contactStatus: string
  conflictSince: Temporal.Instant | null
  needLevel: number
  /** Sides on which a refusal, stop or deduction has still to be explained. */
  refusals: readonly Side[]
  /** Sides on which means to live on are at stake. */
  subsistence: readonly Side[]
  /** Sides on which something that was answered is still unclear. */
  unclear: readonly Side[]
  /** How often it has been asked for, and whether it was answered with something else before. */
  contacts: number
  answeredBefore: boolean
}

export type RequestRow = {
  personId: string
  id: string
  promiseId: string
  kind: MeetingKind
  side: Side
  theme: string
  wishedMode: MeetingMode | null
  placeId: string | null
  wishes: Wishes
  byKind: 'person' | 'helper' | 'staff' | 'system'
  byId: string | null
  helperName: string | null
  channel: string
  threadId: string | null
  enquiryId: string | null
  rules: string[]
  rulesAt: Temporal.Instant | null
  askedAt: Temporal.Instant
  state: RequestState
  grantedAt: Temporal.Instant | null
  insistedAt: Temporal.Instant | null
  decidedAt: Temporal.Instant | null
  decidedBy: string | null
  declineReason: MeetingDeclineReason | null
  alternative: Alternative | null
  reviewAskedAt: Temporal.Instant | null
  reviewPromiseId: string | null
  reviewDecidedAt: Temporal.Instant | null
  meetingId: string | null
}
