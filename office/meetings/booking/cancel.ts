import type { Ctx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { ok, type Result } from '../../kernel/result.ts'
import { meetingChanged } from '../changed.ts'
import { timeFreed } from '../waiting/freed.ts'
import { enterFor } from './enter.ts'
import { letGo } from './holds.ts'
import type { CancelMeeting } from './model.ts'
import { askedByOf, stillAhead } from './move.ts'
import { endOwed, oweAnother } from './owed.ts'
import { updateMeeting } from './store.ts'
import { tellCancelled } from './tell.ts'

/**
 * it is not held. When the person or somebody invited wants it so, nothing more is owed; when the office does, it
 * owes another time, and it counts as a postponement. Refuses with `notFound`, `conflict`, `alreadyBegun`
 * and `alreadyEnded`.
 */
export async function cancelMeeting(ctx: Ctx, input: CancelMeeting): Promise<Result<null>> {
  const entered = await enterFor(ctx, input)
  if (!entered.ok) return entered
  return ctx.beyondWall((beyond) => cancelFor(beyond, input))
}

export async function cancelFor(ctx: Ctx, input: CancelMeeting): Promise<Result<null>> {
  const found = await stillAhead(ctx, input)
  if (!found.ok) return found
  const before = found.value
  const askedBy = askedByOf(ctx, input.askedBy)
  const channel = input.channel ?? 'portalMessage'
  const byPerson = askedBy === 'person'
  const draft = { ...before, movedByOffice: before.movedByOffice + (askedBy === 'office' ? 1 : 0) }
  const promise = byPerson
    ? null
    : (input.instead ?? (await oweAnother(ctx, draft, { staffId: before.ownerStaffId }, null)))
  await endOwed(ctx, before, promise)
  const meeting = await updateMeeting(ctx, before, {
    state: 'cancelled',
    outcome: byPerson ? 'declinedWithReason' : 'officeCancelled',
    movedByOffice: draft.movedByOffice,
    sequence: before.sequence + 1,
    promiseId: promise?.id ?? before.promiseId,
    endedAt: ctx.clock.now(),
  })
  await letGo(ctx, meeting.id)
  await timeFreed(ctx, before)
  recordEvent(ctx, {
    personId: meeting.personId,
    kind: 'meetingCancelled',
    side: meeting.side,
    channel,
    theme: meeting.theme,
    promiseId: meeting.promiseId,
    data: { meetingId: meeting.id, askedBy, reason: input.reason?.trim().slice(0, 500) || null },
  })
  await meetingChanged(ctx, meeting, 'cancelled')
  if (input.silent !== true) await tellCancelled(ctx, meeting, { askedBy, promise, lead: null, channel })
  return ok(null)
}
