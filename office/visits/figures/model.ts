/** What a breakdown is by. `all`: everything, in one row. */
export const BREAKDOWNS = [
  'all',
  'hour',
  'weekday',
  'reason',
  'language',
  'languageSkill',
  'digitalSkill',
  'userGroup',
  'benefit',
  'cameBy',
  'outcome',
  'receiver',
  'becameOf',
] as const
export type Breakdown = (typeof BREAKDOWNS)[number]

/** of each row; `visits` is the whole that the others are part of. */
export const PARTS = [
  'solved',
  'otherChannel',
  'noOtherChannel',
  'referred',
  'left',
  'urgent',
  'interpreter',
  'paper',
] as const
export type Part = (typeof PARTS)[number]
export const COUNTS = ['visits', ...PARTS] as const
export type Count = (typeof COUNTS)[number]

/** How many, of how many visitors, and how many visitors are left of the whole without them. */
export type Cell = { n: number; people: number; rest: number }
export type Counted = {
  by: Breakdown
  value: string
  cells: Readonly<Record<Count, Cell>>
  /** Minutes at the desk, and minutes until they were called. */
  minutes: Lasted | null
  wait: Lasted | null
}
/** Half of the visits took no longer, nine of ten took no longer; of how many people that is known. */
type Lasted = { median: number; most: number; people: number }
type Shown = { median: number; most: number }
/** Null: of so few that it could point at somebody. */
export type FigureRow = Pick<Counted, 'by' | 'value'> & {
  minutes: Shown | null
  wait: Shown | null
  counts: Record<Count, number | null>
}
export type VisitFigures = {
  from: string
  until: string
  /** Of fewer people than this nothing is shown. */
  least: number
  rows: FigureRow[]
}
