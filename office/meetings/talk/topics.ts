import type { Ctx } from '../../kernel/context.ts'
import { actorIdOf, recordEvent, writerOf } from '../../kernel/event.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { readText } from '../../threads/text.ts'
import { inTalk, type MeetingIds } from './enter.ts'
import type { TalkMeeting } from './model.ts'
import { topicsOf } from './store.ts'

const LONGEST_TOPIC = 500
/** More than can be talked about in any meeting. */
const MOST = 60
const OPEN = ['booked', 'begun']

/**
 * something to talk about, by the person, a helper or staff. Staff say whether it is the person's point, said by
 * telephone or at the desk. Refuses with `notFound`, `alreadyEnded`, `tooMany`, `empty`, `tooLong`, `notText`.
 */
export async function raiseTopic(
  ctx: Ctx,
  input: MeetingIds & { text: string; forPerson?: boolean },
): Promise<Result<{ topicId: string }>> {
  const read = readText(input.text, LONGEST_TOPIC)
  if (!read.ok) return read
  return inTalk(ctx, input, 'anybody', async (beyond, meeting) => {
    if (!OPEN.includes(meeting.state)) return refused('alreadyEnded')
    if ((await topicsOf(beyond.tx, input)).length >= MOST) return refused('tooMany')
    const forPerson = beyond.actor.kind === 'staff' ? input.forPerson === true : true
    return ok({ topicId: await enterTopic(beyond, meeting, read.value, forPerson) })
  })
}

/** The same for whoever has been let in. */
export async function enterTopic(
  beyond: Ctx,
  meeting: Pick<TalkMeeting, 'personId' | 'id' | 'side' | 'theme'>,
  body: string,
  forPerson: boolean,
): Promise<string> {
  const topicId = beyond.newId()
  const { actor } = beyond
  await beyond.tx
    .insertInto('meetingTopic')
    .values({
      personId: meeting.personId,
      id: topicId,
      meetingId: meeting.id,
      side: meeting.side,
      byKind: actor.kind,
      byId: actorIdOf(actor) ?? meeting.personId,
      writtenBy: forPerson ? writerOf(actor) : null,
      forPerson,
      body,
      saidAt: beyond.clock.now(),
    })
    .execute()
  recordEvent(beyond, {
    personId: meeting.personId,
    kind: 'topicRaised',
    side: meeting.side,
    channel: actor.kind === 'staff' ? 'officePhone' : 'portalMessage',
    theme: meeting.theme,
    data: { meetingId: meeting.id, topicId, forPerson },
  })
  return topicId
}

/** Taken off again; the person takes off their own and what was written down for them. Refuses with `notFound`. */
export async function withdrawTopic(
  ctx: Ctx,
  input: MeetingIds & { topicId: string },
): Promise<Result<null>> {
  return inTalk(ctx, input, 'anybody', async (beyond, meeting) => {
    if (!OPEN.includes(meeting.state)) return refused('alreadyEnded')
    const done = await beyond.tx
      .updateTable('meetingTopic')
      .set({ endedAt: beyond.clock.now() })
      .where('personId', '=', meeting.personId)
      .where('meetingId', '=', meeting.id)
      .where('id', '=', input.topicId)
      .where('forPerson', '=', ctx.actor.kind !== 'staff')
      .where('endedAt', 'is', null)
      .executeTakeFirst()
    return done.numUpdatedRows > 0n ? ok(null) : refused('notFound')
  })
}
