import { MINUTE } from '../../kernel/time/localTime.ts'
import type { StaffTime, WorkDay } from './rules.ts'

/** From and until, in milliseconds; the end is not part of it. */
export type Span = readonly [from: number, until: number]

/** `spans` in order of time. */
export function overlaps(spans: readonly Span[], from: number, until: number): boolean {
  for (const span of spans) {
    if (span[0] >= until) return false
    if (span[1] > from) return true
  }
  return false
}

/** In order of time, and what overlaps or touches is one. */
export function merged(spans: readonly Span[]): Span[] {
  const found: [number, number][] = []
  for (const [from, until] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = found.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], until)
    else found.push([from, until])
  }
  return found
}

/**
 * what is kept in each week of an employee for those who cannot book on a screen: time kept on purpose, and of
 * free hours as many as are missing, one a day from the end of the week, so that there is a choice of days. What they
 * have used of a week counts.
 */
export function reservedSpans(
  staff: StaffTime,
  reserve: { perWeek: number; minutes: number },
  notBefore: number,
): Span[] {
  const found: Span[] = [...staff.kept]
  for (const [week, days] of Map.groupBy(staff.days, (day) => day.week)) {
    const keptThere = staff.kept.filter(([from]) =>
      days.some((day) => from >= day.opens && from < day.closes),
    )
    const missing = reserve.perWeek - keptThere.length - (staff.used.get(week) ?? 0)
    if (missing > 0) found.push(...freeHours(staff.busy, days, reserve.minutes, notBefore, missing))
  }
  return merged(found)
}

function freeHours(
  busy: readonly Span[],
  days: readonly WorkDay[],
  minutes: number,
  notBefore: number,
  wanted: number,
): Span[] {
  const byDay = [...days].reverse().map((day) => blocksOf(busy, day, minutes, notBefore))
  const found: Span[] = []
  for (let round = 0; found.length < wanted && byDay.some((blocks) => round < blocks.length); round += 1)
    for (const blocks of byDay) {
      const block = blocks[round]
      if (block && found.length < wanted) found.push(block)
    }
  return found
}

function blocksOf(busy: readonly Span[], day: WorkDay, minutes: number, notBefore: number): Span[] {
  const length = minutes * MINUTE
  const blocks: Span[] = []
  for (let from = day.opens; from + length <= day.closes; from += length)
    if (from >= notBefore && !overlaps(busy, from, from + length)) blocks.push([from, from + length])
  return blocks
}
