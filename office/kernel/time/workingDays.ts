import { dateOf } from './localTime.ts'

/** K2 over day numbers (days since 1970-01-01). */
export interface WorkingDays {
  has(day: number): boolean
  /** The day itself when it is a working day, else the nearest one in that direction (K6). */
  onOrAfter(day: number): number
  onOrBefore(day: number): number
  /** K4: the n-th working day after the day; before it when n is negative; the day itself when n is 0. */
  plus(day: number, n: number): number
}

/** A calendar without a working day for this long is a mistake in configuration, not something to wait for. */
const LONGEST_CLOSURE = 400
const SATURDAY = 6

/** Monday to Friday that `isFreeDay` does not free. Each day is asked once and remembered. */
export function workingDays(isFreeDay: (date: Temporal.PlainDate) => boolean): WorkingDays {
  const known = new Map<number, boolean>()

  function has(day: number): boolean {
    const remembered = known.get(day)
    if (remembered !== undefined) return remembered
    const date = dateOf(day)
    const working = date.dayOfWeek < SATURDAY && !isFreeDay(date)
    known.set(day, working)
    return working
  }

  function nearest(day: number, step: 1 | -1): number {
    for (let i = 0; i <= LONGEST_CLOSURE; i++) if (has(day + i * step)) return day + i * step
    throw new RangeError(`no working day within ${LONGEST_CLOSURE} days of ${dateOf(day)}`)
  }

  function plus(day: number, n: number): number {
    const step = n < 0 ? -1 : 1
    let at = day
    for (let left = Math.abs(n); left > 0; left--) at = nearest(at + step, step)
    return at
  }

  return { has, onOrAfter: (day) => nearest(day, 1), onOrBefore: (day) => nearest(day, -1), plus }
}
