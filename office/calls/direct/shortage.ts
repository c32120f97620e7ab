import { sql } from 'kysely'
import type { Ctx, Tx } from '../../kernel/context.ts'
import { staffNotice } from '../../kernel/staff-notice.ts'
import { leadersOf } from '../duty/store.ts'
import { hasNumbers } from './store.ts'

const KIND = 'directNumbersOut'
/** Whoever has been told is not told again of the same shortage for so long. */
const TOLD_HOURS = 30 * 24
/** Offices that have been short so lately are looked at again while there are numbers. */
const SHORT_HOURS = 365 * 24

/** no number is left for somebody whom the rule names. Whoever leads the office is told, once for all of them. */
export async function tellNoneLeft(ctx: Ctx, officeId: string | null): Promise<void> {
  const leader = officeId === null ? undefined : (await leadersOf(ctx.tx, officeId)).at(-1)
  if (leader === undefined || (await told(ctx, leader))) return
  await staffNotice(ctx, leader, KIND, null, null)
}

async function told(ctx: Ctx, staffId: string): Promise<boolean> {
  const row = await ctx.tx
    .selectFrom('staffNotice')
    .select('id')
    .where('staffId', '=', staffId)
    .where('kind', '=', KIND)
    .where('at', '>', ctx.clock.now().subtract({ hours: TOLD_HOURS }))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** The offices where somebody has gone without, while there is a number to give; none while there is not. */
export async function officesShort(tx: Tx, now: Temporal.Instant): Promise<string[]> {
  if (!(await hasNumbers(tx, now))) return []
  const { rows } = await sql<{ id: string }>`
    select distinct s.office_id as id from staff_notice n join staff s on s.id = n.staff_id
    where n.kind = ${KIND} and n.at > ${now.subtract({ hours: SHORT_HOURS })} and s.office_id is not null order by 1`.execute(
    tx,
  )
  return rows.map(({ id }) => id)
}
