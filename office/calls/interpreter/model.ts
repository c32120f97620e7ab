/** What an interpreter is asked for. `call` and `chat` are heard at once, `visit` by a telephone in the room. */
export type Why = 'call' | 'chat' | 'visit'
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
export type NextStep = 'ask' | 'answer' | 'connect'
export type EndedHow = 'connected' | 'noneFound' | 'notNeeded' | 'callEnded'

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
