import { closeOld, freeCode } from '../../calls/desk/share.ts'
import type { Ctx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { readText } from '../../threads/text.ts'
import { inTalk, type MeetingIds } from '../talk/enter.ts'
import type { TalkMeeting } from '../talk/model.ts'
import { OTHERS_SAID, SHOWN_PAGES } from './model.ts'
import { isMatter, tableUntil } from './rules.ts'
import * as store from './store.ts'

const LONGEST = 3000
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

type NewPaper = { kind: 'sheet' } | { kind: 'letter'; messageId: string } | { kind: 'page'; address: string }

/**
 * lays a paper on the table of the meeting, for either side: staff what they may read themselves, the person any
 * letter of their own. It is seen on Min side, and by a code on any screen; one paper lies there at a time. Refuses with
 * `notFound`, `badForm`, `tooEarly`, `alreadyEnded`.
 */
export async function showPaper(
  ctx: Ctx,
  input: MeetingIds & NewPaper,
): Promise<Result<{ shareId: string; code: string; until: Temporal.Instant }>> {
  if (ctx.actor.kind === 'helper' || ctx.actor.kind === 'system') return refused('notFound')
  if (input.kind === 'page' && !SHOWN_PAGES.some((one) => one === input.address)) return refused('badForm')
  if (input.kind === 'letter' && !UUID.test(input.messageId)) return refused('notFound')
  return inTalk(ctx, input, 'anybody', async (beyond, meeting) => {
    // Asked of the wall of whoever shows it, once they have been let in to the person.
    if (input.kind === 'letter' && !(await store.mayReadLetter(ctx.tx, meeting.personId, input.messageId)))
      return refused('notFound')
    const now = beyond.clock.now()
    const lies = tableUntil(meeting, now)
    if ('refusal' in lies) return refused(lies.refusal)
    await store.changeShare(beyond.tx, input, null, { closedAt: now })
    const shareId = beyond.newId()
    await closeOld(beyond, null)
    const code = await freeCode(beyond)
    const { actor } = beyond
    await beyond.tx
      .insertInto('pageShare')
      .values({
        id: shareId,
        personId: meeting.personId,
        meetingId: meeting.id,
        code,
        kind: input.kind,
        address: input.kind === 'page' ? input.address : null,
        messageId: input.kind === 'letter' ? input.messageId : null,
        madeAt: now,
        untilAt: lies.until,
        staffId: actor.kind === 'staff' ? actor.staffId : null,
      })
      .execute()
    tell(beyond, meeting, 'paperShown', {
      shareId,
      paper: input.kind,
      ...(input.kind === 'letter' ? { letter: input.messageId } : {}),
    })
    return ok({ shareId, code, until: lies.until })
  })
}

const tell = (
  ctx: Ctx,
  meeting: TalkMeeting,
  kind: 'paperShown' | 'paperAllowed',
  data: Record<string, unknown>,
) =>
  recordEvent(ctx, {
    personId: meeting.personId,
    kind,
    side: meeting.side,
    channel: ctx.actor.kind === 'person' ? 'portalMessage' : 'meetingOffice',
    theme: meeting.theme,
    data: { meetingId: meeting.id, ...data },
  })

type OnTable = MeetingIds & { shareId: string }

/** staff point at a part of what all see; they press nothing for anybody. Refuses with `notFound`. */
export async function pointInPaper(
  ctx: Ctx,
  input: OnTable & { part: number | null },
): Promise<Result<null>> {
  if (!UUID.test(input.shareId)) return refused('notFound')
  if (input.part !== null && (!Number.isInteger(input.part) || input.part < 0 || input.part > LONGEST))
    return refused('badForm')
  return inTalk(ctx, input, 'staff', async (beyond) =>
    (await store.changeShare(beyond.tx, input, input.shareId, { part: input.part }))
      ? ok(null)
      : refused('notFound'),
  )
}

/** It is taken away again, by staff or the person, whoever laid it there. Refuses with `notFound`. */
export async function takeAwayPaper(ctx: Ctx, input: OnTable): Promise<Result<null>> {
  if (ctx.actor.kind === 'helper' || !UUID.test(input.shareId)) return refused('notFound')
  return inTalk(ctx, input, 'anybody', async (beyond) =>
    (await store.changeShare(beyond.tx, input, input.shareId, { closedAt: beyond.clock.now() }))
      ? ok(null)
      : refused('notFound'),
  )
}

/**
 * the person lets those at the table see the letter that lies there, or takes it back. Staff write down how it
 * was said; a helper does not say it for them. Refuses with `notFound`, `badForm`.
 */
export async function letOthersSee(
  ctx: Ctx,
  input: OnTable & { yes: boolean; said?: (typeof OTHERS_SAID)[number] },
): Promise<Result<null>> {
  const { actor } = ctx
  if (actor.kind === 'helper' || actor.kind === 'system' || !UUID.test(input.shareId))
    return refused('notFound')
  if (actor.kind === 'staff' && input.yes && !OTHERS_SAID.some((one) => one === input.said))
    return refused('badForm')
  return inTalk(ctx, input, 'anybody', async (beyond, meeting) => {
    const done = await store.changeShare(beyond.tx, input, input.shareId, {
      othersAt: input.yes ? beyond.clock.now() : null,
      othersSaid: input.yes ? (actor.kind === 'staff' ? (input.said ?? null) : 'portal') : null,
    })
    if (!done) return refused('notFound')
    tell(beyond, meeting, 'paperAllowed', { shareId: input.shareId, yes: input.yes })
    return ok(null)
  })
}

/**
 * what is filled in while they talk, by matter; an empty text takes the line off. It is where the minutes begin.
 * Refuses with `notFound`, `badForm`, `notBegun`, `alreadyEnded`, `tooLong`, `notText`.
 */
export async function writeOnSheet(
  ctx: Ctx,
  input: MeetingIds & { matter: string; text: string },
): Promise<Result<null>> {
  const { matter } = input
  if (!isMatter(matter)) return refused('badForm')
  const body = input.text.trim() === '' ? ok('') : readText(input.text, LONGEST)
  if (!body.ok) return body
  return inTalk(ctx, input, 'staff', async (beyond, meeting) => {
    if (meeting.state !== 'begun') return refused(meeting.state === 'booked' ? 'notBegun' : 'alreadyEnded')
    const { actor } = beyond
    if (actor.kind !== 'staff') return refused('notFound')
    const line = { body: body.value, byStaffId: actor.staffId, at: beyond.clock.now() }
    await beyond.tx
      .insertInto('meetingSheet')
      .values({ personId: meeting.personId, meetingId: meeting.id, matter, side: meeting.side, ...line })
      .onConflict((on) => on.columns(['personId', 'meetingId', 'matter']).doUpdateSet(line))
      .execute()
    await store.changeShare(beyond.tx, input, null, {})
    return ok(null)
  })
}
