import { sql } from 'kysely'
import type { Ctx, Side } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { lockPromise } from '../../kernel/promise/store.ts'
import { inTransaction, type Surroundings } from '../../kernel/transaction.ts'
import { countAsReceived } from './received.ts'
import { askFor } from './request.ts'

/** `waiting`: nobody has looked yet, and until somebody has nobody opens it. `notScanned`: here nobody looks. */
export type Verdict = 'clean' | 'infected' | 'notScanned' | 'waiting'

/** Looks at a file before anybody opens it. Never throws; a scanner that does not answer says `waiting`. */
export type Scan = (bytes: Uint8Array) => Promise<Exclude<Verdict, 'notScanned'>>

const AT_ONCE = 50
/** So many in a row that were not looked at, and the scanner counts as down until the next run. */
const SILENT = 3

/**
 * What was handed in while the scanner did not answer is looked at now, what has waited longest since it was last tried
 * first. Gives how many were looked at. Safe to run twice at once: each is settled by whoever locks it first.
 */
export async function scanWaiting(around: Surroundings, scan: Scan): Promise<number> {
  const waiting = await around.databases.system
    .selectFrom('document')
    .select(['personId', 'id', 'content'])
    .where('scan', '=', 'waiting')
    .orderBy((row) => row.fn.coalesce('scannedAt', 'receivedAt'))
    .limit(AT_ONCE)
    .execute()
  let looked = 0
  let silent = 0
  for (const { personId, id, content } of waiting) {
    const verdict = await scan(content)
    await inTransaction(around, { kind: 'system', name: 'scan' }, (ctx) =>
      settleScan(ctx, { personId, id }, verdict),
    )
    if (verdict !== 'waiting') looked += 1
    silent = verdict === 'waiting' ? silent + 1 : 0
    if (silent >= SILENT) break
  }
  return looked
}

async function settleScan(
  ctx: Ctx,
  of: { personId: string; id: string },
  verdict: Awaited<ReturnType<Scan>>,
): Promise<void> {
  const change = {
    scan: verdict,
    scannedAt: ctx.clock.now(),
    ...(verdict === 'infected' ? { content: Buffer.alloc(0) } : {}),
  }
  const row = await ctx.tx
    .updateTable('document')
    .set(change)
    .where('personId', '=', of.personId)
    .where('id', '=', of.id)
    .where('scan', '=', 'waiting')
    .returning([
      'personId',
      'id',
      'promiseId',
      'threadId',
      'side',
      'settles',
      'name',
      'channel',
      'paperPromiseId',
    ])
    .executeTakeFirst()
  if (!row || verdict === 'waiting') return
  const found = { ...row, side: row.side as Side }
  if (verdict === 'infected') return rejected(ctx, found)
  // the paper itself counted when it was handed over.
  if (found.paperPromiseId !== null) return
  await countAsReceived(ctx, { ...found, documentId: found.id, eventId: await received(ctx, found) })
}

type Found = {
  personId: string
  id: string
  promiseId: string | null
  threadId: string | null
  side: Side
  settles: string[]
  name: string
  channel: string
  paperPromiseId: string | null
}

/** The entry of the day it came: what is answered is answered by that, not by the scan. */
async function received(ctx: Ctx, { personId, id }: Found): Promise<string> {
  const { rows } = await sql<{ id: string }>`select id from event
    where person_id = ${personId} and kind = 'documentReceived' and data->>'documentId' = ${id}`.execute(
    ctx.tx,
  )
  return (rows[0] as { id: string }).id
}

/**
 * It is not safe: nothing of it is kept, it never counted, and the person is told and asked for it once more. A sheet that
 * lies in the office is asked for by nobody: it is to be scanned again.
 */
async function rejected(ctx: Ctx, found: Found): Promise<void> {
  const { personId, id, promiseId, threadId, side } = found
  recordEvent(ctx, {
    personId,
    kind: 'documentRejected',
    side,
    channel: 'system',
    threadId,
    data: { documentId: id, request: promiseId },
  })
  if (found.paperPromiseId !== null) return
  const request = promiseId === null ? undefined : await lockPromise(ctx.tx, personId, promiseId)
  const { language, officeId } = await ctx.tx
    .selectFrom('person')
    .select(['language', 'officeId'])
    .where('id', '=', personId)
    .executeTakeFirstOrThrow()
  const unasked = { personId, id: null, details: null, threadId, theme: 'contactAdviser', officeId, side }
  await askFor(ctx, request && request.endedAt === null ? request : unasked, {
    language,
    name: '',
    again: { key: `rejected:${id}`, item: found.name },
  })
}
