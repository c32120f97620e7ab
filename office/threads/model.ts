import type { Side } from '../kernel/context.ts'
import type { Promised, Urgency } from '../kernel/promise/model.ts'
import type { EnquiryTheme } from './recognise/model.ts'

export const CHANNELS = [
  'portalMessage',
  'planDialogue',
  'sms',
  'emailInbound',
  'contactCentrePhone',
  'officePhone',
  'dropIn',
  'chatLoggedIn',
  'paperLetter',
  'meetingOffice',
  'homeVisit',
  'outreach',
] as const
export type Channel = (typeof CHANNELS)[number]

export const FEEDBACKS = ['understood', 'notUnderstood', 'callMe'] as const
export type Feedback = (typeof FEEDBACKS)[number]

export const HELPER_RELATIONS = ['family', 'friend', 'neighbour', 'organisation', 'other'] as const
export type HelperRelation = (typeof HELPER_RELATIONS)[number]

/** why staff held the pen for somebody. Chosen at once, so that nobody has to remember it later. */
export const ASSIST_REASONS = ['noDevice', 'noLogin', 'cannotWrite', 'language', 'wanted', 'other'] as const
export type AssistReason = (typeof ASSIST_REASONS)[number]

/** How an open or lately ended entry looks to a new contact. */
export type KnownEnquiry = {
  id: string
  threadId: string
  theme: EnquiryTheme
  side: Side
  receivedAt: Temporal.Instant
  lastContactAt: Temporal.Instant
  lastChannel: string
  /** null while it is open. */
  answeredAt: Temporal.Instant | null
  answeredBy: string | null
  alternations: number
  promise: Promised | null
}

/** What is to be done with one part of a message. */
export type PartDecision =
  | { do: 'join'; enquiry: KnownEnquiry; counts: boolean; urgency: Urgency }
  | {
      do: 'open'
      theme: EnquiryTheme
      side: Side | 'external'
      sideConfidence: number
      certain: boolean
      urgency: Urgency
      cameBackOf: KnownEnquiry | null
    }

/** Both parties' wish about how to go on, given with a message. */
export type Wish = { callMe?: boolean; onlyTelling?: boolean }

export type ReceiptLine = {
  enquiryId: string
  theme: EnquiryTheme
  urgency: Urgency
  ownerName: string
  ownerIsTeam: boolean
  dueAt: Temporal.Instant
  joined: boolean
  /** The person would rather be called than written to. */
  callMe?: boolean
  /** only told; nothing is owed. */
  noted?: boolean
}
export type Receipt = {
  threadId: string
  messageId: string
  number: number
  receivedAt: Temporal.Instant
  lines: ReceiptLine[]
}

/** The bodies that people are shown on to; their names, numbers and what to bring stand in the catalogues. */
export const AGENCIES = [
  'immigration',
  'tax',
  'studentLoans',
  'police',
  'bank',
  'healthService',
  'municipality',
  'other',
] as const

export type Agency = (typeof AGENCIES)[number]
