import { sql } from 'kysely'
import type { Tx } from '../../kernel/context.ts'
import type { Authorship } from '../../kernel/event.ts'

/** When the profile was last looked at with the person; what came before has been talked about. */
export async function lastReviewed(tx: Tx, personId: string): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ at: Temporal.Instant | null }>`
    select greatest(
      (select max(p.ended_at) from promise p
        where p.person_id = ${personId} and p.kind = 'reviewProfile' and p.state = 'kept'),
      (select max(f.at) from profile_fact f
        where f.person_id = ${personId} and f.field = 'assessment' and f.by_kind = 'staff')) as at`.execute(
    tx,
  )
  return rows[0]?.at ?? undefined
}

/** How often it was pressed before: under another message, or under this one and not just now. */
export async function notUnderstood(
  tx: Tx,
  personId: string,
  told: { since: Temporal.Instant; messageId: string; apart: Temporal.Instant },
): Promise<number> {
  const { rows } = await sql<{ times: number }>`
    select count(*)::int as times from event
    where person_id = ${personId} and kind = 'feedbackGiven' and data->>'feedback' = 'notUnderstood'
      and at >= ${told.since} and (message_id is distinct from ${told.messageId}::uuid or at <= ${told.apart})`.execute(
    tx,
  )
  return rows[0]?.times ?? 0
}

export async function stumbles(
  tx: Tx,
  personId: string,
  form: string,
  since: Temporal.Instant,
): Promise<number> {
  const { rows } = await sql<{ times: number }>`
    select count(*)::int as times from event
    where person_id = ${personId} and kind = 'formStumbled' and data->>'form' = ${form} and at >= ${since}`.execute(
    tx,
  )
  return rows[0]?.times ?? 0
}

/** What counts as written by the person: staff who write for somebody write what they say. */
export const OWN_HAND: readonly Authorship[] = [
  'self',
  'staffReception',
  'staffAdviser',
  'staffContactCentre',
]

/**
 * The share of what has come since then that others wrote or helped with, and of how much. A voice that nobody has checked
 * is neither the person's nor another's.
 */
export async function carried(
  tx: Tx,
  personId: string,
  since: Temporal.Instant,
): Promise<{ share: number; contacts: number }> {
  const { rows } = await sql<{ share: number; contacts: number }>`
    select coalesce(avg((not m.authorship = any(${[...OWN_HAND]}))::int), 0)::float8 as share, count(*)::int as contacts
    from message m where m.person_id = ${personId} and m.direction = 'in' and m.received_at >= ${since}
      and not (m.authorship = 'unknown' and m.channel = 'contactCentrePhone')`.execute(tx)
  return rows[0] ?? { share: 0, contacts: 0 }
}

/** Those of these persons whom nobody has assessed and of whom no review is open, locked, with when they were first seen. */
export async function lockUnassessed(
  tx: Tx,
  personIds: readonly string[],
): Promise<Map<string, Temporal.Instant>> {
  const { rows } = await sql<{ id: string; createdAt: Temporal.Instant }>`
    select p.id, p.created_at from person p
    where p.id = any(${[...personIds]}::uuid[]) and p.contact_status = 'unknown' and p.review_at is null
      and p.merged_into is null
      and not exists (select from promise r where r.person_id = p.id and r.kind = 'reviewProfile' and r.is_open)
    order by p.id for no key update of p`.execute(tx)
  return new Map(rows.map((row) => [row.id, row.createdAt]))
}
