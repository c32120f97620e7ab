import { weeksOf } from '../../calls/figures/rules.ts'
import type { StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { OFFICE_ZONE } from '../../kernel/time/localTime.ts'
import { BREAKDOWNS, type VisitFigures } from './model.ts'
import { ordered, shown } from './rules.ts'
import { visitRows } from './store.ts'

/** A quarter and a week; longer is read a quarter at a time. */
const MOST_WEEKS = 14

/**
 * who came to one's own office in some whole weeks, in all and broken down, with how many were helped and how
 * many had another way. For whoever leads the office; nobody of fewer than `stats.minCell` people is shown. Refuses
 * with `notFound`, and with `badPeriod` where it is no period or too long.
 */
export async function visitFigures(
  ctx: StaffCtx,
  period: { from?: string; until?: string } = {},
): Promise<Result<VisitFigures>> {
  const { officeId, roles } = ctx.actor
  if (officeId === null || !roles.includes('LE')) return refused('notFound')
  const weeks = weeksOf(period, ctx.clock.now().toZonedDateTimeISO(OFFICE_ZONE).toPlainDate(), MOST_WEEKS)
  if (weeks === null) return refused('badPeriod')
  const least = ctx.settings.get<number>('stats.minCell', officeId)
  const asked = { officeId, from: midnight(weeks.from), until: midnight(weeks.until.add({ days: 1 })) }
  const counted = await ctx.beyondWall(({ tx }) => visitRows(tx, asked))
  return ok({
    from: weeks.from.toString(),
    until: weeks.until.toString(),
    least,
    rows: BREAKDOWNS.flatMap((by) => shown(ordered(counted.filter((row) => row.by === by)), least)),
  })
}

const midnight = (date: Temporal.PlainDate) => date.toZonedDateTime(OFFICE_ZONE).toInstant()
