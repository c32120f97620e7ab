import type { PersonHit } from '../../access/model.ts'
import type { Side } from '../../kernel/context.ts'
import type { Urgency } from '../../kernel/promise/model.ts'
import type { IdentityLevel, Line, Outcome } from '../model.ts'

/** The questions of one contact, in their order; the screen shows the first that has no answer. */
export const STEPS = ['who', 'sure', 'about', 'answer', 'readBack', 'done'] as const
export type DeskStep = (typeof STEPS)[number]

/** Who speaks: the person, somebody else about the person, or somebody of whom nothing need be known. */
export const SPEAKERS = ['person', 'helper', 'nobody'] as const
export type Speaker = (typeof SPEAKERS)[number]

/** what is asked. Name, birth date and address are not here: the household knows them, and so do others. */
export const QUESTIONS = [
  'paymentAmount',
  'receiptNumber',
  'accountEnd',
  'paymentDay',
  'adviserName',
  'lastContactDay',
] as const
export type Question = (typeof QUESTIONS)[number]
/** What is true of this person, for the questions that can be asked of them. Several truths: any of them is right. */
export type Truths = Partial<Record<Question, readonly string[]>>

export const IDENTITY_WAYS = ['questions', 'code', 'document', 'eId'] as const
export type IdentityWay = (typeof IDENTITY_WAYS)[number]

/** What has been shown in this call so far of who it is. */
export type Evidence = {
  how: IdentityWay
  state: 'asked' | 'passed' | 'failed'
  asked: readonly string[]
  right: readonly string[]
}

/** what may be said aloud; each level has all of the one before. */
export const SAYINGS = [
  'general',
  'takeMessage',
  'promiseCallBack',
  'statusWords',
  'appointment',
  'whoRang',
  'openPromises',
  'whitelist',
  'amounts',
  'letters',
] as const
export type Saying = (typeof SAYINGS)[number]

/** why a talk went on without an interpreter. That somebody ought to practise is no reason. */
export const WITHOUT_INTERPRETER = [
  'personDeclined',
  'sharedLanguage',
  'emergency',
  'generalInformation',
  'noneFound',
] as const
export type WithoutInterpreter = (typeof WITHOUT_INTERPRETER)[number]

/** What was told in the call, in codes, so that nobody tells it again and it crosses no wall. */
export const TOLD = ['status', 'payment', 'documents', 'rules', 'howTo', 'appointment', 'whoRang'] as const
export type Told = (typeof TOLD)[number]

/** why something is late. */
export const LATE_REASONS = [
  'waitsForPerson',
  'waitsForOthers',
  'needsMoreTime',
  'busy',
  'absence',
  'answeredAlready',
] as const
export type LateReason = (typeof LATE_REASONS)[number]

/** One call that waits, as everybody who takes calls sees it: nobody's name, nobody's number. */
export type WaitingCall = {
  callId: string
  queue: string
  line: Line
  language: string
  urgency: Urgency
  waitingSince: Temporal.Instant
}

/** The call as the rooms of the desk hold it. */
export type DeskCall = {
  id: string
  personId: string | null
  knownBy: string | null
  direction: string
  line: Line
  fromNumber: string | null
  toNumber: string | null
  language: string
  state: string
  queue: string | null
  urgency: Urgency
  startedAt: Temporal.Instant
  waitingSince: Temporal.Instant | null
  answeredAt: Temporal.Instant | null
  endedAt: Temporal.Instant | null
  staffId: string | null
  identity: IdentityLevel
  identityHow: string | null
  threadId: string | null
  enquiryId: string | null
  promiseId: string | null
  side: Side | null
  theme: string | null
  outcome: Outcome | null
  settledAt: Temporal.Instant | null
  who: Speaker | null
  helperName: string | null
  helperRelation: string | null
  helperMayAnswer: boolean | null
  sureAt: Temporal.Instant | null
  told: readonly string[]
  withoutInterpreter: string | null
  notedAt: Temporal.Instant | null
  readBackAt: Temporal.Instant | null
  summaryMessageId: string | null
  byHand: 'telephone' | 'desk' | null
  asked: string | null
  urgent: boolean
  /** An interpreter has been on the line in this call. */
  interpreted: boolean
}

/** what is asked before anything else, in three plain questions; each has its own answer. */
export const URGENT_NEEDS = ['essentials', 'roof', 'danger'] as const
export type UrgentNeed = (typeof URGENT_NEEDS)[number]

/** C4-07: the unanswered try that somebody rings back to. Not said before the check. */
export type ReturnCall = {
  at: Temporal.Instant
  staffId: string | null
  byName: string | null
  theme: string | null
  promiseId: string | null
}

export type CardPromise = {
  promiseId: string | null
  side: Side
  theme: string | null
  ownerName: string
  ownerIsTeam: boolean
  urgency: string
  /** Null where only that it exists may be known. */
  receivedAt: Temporal.Instant | null
  dueAt: Temporal.Instant
  overdue: boolean
  contacts: number
  comment: { why: string; text: string | null; at: Temporal.Instant; newAt: Temporal.Instant | null } | null
}

/** R-129, K30: what whoever takes the call sees of the person, cut by the matrix and by how sure they are. */
export type ContextCard = {
  lastContacts: { at: Temporal.Instant; kind: string; channel: string; by: string | null }[]
  promises: CardPromise[]
  responsible: { side: Side; name: string; absent: boolean; coverName: string | null }[]
  nextMeeting: Temporal.Instant | null
  /** State matters; at full only. */
  facts: { kind: string; side: Side; value: Record<string, unknown>; asOf: Temporal.Instant }[]
}

export type DeskProfile = {
  language: string
  interpreterNeed: string
  interpreterLanguage: string | null
  contactStatus: string
  reading: string
  restrictions: readonly string[]
}

export type IdentityNow = {
  level: IdentityLevel
  how: string | null
  ways: readonly IdentityWay[]
  /** Rounds of questions that are left before only the desk or a call-back to a known number is. */
  roundsLeft: number
  asked: { checkId: string; questions: readonly Question[] } | null
  code: { checkId: string; until: Temporal.Instant; endsWith: string; triesLeft: number } | null
}

export type Incoming = {
  call: DeskCall
  step: DeskStep
  candidates: PersonHit[]
  person: PersonHit | null
  /** somebody is behind this number whom the reader does not know of; a special route exists. */
  specialRoute: boolean
  returns: ReturnCall | null
  maySay: readonly Saying[]
  identity: IdentityNow | null
  profile: DeskProfile | null
  /** the languages do not meet, and nobody interprets yet. */
  needsInterpreter: boolean
  card: ContextCard | null
  /** Letters of the other side: that they exist, whether the switch is on, and whether the person has said yes to one. */
  letters: {
    messageId: string
    kind: string
    side: Side
    madeAt: Temporal.Instant
    mayOpen: boolean
    open: boolean
  }[]
  shares: Shared[]
  readBack: ReadBack | null
}

export type Shared = {
  id: string
  kind: 'page' | 'letter' | 'identity'
  code: string
  until: Temporal.Instant
  openedAt: Temporal.Instant | null
  part: number | null
}

/** what is said aloud before the two part: who has it, and by when. */
export type ReadBack = {
  theme: string | null
  ownerName: string
  ownerIsTeam: boolean
  dueAt: Temporal.Instant
  urgency: string
  joined: boolean
  number: string | null
}
