import { weeksOf } from '../../calls/figures/rules.ts'
import type { StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { OFFICE_ZONE } from '../../kernel/time/localTime.ts'

/** A quarter and a week; longer is read a quarter at a time. */
const MOST_WEEKS = 14

export type Period = { from?: string; until?: string }
type Asked = {
  /** From the first moment up to, not with, the last, in the office's time. */
  within: { officeId: string; from: Temporal.Instant; until: Temporal.Instant }
  /** The same as it is shown: days such as 2026-03-02, the last one with, and below how many persons nobody is told. */
  told: { from: string; until: string; least: number }
}

/**
 * What figures of one's own office are asked for: whole weeks, by whoever leads it. Refuses with `notFound` for everybody
 * else, and with `badPeriod` where it is no period or too long.
 */
export function ownWeeks(ctx: StaffCtx, period: Period): Result<Asked> {
  const { officeId, roles } = ctx.actor
  if (officeId === null || !roles.includes('LE')) return refused('notFound')
  const weeks = weeksOf(period, ctx.clock.now().toZonedDateTimeISO(OFFICE_ZONE).toPlainDate(), MOST_WEEKS)
  if (weeks === null) return refused('badPeriod')
  const { from, until } = weeks
  return ok({
    within: { officeId, from: midnight(from), until: midnight(until.add({ days: 1 })) },
    told: {
      from: from.toString(),
      until: until.toString(),
      least: ctx.settings.get<number>('stats.minCell', officeId),
    },
  })
}

const midnight = (date: Temporal.PlainDate) => date.toZonedDateTime(OFFICE_ZONE).toInstant()
