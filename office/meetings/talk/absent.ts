import type { Ctx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { endPromise } from '../../kernel/promise/actions.ts'
import { lockPromise } from '../../kernel/promise/store.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { letGo } from '../booking/holds.ts'
import { clearTable } from '../paper/table.ts'
import { askForMeeting } from '../requests/ask.ts'
import { inTalk, type MeetingIds } from './enter.ts'
import { notThereRefusal } from './rules.ts'
import { changeMeeting, moveAsked, summonsReached, talkOf } from './store.ts'

/**
 * K28: the person did not come. It is written only when it is that: not before it is late, not when the summons
 * never reached them, not while their wish for another time waits, and a form they said no to is none of their absences.
 * Nothing follows but that somebody offers another time. Refuses with `notFound`, `conflict`, `alreadyEnded`, and as
 * `notThereRefusal`.
 */
export async function personNotThere(
  ctx: Ctx,
  input: MeetingIds & { version: number },
): Promise<Result<{ promiseId: string; dueAt: Temporal.Instant }>> {
  return inTalk(ctx, input, 'staff', async (beyond, meeting) => {
    if (meeting.state !== 'booked' && meeting.state !== 'begun') return refused('alreadyEnded')
    if (meeting.version !== input.version) return refused('conflict')
    const refusal = notThereRefusal({
      mode: meeting.mode,
      startsAt: meeting.startsAt,
      now: beyond.clock.now(),
      waitMinutes: beyond.settings.get<number>('meeting.waitMinutes', meeting.officeId),
      videoDeclined: (await talkOf(beyond.tx, input))?.videoDeclinedAt != null,
      summonsReached: await summonsReached(beyond.tx, meeting),
      moveAsked: await moveAsked(beyond.tx, meeting),
    })
    if (refusal !== null) return refused(refusal)
    const another = await askForMeeting(beyond, {
      personId: meeting.personId,
      kind: meeting.kind,
      side: meeting.side,
      channel: 'officePhone',
    })
    if (!another.ok) return another
    const { promiseId, dueAt } = another.value
    const held = meeting.promiseId && (await lockPromise(beyond.tx, meeting.personId, meeting.promiseId))
    if (held && held.endedAt === null)
      await endPromise(beyond, held, {
        state: 'merged',
        how: 'moved',
        channel: 'system',
        mergedInto: promiseId,
      })
    await letGo(beyond, meeting.id)
    await clearTable(beyond, input)
    await changeMeeting(beyond.tx, meeting, {
      state: 'notHeld',
      outcome: 'personNotThere',
      endedAt: beyond.clock.now(),
    })
    recordEvent(beyond, {
      personId: meeting.personId,
      kind: 'personNotThere',
      side: meeting.side,
      channel: 'system',
      theme: meeting.theme,
      promiseId,
      data: { meetingId: meeting.id, mode: meeting.mode },
    })
    return ok({ promiseId, dueAt })
  })
}
