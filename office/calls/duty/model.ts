/** who is told the number of an office's duty phone. */
export type Publication = 'internal' | 'partners' | 'emergenciesPublic' | 'public'

/** One turn on the duty phone; `rank` is the order in which they are rung. */
export type Shift = {
  id: string
  staffId: string
  rank: number
  fromAt: Temporal.Instant
  untilAt: Temporal.Instant
}

/** Somebody who is rung, in the order of the chain. */
export type Link = { kind: 'duty' | 'adviser' | 'deputy' | 'leader'; staffId: string }

/** a stretch of duty hours that nobody, or nobody besides the first, has. */
export type Hole = { from: Temporal.Instant; until: Temporal.Instant; missing: 'nobody' | 'backup' }

export type Span = { from: Temporal.Instant; until: Temporal.Instant }

/** the shared rubric of what cannot wait. */
export const NEEDS = [
  'food',
  'roof',
  'evictionOrCut',
  'missingPayment',
  'violence',
  'danger',
  'children',
  'release',
  'medicine',
] as const

/** What was decided about tonight's need. */
export const DECISIONS = ['met', 'partlyMet', 'declined', 'notUrgent'] as const
