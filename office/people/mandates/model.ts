import type { Side, StaffSide } from '../../kernel/context.ts'

/**
 * the register over both sides. A mandate lets a holder act, a consent lets somebody see or hear one
 * thing, and a refusal is the person's word that somebody may not.
 */
export const RECORD_KINDS = ['mandate', 'consent', 'refusal'] as const
export type RecordKind = (typeof RECORD_KINDS)[number]

/** */
export const ACTS = [
  'ask',
  'read',
  'receive',
  'speakFor',
  'write',
  'book',
  'submit',
  'appeal',
  'fetch',
] as const
export type Act = (typeof ACTS)[number]

export const RELATIONS = [
  'spouse',
  'family',
  'friend',
  'neighbour',
  'organisation',
  'guardian',
  'other',
] as const
export type Relation = (typeof RELATIONS)[number]

/** How it was given. */
export const FORMS = ['web', 'paper', 'spoken', 'interpreter'] as const
export type Form = (typeof FORMS)[number]

export const MANDATE_STATES = ['asked', 'active', 'declined', 'revoked', 'expired', 'suspended'] as const
export type MandateState = (typeof MANDATE_STATES)[number]

/** What a consent opens to one employee, for one contact: it ends with it. */
export const CONTACT_CONSENTS = ['letter', 'draft', 'companion', 'hearTogether'] as const
/** What a consent lets the office tell somebody named, until a day. `otherSide` names nobody. */
export const SHARING_CONSENTS = ['partner', 'clinician', 'school', 'otherSide'] as const
export const CONSENTS = [...CONTACT_CONSENTS, ...SHARING_CONSENTS] as const
export type Consent = (typeof CONSENTS)[number]
export type SharingConsent = (typeof SHARING_CONSENTS)[number]

/** where the person alone was spoken with: a number or a place that they chose. */
export const ALONE_AT = ['ownNumber', 'chosenPlace', 'office'] as const
export type AloneAt = (typeof ALONE_AT)[number]
/** who carried the words between. Family is not among them. */
export const CONFIRM_INTERPRETERS = ['professional', 'onDemand', 'notNeeded'] as const
export type ConfirmInterpreter = (typeof CONFIRM_INTERPRETERS)[number]

/** One row of the register with what decides about it: whether the holder is old enough, and the giver under 18. */
export type Mandate = {
  id: string
  kind: RecordKind
  personId: string
  holderId: string | null
  holderBirthDate: string | null
  giverBirthDate: string | null
  relation: Relation
  sides: readonly StaffSide[]
  /** Empty: every theme of the sides but the private ones. */
  themes: readonly string[]
  acts: readonly Act[]
  threadId: string | null
  callOnly: boolean
  /** Given for this call alone, and over when it is; null for a visit, or what is no call. */
  callId: string | null
  earlierMaterial: boolean
  fromAt: Temporal.Instant
  untilAt: Temporal.Instant
  askedAt: Temporal.Instant
  state: MandateState
  /** a safety flag stands with the giver. */
  giverSafety: boolean
}

/** Something a holder wants to do or see. */
export type Question = {
  act: Act
  side: Side
  /** Null: it has none. */
  theme: string | null
  threadId?: string | null
  at: Temporal.Instant
  /** When it was made; absent for what is open now. */
  madeAt?: Temporal.Instant
  /** In a call or visit, where a mandate for this call alone counts as well. */
  inCall?: boolean
  callId?: string | null
}

/** A consent as the register holds it, and something that somebody wants to see or to tell. */
export type ConsentHeld = Pick<
  Mandate,
  'id' | 'kind' | 'sides' | 'themes' | 'callOnly' | 'callId' | 'fromAt' | 'untilAt' | 'state'
> & {
  consentTo: string | null
  toStaff: string | null
  messageId: string | null
  holderName: string
}
export type ConsentQuestion = {
  to: Consent
  at: Temporal.Instant
  /** Who sees it: an employee in this contact, or somebody outside by name. */
  staffId?: string
  recipient?: string
  side?: Side
  theme?: string | null
  messageId?: string | null
  callId?: string | null
}

export type NewMandate = {
  personId: string
  holder: HolderNamed
  relation: Relation
  sameHousehold: boolean
  sides: readonly StaffSide[]
  themes: readonly string[]
  acts: readonly Act[]
  threadId?: string | null
  /** The same by the number that people say; one of the two. */
  threadNumber?: number | null
  callOnly?: boolean
  callId?: string | null
  earlierMaterial?: boolean
  from?: Temporal.Instant
  until?: Temporal.Instant
}
/** The holder by national number (who then has a login) or by name and birth date. */
export type HolderNamed = { number?: string; name: string; birthDate?: string }

/** what a helper is answered. A closed list, so that no word of the case can stand in it. */
export const REQUEST_ANSWERS = ['handled', 'needsPerson', 'elsewhere'] as const
export type RequestAnswer = (typeof REQUEST_ANSWERS)[number]

/** What a helper learns of a request of their own, and nobody else of it. The same for whoever was asked about. */
export type RequestShown = {
  number: number
  receivedAt: Temporal.Instant
  dueAt: Temporal.Instant
  answer: RequestAnswer | null
  answeredAt: Temporal.Instant | null
}

/** What the giver, and the office, read of one mandate. */
export type MandateLine = {
  id: string
  kind: RecordKind
  consentTo: Consent | null
  messageId: string | null
  holderName: string
  relation: Relation
  sides: StaffSide[]
  themes: string[]
  acts: Act[]
  threadNumber: number | null
  callOnly: boolean
  earlierMaterial: boolean
  fromAt: Temporal.Instant
  untilAt: Temporal.Instant
  form: Form
  language: string
  /** Before whom it was given or confirmed; null when the person gave it alone on the web. */
  before: string | null
  state: MandateState
  hasLogin: boolean
  endedAt: Temporal.Instant | null
  renewalAskedAt: Temporal.Instant | null
}
