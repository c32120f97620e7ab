import type { StaffCtx } from '../../kernel/context.ts'
import { ok, type Result } from '../../kernel/result.ts'
import { BREAKDOWNS, type VisitFigures } from './model.ts'
import { ownWeeks, type Period } from './period.ts'
import { ordered, shown } from './rules.ts'
import { visitRows } from './store.ts'

/**
 * who came to one's own office in some whole weeks, in all and broken down, with how many were helped and how
 * many had another way. For whoever leads the office; nobody of fewer than `stats.minCell` people is shown. Refuses
 * with `notFound`, and with `badPeriod` where it is no period or too long.
 */
export async function visitFigures(ctx: StaffCtx, period: Period = {}): Promise<Result<VisitFigures>> {
  const asked = ownWeeks(ctx, period)
  if (!asked.ok) return asked
  const { within, told } = asked.value
  const counted = await ctx.beyondWall(({ tx }) => visitRows(tx, within))
  return ok({
    ...told,
    rows: BREAKDOWNS.flatMap((by) => shown(ordered(counted.filter((row) => row.by === by)), told.least)),
  })
}
