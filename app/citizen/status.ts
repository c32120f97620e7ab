import type { TextKey } from '../../text/index.ts'

/** What is owed, as the ledger says it now, with the time that applies. */
export type Owed = {
  kind: string
  urgency: string
  state: string
  dueAt: Temporal.Instant
  /** The person has been told that it may be late; `dueAt` is then the new time. */
  toldLate: boolean
  /** The person would rather be called than written to. */
  callMe?: boolean
}

/** A sentence with `{who}` and `{when}`; the tone only repeats it. */
export type Status = { text: TextKey; tone: 'open' | 'kept' | 'moved' | 'late'; at: string }

const BY_KIND: Readonly<Record<string, TextKey>> = {
  answerMessage: 'common:promise.open',
  giveStatus: 'common:promise.open',
  explainDecision: 'citizen:status.talk',
  callBack: 'citizen:status.call',
  outreachContact: 'citizen:status.call',
  arrangeMeeting: 'citizen:status.arrange',
  holdMeeting: 'citizen:status.talk',
  redoInterpretedTalk: 'citizen:status.talk',
}

/** each state of something owed, in one plain sentence. */
export function statusOf(owed: Owed, now: Temporal.Instant): Status {
  const at = owed.dueAt.toString()
  if (owed.state === 'sentNotReached') return { text: 'citizen:status.sent', tone: 'kept', at }
  if (owed.state === 'paused') return { text: 'citizen:status.paused', tone: 'open', at }
  if (Temporal.Instant.compare(owed.dueAt, now) < 0) return { text: 'common:promise.late', tone: 'late', at }
  if (owed.urgency === 'acute') return { text: 'citizen:status.urgent', tone: 'moved', at }
  if (owed.toldLate) return { text: 'citizen:status.toldLate', tone: 'moved', at }
  return { text: BY_KIND[kindOf(owed)] ?? 'citizen:status.followUp', tone: 'open', at }
}

const kindOf = ({ kind, callMe }: Owed) => (callMe && kind === 'answerMessage' ? 'callBack' : kind)

export type Ended = { state: string; endedHow: string | null; endedAt: Temporal.Instant }

/** How something owed came to its end. */
export function endOf(ended: Ended): Status {
  return { text: endText(ended), tone: 'kept', at: ended.endedAt.toString() }
}

function endText({ state, endedHow }: Ended): TextKey {
  if (state === 'merged') return 'citizen:ended.merged'
  if (state === 'withdrawn') return 'citizen:ended.withdrawn'
  if (endedHow === 'referredElsewhere') return 'citizen:ended.referred'
  return state === 'keptElsewhere' || endedHow === 'talk' ? 'citizen:ended.elsewhere' : 'citizen:ended.kept'
}
