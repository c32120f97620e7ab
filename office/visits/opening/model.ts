import type { Line } from './rules.ts'

/** Who is heard about hours. The first three always are: those who own, those who come, those who work there. */
export const HEARD = ['municipality', 'users', 'staff', 'visitor', 'partner', 'organisation'] as const
export type Heard = (typeof HEARD)[number]
export const ALWAYS_HEARD = ['municipality', 'users', 'staff'] as const satisfies readonly Heard[]
export const STANCES = ['for', 'against', 'both', 'noAnswer'] as const
export type Stance = (typeof STANCES)[number]

/** who may answer for themselves on the office's page, and how; the others are asked by whoever leads it. */
export const FROM_PAGE = ['visitor', 'partner', 'organisation'] as const satisfies readonly Heard[]
export const PAGE_STANCES = ['for', 'against', 'both'] as const satisfies readonly Stance[]
export const LONGEST_PAGE_ANSWER = 1000

export type Answer = {
  who: Heard
  /** Written down by staff, or said on the office's page. */
  source: 'staff' | 'page'
  name: string | null
  stance: Stance
  says: string | null
  at: Temporal.Instant
}

/** What was known when it was proposed: minutes a week, and of how many visits in eight weeks the hour goes. */
export type Impact = {
  before: number
  after: number
  lost: Line[]
  gained: Line[]
  visitsInLost: number | null
}

/** All that have answered, also those that are not shown one by one. */
export type AnswerCounts = { total: number; for: number; against: number; both: number; page: number }

/** Ways in, as demand is counted. `door`: came when it was closed. */
export const WAYS = ['visit', 'door', 'call', 'written'] as const
export type Way = (typeof WAYS)[number]
/** Null: of so few that it could point at somebody. */
export type Demand = { hour: number; open: number; counts: Record<Way, number | null> }

export const MEASURED = ['visits', 'atClosedDoor', 'leftBeforeHelp', 'calls', 'written'] as const
export type Measured = (typeof MEASURED)[number]
/** A week on average before new hours and after; null where few or no whole week has passed. */
export type Effect = { name: Measured; before: number | null; after: number | null }

export type HoursVersion = {
  /** Null: hours from before they were decided here. */
  id: string | null
  validFrom: string
  lines: Line[]
  minutes: number
  state: 'heard' | 'decided' | 'withdrawn'
  /** Decided, and not in force yet. */
  coming: boolean
  why: string | null
  weighed: string | null
  answerBy: string | null
  decidedBy: string | null
  impact: Impact | null
  answers: Answer[]
  counts: AnswerCounts
  /** Why it was decided before the last day. */
  early: string | null
  /** Only of hours that have been in force for a whole week. */
  effects: Effect[] | null
}
