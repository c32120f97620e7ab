import { sql } from 'kysely'
import type { Ctx } from './context.ts'

/** Wrong guesses at short codes in a minute: from one address, and in all. A code lives for minutes, and there are a million. */
const MOST_WRONG_FROM_ONE = 6
const MOST_WRONG_IN_ALL = 60

const minuteOf = (at: Temporal.Instant) =>
  Temporal.Instant.fromEpochMilliseconds(Math.floor(at.epochMilliseconds / 60_000) * 60_000)

export async function guessedTooOften(ctx: Ctx, source: string): Promise<boolean> {
  const { rows } = await sql<{ own: number; all: number }>`
    select coalesce(sum(wrong) filter (where source = ${source}), 0)::int as own, coalesce(sum(wrong), 0)::int as all
    from page_guess where minute = ${minuteOf(ctx.clock.now())}`.execute(ctx.tx)
  const counted = rows[0] ?? { own: 0, all: 0 }
  return counted.own >= MOST_WRONG_FROM_ONE || counted.all >= MOST_WRONG_IN_ALL
}

export async function countWrong(ctx: Ctx, source: string): Promise<void> {
  const minute = minuteOf(ctx.clock.now())
  await ctx.tx.deleteFrom('pageGuess').where('minute', '<', minute).execute()
  await sql`insert into page_guess (minute, source, wrong) values (${minute}, ${source}, 1)
    on conflict (minute, source) do update set wrong = page_guess.wrong + 1`.execute(ctx.tx)
}
