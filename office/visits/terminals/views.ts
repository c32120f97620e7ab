import type { Ctx, StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import type { Pairing, TerminalShown } from './model.ts'
import { mayPair } from './rules.ts'
import * as store from './store.ts'

const MOST = 200
/** A device that asks every few seconds is written down once in a minute. */
const SEEN_SECONDS = 60

/** what a device is, told by its secret. One that was parted, or whose code ran out, is none. */
export async function pairingOf(ctx: Ctx, input: { tokenHash: Buffer }): Promise<Pairing> {
  const known = await store.byToken(ctx.tx, input.tokenHash)
  if (known === undefined) return { state: 'none' }
  const { id, officeId, kind, code, codeUntil } = known
  const now = ctx.clock.now()
  if (officeId === null || kind === null)
    return code !== null && codeUntil !== null && Temporal.Instant.compare(codeUntil, now) > 0
      ? { state: 'waiting', code, until: codeUntil }
      : { state: 'none' }
  const since = known.seenAt === null ? SEEN_SECONDS : now.since(known.seenAt).total('seconds')
  if (since >= SEEN_SECONDS || since < 0) await store.seen(ctx.tx, id, now)
  return { state: 'paired', terminal: { id, officeId, kind } }
}

/**
 * The devices of one's own office, also those that were parted: who paired them, when they were last heard of, and never who
 * was signed in there. Refuses with `notFound` whoever neither receives nor leads.
 */
export async function terminalsOf(ctx: StaffCtx): Promise<Result<TerminalShown[]>> {
  const { officeId } = ctx.actor
  if (!mayPair(ctx.actor) || officeId === null) return refused('notFound')
  return ctx.beyondWall(async ({ tx }) => ok(await store.ofOffice(tx, officeId, MOST)))
}
