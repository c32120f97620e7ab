import type { Ctx } from '../../kernel/context.ts'
import { actorIdOf, recordEvent, writerOf } from '../../kernel/event.ts'
import { lockPromise } from '../../kernel/promise/store.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { readText } from '../../threads/text.ts'
import { inTalk, type MeetingIds } from './enter.ts'
import { LONGEST_PART, SAID_CHANNEL, type SaidHow, type TalkMeeting } from './model.ts'
import { oweMinutes } from './owed.ts'
import { minutesOf } from './store.ts'

/**
 * "this is not how it was": the person, or a holder who may write for them, corrects the minutes. What they said
 * stands beside them, and an answer is owed by whoever held the meeting. Staff write it down for whoever says or sends it.
 * Refuses with `notFound` (no minutes), `empty`, `tooLong`, `notText`.
 */
export async function commentMinutes(
  ctx: Ctx,
  input: MeetingIds & { text: string; said?: SaidHow },
): Promise<Result<{ promiseId: string; dueAt: Temporal.Instant }>> {
  const read = readText(input.text, LONGEST_PART)
  if (!read.ok) return read
  return inTalk(ctx, input, 'anybody', async (beyond, meeting) => {
    const newest = (await minutesOf(beyond.tx, input))[0]
    if (!newest) return refused('notFound')
    const { actor } = beyond
    await beyond.tx
      .insertInto('meetingComment')
      .values({
        personId: meeting.personId,
        id: beyond.newId(),
        meetingId: meeting.id,
        version: newest.version,
        side: meeting.side,
        byKind: actor.kind,
        byId: actorIdOf(actor) as string,
        writtenBy: writerOf(actor),
        body: read.value,
        at: beyond.clock.now(),
      })
      .execute()
    const owed = await owedAgain(beyond, meeting)
    recordEvent(beyond, {
      personId: meeting.personId,
      kind: 'minutesCommented',
      side: meeting.side,
      channel: actor.kind === 'staff' ? SAID_CHANNEL[input.said ?? 'phone'] : 'portalMessage',
      theme: meeting.theme,
      promiseId: owed.id,
      data: { meetingId: meeting.id, version: newest.version },
    })
    return ok({ promiseId: owed.id, dueAt: owed.dueAt })
  })
}

/** One promise however many comments: minutes that stand corrected, or with the comment beside them, are sent again. */
async function owedAgain(ctx: Ctx, meeting: TalkMeeting) {
  const before =
    meeting.minutesPromiseId && (await lockPromise(ctx.tx, meeting.personId, meeting.minutesPromiseId))
  if (before && before.endedAt === null) return before
  return oweMinutes(ctx, meeting, { about: { comment: true } })
}

/**
 * "this is how it was", of the version that the person has read or heard: on Min side, or said by telephone, at the desk,
 * in a meeting or on paper, and written down by staff as that. Nobody else says it for them, and nothing follows where they do
 * not say it. Refuses with `notFound`, `conflict`, `badForm` (staff without how it was said).
 */
export async function confirmMinutes(
  ctx: Ctx,
  input: MeetingIds & { version: number; said?: SaidHow },
): Promise<Result<null>> {
  if (ctx.actor.kind === 'staff' && !Object.hasOwn(SAID_CHANNEL, input.said ?? '')) return refused('badForm')
  return inTalk(ctx, input, 'anybody', async (beyond, meeting) => {
    const newest = (await minutesOf(beyond.tx, input))[0]
    if (!newest) return refused('notFound')
    if (newest.version !== input.version) return refused('conflict')
    if (newest.confirmedAt !== null) return ok(null)
    const said = beyond.actor.kind === 'staff' ? (input.said ?? null) : null
    await beyond.tx
      .updateTable('meetingMinutes')
      .set({
        confirmedAt: beyond.clock.now(),
        confirmedSaid: said,
        confirmedWrittenBy: writerOf(beyond.actor),
      })
      .where('personId', '=', meeting.personId)
      .where('meetingId', '=', meeting.id)
      .where('version', '=', newest.version)
      .execute()
    recordEvent(beyond, {
      personId: meeting.personId,
      kind: 'minutesConfirmed',
      side: meeting.side,
      channel: said === null ? 'portalMessage' : SAID_CHANNEL[said],
      theme: meeting.theme,
      data: { meetingId: meeting.id, version: newest.version },
    })
    return ok(null)
  })
}
