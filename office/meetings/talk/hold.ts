import type { Ctx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { readText } from '../../threads/text.ts'
import { sheetChanged } from '../paper/table.ts'
import { inTalk, type MeetingIds } from './enter.ts'
import {
  AREA_STATES,
  AREAS,
  type AreaState,
  EXPLAINED,
  type Explained,
  type TalkMeeting,
  TEACH_BACK_REASONS,
  TEACH_BACKS,
  type TeachBack,
} from './model.ts'
import { isDay, teachBackRefusal } from './rules.ts'
import * as store from './store.ts'

const EARLY_HOURS = 12

/** The talk begins. Nothing is moved after that. Refuses with `notFound`, `alreadyEnded`, `tooEarly`. */
export async function beginMeeting(ctx: Ctx, input: MeetingIds): Promise<Result<null>> {
  return inTalk(ctx, input, 'staff', async (beyond, meeting) => {
    if (meeting.state === 'begun') return ok(null)
    if (meeting.state !== 'booked') return refused('alreadyEnded')
    const now = beyond.clock.now()
    if (meeting.startsAt.since(now).total('hours') > EARLY_HOURS) return refused('tooEarly')
    await store.changeMeeting(beyond.tx, meeting, { state: 'begun', begunAt: now })
    recordEvent(beyond, { ...lineOf(meeting), kind: 'meetingBegun', data: { meetingId: meeting.id } })
    return ok(null)
  })
}

export const lineOf = (meeting: TalkMeeting) => ({
  personId: meeting.personId,
  side: meeting.side,
  theme: meeting.theme,
  channel: CHANNEL_OF[meeting.mode],
})
export const CHANNEL_OF = {
  physicalOffice: 'meetingOffice',
  physicalElsewhere: 'outreach',
  home: 'homeVisit',
  video: 'meetingOffice',
  hybrid: 'meetingOffice',
  phone: 'officePhone',
} as const

/** While the talk goes on, and nothing is written of one that is not. */
export const underWay = (meeting: TalkMeeting) =>
  meeting.state === 'begun' ? null : meeting.state === 'booked' ? 'notBegun' : 'alreadyEnded'

/** an area covered, left for later, or declined by the person. Refuses `notFound`, `badForm`, `notBegun`, `alreadyEnded`. */
export async function coverArea(
  ctx: Ctx,
  input: MeetingIds & { area: string; state: AreaState; note?: string },
): Promise<Result<null>> {
  const area = AREAS.find((one) => one === input.area)
  if (!area || !AREA_STATES.includes(input.state)) return refused('badForm')
  const note = input.note?.trim() ? readText(input.note, 2000) : ok(null)
  if (!note.ok) return note
  return inTalk(ctx, input, 'staff', async (beyond, meeting) => {
    const not = underWay(meeting)
    if (not !== null) return refused(not)
    await beyond.tx
      .insertInto('meetingArea')
      .values({
        personId: meeting.personId,
        id: beyond.newId(),
        meetingId: meeting.id,
        side: meeting.side,
        area,
        state: input.state,
        note: note.value,
        byStaffId: staffId(beyond),
        at: beyond.clock.now(),
      })
      .execute()
    await sheetChanged(beyond, input)
    return ok(null)
  })
}
const staffId = ({ actor }: Ctx): string => {
  if (actor.kind !== 'staff') throw new Error('somebody who is not staff holds a meeting')
  return actor.staffId
}

/** what has been gone through so far; the whole list, so that a slip can be taken back. */
export async function markExplained(
  ctx: Ctx,
  input: MeetingIds & { explained: readonly string[] },
): Promise<Result<null>> {
  return inTalk(ctx, input, 'staff', async (beyond, meeting) => {
    const not = underWay(meeting)
    if (not !== null) return refused(not)
    const explained: Explained[] = EXPLAINED.filter((one) => input.explained.includes(one))
    await store.changeTalk(beyond, meeting, { explained })
    return ok(null)
  })
}

/** the main point in the person's own words; never "understood". Refuses also `ownWordsMissing`, `needsReason`. */
export async function recordTeachBack(
  ctx: Ctx,
  input: MeetingIds & { how: TeachBack; words?: string; reason?: string },
): Promise<Result<null>> {
  if (!TEACH_BACKS.includes(input.how)) return refused('badForm')
  const words = input.words?.trim() ? readText(input.words, 2000) : ok(null)
  if (!words.ok) return words
  const reason = TEACH_BACK_REASONS.find((one) => one === input.reason) ?? null
  const refusal = teachBackRefusal({ how: input.how, words: words.value, reason })
  if (refusal !== null) return refused(refusal)
  return inTalk(ctx, input, 'staff', async (beyond, meeting) => {
    const not = underWay(meeting)
    if (not !== null) return refused(not)
    const teachBackReason = input.how === 'done' ? null : reason
    await store.changeTalk(beyond, meeting, {
      teachBack: input.how,
      teachBackWords: words.value,
      teachBackReason,
    })
    return ok(null)
  })
}

export type Seen = { participantId: string; attended: boolean; nextStep?: string; nextStepOn?: string }

/** who was there, and the next step of each with its day. Refuses with `notFound`, `badForm`, `notBegun`, `alreadyEnded`. */
export async function seenThere(
  ctx: Ctx,
  input: MeetingIds & { seen: readonly Seen[] },
): Promise<Result<null>> {
  return inTalk(ctx, input, 'staff', async (beyond, meeting) => {
    const not = underWay(meeting)
    if (not !== null) return refused(not)
    for (const one of input.seen) {
      const step = one.nextStep?.trim() ?? ''
      if (step.length > 300 || (step === '') !== !one.nextStepOn) return refused('badForm')
      if (one.nextStepOn && !isDay(one.nextStepOn)) return refused('badForm')
      const done = await store.changeParticipant(
        beyond.tx,
        { ...input, participantId: one.participantId },
        { attended: one.attended, nextStep: step || null, nextStepOn: one.nextStepOn || null },
      )
      if (!done) return refused('notFound')
    }
    return ok(null)
  })
}
