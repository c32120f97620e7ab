import type { Assisted } from '../../kernel/context.ts'
import { ASSIST_REASONS, type AssistReason } from '../../threads/model.ts'

/** how staff know who it is. `code`, `eId` and `questions` come from a call where that was checked. */
export const IDENTITY_WAYS = ['document', 'known', 'questions', 'code', 'eId'] as const
export type IdentityWay = (typeof IDENTITY_WAYS)[number]
/** What staff can say themselves, across the desk. */
export const SEEN_WAYS = ['document', 'known', 'questions'] as const

/** Where the two are, when it is not a visit or a call that says so. */
export const PLACES = ['dropIn', 'meetingOffice', 'homeVisit'] as const
export type Place = (typeof PLACES)[number]

export const DEVICES = ['own', 'other'] as const
export type Device = (typeof DEVICES)[number]

/** how the person said that it is right. `notConfirmed`: they left, or the line broke; it stays on record so. */
export const CONFIRMED = ['paper', 'tablet', 'aloud', 'notConfirmed'] as const
export type Confirmed = (typeof CONFIRMED)[number]

/** How it can be said afterwards, when the screen has been emptied. */
export const LATER = ['paper', 'aloud'] as const

export type EndedWhy =
  | 'done'
  | 'idle'
  | 'tooLong'
  | 'staffLeft'
  | 'visitClosed'
  | 'callEnded'
  | 'neverOpened'
  | 'notTheirs'
  | 'screenEmptied'
  | 'screenParted'

export { ASSIST_REASONS, type AssistReason }

export type AssistedSession = {
  id: string
  personId: string
  staffId: string
  officeId: string | null
  visitId: string | null
  callId: string | null
  /** The screen it was opened on by a code. */
  terminalId: string | null
  device: Device
  authorship: Assisted['authorship']
  channel: Assisted['channel']
  identity: IdentityWay
  why: AssistReason
  language: string
  startedAt: Temporal.Instant
  openedAt: Temporal.Instant | null
  usedAt: Temporal.Instant
  untilAt: Temporal.Instant
  endedAt: Temporal.Instant | null
  endedWhy: EndedWhy | null
  confirmedHow: Confirmed | null
  confirmedAt: Temporal.Instant | null
}

/** How a message was given: in the hand, or read and explained. */
export const GIVEN = ['inHand', 'readAloud'] as const
export type Given = (typeof GIVEN)[number]
