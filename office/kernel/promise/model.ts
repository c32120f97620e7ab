import type { Side } from '../context.ts'
import type { ClockName } from '../time/clocks.ts'

/** Glossary 12.1. */
export const PROMISE_KINDS = [
  'answerMessage',
  'callBack',
  'arrangeMeeting',
  'holdMeeting',
  'explainDecision',
  'requestDocument',
  'giveStatus',
  'outreachContact',
  'acceptHandOver',
  'reviewProfile',
  'planTraining',
  'redoInterpretedTalk',
  'correctRecord',
  'decide',
  'report',
  'followEmergency',
  'removeBarrier',
  'confirmMandate',
  'ownTalk',
  'connectInterpreter',
  'sendMinutes',
  'keepAgreement',
  'reachPerson',
] as const
export type PromiseKind = (typeof PROMISE_KINDS)[number]

/**
 * that something reaches the person is owed by whoever sent it, and its ladder (office/reach/notices) is what
 * adds attention; the escalation of an answer would ring the same people a second time.
 */
export const CLIMBS_ITSELF: ReadonlySet<string> = new Set(['reachPerson'] satisfies PromiseKind[])

export const OPEN_STATES = ['open', 'sentNotReached', 'paused'] as const
type OpenState = (typeof OPEN_STATES)[number]
/** there is no other way for a promise to end. */
export const END_STATES = ['kept', 'keptElsewhere', 'merged', 'withdrawn'] as const
export type EndState = (typeof END_STATES)[number]
export type PromiseState = OpenState | EndState

export const URGENCIES = ['acute', 'elevated', 'ordinary'] as const
export type Urgency = (typeof URGENCIES)[number]

export const STEPS = [
  'orphan',
  'remindOwner',
  'tellPerson',
  'breach',
  'officeLeader',
  'resume',
  'askReferral',
] as const
export type Step = (typeof STEPS)[number]

export const REASSIGN_REASONS = [
  'notOurs',
  'wrongSide',
  'competence',
  'absence',
  'capacity',
  'personAsked',
  'moved',
] as const
export type ReassignReason = (typeof REASSIGN_REASONS)[number]

/** a present employee or a staffed team queue. */
export type Owner = { staffId: string; teamId?: string } | { teamId: string; staffId?: undefined }

/** One entry of the ledger, as the database has it now. */
export type Promised = {
  personId: string
  id: string
  kind: PromiseKind
  clock: ClockName
  side: Side
  theme: string
  threadId: string | null
  enquiryId: string | null
  ownerStaffId: string | null
  ownerTeamId: string | null
  actingStaffId: string | null
  actingTeamId: string | null
  deskStaffId: string | null
  deskTeamId: string | null
  offeredStaffId: string | null
  offeredTeamId: string | null
  officeId: string | null
  madeByKind: string
  madeById: string | null
  madeAt: Temporal.Instant
  receivedAt: Temporal.Instant
  countingFrom: Temporal.Instant
  dueAt: Temporal.Instant
  firstDueAt: Temporal.Instant
  urgency: Urgency
  needLevel: number
  contacts: number
  reassignments: number
  state: PromiseState
  nextStep: Step | null
  nextStepAt: Temporal.Instant | null
  toldLateAt: Temporal.Instant | null
  latestNewAt: Temporal.Instant | null
  leadListAt: Temporal.Instant | null
  leadReason: string | null
  leaderListAt: Temporal.Instant | null
  pause: unknown
  snoozedUntil: Temporal.Instant | null
  endedAt: Temporal.Instant | null
  endedHow: string | null
  details: unknown
}

/**
 * What every ledger event carries under `data.after`, so that the open promises can be rebuilt from events alone
 * (I-05): the newest event of a promise is its state.
 */
export type PromiseAfter = Pick<
  Promised,
  'state' | 'ownerStaffId' | 'ownerTeamId' | 'actingStaffId' | 'actingTeamId' | 'urgency' | 'contacts'
> & { dueAt: string }
