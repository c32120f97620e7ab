import type { Ctx } from '../../kernel/context.ts'
import { lockPromise, openPromisesOf } from '../../kernel/promise/store.ts'
import { settle } from '../../threads/actions/settle.ts'
import type { Meeting } from '../booking/model.ts'
import type { MeetingChange } from '../changed.ts'
import { answersWish } from './rules.ts'
import { changeRequest, lockRequest, openRequestsOf } from './store.ts'

/**
 * a time has been found, so the wish is granted: the one that it was booked for, else those that were for
 * such a meeting. A meeting that was moved is what somebody who asked for another time waited for. Beyond the wall.
 */
export async function requestGranted(ctx: Ctx, meeting: Meeting, change: MeetingChange): Promise<void> {
  if (change === 'cancelled') return
  await changesAnswered(ctx, meeting)
  if (change !== 'booked') return
  const open = await openRequestsOf(ctx.tx, meeting.personId)
  const meant = open.filter(({ id }) => id === meeting.requestId)
  const answered = meant.length > 0 ? meant : open.filter((one) => answersWish(one, meeting))
  for (const { id } of answered) {
    const request = await lockRequest(ctx.tx, meeting.personId, id)
    if (!request) continue
    const promise = await lockPromise(ctx.tx, meeting.personId, request.promiseId)
    // a talk that is owed is held, not only agreed; its promise stays until then.
    if (promise?.endedAt === null && promise.kind === 'arrangeMeeting')
      await settle(ctx, promise, { state: 'kept', how: 'booked', channel: meeting.channel })
    await changeRequest(ctx.tx, request, {
      state: 'granted',
      decidedAt: ctx.clock.now(),
      decidedBy: ctx.actor.kind === 'staff' ? ctx.actor.staffId : null,
      meetingId: meeting.id,
    })
  }
}

async function changesAnswered(ctx: Ctx, meeting: Meeting): Promise<void> {
  const asked = (await openPromisesOf(ctx.tx, meeting.personId)).filter(
    ({ kind, theme, side }) =>
      kind === 'arrangeMeeting' &&
      theme === 'appointmentChange' &&
      (side === 'common' || side === meeting.side || meeting.side === 'common'),
  )
  for (const { id } of asked) {
    const promise = await lockPromise(ctx.tx, meeting.personId, id)
    if (promise?.endedAt === null)
      await settle(ctx, promise, { state: 'kept', how: 'booked', channel: meeting.channel })
  }
}
