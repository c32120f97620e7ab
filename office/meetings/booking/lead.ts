import type { Ctx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { ok, type Result } from '../../kernel/result.ts'
import { staffNotice } from '../../kernel/staff-notice.ts'
import { meetingChanged } from '../changed.ts'
import { timeFreed } from '../waiting/freed.ts'
import { letGo } from './holds.ts'
import type { Meeting, Moved, MoveMeeting } from './model.ts'
import { endOwed, leadOf, oweAnother } from './owed.ts'
import { updateMeeting } from './store.ts'
import { tellCancelled } from './tell.ts'

/**
 * the office wants to move it for the third time. It is not moved again: the time is let go of, the team lead owes
 * the person a time and offers it themselves, and the person is told so.
 */
export async function giveToLead(ctx: Ctx, before: Meeting, input: MoveMeeting): Promise<Result<Moved>> {
  const draft = {
    ...before,
    movedByOffice: before.movedByOffice + 1,
    channel: input.channel ?? 'system',
  }
  const lead = await leadOf(ctx, before)
  const owner = { staffId: lead?.id ?? before.ownerStaffId }
  const promise = await oweAnother(ctx, draft, owner, { reason: 'movedThrice' })
  await endOwed(ctx, before, promise)
  const meeting = await updateMeeting(ctx, before, {
    state: 'cancelled',
    outcome: 'movedByOffice',
    movedByOffice: draft.movedByOffice,
    sequence: before.sequence + 1,
    promiseId: promise.id,
    endedAt: ctx.clock.now(),
  })
  await letGo(ctx, meeting.id)
  await timeFreed(ctx, before)
  if (lead !== null) await staffNotice(ctx, lead.id, 'meetingMovedThrice', meeting.personId, promise.id)
  recordEvent(ctx, {
    personId: meeting.personId,
    kind: 'meetingCancelled',
    side: meeting.side,
    channel: draft.channel,
    theme: meeting.theme,
    promiseId: promise.id,
    data: { meetingId: meeting.id, askedBy: 'office', why: 'movedThrice', toLead: lead?.id ?? null },
  })
  await meetingChanged(ctx, meeting, 'cancelled')
  await tellCancelled(ctx, meeting, {
    askedBy: 'office',
    promise,
    lead: lead?.name ?? null,
    channel: draft.channel,
  })
  return ok({ startsAt: before.startsAt, endsAt: before.endsAt, toLead: true })
}
