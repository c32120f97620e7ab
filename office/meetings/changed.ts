import type { Ctx } from '../kernel/context.ts'
import type { Meeting } from './booking/model.ts'
import { interpreterFollows } from './interpreters/follow.ts'
import { requestGranted } from './requests/granted.ts'
import { talkFollows } from './talk/follow.ts'

export type MeetingChange = 'booked' | 'moved' | 'cancelled'
type Follows = (ctx: Ctx, meeting: Meeting, change: MeetingChange) => Promise<unknown>

/** What follows a meeting, each a line: in the transaction that changed it, so that nothing stays at the old time. */
const FOLLOWERS: readonly Follows[] = [interpreterFollows, requestGranted, talkFollows]

/** The meeting is as it stands now. The context is beyond the wall: whoever changed it was let in before. */
export async function meetingChanged(ctx: Ctx, meeting: Meeting, change: MeetingChange): Promise<void> {
  for (const follows of FOLLOWERS) await follows(ctx, meeting, change)
}
