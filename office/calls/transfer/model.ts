import type { Side } from '../../kernel/context.ts'
import type { Urgency } from '../../kernel/promise/model.ts'
import type { Link } from '../duty/model.ts'

/** Glossary: what becomes of a call that is put through. */
export type TransferState = 'offered' | 'ringing' | 'answered' | 'timedOut' | 'declined' | 'turnedIntoTask'

/** `promise`: nobody is rung; what is owed is written down, with owner and time to read back. */
export const TARGETS = ['duty', 'adviser', 'staff', 'queue', 'promise'] as const
export type Target = (typeof TARGETS)[number]

export type TransferIn = {
  callId: string
  personId: string
  /** One of `TARGETS`. */
  target: string
  /** A theme of the table. */
  theme: string
  urgency: Urgency
  /** Why it is urgent, or what it is about, in a few words; codes only where words may not be written. */
  reason: string
  /** What the caller has been told already, as codes, so that nobody has to tell it again. */
  answered?: readonly string[]
  /** One of `QUEUES`, where that is the target. */
  queue?: string
  staffId?: string
  /** A press of the button twice is one transfer. */
  clientKey?: string
}

/** A transfer as the room sees it. */
export type Transfer = {
  id: string
  callId: string
  personId: string | null
  officeId: string | null
  /** Null where the caller pressed the key for it. */
  fromStaffId: string | null
  target: Target
  theme: string | null
  side: Side
  urgencyGiver: Urgency
  reasonGiver: string
  state: TransferState
  chain: Link[]
  step: number
  caller: 'stays' | 'willBeCalled' | 'gone'
  startedAt: Temporal.Instant
  answeredBy: string | null
  enquiryId: string | null
  promiseId: string | null
}

/** the other end's judgement. */
export type Judgement = { urgency: Urgency; reason: string; nextContactAt: Temporal.Instant | null }
