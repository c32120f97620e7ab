import type { Side } from '../../kernel/context.ts'
import type { MeetingKind, MeetingMode, MeetingOutcome, MeetingState, ParticipantRole } from '../model.ts'

/**
 * What a talk can be about. A mapping talk goes through all but the first, and each who comes from outside hears
 * those the person has let them hear. `practical` is time, place and who does what with whom: for all.
 */
export const MATTERS = [
  'practical',
  'goals',
  'work',
  'education',
  'health',
  'economy',
  'housing',
  'family',
  'network',
  'language',
  'digital',
  'rights',
] as const
export type Matter = (typeof MATTERS)[number]
export const AREAS = MATTERS.filter((one): one is Area => one !== 'practical')
export type Area = Exclude<Matter, 'practical'>

/** `declined` is the person's word, and enough. */
export const AREA_STATES = ['covered', 'later', 'declined'] as const
export type AreaState = (typeof AREA_STATES)[number]

/** how it went to have the main point said back. There is no "understood". */
export const TEACH_BACKS = ['done', 'partly', 'notDone'] as const
export type TeachBack = (typeof TEACH_BACKS)[number]
/** Why it was not said back, or not whole. */
export const TEACH_BACK_REASONS = ['tired', 'upset', 'noTime', 'didNotWant', 'languages', 'tooMuch'] as const

/** what a kind of meeting goes through. Each has a text `talk.explain.<name>`. */
export const EXPLAINED = [
  'smallTalk',
  'expectations',
  'helpAndControl',
  'secrecy',
  'howItRuns',
  'appeal',
  'whoSees',
  'reachMe',
  'channelPlan',
  'ownGoals',
  'whoIsHere',
  'speakingOrder',
  'eachNextStep',
] as const
export type Explained = (typeof EXPLAINED)[number]

/** what the chair does when many are to be there. */
export const MANY_CHOICES = ['split', 'smallerFirst', 'allTogether'] as const
export type ManyChoice = (typeof MANY_CHOICES)[number]

/** */
export const INTERPRETED_BY = [
  'professional',
  'onDemand',
  'familyEmergency',
  'companionOnly',
  'none',
] as const
export type InterpretedBy = (typeof INTERPRETED_BY)[number]

/** How the minutes were read aloud: through somebody who interprets, in the person's language, or in Norwegian. */
export const ALOUD_HOW = ['interpreter', 'ownLanguage', 'norwegian'] as const
export type AloudHow = (typeof ALOUD_HOW)[number]

export type Topic = {
  id: string
  byKind: 'person' | 'helper' | 'staff'
  forPerson: boolean
  body: string
  saidAt: Temporal.Instant
  /** who wrote it down for the person; null where they did it themselves. */
  writtenBy: string | null
}

export type AreaSaid = { area: string; state: AreaState; meetingId: string; at: Temporal.Instant }

type Approval = 'notNeeded' | 'asked' | 'approved' | 'declined'
export type Participant = {
  id: string
  role: ParticipantRole
  staffId: string | null
  holderId: string | null
  name: string
  organisation: string | null
  phone: string | null
  email: string | null
  mayHear: readonly string[]
  approval: Approval
  speaks: number | null
  attended: boolean | null
  nextStep: string | null
  nextStepOn: string | null
  /** of which version of the minutes they were told, by which way, and when they read it. */
  minutesTold: number | null
  minutesHow: 'link' | 'paper' | null
  minutesReadAt: Temporal.Instant | null
  endedAt: Temporal.Instant | null
}

export const LONGEST_PART = 3000

/** How somebody said what staff write down for them, and where that was. */
export const SAID_CHANNEL = {
  phone: 'officePhone',
  desk: 'dropIn',
  meeting: 'meetingOffice',
  paper: 'letter',
} as const
export type SaidHow = keyof typeof SAID_CHANNEL
export const SAID_HOW = Object.keys(SAID_CHANNEL) as SaidHow[]

export type MinutesPart = { matter: Matter; body: string; inNorwegian?: string }
export type Minutes = {
  version: number
  language: string
  parts: readonly MinutesPart[]
  at: Temporal.Instant
  messageId: string | null
  confirmedAt: Temporal.Instant | null
  /** how it was said where staff wrote it down, and who did. */
  confirmedSaid: SaidHow | null
  confirmedBy: string | null
  /** why it must be read aloud to the person, and when it was. */
  aloud: 'language' | 'reading' | null
  aloudAt: Temporal.Instant | null
}

/** What the rules ask of a meeting that somebody wants to end as held. */
export type Closing = {
  kind: MeetingKind
  areas: readonly AreaSaid[]
  teachBack: { how: TeachBack; words: string | null; reason: string | null } | null
  explained: readonly string[]
  participants: readonly Participant[]
  /** Whether the person needs an interpreter, or one was ordered. */
  interpreted: boolean
  interpretedBy: InterpretedBy | null
}

/** The meeting as its own room needs it. */
export type TalkMeeting = {
  personId: string
  id: string
  kind: MeetingKind
  mode: MeetingMode
  purpose: string
  side: Side
  theme: string
  officeId: string
  placeId: string | null
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  state: MeetingState
  outcome: MeetingOutcome | null
  ownerStaffId: string
  interpreter: string
  whoInterpreted: InterpretedBy | null
  promiseId: string | null
  minutesPromiseId: string | null
  videoRoom: string | null
  begunAt: Temporal.Instant | null
  madeByKind: string
  seriesId: string | null
  sequence: number
  version: number
}
