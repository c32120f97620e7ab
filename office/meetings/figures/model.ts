import type { MeetingDeclineReason } from '../model.ts'

export const FIGURE_GROUPS = [
  'all',
  'interpreter',
  'assisted',
  'partlyDigital',
  'digital',
  'unknown',
  'highNeed',
] as const
export type FigureGroup = (typeof FIGURE_GROUPS)[number]

export const FIGURE_COUNTS = [
  'wished',
  'needed',
  'granted',
  'held',
  'declined',
  'alternative',
  'unmet',
  'open',
  'reviews',
  'overturned',
] as const
type FigureCount = (typeof FIGURE_COUNTS)[number]
/** Null: of so few persons that it could point at somebody. */
export type FigureRow = { group: FigureGroup; days: number | null } & Record<FigureCount, number | null>

/** between advisers without naming one: the share of the wishes that were given a time. */
export type Spread = {
  advisers: number
  lowest: number
  quarter: number
  middle: number
  upper: number
  highest: number
}

export type MeetingFigures = {
  days: number
  least: number
  rows: FigureRow[]
  reasons: { reason: MeetingDeclineReason; count: number | null }[]
  spread: Spread | null
}
/** What was counted of a group, with of how many persons. */
export type Counted = { group: FigureGroup; persons: number; days: number | null } & Record<
  FigureCount,
  number
>
