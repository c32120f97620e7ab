import type { Count, FigureName, PairName } from './model.ts'

/** Shares: what is counted, of what. */
export const SHARES = {
  abandoned: { part: 'abandoned', of: 'calls' },
  reachedFirst: { part: 'reachedFirst', of: 'firstCalls' },
  solvedInOne: { part: 'solvedInOne', of: 'firstCalls' },
  repeated: { part: 'repeated', of: 'calls' },
  helpedByFirst: { part: 'helpedByFirst', of: 'answered' },
  laterSame: { part: 'laterSame', of: 'helpedByFirst' },
  transferred: { part: 'transferred', of: 'answered' },
  transferAnswered: { part: 'transferAnswered', of: 'transferred' },
  transferRepeated: { part: 'transferRepeated', of: 'transferred' },
  kept: { part: 'kept', of: 'promised' },
  keptInTime: { part: 'keptInTime', of: 'kept' },
  late: { part: 'late', of: 'promised' },
  windowMissed: { part: 'windowMissed', of: 'promised' },
} as const satisfies Partial<Record<FigureName, { part: Count; of: Count }>>
export type Share = keyof typeof SHARES

/** Figures that are not shares: what they are worked out from. */
export const OTHERS = {
  waitMedian: { of: 'answered', unit: 'seconds' },
  waitP90: { of: 'answered', unit: 'seconds' },
  attempts: { of: 'promised', unit: 'times' },
} as const satisfies Partial<Record<FigureName, { of: Count; unit: 'seconds' | 'times' }>>

/**
 * what is never shown and could be worked out from two figures that are, and the one that is then left out. Who
 * neither was answered nor hung up, and who was reached and not helped.
 */
export const GUARDS: readonly { small: Count; hides: Count }[] = [
  { small: 'otherwise', hides: 'abandoned' },
  { small: 'reachedUnsolved', hides: 'solvedInOne' },
  { small: 'neither', hides: 'helpedByFirst' },
  { small: 'pending', hides: 'late' },
]

/** what may be shown of speed, and what must stand beside it. */
export const PAIRED: Readonly<
  Record<PairName, { rules: readonly string[]; speed: readonly FigureName[]; quality: readonly FigureName[] }>
> = {
  // Short queues by hang-ups.
  wait: {
    rules: ['R-802', 'R-808'],
    speed: ['waitMedian', 'waitP90'],
    quality: ['abandoned', 'solvedInOne', 'late'],
  },
  reached: { rules: ['R-801'], speed: ['reachedFirst'], quality: ['solvedInOne', 'repeated'] },
  // Solved there, unsolved here.
  first: { rules: ['R-810'], speed: ['helpedByFirst'], quality: ['laterSame'] },
  // Moved is not solved.
  transfers: { rules: ['R-809'], speed: ['transferred'], quality: ['transferAnswered', 'transferRepeated'] },
  callBacks: {
    rules: ['R-808'],
    speed: ['keptInTime'],
    quality: ['kept', 'late', 'windowMissed', 'attempts'],
  },
}
