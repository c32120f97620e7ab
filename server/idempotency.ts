import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { type Kysely, sql } from 'kysely'
import type { DB } from '../db/types.ts'
import { machineClock } from './clock.ts'

type Once = { actor: string; key: string; route: string; hash: string }
export type Answer = { status: number; answer: unknown }
/** `replayed`: the key was used for something else. `conflict`: the first is still under way. */
type OnceResult = ({ ok: true; again: boolean } & Answer) | { ok: false; reason: 'replayed' | 'conflict' }

const PATIENCE_MS = 5000
const LOOK_AGAIN_MS = 25
/** A server that died in the middle leaves its mark; after this nobody is working on it any more. */
const ABANDONED_SECONDS = 60

export const requestHash = (body: unknown) =>
  createHash('sha256')
    .update(JSON.stringify(body ?? null))
    .digest('hex')

/**
 * Does `work` once for a key and gives the same answer each time it is asked for again. The same key at the same time
 * waits for the first. When `work` throws, nothing is kept and the key may be used again.
 */
export async function once(system: Kysely<DB>, once: Once, work: () => Promise<Answer>): Promise<OnceResult> {
  const until = performance.now() + PATIENCE_MS
  while (true) {
    if (await claim(system, once)) return { ok: true, again: false, ...(await perform(system, once, work)) }
    const held = await look(system, once)
    if (held && (held.route !== once.route || held.requestHash !== once.hash))
      return { ok: false, reason: 'replayed' }
    if (held && held.status !== null)
      return { ok: true, again: true, status: held.status, answer: held.answer }
    if (performance.now() > until) return { ok: false, reason: 'conflict' }
    await pause(LOOK_AGAIN_MS)
  }
}

async function perform(system: Kysely<DB>, once: Once, work: () => Promise<Answer>): Promise<Answer> {
  try {
    const done = await work()
    await sql`${LAZILY} update idempotency set status = ${done.status}, answer = ${JSON.stringify(done.answer ?? null)}::jsonb
      from lazily where actor = ${once.actor} and key = ${once.key}`.execute(system)
    return done
  } catch (failure) {
    await system
      .deleteFrom('idempotency')
      .where('actor', '=', once.actor)
      .where('key', '=', once.key)
      .execute()
    throw failure
  }
}

// The claim need not reach the disk before the work: a server that dies forgets both, or the action's own key holds.
const LAZILY = sql`with lazily as (select set_config('synchronous_commit', 'off', true) as set)`

async function claim(system: Kysely<DB>, once: Once): Promise<boolean> {
  const now = machineClock.now()
  const claimed = await sql`${LAZILY} insert into idempotency (actor, key, route, request_hash, created_at)
    select ${once.actor}, ${once.key}, ${once.route}, ${once.hash}, ${now}::timestamptz from lazily
    on conflict (actor, key) do update set created_at = excluded.created_at
      where idempotency.status is null and idempotency.request_hash = excluded.request_hash
        and idempotency.created_at < ${now.subtract({ seconds: ABANDONED_SECONDS })}
    returning 1`.execute(system)
  return claimed.rows.length === 1
}

const look = (system: Kysely<DB>, once: Once) =>
  system
    .selectFrom('idempotency')
    .select(['route', 'requestHash', 'status', 'answer'])
    .where('actor', '=', once.actor)
    .where('key', '=', once.key)
    .executeTakeFirst()
