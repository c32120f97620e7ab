import type { Reason } from '../../kernel/result.ts'
import { instantAt, localTime } from '../../kernel/time/localTime.ts'
import type { RenewalWay } from './model.ts'

const LONGEST_BRIEF = 1000

/** what whoever meets them is to know beforehand. */
export function readBrief(told: string): { ok: true; brief: string } | { ok: false; reason: Reason } {
  const brief = told.normalize('NFC').trim()
  if (brief === '') return { ok: false, reason: 'empty' }
  return brief.length > LONGEST_BRIEF ? { ok: false, reason: 'tooLong' } : { ok: true, brief }
}

/** days back from now that visits count. */
export const countsFrom = (now: Temporal.Instant, { days }: { days: number }): Temporal.Instant =>
  now.subtract({ hours: 24 * days })

/** The month that a day lies in, by its first day. */
export const monthOf = (day: Temporal.PlainDate): Temporal.PlainDate => day.with({ day: 1 })

/** the same form in each of so many months before this one, or in this one and those before it. */
export function comesMonthly(
  days: readonly Temporal.PlainDate[],
  today: Temporal.PlainDate,
  months: number,
): boolean {
  const helped = new Set(days.map((day) => monthOf(day).toString()))
  const allFrom = (first: number) =>
    Array.from({ length: months }, (_, back) =>
      monthOf(today)
        .subtract({ months: first + back })
        .toString(),
    ).every((month) => helped.has(month))
  return allFrom(0) || allFrom(1)
}

/** a yearly plan runs with the person's consent for so long, and not a day longer. */
export const planEnds = (way: RenewalWay, today: Temporal.PlainDate, months: number): string | null =>
  way === 'yearlyPlan' ? today.add({ months }).toString() : null

const CLOCK = /^([01]\d|2[0-3]):[0-5][05]$/

/**
 * the same weekday and clock time for so many weeks, from tomorrow on, on the clock of the office whatever summer time
 * does to it. Null where it is no such time.
 */
export function fixedTimes(
  told: { weekday: number; at: string; weeks: number },
  now: Temporal.Instant,
): Temporal.Instant[] | null {
  const { weekday, at, weeks } = told
  if (!Number.isInteger(weekday) || weekday < 1 || weekday > 5 || !CLOCK.test(at)) return null
  if (!Number.isInteger(weeks) || weeks < 1 || weeks > 26) return null
  const [hours = 0, minutes = 0] = at.split(':').map(Number)
  const tomorrow = localTime(now).day + 1
  // 1 January 1970 was a Thursday.
  const first = tomorrow + ((weekday - (((tomorrow + 3) % 7) + 1) + 7) % 7)
  return Array.from({ length: weeks }, (_, week) =>
    instantAt(first + 7 * week, (hours * 60 + minutes) * 60_000),
  )
}

/** what is kept of one week of an employee, and whether the week still has it. */
export type WeekKept = { kept: number; used: number; minimum: number; missing: number }
export const weekKept = (kept: number, used: number, minimum: number): WeekKept => ({
  kept,
  used,
  minimum,
  missing: Math.max(0, minimum - kept - used),
})
