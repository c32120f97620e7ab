import { sql } from 'kysely'
import type { StaffCtx } from '../../kernel/context.ts'
import { merged } from './reserve.ts'

export const TAKEN_BY = ['meeting', 'offered', 'busy', 'kept', 'away'] as const
export type TakenBy = (typeof TAKEN_BY)[number]
/** A time in which nobody can book this employee, and what takes it. Of a calendar read in, never more than that. */
export type TakenTime = { from: Temporal.Instant; until: Temporal.Instant; by: TakenBy }

const DAYS = 14
type Row = { from: number; until: number; by: TakenBy }

/** when the employee who asks is taken over two weeks, and by what: nobody else's times are shown to anybody. */
export async function myTaken(ctx: StaffCtx): Promise<TakenTime[]> {
  const now = ctx.clock.now()
  const until = now.add({ hours: 24 * DAYS })
  const { staffId } = ctx.actor
  const rows = await ctx.beyondWall(
    async ({ tx }) =>
      (
        await sql<Row>`select extract(epoch from lower(h.during))::float8 * 1000 as "from",
          extract(epoch from upper(h.during))::float8 * 1000 as "until", h.why as by
        from hold h where h.resource = ${staffId} and h.during && tstzrange(${now}, ${until})
        union all select extract(epoch from b.from_at)::float8 * 1000,
          extract(epoch from least(coalesce(b.until_at, ${until}), ${until}))::float8 * 1000, 'away'
        from absence b where b.staff_id = ${staffId} and b.ended_at is null and b.from_at < ${until}
          and (b.until_at is null or b.until_at > ${now})`.execute(tx)
      ).rows,
  )
  return TAKEN_BY.flatMap((by) =>
    merged(rows.filter((row) => row.by === by).map((row) => [row.from, row.until] as const)).map(
      ([from, end]) => ({
        from: Temporal.Instant.fromEpochMilliseconds(from),
        until: Temporal.Instant.fromEpochMilliseconds(end),
        by,
      }),
    ),
  ).sort((a, b) => Temporal.Instant.compare(a.from, b.from))
}
