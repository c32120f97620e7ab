import type { Ctx } from '../../kernel/context.ts'
import { makePromise } from '../../kernel/promise/actions.ts'
import type { TalkMeeting } from './model.ts'

/** `aloud`: why they are read aloud. `comment`: they are sent again, with what was said of them. */
type Minutes = { clock?: 'meetingMinutes' | 'reinterpret'; about?: { aloud?: string; comment?: true } }

/** minutes are owed by whoever held the meeting. */
export const promiseMinutes = (ctx: Ctx, meeting: TalkMeeting, { clock, about }: Minutes = {}) =>
  makePromise(ctx, {
    personId: meeting.personId,
    kind: 'sendMinutes',
    clock: clock ?? 'meetingMinutes',
    side: meeting.side,
    theme: meeting.theme,
    owner: { staffId: meeting.ownerStaffId },
    officeId: meeting.officeId,
    details: { meetingId: meeting.id, ...about },
  })

/** The same for a meeting that has been held: what it owes from now on. */
export async function oweMinutes(ctx: Ctx, meeting: TalkMeeting, minutes: Minutes) {
  const owed = await promiseMinutes(ctx, meeting, minutes)
  await ctx.tx
    .updateTable('meeting')
    .set({ minutesPromiseId: owed.id })
    .where('personId', '=', meeting.personId)
    .where('id', '=', meeting.id)
    .execute()
  return owed
}
