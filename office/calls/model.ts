import type { Urgency } from '../kernel/promise/model.ts'

/** entrances of their own behind one house. `direct`: a person's own number; `staff`: a number of the office's own. */
export const LINES = [
  'general',
  'employers',
  'clinicians',
  'financialAdvice',
  'technical',
  'duty',
  'direct',
  'staff',
] as const
export type Line = (typeof LINES)[number]

/** staffed queues of the contact centre. Topic and complexity choose; whoever rings hears nothing of it. */
export const QUEUES = [
  'general',
  'work',
  'health',
  'family',
  'pension',
  'disability',
  'municipal',
  'employer',
  'international',
  'clinician',
  'financialAdvice',
  'technical',
] as const
export type Queue = (typeof QUEUES)[number]

export type CallState = 'menu' | 'waiting' | 'ringing' | 'talking' | 'voicemail' | 'ended'
export type CallEnd =
  | 'spoke'
  | 'hungUpInMenu'
  | 'hungUpWaiting'
  | 'voicemail'
  | 'callBackKept'
  | 'movedOn'
  | 'noAnswer'
  | 'busy'
  | 'failed'
  | 'lost'
  | 'refused'

export type LegKind =
  | 'operator'
  | 'adviser'
  | 'deputy'
  | 'duty'
  | 'leader'
  | 'interpreter'
  | 'person'
  | 'helper'
export type LegState =
  | 'wanted'
  | 'ringing'
  | 'answered'
  | 'noAnswer'
  | 'busy'
  | 'declined'
  | 'failed'
  | 'cancelled'
  | 'ended'

/** Who talks with a caller; the others are there beside them. */
export const TALKERS: readonly LegKind[] = ['operator', 'adviser', 'deputy', 'duty', 'leader']
/** A leg that is over stays over. */
export const LEG_OVER: readonly LegState[] = ['ended', 'noAnswer', 'busy', 'declined', 'failed', 'cancelled']

/** how sure the office is of whom it speaks with; what may be said follows from it. */
export const IDENTITY_LEVELS = ['none', 'partial', 'full'] as const
export type IdentityLevel = (typeof IDENTITY_LEVELS)[number]

/** Glossary: how a try to ring somebody went. */
export const ATTEMPT_OUTCOMES = [
  'spoke',
  'noAnswer',
  'voicemail',
  'wrongNumber',
  'refusedCall',
  'interpreterMissing',
  'numberDead',
] as const
export type AttemptOutcome = (typeof ATTEMPT_OUTCOMES)[number]

/** Glossary: what a contact led to. */
export const OUTCOMES = [
  'resolved',
  'forwarded',
  'transferredAnswered',
  'transferredUnanswered',
  'bookedLater',
  'notOurs',
  'reachedNotHelped',
  'abandoned',
  'emergencyHandled',
] as const
export type Outcome = (typeof OUTCOMES)[number]

export const PRESENCES = ['free', 'talking', 'writing', 'away'] as const
export type Presence = (typeof PRESENCES)[number]

/**
 * What is said and done on a line, in words that no voice platform owns; gateways/voice writes it as TwiML. `text` is a
 * key of the catalogues (`line:menu.ask`), said in `language`. `next` names the place that what follows is told to (a path under /voice).
 */
export type Verb =
  | { do: 'say'; text: string; params?: Readonly<Record<string, string | number>>; language: string }
  | { do: 'pause'; seconds: number }
  | {
      do: 'gather'
      next: string
      /** Keys that are waited for; said while they are listened to, so that one may press during speech. */
      digits: number
      seconds: number
      says: Verb[]
    }
  | { do: 'music'; seconds: number }
  /** everybody of one call meets in one room, so that nobody is lost while another joins or leaves. */
  | { do: 'join'; room: string; endsWithMe: boolean; waits?: boolean }
  | { do: 'record'; next: string; mostSeconds: number }
  | { do: 'go'; next: string }
  | { do: 'hangUp' }
  | { do: 'refuse' }

/** What the office asks the voice platform to do (table voice_command). */
export type VoiceCommand =
  | { does: 'ring'; to: string; from: string; next: string; ringSeconds: number }
  | { does: 'move'; next: string }
  | { does: 'hangUp' }

/** One call as the rooms see it. */
export type Call = {
  id: string
  personId: string | null
  knownBy: string | null
  providerId: string | null
  direction: 'in' | 'out'
  line: Line
  fromNumber: string | null
  toNumber: string | null
  language: string
  state: CallState
  place: unknown
  queue: string | null
  urgency: Urgency
  startedAt: Temporal.Instant
  waitingSince: Temporal.Instant | null
  answeredAt: Temporal.Instant | null
  endedAt: Temporal.Instant | null
  endedHow: CallEnd | null
  staffId: string | null
  teamId: string | null
  officeId: string | null
  identity: IdentityLevel
  threadId: string | null
  enquiryId: string | null
  promiseId: string | null
}
