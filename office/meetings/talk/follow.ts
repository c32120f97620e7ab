import type { Ctx } from '../../kernel/context.ts'
import type { Meeting } from '../booking/model.ts'
import type { MeetingChange } from '../changed.ts'
import { clearTable } from '../paper/table.ts'
import { purposeAndPoints } from './rules.ts'
import { enterTopic } from './topics.ts'

/**
 * Follows each change of a booking (office/meetings/changed.ts). What staff wrote under the purpose are their points, before
 * the summons goes out; and whoever is not let in has no link, whatever was moved.
 */
export async function talkFollows(ctx: Ctx, meeting: Meeting, change: MeetingChange): Promise<void> {
  if (change === 'booked' && ctx.actor.kind === 'staff')
    for (const point of purposeAndPoints(meeting.purpose).slice(1))
      await enterTopic(ctx, meeting, point, false)
  // Those who are not let in yet were given none.
  if (change === 'booked') return
  await clearTable(ctx, { personId: meeting.personId, meetingId: meeting.id })
  const waiting = ctx.tx
    .selectFrom('meetingParticipant')
    .select('id')
    .where('personId', '=', meeting.personId)
    .where('meetingId', '=', meeting.id)
    .where((is) => is.or([is('approval', 'in', ['asked', 'declined']), is('endedAt', 'is not', null)]))
  await ctx.tx
    .deleteFrom('shortLink')
    .where('personId', '=', meeting.personId)
    .where('participantId', 'in', waiting)
    .execute()
}
