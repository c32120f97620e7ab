import { OFFICE_ZONE } from '../../kernel/time/localTime.ts'

export const EVERY = ['week', 'twoWeeks', 'month'] as const
export type Every = (typeof EVERY)[number]
export const MOST_IN_SERIES = 26

const STEP: Readonly<Record<Every, (n: number) => Temporal.DurationLike>> = {
  week: (n) => ({ weeks: n }),
  twoWeeks: (n) => ({ weeks: 2 * n }),
  // Four weeks and never a date: a meeting stays on its day of the week.
  month: (n) => ({ weeks: 4 * n }),
}

/** When the meetings of a series begin: the same day of the week and the same time on the clock, also across summer time. */
export function seriesTimes(first: Temporal.Instant, every: Every, times: number): Temporal.Instant[] {
  const local = first.toZonedDateTimeISO(OFFICE_ZONE)
  return Array.from({ length: times }, (_, n) => local.add(STEP[every](n)).toInstant())
}

/** The same shift for each: so many days, and another time on the clock. */
export function shifted(
  at: Temporal.Instant,
  { from, to }: { from: Temporal.Instant; to: Temporal.Instant },
): Temporal.Instant {
  const [before, after] = [from, to].map((one) => one.toZonedDateTimeISO(OFFICE_ZONE)) as [
    Temporal.ZonedDateTime,
    Temporal.ZonedDateTime,
  ]
  const days = before.toPlainDate().until(after.toPlainDate()).days
  return at
    .toZonedDateTimeISO(OFFICE_ZONE)
    .toPlainDate()
    .add({ days })
    .toZonedDateTime({ timeZone: OFFICE_ZONE, plainTime: after.toPlainTime() })
    .toInstant()
}
