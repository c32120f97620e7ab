import type { Ctx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { isCode } from '../../reach/delivery/links.ts'
import type { MeetingMode, MeetingState } from '../model.ts'
import { type Copy, copyOf } from './copy.ts'
import type { Participant, TalkMeeting } from './model.ts'
import { letIn } from './rules.ts'
import { changeParticipant, lockTalkMeeting, minutesOf, participantsOf } from './store.ts'

export type LinkHolder = { meeting: TalkMeeting; one: Participant }

/**
 * whose link it is, while the person lets them in. A link that was taken away, has run out or is of somebody
 * the person said no to leads nowhere. Beyond the wall.
 */
export async function linkHolder(ctx: Ctx, code: string): Promise<LinkHolder | null> {
  if (!isCode(code)) return null
  const link = await ctx.tx
    .selectFrom('shortLink')
    .select(['personId', 'meetingId', 'participantId'])
    .where('code', '=', code)
    .where('purpose', '=', 'meeting')
    .where('expiresAt', '>', ctx.clock.now())
    .executeTakeFirst()
  if (!link?.meetingId) return null
  const ids = { personId: link.personId, meetingId: link.meetingId }
  const one = (await participantsOf(ctx.tx, ids)).find(({ id }) => id === link.participantId)
  if (!one || !letIn(one)) return null
  const meeting = await lockTalkMeeting(ctx.tx, ids)
  return meeting ? { meeting, one } : null
}

/** What the page of a link shows beside when it is: the way into the room, and what came of the meeting. */
export type LinkTalk = {
  mode: MeetingMode
  state: MeetingState
  /** The person's own link; what was written about them is read behind their login. */
  own: boolean
  copy: Copy | null
}

/**
 * what somebody invited sees by their link: a place in the video meeting, and afterwards what the person lets
 * them hear of the minutes. Their first reading is written on the timeline of the person. Null where the link leads nowhere.
 */
export async function meetingTalkByLink(ctx: Ctx, code: string): Promise<LinkTalk | null> {
  const found = await linkHolder(ctx, code)
  if (found === null) return null
  const { meeting, one } = found
  const ids = { personId: meeting.personId, meetingId: meeting.id }
  const own = one.role === 'resident'
  const newest = own || meeting.state !== 'held' ? undefined : (await minutesOf(ctx.tx, ids))[0]
  const copy = newest === undefined ? null : copyOf(one, newest.parts)
  if (copy !== null && one.minutesReadAt === null) {
    await changeParticipant(ctx.tx, { ...ids, participantId: one.id }, { minutesReadAt: ctx.clock.now() })
    recordEvent(ctx, {
      personId: meeting.personId,
      kind: 'minutesShared',
      side: meeting.side,
      channel: 'portalMessage',
      theme: meeting.theme,
      data: { meetingId: meeting.id, participantId: one.id, to: one.name, step: 'read' },
    })
  }
  return { mode: meeting.mode, state: meeting.state, own, copy }
}
