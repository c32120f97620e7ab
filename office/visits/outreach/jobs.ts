import { sql } from 'kysely'
import { staffNotice } from '../../kernel/staff-notice.ts'
import { movableClock } from '../../kernel/time/clock.ts'
import { inTransaction, type Surroundings } from '../../kernel/transaction.ts'
import { leaderOf } from '../reception/store.ts'
import { missedFrom } from './rules.ts'

const SYSTEM = { kind: 'system', name: 'outreach' } as const
const BATCH = 200
type Out = {
  id: string
  personId: string | null
  officeId: string
  safetyStaffId: string
  backAt: Temporal.Instant
}

const graceOf = ({ settings }: Surroundings) => settings.get<number>('outreach.graceMinutes')

/**
 * somebody should have been back, and has not said so. Whoever waits for them is told at once, and the leader of the
 * office with them. Gives how many were not back.
 */
export async function tellNotBack(around: Surroundings, until: Temporal.Instant): Promise<number> {
  const grace = graceOf(around)
  let told = 0
  for (;;) {
    const clock = movableClock(until)
    const some = await inTransaction({ ...around, clock }, SYSTEM, async (ctx) => {
      const { rows } = await sql<Out>`
        select id, person_id as "personId", office_id as "officeId", safety_staff_id as "safetyStaffId", back_at as "backAt"
        from outreach_visit where back_said_at is null and missed_at is null
          and back_at <= ${until.subtract({ minutes: grace })}
        order by back_at, id limit ${BATCH} for update skip locked`.execute(ctx.tx)
      for (const visit of rows) {
        clock.set(missedFrom(visit.backAt, grace))
        const leader = await leaderOf(ctx.tx, visit.officeId)
        for (const staffId of new Set([visit.safetyStaffId, leader].filter((one) => one !== null)))
          await staffNotice(ctx, staffId, 'visitNotBack', null, null)
        await ctx.tx
          .updateTable('outreachVisit')
          .set({ missedAt: ctx.clock.now() })
          .where('id', '=', visit.id)
          .execute()
      }
      return rows.length
    })
    told += some
    if (some < BATCH) return told
  }
}

/** When the next who is out should have said they are back; undefined when everybody has. */
export async function nextNotBack(around: Surroundings): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ at: Temporal.Instant | null }>`
    select min(back_at) as at from outreach_visit where back_said_at is null and missed_at is null`.execute(
    around.databases.system,
  )
  const at = rows[0]?.at
  return at ? missedFrom(at, graceOf(around)) : undefined
}
