import { sql } from 'kysely'
import type { Tx } from '../kernel/context.ts'

/**
 * is somebody to be helped each time, and asked by nobody to try alone? The person's own word goes first, as in
 * the rest of the profile (K21).
 */
export async function helpedEachTime(tx: Tx, personId: string, now: Temporal.Instant): Promise<boolean> {
  const { rows } = await sql<{ value: unknown }>`
    select value from profile_fact where person_id = ${personId} and field = 'trainingExempt' and ended_at is null
      and (valid_until is null or valid_until > ${now})
    order by source = 'ownStatement' desc, at desc, id desc limit 1`.execute(tx)
  return rows[0]?.value === true
}
