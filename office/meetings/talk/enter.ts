import { openPerson } from '../../access/actions.ts'
import type { OpenedPerson } from '../../access/model.ts'
import type { Ctx, StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import type { Act } from '../../people/mandates/model.ts'
import { holdersOf } from '../../people/mandates/views.ts'
import type { TalkMeeting } from './model.ts'
import { lockTalkMeeting, talkMeeting } from './store.ts'

export type MeetingIds = { personId: string; meetingId: string }

/**
 * Runs `work` with the meeting locked, beyond the wall, once whoever acts has been let in: the person; a holder whose
 * mandate covers the side and theme of it; an employee who may write notes of that side (M-08, M-17). For everybody else
 * there is no such meeting. Refuses with `notFound`, and as opening does.
 */
export async function inTalk<T>(
  ctx: Ctx,
  ids: MeetingIds,
  who: 'anybody' | 'staff',
  work: (beyond: Ctx, meeting: TalkMeeting) => Promise<Result<T>>,
): Promise<Result<T>> {
  const { actor } = ctx
  if (who === 'staff' && actor.kind !== 'staff') return refused('notFound')
  if (actor.kind === 'person' && actor.personId !== ids.personId) return refused('notFound')
  if (actor.kind === 'helper' && actor.personId !== ids.personId) return refused('notFound')
  if (actor.kind === 'staff') {
    const let_in = await openTalk(ctx as StaffCtx, ids, ['W'])
    if (!let_in.ok) return let_in
  }
  return ctx.beyondWall(async (beyond) => {
    const meeting = await lockTalkMeeting(beyond.tx, ids)
    if (!meeting) return refused('notFound')
    if (actor.kind === 'helper' && !(await covers(beyond, actor.holderId, meeting, 'write')))
      return refused('notFound')
    return work(beyond, meeting)
  })
}

/** The meeting as the wall shows it to an employee, when they may have its words at all. */
export async function openTalk(
  ctx: StaffCtx,
  ids: MeetingIds,
  codes: readonly string[],
): Promise<Result<{ meeting: TalkMeeting; opened: OpenedPerson }>> {
  const opened = await openPerson(ctx, ids.personId, { purpose: 'followUp', what: 'meeting' })
  if (!opened.ok) return opened
  const meeting = await talkMeeting(ctx.tx, ids)
  if (!meeting) return refused('notFound')
  const held = opened.value.codes
  const state = codes.includes(held['M-08'])
  const municipal = codes.includes(held['M-17'])
  const sees =
    meeting.side === 'state' ? state : meeting.side === 'municipal' ? municipal : state || municipal
  return sees ? ok({ meeting, opened: opened.value }) : refused('notFound')
}

export async function covers(
  beyond: Ctx,
  holderId: string,
  { personId, side, theme }: Pick<TalkMeeting, 'personId' | 'side' | 'theme'>,
  act: Act,
): Promise<boolean> {
  const holders = await holdersOf(beyond, personId, { act, side, theme, at: beyond.clock.now() })
  return holders.some((one) => one.holderId === holderId)
}
