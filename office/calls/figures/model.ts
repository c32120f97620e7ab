/** What a breakdown is by. `all`: everything, in one row. */
export const BREAKDOWNS = ['all', 'line', 'language', 'side'] as const
type Breakdown = (typeof BREAKDOWNS)[number]

/** What is counted of calls, and of promises to ring. Some of it is never shown, and is there to see what could be worked out. */
export const OF_CALLS = [
  'calls',
  'firstCalls',
  'reachedFirst',
  'reachedUnsolved',
  'answered',
  'abandoned',
  'otherwise',
  'repeated',
  'helpedByFirst',
  'laterSame',
  'neither',
  'transferred',
  'transferAnswered',
  'transferRepeated',
  'solvedInOne',
] as const
export const OF_CALLBACKS = ['promised', 'kept', 'keptInTime', 'late', 'windowMissed', 'pending'] as const
/** Everything that is counted. */
export const COUNTS = [...OF_CALLS, ...OF_CALLBACKS] as const
export type Count = (typeof COUNTS)[number]

/** How many, and how many people they are of, counted until they are enough: a cell is of people. */
export type Cell = { n: number; persons: number }

/** One row of a breakdown as it was counted. */
export type Counted = {
  by: Breakdown
  value: string
  cells: Readonly<Record<Count, Cell>>
  /** People in what is left of a whole when a part is taken away, by part. */
  rest: Readonly<Partial<Record<Count, number>>>
  waitMedian: number | null
  waitP90: number | null
  attempts: number | null
}

export const FIGURES = [
  'waitMedian',
  'waitP90',
  'abandoned',
  'reachedFirst',
  'repeated',
  'helpedByFirst',
  'laterSame',
  'transferred',
  'transferAnswered',
  'transferRepeated',
  'solvedInOne',
  'keptInTime',
  'kept',
  'late',
  'windowMissed',
  'attempts',
] as const
export type FigureName = (typeof FIGURES)[number]

/** A share carries its part and its whole; another figure only its value. Null: too few people to tell. */
export type Figure = { name: FigureName; unit: 'share' | 'seconds' | 'times' } & {
  value: number | null
  part: number | null
  of: number | null
}

/** A figure of speed never stands without its figures of quality. */
export type Pair = { pair: PairName; speed: Figure[]; quality: Figure[] }
export const PAIRS = ['wait', 'reached', 'first', 'transfers', 'callBacks'] as const
export type PairName = (typeof PAIRS)[number]

export type FigureRow = { by: Breakdown; value: string; pairs: Pair[] }

export type CallFigures = {
  /** Whole weeks: the first Monday and the last Sunday. */
  from: string
  until: string
  scope: 'office' | 'centre'
  least: number
  rows: FigureRow[]
}
