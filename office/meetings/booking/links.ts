import type { Ctx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { isCode } from '../../reach/delivery/links.ts'
import type { MeetingMode } from '../model.ts'
import type { AskedBy, Moved } from './model.ts'
import { moveFor } from './move.ts'
import { lockMeeting } from './store.ts'
import { type MoveOffer, offerFor } from './views.ts'

type Held = { personId: string; meetingId: string; askedBy: AskedBy }

/** Whose link it is: the person's, or that of somebody invited whom the person has not declined. */
async function held(ctx: Ctx, code: string): Promise<Held | null> {
  if (!isCode(code)) return null
  const row = await ctx.tx
    .selectFrom('shortLink as l')
    .innerJoin('meetingParticipant as p', (on) =>
      on.onRef('p.personId', '=', 'l.personId').onRef('p.id', '=', 'l.participantId'),
    )
    .select(['l.personId', 'l.meetingId', 'p.role'])
    .where('l.code', '=', code)
    .where('l.purpose', '=', 'meeting')
    .where('l.expiresAt', '>', ctx.clock.now())
    .where('p.approval', 'in', ['notNeeded', 'approved'])
    .where('p.endedAt', 'is', null)
    .executeTakeFirst()
  if (!row || row.meetingId === null) return null
  const askedBy = row.role === 'resident' ? 'person' : 'participant'
  return { personId: row.personId, meetingId: row.meetingId, askedBy }
}

type LinkWish = {
  mode?: MeetingMode
  placeId?: string | null
  from?: Temporal.Instant
  until?: Temporal.Instant
}
/** `at`: when it is, where it can be changed no more. */
export type MeetingLink =
  | { kind: 'gone' }
  | { kind: 'over'; at: Temporal.Instant; cancelled: boolean }
  | {
      kind: 'open'
      /** `where`: what the person may choose; null for whoever else is invited, who moves the time alone. */
      offer: Omit<MoveOffer, 'choices'> & { where: Pick<MoveOffer['choices'], 'places' | 'video'> | null }
    }

/** the page of a link. Tells when and where and nothing of with whom or what about. */
export async function meetingByLink(ctx: Ctx, code: string, wish: LinkWish = {}): Promise<MeetingLink> {
  const link = await held(ctx, code)
  if (link === null) return { kind: 'gone' }
  const own = link.askedBy === 'person'
  const { mode: _, placeId: __, ...when } = wish
  const offer = await offerFor(ctx, { ...link, ...(own ? wish : when) })
  if (offer.ok) {
    const { meeting, slots, choices } = offer.value
    const where = own ? { places: choices.places, video: choices.video } : null
    return { kind: 'open', offer: { meeting, slots, where } }
  }
  const meeting = await lockMeeting(ctx.tx, link.personId, link.meetingId)
  if (!meeting) return { kind: 'gone' }
  return { kind: 'over', at: meeting.startsAt, cancelled: meeting.state === 'cancelled' }
}

type LinkMove = { version: number; startsAt: Temporal.Instant; mode?: MeetingMode; placeId?: string | null }

/**
 * The person chooses time, way and place; whoever else is invited the time alone. Refuses with `notFound` where the
 * link leads nowhere, and as `moveMeeting`.
 */
export async function moveByLink(ctx: Ctx, code: string, to: LinkMove): Promise<Result<Moved>> {
  const link = await held(ctx, code)
  if (link === null) return refused('notFound')
  const { version, startsAt } = to
  const wanted = link.askedBy === 'person' ? to : { version, startsAt }
  const moved = await moveFor(ctx, { ...link, ...wanted, channel: 'portalMessage' })
  return moved.ok ? ok(moved.value) : moved
}
