import { sql } from 'kysely'
import { staffNotice } from '../../kernel/staff-notice.ts'
import { inTransaction, type Surroundings } from '../../kernel/transaction.ts'
import { dutySpans } from './hours.ts'
import { holes } from './rules.ts'
import { leadersOf } from './store.ts'
import { staffedIn } from './views.ts'

/** looks a week ahead in every office; a stretch with nobody is told to whoever leads, once a day. */
export async function watchRosters(around: Surroundings): Promise<number> {
  return inTransaction(around, { kind: 'system', name: 'duty rosters' }, async (ctx) => {
    const { rows } = await sql<{ id: string }>`select id from office order by id`.execute(ctx.tx)
    let told = 0
    for (const { id } of rows) {
      const spans = dutySpans(ctx.settings.calendar(id), ctx.clock.now())
      const last = spans.at(-1)
      if (last === undefined) continue
      const shifts = await staffedIn(ctx, id, { from: ctx.clock.now(), until: last.until })
      if (!holes(spans, shifts).some(({ missing }) => missing === 'nobody')) continue
      for (const staffId of await leadersOf(ctx.tx, id)) {
        if (await toldToday(ctx.tx, staffId, ctx.clock.now())) continue
        await staffNotice(ctx, staffId, 'dutyHole', null, null)
        told += 1
      }
    }
    return told
  })
}

const DAY_HOURS = 20

async function toldToday(
  tx: Parameters<typeof leadersOf>[0],
  staffId: string,
  now: Temporal.Instant,
): Promise<boolean> {
  const before = await tx
    .selectFrom('staffNotice')
    .select('id')
    .where('staffId', '=', staffId)
    .where('kind', '=', 'dutyHole')
    .where('at', '>', now.subtract({ hours: DAY_HOURS }))
    .limit(1)
    .executeTakeFirst()
  return before !== undefined
}
