import type { StaffCtx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { updatePromise } from '../../kernel/promise/store.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { awaitsReaching } from '../../reach/notices/views.ts'
import type { Channel } from '../model.ts'
import { held, type OnPromise } from './held.ts'
import { settle } from './settle.ts'

/** A reason is a sentence or two that the person reads. */
export const MOST_REASON = 1000

/**
 * put in favour of something else, with a reason the person reads and a new time. Refuses with `needsReason`,
 * `tooLong`, `needsContactTime`, and whatever holding the promise refuses with.
 */
export async function postpone(
  ctx: StaffCtx,
  input: OnPromise & { reason: string; until: Temporal.Instant | null },
): Promise<Result<null>> {
  if (input.reason.trim() === '') return refused('needsReason')
  if (input.reason.length > MOST_REASON) return refused('tooLong', { most: MOST_REASON })
  if (input.until === null || Temporal.Instant.compare(input.until, ctx.clock.now()) <= 0)
    return refused('needsContactTime')
  const found = await held(ctx, input, 'postpone')
  if (!found.ok) return found
  await updatePromise(ctx.tx, input.personId, input.promiseId, {
    snoozedUntil: input.until,
    latestNewAt: input.until,
  })
  recordEvent(ctx, {
    personId: input.personId,
    kind: 'promiseSnoozed',
    side: found.value.side,
    channel: 'system',
    threadId: found.value.threadId,
    promiseId: input.promiseId,
    data: { reason: input.reason, until: input.until.toString() },
  })
  return ok(null)
}

/**
 * the person asks for it no more. Only the receiver's own word ends a promise this way, and how they
 * said it stands with it. R-335: as long as an
 * important letter in the same conversation is unread there is no such word: silence closes nothing. Refuses with
 * `needsReason`, `tooLong`, `unreadNotice`, and whatever holding the promise refuses with.
 */
export async function withdrawFor(
  ctx: StaffCtx,
  input: OnPromise & { said: string; channel: Channel },
): Promise<Result<null>> {
  const said = input.said.trim()
  if (said === '') return refused('needsReason')
  if (said.length > MOST_REASON) return refused('tooLong', { most: MOST_REASON })
  const found = await held(ctx, input, 'withdraw')
  if (!found.ok) return found
  if (await awaitsReaching(ctx, input.personId, found.value.threadId)) return refused('unreadNotice')
  await settle(ctx, found.value, { state: 'withdrawn', how: 'withdrawn', channel: input.channel, said })
  return ok(null)
}
