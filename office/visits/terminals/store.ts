import { sql } from 'kysely'
import type { Tx } from '../../kernel/context.ts'
import type { TerminalKind, TerminalShown } from './model.ts'

/** What was never typed is forgotten when its code has run out. */
export async function forgetUnpaired(tx: Tx, now: Temporal.Instant): Promise<void> {
  await tx.deleteFrom('terminal').where('code', 'is not', null).where('codeUntil', '<=', now).execute()
}

export async function waiting(tx: Tx): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from terminal where code is not null`.execute(tx)
  return rows[0]?.n ?? 0
}

type Waiting = {
  id: string
  tokenHash: Buffer
  code: string
  until: Temporal.Instant
  now: Temporal.Instant
}

/** False where another device shows the same code just now. */
export async function insertWaiting(tx: Tx, device: Waiting): Promise<boolean> {
  const { id, tokenHash, code, until, now } = device
  const { rows } = await sql<{ id: string }>`
    insert into terminal (id, token_hash, code, code_until, made_at)
    values (${id}, ${tokenHash}, ${code}, ${until}, ${now})
    on conflict (code) where code is not null do nothing returning id`.execute(tx)
  return rows.length === 1
}

type Paired = { officeId: string; kind: TerminalKind; name: string; staffId: string; now: Temporal.Instant }

/** The one that shows the code; null where none does, or not any more. */
export async function pair(tx: Tx, code: string, to: Paired): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    update terminal set office_id = ${to.officeId}, kind = ${to.kind}, name = ${to.name}, paired_by = ${to.staffId},
      paired_at = ${to.now}, seen_at = ${to.now}, code = null, code_until = null
    where code = ${code} and code_until > ${to.now} returning id`.execute(tx)
  return rows[0]?.id ?? null
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export async function revoke(
  tx: Tx,
  terminalId: string,
  by: { officeId: string; staffId: string; now: Temporal.Instant },
): Promise<boolean> {
  if (!UUID.test(terminalId)) return false
  const { rows } = await sql<{ id: string }>`
    update terminal set revoked_at = coalesce(revoked_at, ${by.now}::timestamptz),
      revoked_by = coalesce(revoked_by, ${by.staffId}::uuid)
    where id = ${terminalId} and office_id = ${by.officeId} returning id`.execute(tx)
  if (rows.length === 0) return false
  await sql`update session set revoked_at = ${by.now} where terminal_id = ${terminalId} and revoked_at is null`.execute(
    tx,
  )
  return true
}

type Known = {
  id: string
  officeId: string | null
  kind: TerminalKind | null
  code: string | null
  codeUntil: Temporal.Instant | null
  seenAt: Temporal.Instant | null
}

/** The device that holds the secret, unless it was parted. */
export async function byToken(tx: Tx, tokenHash: Buffer): Promise<Known | undefined> {
  return tx
    .selectFrom('terminal')
    .select(['id', 'officeId', 'kind', 'code', 'codeUntil', 'seenAt'])
    .where('tokenHash', '=', tokenHash)
    .where('revokedAt', 'is', null)
    .executeTakeFirst() as Promise<Known | undefined>
}

export async function seen(tx: Tx, id: string, now: Temporal.Instant): Promise<void> {
  await tx.updateTable('terminal').set({ seenAt: now }).where('id', '=', id).execute()
}

/** Those that are paired first, then those that were parted lately. */
export async function ofOffice(tx: Tx, officeId: string, most: number): Promise<TerminalShown[]> {
  const { rows } = await sql<TerminalShown>`
    select t.id, t.kind, t.name, p.name as "pairedBy", t.paired_at as "pairedAt", t.seen_at as "seenAt",
      t.revoked_at as "revokedAt", r.name as "revokedBy"
    from terminal t join staff p on p.id = t.paired_by left join staff r on r.id = t.revoked_by
    where t.office_id = ${officeId} order by t.revoked_at desc nulls first, t.name, t.id limit ${most}`.execute(
    tx,
  )
  return rows
}
