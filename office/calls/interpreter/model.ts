/**
 * What an interpreter is asked for. `call` and `chat` are heard at once, `visit` by a telephone in the room;
 * `meeting` is one that was booked, for its time or, when nobody came to it, at once.
 */
export type Why = 'call' | 'chat' | 'visit' | 'meeting'
/** How whoever interprets takes part. At once it is always by telephone. */
export type Mode = 'phone' | 'video' | 'inPerson'
/** Where an interpreter goes: never a home, and nothing of whom it is for. */
export type Where = { name: string; address: string }
export const GENDERS = ['woman', 'man'] as const
export type Gender = (typeof GENDERS)[number]
/** Categories of the national register of interpreters, the most qualified first. */
export const LEVELS = ['A', 'B', 'C', 'D', 'E'] as const
export type Level = (typeof LEVELS)[number]

/** `failed`: nothing that could be read came back. `withdrawn`: said yes, or was still asked, when nobody was needed. */
export type AskState =
  | 'asking'
  | 'asked'
  | 'accepted'
  | 'declined'
  | 'silent'
  | 'failed'
  | 'cancelled'
  | 'withdrawn'

/** `ask`: the next service. `answer`: the one that was asked has had its time. `connect`: whoever said yes has not come. */
/** `over`: the meeting it is booked for ends. */
export type NextStep = 'ask' | 'answer' | 'connect' | 'over'
/** `moved`: asked for anew at another time. `notCome`: had said yes. `over`: had said yes, and nobody wrote who was there. */
export type EndedHow = 'connected' | 'noneFound' | 'notNeeded' | 'callEnded' | 'moved' | 'notCome' | 'over'

/** One interpreter asked for, until one is on the line or none was found. */
export type Order = {
  id: string
  personId: string | null
  callId: string | null
  chatId: string | null
  language: string
  dialect: string | null
  gender: Gender | null
  why: string
  mode: Mode
  askedAt: Temporal.Instant
  askedBy: string | null
  dueAt: Temporal.Instant
  officeId: string | null
  promiseId: string | null
  acceptedAt: Temporal.Instant | null
  connectedAt: Temporal.Instant | null
  leftAt: Temporal.Instant | null
  askId: string | null
  legId: string | null
  interpreterName: string | null
  interpreterNumber: string | null
  interpreterLevel: Level | null
  nextStep: NextStep | null
  nextStepAt: Temporal.Instant | null
  endedHow: EndedHow | null
  againOf: string | null
  bookedPromiseId: string | null
  meetingId: string | null
  /** Set together: booked for this time, not wanted at once. */
  startsAt: Temporal.Instant | null
  endsAt: Temporal.Instant | null
  place: Where | null
  levelWanted: Level | null
  roundAt: Temporal.Instant | null
  alarmedAt: Temporal.Instant | null
}
/** An order for a time (office/calls/interpreter/booked.ts). */
export type BookedOrder = Order & {
  personId: string
  meetingId: string
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
}

/** One service asked once. */
export type Ask = {
  id: string
  requestId: string
  service: string
  rank: number
  at: Temporal.Instant
  answerBy: Temporal.Instant
  state: AskState
  providerId: string | null
  answeredAt: Temporal.Instant | null
  why: string | null
}

/** who carried the words, where it was no interpreter. */
export const BYSTANDERS = ['family', 'child', 'friend', 'volunteer', 'otherVisitor'] as const
export type Bystander = (typeof BYSTANDERS)[number]
/** what a talk was about, as far as it decides whether anybody but an interpreter may carry it. */
export const CONTENTS = ['general', 'guidance', 'decision', 'deadline'] as const
export type Content = (typeof CONTENTS)[number]
