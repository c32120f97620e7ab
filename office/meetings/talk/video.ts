import type { Ctx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { moveMeeting } from '../booking/actions.ts'
import type { Moved } from '../booking/model.ts'
import { MEETING_MODES, type MeetingMode } from '../model.ts'
import { linkHolder } from './by-link.ts'
import { inTalk, type MeetingIds } from './enter.ts'
import type { TalkMeeting } from './model.ts'
import { letIn } from './rules.ts'
import { changeMeeting, changeTalk, participantsOf } from './store.ts'

type ChangeForm = MeetingIds & { version: number; mode: MeetingMode; placeId?: string | null }

/**
 * R-474, C5-07: another form, at no cost: it is the person's own move, counted against nobody. Going from a screen to
 * something else is written as a no to video for this meeting; it stands even where no other time or room is free, and
 * nobody is then written as absent. Refuses as moving does.
 */
export async function changeForm(ctx: Ctx, input: ChangeForm): Promise<Result<Moved>> {
  if (!MEETING_MODES.includes(input.mode)) return refused('badForm')
  if (input.mode !== 'video') {
    const noted = await inTalk(ctx, input, 'anybody', async (beyond, meeting) => {
      if (meeting.mode === 'video') await declined(beyond, meeting)
      return ok(null)
    })
    if (!noted.ok) return noted
  }
  return moveMeeting(ctx, { ...input, askedBy: 'person' })
}

/** a no to video, by itself or with another form. No reason is asked for. Refuses with `notFound`, `alreadyEnded`. */
export async function declineVideo(ctx: Ctx, input: MeetingIds): Promise<Result<null>> {
  return inTalk(ctx, input, 'anybody', async (beyond, meeting) => {
    if (meeting.state !== 'booked' && meeting.state !== 'begun') return refused('alreadyEnded')
    await declined(beyond, meeting)
    return ok(null)
  })
}

async function declined(ctx: Ctx, meeting: TalkMeeting): Promise<void> {
  await changeTalk(ctx, meeting, { videoDeclinedAt: ctx.clock.now() })
  recordEvent(ctx, {
    personId: meeting.personId,
    kind: 'videoDeclined',
    side: meeting.side,
    channel: ctx.actor.kind === 'staff' ? 'officePhone' : 'portalMessage',
    theme: meeting.theme,
    data: { meetingId: meeting.id },
  })
}

/** Somebody's place in the room: what a video service is told, and no more (gateways/video). */
export type Seat = {
  room: string
  name: string
  host: boolean
  language: string
  from: Temporal.Instant
  until: Temporal.Instant
}
const BEFORE_MINUTES = 15
const AFTER_MINUTES = 60

/**
 * the way in, for the person, whoever holds it, and those the person has let in. From a quarter of an hour before.
 * Refuses with `notFound`, `tooEarly`, `alreadyEnded`.
 */
export async function videoSeat(ctx: Ctx, input: MeetingIds): Promise<Result<Seat>> {
  return inTalk(ctx, input, 'anybody', async (beyond, meeting) => {
    const { actor } = beyond
    const there = await participantsOf(beyond.tx, input)
    const mine = there.find((one) =>
      actor.kind === 'staff'
        ? one.staffId === actor.staffId
        : actor.kind === 'helper'
          ? one.holderId === actor.holderId
          : one.role === 'resident',
    )
    if (actor.kind === 'helper' && (!mine || !letIn(mine))) return refused('notFound')
    const name = mine?.name ?? (actor.kind === 'staff' ? actor.name : '')
    return seat(beyond, meeting, { name, host: actor.kind === 'staff' })
  })
}

/** by the link of one's own, for those from outside; a link that was taken away leads nowhere. */
export async function videoSeatByLink(ctx: Ctx, code: string): Promise<Result<Seat>> {
  const found = await linkHolder(ctx, code)
  return found ? seat(ctx, found.meeting, { name: found.one.name, host: false }) : refused('notFound')
}

async function seat(
  ctx: Ctx,
  meeting: TalkMeeting,
  who: { name: string; host: boolean },
): Promise<Result<Seat>> {
  if (meeting.mode !== 'video' && meeting.mode !== 'hybrid') return refused('notFound')
  if (meeting.state !== 'booked' && meeting.state !== 'begun') return refused('alreadyEnded')
  const now = ctx.clock.now()
  const from = meeting.startsAt.subtract({ minutes: BEFORE_MINUTES })
  const until = meeting.endsAt.add({ minutes: AFTER_MINUTES })
  if (Temporal.Instant.compare(now, from) < 0) return refused('tooEarly')
  if (Temporal.Instant.compare(now, until) > 0 && meeting.state !== 'begun') return refused('alreadyEnded')
  // Said by no name or number of anybody, so that nobody can guess the way into another's room.
  const room = meeting.videoRoom ?? crypto.randomUUID()
  if (meeting.videoRoom === null) await changeMeeting(ctx.tx, meeting, { videoRoom: room })
  const row = await ctx.tx
    .selectFrom('person')
    .select('language')
    .where('id', '=', meeting.personId)
    .executeTakeFirst()
  const last = now.add({ minutes: AFTER_MINUTES })
  const ends = Temporal.Instant.compare(until, last) < 0 ? last : until
  return ok({ room, ...who, language: row?.language ?? 'nb', from, until: ends })
}
