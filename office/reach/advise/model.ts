import type { Urgency } from '../../kernel/promise/model.ts'
import type { ReachFacts, Way } from '../../people/profile/model.ts'

/** why a way was chosen (glossary 12.4). One code for each contact that somebody chooses by hand. */
export const CHANNEL_REASONS = [
  'firstMeeting',
  'mapping',
  'simple',
  'quickClarification',
  'relation',
  'misunderstanding',
  'hiddenNeed',
  'conflict',
  'anxiety',
  'preparation',
  'personWish',
  'distance',
  'reach',
  'lowDigital',
  'practicalSharedWork',
  'motivation',
  'lightCheckIn',
  'noAccess',
  'sensitiveContent',
  'reReading',
  'silence',
  'interpreterNeeded',
  'urgent',
  'heavyMessage',
  'cannotRead',
  'deescalation',
  'expertFact',
  'confirmation',
  'safety',
  'statutory',
  'capacity',
  'other',
] as const
export type ChannelReason = (typeof CHANNEL_REASONS)[number]

const CHOICE_BASES = ['need', 'capacity', 'personWish'] as const
export type ChoiceBasis = (typeof CHOICE_BASES)[number]

/** What somebody can say who does something else than advised, as the form groups it. Other codes come from the table. */
export const DEVIATION_REASONS: readonly {
  group: 'need' | 'wish' | 'capacity' | 'other'
  reasons: readonly ChannelReason[]
}[] = [
  {
    group: 'need',
    reasons: [
      'reReading',
      'confirmation',
      'preparation',
      'statutory',
      'urgent',
      'safety',
      'reach',
      'interpreterNeeded',
    ],
  },
  { group: 'wish', reasons: ['personWish'] },
  { group: 'capacity', reasons: ['capacity'] },
  { group: 'other', reasons: ['other'] },
]

/** What the contact is for, as the employee would say it. `answer`: a reply of which nothing special is known. */
export const ADVICE_PURPOSES = [
  'answer',
  'practicalQuestion',
  'shortQuestion',
  'stateFact',
  'appointment',
  'startUp',
  'mapping',
  'followUp',
  'checkIn',
  'encouragement',
  'clarification',
  'applicationHelp',
  'motivation',
  'conflict',
  'heavyMessage',
  'confirmation',
  'coordination',
] as const
export type AdvicePurpose = (typeof ADVICE_PURPOSES)[number]

/** What the content is like. */
export const CONTENT_MARKS = ['sensitive', 'heavy', 'complex', 'decision', 'reRead', 'subsistence'] as const
export type ContentMark = (typeof CONTENT_MARKS)[number]

/** What else is known of the person's situation now: the left column of the table. */
export const SITUATIONS = [
  'relation',
  'misunderstanding',
  'hiddenNeed',
  'conflict',
  'anxiousInOffice',
  'tooAnxiousToCome',
  'anxiousFaceToFace',
  'meetingForgotten',
  'manyAgencies',
  'longTravel',
  'cannotTravel',
  'youngJobSeeker',
  'choosesNotDigital',
  'prefersDigital',
  'translationTools',
  'distress',
  'silence',
  'phoneAggression',
  'atDesk',
  'livingOnStreet',
  'spouseControl',
  'abroad',
  'legalDate',
  'meetingRequiredByLaw',
  'mandate',
  'closeProgramme',
  'youthGuarantee',
  'compoundNeeds',
] as const
export type Situation = (typeof SITUATIONS)[number]
/** What the office knows by itself and nobody ticks: the register of mandates tells. */
export const KNOWN_SITUATIONS: readonly Situation[] = ['mandate']
export const TOLD_SITUATIONS: readonly Situation[] = SITUATIONS.filter(
  (one) => !KNOWN_SITUATIONS.includes(one),
)

/** */
type DirectNumberPolicy = 'forbidden' | 'individual' | 'encouraged' | 'ruleBased'
export type OfficePolicy = {
  /** The reception is open, or opens again within the working day. */
  open: boolean
  video: boolean
  homeVisits: boolean
  directNumber: DirectNumberPolicy
}

/** All that the advice rests on. The adviser's time is not here, so it cannot count. */
export type AdviceFacts = {
  reach: ReachFacts
  purpose: AdvicePurpose
  content: readonly ContentMark[]
  urgency: Urgency
  situation: readonly Situation[]
  /** light check-ins in a row that the person did not answer. */
  missedCheckIns?: number
  office: OfficePolicy
}

/** a higher level (a lower number) limits what the levels below may propose. */
export type Level = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

/** decided before the question of a meeting. `offered` where the profile says that it may be needed. */
export type InterpreterAdvice =
  | { need: 'none' }
  | { need: 'offered' | 'needed'; how: 'booked' | 'onDemand'; language: string }

export const MEETING_KINDS = [
  'firstMeeting',
  'mapping',
  'conflict',
  'motivation',
  'clarification',
  'clarifyingConversation',
  'decisionExplanation',
  'refusalTalk',
  'collaboration',
  'checkIn',
  'followUp',
  'interpretedTalk',
  'homeVisit',
] as const
export type MeetingKind = (typeof MEETING_KINDS)[number]
export type MeetingAdvice = {
  /** `offered`: the person's own wish goes first, and a meeting is held out all the same. */
  propose: 'no' | 'offered' | 'yes'
  kind: MeetingKind | null
  minutes: number | null
}

/** What goes with the way, in a word that has a text of its own (`desk:advice.note.<note>`). */
export const NOTES = [
  'writeDown',
  'companion',
  'neutralPlace',
  'privatePlace',
  'officeRings',
  'sharedScreen',
  'bookedSlot',
  'letterOnTime',
  'personChooses',
  'laterGoal',
  'prepareBefore',
  'minutesAfter',
  'smallFirst',
  'fewParticipants',
  'onDemandNow',
  'emergencyRule',
  'noBystander',
  'directOrDuty',
  'expert',
  'training',
  'digitalAfter',
  'translatable',
  'askForTime',
  'smsFirst',
  'relayPrison',
  'consentOwnLanguage',
  'clarifyProfile',
  'alternativesFirst',
  'practicalBySms',
  'inWriting',
] as const
export type Note = (typeof NOTES)[number]

/** One voice in the advice: at which level, by which rule, and the text that says it (`desk:advice.<key>`). */
export type Spoke = { level: Level; rule: string; key: string }
export type WayAdvised = {
  way: Way
  level: Level
  reason: ChannelReason
  rule: string
  key: string
  /** false where a fact that the way rests on is missing. */
  confirmed: boolean
}
export type WayNotNow = Spoke & { way: Way }
export type DirectLine = { propose: 'byRule' | 'mayGive' | 'no'; because: readonly string[] }

export type Advice = {
  interpreter: InterpreterAdvice
  /** In order: the first is what is proposed. Empty when nothing that is known would reach the person. */
  ways: readonly WayAdvised[]
  notNow: readonly WayNotNow[]
  /** the cheaper way that does for the practical part, where two situations meet. */
  practical: Way | null
  /** what has to be in writing goes this way too. */
  alsoInWriting: Way | null
  meeting: MeetingAdvice
  directLine: DirectLine
  levels: readonly Spoke[]
  notes: readonly Note[]
}
