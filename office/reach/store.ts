import type { Tx } from '../kernel/context.ts'
import type { ContactPoint } from './rules.ts'

export async function contactPointsOf(tx: Tx, personId: string): Promise<ContactPoint[]> {
  const rows = await tx
    .selectFrom('contactPoint')
    .select(['kind', 'value', 'phoneKind', 'confirmedAt'])
    .where('personId', '=', personId)
    .where('endedAt', 'is', null)
    .where('protected', '=', false)
    .execute()
  return rows as ContactPoint[]
}

export async function recipient(
  tx: Tx,
  personId: string,
): Promise<{ language: string; contactStatus: string } | undefined> {
  return tx
    .selectFrom('person')
    .select(['language', 'contactStatus'])
    .where('id', '=', personId)
    .executeTakeFirst()
}

/** When the notice that has waited longest was made. */
export async function oldestQueued(tx: Tx): Promise<Temporal.Instant | undefined> {
  const row = await tx
    .selectFrom('outgoing')
    .select('madeAt')
    .where('state', '=', 'queued')
    .orderBy('madeAt')
    .limit(1)
    .executeTakeFirst()
  return row?.madeAt
}

/** The oldest notice made by now: while a clock is being moved there are some that are not made yet. */
export async function lockQueued(
  tx: Tx,
  now: Temporal.Instant,
): Promise<
  | { personId: string; id: string; channel: string; address: string; language: string; body: string }
  | undefined
> {
  return tx
    .selectFrom('outgoing')
    .select(['personId', 'id', 'channel', 'address', 'language', 'body'])
    .where('state', '=', 'queued')
    .where('madeAt', '<=', now)
    .orderBy('madeAt')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
}

export async function outgoingFared(
  tx: Tx,
  notice: { personId: string; id: string },
  fared: { state: 'sent' | 'undeliverable'; text: string; at: Temporal.Instant; failure: string | null },
): Promise<void> {
  await tx
    .updateTable('outgoing')
    .set({
      state: fared.state,
      body: fared.text,
      sentAt: fared.state === 'sent' ? fared.at : null,
      failure: fared.failure,
    })
    .where('personId', '=', notice.personId)
    .where('id', '=', notice.id)
    .execute()
}
