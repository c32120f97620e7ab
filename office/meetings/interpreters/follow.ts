import {
  bookingOf,
  endBooking,
  endSought,
  holdInterpreter,
  placeBooking,
} from '../../calls/interpreter/booked.ts'
import type { BookedOrder } from '../../calls/interpreter/model.ts'
import { isInterpreted as canBeOrdered } from '../../calls/interpreter/rules.ts'
import type { Ctx } from '../../kernel/context.ts'
import { endPromise } from '../../kernel/promise/actions.ts'
import { openPromisesOf } from '../../kernel/promise/store.ts'
import { reachFactsOf } from '../../people/profile/views.ts'
import type { Meeting } from '../booking/model.ts'
import { confirmBy, contentOf, languageFor, levelFor, wayFor } from './rules.ts'
import { whereOf, wishesOf } from './store.ts'

/**
 * R-356, C5-09: the interpreter follows the meeting: ordered with it, at the new time when it moves, and told when it is
 * cancelled. Nobody is left at the old time. In the transaction of the change, beyond the wall.
 */
export async function interpreterFollows(
  ctx: Ctx,
  meeting: Meeting,
  change: 'booked' | 'moved' | 'cancelled',
): Promise<void> {
  const running = change === 'booked' ? undefined : await bookingOf(ctx, meeting.id)
  if (change !== 'booked') await endSought(ctx, meeting.id, 'notNeeded')
  if (change === 'cancelled') {
    await timeFound(ctx, meeting, 'keptElsewhere')
    if (running !== undefined) await endBooking(ctx, running, 'notNeeded')
    return
  }
  if (change === 'moved') await timeFound(ctx, meeting, 'kept')
  if (meeting.interpreter !== 'ordered') {
    if (running !== undefined) await endBooking(ctx, running, 'notNeeded')
    return
  }
  const wanted = await bookingFor(ctx, meeting)
  if (wanted === null) return
  if (running !== undefined) {
    if (sameAs(running, wanted)) return holdsOn(ctx, running)
    await endBooking(ctx, running, 'moved')
  }
  await placeBooking(ctx, { ...wanted, ...(running === undefined ? {} : { againOf: running.id }) })
}

type Wanted = Parameters<typeof placeBooking>[1]

/** What an interpreter for this meeting is asked for; null in a language that nobody interprets. */
async function bookingFor(ctx: Ctx, meeting: Meeting): Promise<Wanted | null> {
  const { personId } = meeting
  const facts = (await reachFactsOf(ctx, [personId])).get(personId)
  if (facts === undefined) return null
  const language = languageFor(facts)
  if (!canBeOrdered(language)) return null
  const wishes = await wishesOf(ctx.tx, personId)
  const mode = wayFor(meeting.mode, wishes.way)
  const { officeId } = meeting
  return {
    personId,
    meetingId: meeting.id,
    ownerStaffId: meeting.ownerStaffId,
    officeId,
    side: meeting.side,
    language,
    dialect: wishes.dialect,
    gender: wishes.gender,
    mode,
    startsAt: meeting.startsAt,
    endsAt: meeting.endsAt,
    place: mode === 'inPerson' ? await whereOf(ctx, meeting) : null,
    level: levelFor(contentOf(meeting.kind)),
    confirmBy: confirmBy(ctx.clock.now(), meeting.startsAt, ctx.settings.calendar(officeId), {
      leadDays: ctx.settings.get<number>('interpreter.leadDays', officeId),
      shortMinutes: ctx.settings.get<number>('interpreter.shortMinutes', officeId),
    }),
  }
}

/** Nothing that concerns an interpreter has changed: another employee, another room of the same place. */
const sameAs = (order: BookedOrder, wanted: Wanted): boolean =>
  order.startsAt.equals(wanted.startsAt) &&
  order.endsAt.equals(wanted.endsAt) &&
  order.mode === wanted.mode &&
  order.language === wanted.language &&
  order.place?.name === wanted.place?.name &&
  order.place?.address === wanted.place?.address

/** What the meeting held was let go of when it moved; whoever said yes is still taken then. */
async function holdsOn(ctx: Ctx, order: BookedOrder): Promise<void> {
  if (order.acceptedAt !== null && order.interpreterNumber !== null)
    await holdInterpreter(ctx, order, order.interpreterNumber)
}

/** the new time that the office owed has been found, or what became of the meeting stands elsewhere. */
export async function timeFound(
  ctx: Ctx,
  meeting: Pick<Meeting, 'personId' | 'id'>,
  state: 'kept' | 'keptElsewhere',
): Promise<void> {
  const open = await openPromisesOf(ctx.tx, meeting.personId)
  for (const promise of open) {
    const { meetingId, moved } = (promise.details ?? {}) as { meetingId?: string; moved?: string }
    if (promise.kind === 'arrangeMeeting' && moved === 'office' && meetingId === meeting.id)
      await endPromise(ctx, promise, { state, how: 'booked', channel: 'system' })
  }
}
