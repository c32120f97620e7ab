import type { Side } from '../../kernel/context.ts'
import type { Promised } from '../../kernel/promise/model.ts'
import type { InterpreterAnswer, MeetingKind, MeetingMode, MeetingState, ParticipantRole } from '../model.ts'

/** A time that can be booked. `room` is a number at the place; null where there are none to run out of. */
export type Slot = {
  staffId: string
  placeId: string | null
  room: number | null
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
}

export type FreeSlots = {
  personId: string
  kind: MeetingKind
  mode: MeetingMode
  placeId?: string | null
  /** Whose times; those who answer for the person when nobody is named. */
  staffIds?: readonly string[]
  from?: Temporal.Instant
  until?: Temporal.Instant
  interpreted: boolean
}

export type Invited = {
  role: ParticipantRole
  name: string
  organisation?: string | null
  phone?: string | null
  email?: string | null
  staffId?: string | null
  holderId?: string | null
}

export type BookMeeting = {
  personId: string
  kind: MeetingKind
  mode: MeetingMode
  purpose: string
  side: Side
  theme: string
  startsAt: Temporal.Instant
  staffId: string
  placeId?: string | null
  interpreter: { answer: InterpreterAnswer; reason?: string | null }
  requestId?: string | null
  participants?: readonly Invited[]
  seriesId?: string | null
  channel: string
  /** One of several: whoever does it tells of all of them at once. */
  silent?: boolean
}
export type Booked = { meetingId: string; startsAt: Temporal.Instant; endsAt: Temporal.Instant }

/** Who wants it changed: the person and those invited as often as they need; the office twice. */
export const ASKED_BY = ['person', 'participant', 'office'] as const
export type AskedBy = (typeof ASKED_BY)[number]

export type MoveMeeting = {
  personId: string
  meetingId: string
  version: number
  startsAt?: Temporal.Instant
  placeId?: string | null
  mode?: MeetingMode
  staffId?: string
  /** Staff who do it for the person say so; otherwise what staff do is the office's. */
  askedBy?: AskedBy
  channel?: string
  /** Another holds it at the same time: nobody has been put off, and no postponement is counted. */
  keepsTime?: boolean
  silent?: boolean
}
/** `toLead`: the office has moved it once too often, and the team lead offers a time instead. */
export type Moved = { startsAt: Temporal.Instant; endsAt: Temporal.Instant; toLead: boolean }

export type CancelMeeting = {
  personId: string
  meetingId: string
  version?: number
  reason?: string | null
  askedBy?: AskedBy
  channel?: string
  silent?: boolean
  /** What the office owes already for another of them. */
  instead?: Promised
}

/** One meeting as it stands, for whoever follows its changes (office/meetings/changed.ts). */
export type Meeting = {
  personId: string
  id: string
  requestId: string | null
  kind: MeetingKind
  mode: MeetingMode
  purpose: string
  side: Side
  theme: string
  officeId: string
  placeId: string | null
  room: number | null
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  state: MeetingState
  outcome: string | null
  ownerStaffId: string
  interpreter: InterpreterAnswer
  interpreterReason: string | null
  interpreterRequestId: string | null
  promiseId: string | null
  seriesId: string | null
  movedByOffice: number
  movedByPerson: number
  sequence: number
  reserved: boolean
  /** nobody interpreted, and the office owes another time; also when this one has begun. */
  officeOwesTimeAt: Temporal.Instant | null
  channel: string
  version: number
}
