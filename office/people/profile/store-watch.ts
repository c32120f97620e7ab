import { sql } from 'kysely'
import type { Tx } from '../../kernel/context.ts'

/** Those whose profile time has brought to be looked at: past its date, or with access that nobody has confirmed. */
export async function duePersons(
  tx: Tx,
  now: Temporal.Instant,
  most: number,
): Promise<{ personId: string; trigger: 'accessLapsed' | 'reviewDue'; field: string | null }[]> {
  const { rows } = await sql<{
    personId: string
    trigger: 'accessLapsed' | 'reviewDue'
    field: string | null
  }>`
    select f.person_id, 'accessLapsed' as trigger, min(f.field) as field from profile_fact f
      where f.valid_until <= ${now} and f.ended_at is null and f.field like 'access.%' group by f.person_id
    union all
    select p.id, 'reviewDue', null from person p
      where p.review_at <= ${now} and p.merged_into is null
        and not exists (select from promise r where r.person_id = p.id and r.kind = 'reviewProfile' and r.is_open)
    limit ${most}`.execute(tx)
  return rows
}

/** What has lapsed is no longer a fact; that it lapsed is what the review is told. */
export async function endLapsed(tx: Tx, personId: string, now: Temporal.Instant): Promise<void> {
  await tx
    .updateTable('profileFact')
    .set({ endedAt: now })
    .where('personId', '=', personId)
    .where('endedAt', 'is', null)
    .where('validUntil', '<=', now)
    .where('field', 'like', 'access.%')
    .execute()
}

/** people with something important unread who have not logged in for so long; each named once for an absence. */
export async function silentWithUnread(
  tx: Tx,
  before: Temporal.Instant,
  most: number,
): Promise<{ personId: string }[]> {
  const { rows } = await sql<{ personId: string }>`
    select distinct n.person_id from notice n join person p on p.id = n.person_id
    where n.opened_at is null and n.reached_at is null and n.ended_at is null and n.made_at <= ${before}
      and p.merged_into is null and p.contact_status in ('digital', 'partlyDigital') and p.subject is not null
      and not exists (select from session s where s.person_id = n.person_id and s.created_at > ${before})
      and not exists (select from event e where e.person_id = n.person_id and e.actor_kind = 'person' and e.at > ${before})
      and not exists (select from promise r where r.person_id = n.person_id and r.kind = 'reviewProfile' and r.is_open
        and r.details->'triggers' @> '[{"trigger":"noLogin"}]')
      and not exists (select from profile_fact f where f.person_id = n.person_id and f.field = 'assessment'
        and f.at > n.made_at)
    limit ${most}`.execute(tx)
  return rows
}
