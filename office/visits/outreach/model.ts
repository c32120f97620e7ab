/** where people are met outside the office. */
export const ARENAS = [
  'home',
  'workplace',
  'school',
  'health',
  'library',
  'street',
  'food',
  'voluntary',
  'prison',
  'other',
] as const
export type Arena = (typeof ARENAS)[number]

/** Why the server does not take what a device kept. The device keeps it, and shows why. */
export type NotTaken = 'inFuture' | 'tooOld' | 'unreadable' | 'badPhoto' | 'notYours' | 'noName'

/** What was not as the one who was out believed. It was kept all the same. */
export type Conflict =
  | 'merged'
  | 'callTimePassed'
  | 'callTimeTaken'
  | 'noNumber'
  | 'stepPassed'
  | 'photoInfected'
  /** The clock of the device was wrong, and the time was put right by it. */
  | 'clockWrong'
  /** A time that lies far from the visit, as the writer put it. */
  | 'timeOff'

export type Synced =
  | { id: string; outcome: 'kept' | 'deliveredOn' | 'counted'; again: boolean; conflicts: Conflict[] }
  | { id: string; outcome: 'notTaken'; why: NotTaken }

/** What a device sends, as it says it. */
export type FromDevice = {
  id: string
  visitId: string
  /** Who the device believes was met; the plan decides. */
  personId?: string | null | undefined
  /** When it happened: an instant by the clock of the device, or a time in Oslo that somebody wrote. */
  at: string
  /** What the device takes the time to be as it sends. */
  clock?: string | undefined
  note?: string | undefined
  step?: { text: string; day?: string | undefined } | undefined
  call?: { from: string; until: string; number?: string | undefined } | undefined
  photo?: { name: string; bytes: Uint8Array } | undefined
  /** how many were met whom nobody knows the name of. */
  people?: number | undefined
}

/** The same, read. */
export type Entry = {
  id: string
  visitId: string
  personId: string | null
  at: Temporal.Instant
  /** The clock of the device was so wrong that `at` was put right by it. */
  clockWrong: boolean
  note: string
  step: { text: string; day: Temporal.PlainDate | null } | null
  call: { from: Temporal.Instant; until: Temporal.Instant; number: string | null } | null
  photo: { name: string; bytes: Uint8Array } | null
  people: number | null
}

export type Planned = {
  id: string
  personId: string | null
  officeId: string
  staffId: string
  placeKind: Arena
  place: string
  startsAt: Temporal.Instant
  backAt: Temporal.Instant
  safetyStaffId: string
  backSaidAt: Temporal.Instant | null
  missedAt: Temporal.Instant | null
}
