/** Glossary 12.8. What a meeting is for decides its length, its template and who proposes it. */
export const MEETING_KINDS = [
  'firstMeeting',
  'mapping',
  'followUp',
  'clarification',
  'clarifyingConversation',
  'decisionExplanation',
  'refusalTalk',
  'conflict',
  'motivation',
  'digitalTraining',
  'checkIn',
  'handOver',
  'collaboration',
  'dialogueMeeting2',
  'dialogueMeeting3',
  'caseConference',
  'preInterviewCheck',
  'contactSeries',
  'interpretedTalk',
  'homeVisit',
  'outreach',
  'joint',
] as const
export type MeetingKind = (typeof MEETING_KINDS)[number]

export const MEETING_MODES = [
  'physicalOffice',
  'physicalElsewhere',
  'home',
  'video',
  'phone',
  'hybrid',
] as const
export type MeetingMode = (typeof MEETING_MODES)[number]

const MEETING_STATES = ['booked', 'begun', 'held', 'cancelled', 'notHeld'] as const
export type MeetingState = (typeof MEETING_STATES)[number]

const MEETING_OUTCOMES = [
  'held',
  'movedByPerson',
  'movedByOffice',
  'personNotThere',
  'officeCancelled',
  'declinedWithReason',
] as const
export type MeetingOutcome = (typeof MEETING_OUTCOMES)[number]

/** why a wish is not granted. `capacity` is allowed, and counted as unmet. */
export const MEETING_DECLINE_REASONS = [
  'alreadyAnswered',
  'otherChannelSuits',
  'notOurs',
  'capacity',
  'safety',
  'other',
] as const
export type MeetingDeclineReason = (typeof MEETING_DECLINE_REASONS)[number]

/** what was answered before there is a meeting. `notFlagged` only where no need is known. */
export const INTERPRETER_ANSWERS = ['ordered', 'onDemand', 'declined', 'notNeeded', 'notFlagged'] as const
export type InterpreterAnswer = (typeof INTERPRETER_ANSWERS)[number]

export const PARTICIPANT_ROLES = [
  'resident',
  'adviser',
  'chair',
  'companion',
  'helper',
  'partner',
  'employer',
  'doctor',
  'school',
  'interpreter',
  'teamLead',
] as const
export type ParticipantRole = (typeof PARTICIPANT_ROLES)[number]
