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

export async function lockQueued(
  tx: Tx,
): Promise<{ personId: string; id: string; channel: string; address: string; body: string } | undefined> {
  return tx
    .selectFrom('outgoing')
    .select(['personId', 'id', 'channel', 'address', 'body'])
    .where('state', '=', 'queued')
    .orderBy('madeAt')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
}

export async function outgoingFared(
  tx: Tx,
  notice: { personId: string; id: string },
  fared: { state: 'sent' | 'undeliverable'; at: Temporal.Instant; failure: string | null },
): Promise<void> {
  await tx
    .updateTable('outgoing')
    .set({ state: fared.state, sentAt: fared.state === 'sent' ? fared.at : null, failure: fared.failure })
    .where('personId', '=', notice.personId)
    .where('id', '=', notice.id)
    .execute()
}
