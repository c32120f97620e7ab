import type { Contact } from '../directory/model.ts'
import type { CameBy, VisitIdentity, VisitOutcome, VisitReason, VisitState } from '../model.ts'

/** what every reception does on the spot. `solves`: done, it can be the whole of what somebody came for. */
export const DEEDS = {
  explainLetter: { solves: true },
  helpLogin: { solves: true },
  helpForm: { solves: true },
  helpUpload: { solves: true },
  papers: { solves: true },
  interpreter: { solves: false },
  book: { solves: true },
  emergencyHelp: { solves: true },
  print: { solves: true },
  message: { solves: false },
  callMe: { solves: false },
  connected: { solves: true },
  generalAnswer: { solves: true },
} as const satisfies Record<string, { solves: boolean }>
export type DeedKind = keyof typeof DEEDS
/** Deeds of which nothing is told but that they were done. */
export const PLAIN_DEEDS = [
  'explainLetter',
  'helpLogin',
  'helpForm',
  'helpUpload',
  'print',
  'connected',
  'generalAnswer',
] as const satisfies readonly DeedKind[]
export type PlainDeed = (typeof PLAIN_DEEDS)[number]

/** what a sheet is, in codes: the words on it are for who handles the case. */
export const SHEETS = [
  'application',
  'attachment',
  'form',
  'letter',
  'receipt',
  'bill',
  'payslip',
  'contract',
  'certificate',
  'identityPaper',
  'other',
] as const
type SheetKind = (typeof SHEETS)[number]
/**
 * `pages` sheets of paper of one kind, handed over together. `answers`: which thing of which request they are, by its
 * number in the letter that asked; what it is stands in the letter and not here.
 */
export type Sheet = {
  kind: SheetKind
  pages: number
  answers?: { promiseId: string; item: number; askedAt: string }
}

/** what comes next. `otherBody`: whoever is introduced to; `comeBack`: a visitor who is known by a ticket only. */
type StepKind = 'call' | 'meeting' | 'answer' | 'papers' | 'duty' | 'otherBody' | 'comeBack'

/** One line of the slip: what, who and when. Times are ISO text, as they are stored. */
export type NextStep = {
  kind: StepKind
  who: string
  /** A queue with people in it rather than somebody by name. */
  isTeam: boolean
  at: string
  /** The end of an agreed time. */
  until: string | null
  /** At the latest then, rather than then. */
  latest: boolean
  promiseId: string | null
  /** how whoever they were shown on to is reached, as it was known then. */
  contact?: Contact
}

export const SLIPS = ['print', 'sms', 'read'] as const
export type SlipKind = (typeof SLIPS)[number]

/** to whom somebody can be shown on. Where one is left to manage alone needs a reason. */
export const RECEIVERS = {
  web: { alone: true },
  library: { alone: true },
  contactCentre: { alone: false },
  otherOffice: { alone: false },
  municipality: { alone: false },
  health: { alone: false },
  police: { alone: false },
  immigration: { alone: false },
  taxOffice: { alone: false },
  organisation: { alone: false },
} as const satisfies Record<string, { alone: boolean }>
export type Receiver = keyof typeof RECEIVERS
export const RECEIVER_KINDS = Object.keys(RECEIVERS) as Receiver[]
/** Bodies that are not ours; somebody may be introduced to them. */
export const OUTSIDE: readonly Receiver[] = [
  'municipality',
  'health',
  'police',
  'immigration',
  'taxOffice',
  'organisation',
]

/** said or seen, never asked for the figure's sake: what is not told is left out. */
export const TALLY = {
  userGroup: ['social', 'work', 'other'],
  languageSkill: ['good', 'medium', 'weak'],
  digitalSkill: ['alone', 'withHelp', 'none'],
  benefit: ['social', 'work', 'sick', 'family', 'pension', 'none'],
  otherChannel: ['yes', 'no'],
} as const
type TallyField = keyof typeof TALLY
export type Tally = { [F in TallyField]?: (typeof TALLY)[F][number] }

/** A visit as the room holds it. */
export type Visit = {
  id: string
  personId: string | null
  officeId: string
  ticket: string
  day: string
  cameAt: Temporal.Instant
  cameBy: CameBy
  calledAs: string | null
  reason: VisitReason
  language: string
  needsInterpreter: boolean
  urgent: boolean
  privateRoom: boolean
  meetingId: string | null
  appointmentAt: Temporal.Instant | null
  state: VisitState
  calledAt: Temporal.Instant | null
  servedAt: Temporal.Instant | null
  desk: string | null
  staffId: string | null
  identity: VisitIdentity
  outcome: VisitOutcome | null
  steps: NextStep[]
  slip: SlipKind | null
  slipAt: Temporal.Instant | null
  tally: Tally
  minutes: number | null
  leftOpenAt: Temporal.Instant | null
  closedAt: Temporal.Instant | null
  closedBy: string | null
  version: number
}

export type Deed = {
  deed: DeedKind
  at: Temporal.Instant
  staffId: string | null
  data: Record<string, unknown>
}

export type Referral = {
  receiver: Receiver
  nextAt: Temporal.Instant | null
  solved: boolean
  at: Temporal.Instant
}
