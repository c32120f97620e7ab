import type { Ctx } from '../../kernel/context.ts'
import type { Promised } from '../../kernel/promise/model.ts'
import { lockPromise } from '../../kernel/promise/store.ts'
import { ok, type Reason, type Result, refused } from '../../kernel/result.ts'
import { bookFor } from './book.ts'
import { cancelFor } from './cancel.ts'
import { enter, enterFor } from './enter.ts'
import type { BookMeeting, CancelMeeting, Meeting, MoveMeeting } from './model.ts'
import { moveFor } from './move.ts'
import { EVERY, type Every, MOST_IN_SERIES, seriesTimes, shifted } from './series-rules.ts'
import { lockMeeting } from './store.ts'
import { tellSeries } from './tell.ts'

type BookSeries = BookMeeting & { every: Every; times: number }
/** A time of the series that could not be had, and why: a holiday, somebody is taken, too far ahead. */
export type Missed = { startsAt: Temporal.Instant; reason: Reason }
export type SeriesDone = {
  seriesId: string
  meetings: { meetingId: string; startsAt: Temporal.Instant }[]
  missed: Missed[]
}

/**
 * the same talk again and again, at the same time on the clock. A time that cannot be had is told of and left out;
 * the first must be had, else it refuses as booking does. The person is told once, of all of them. By staff only.
 */
export async function bookSeries(ctx: Ctx, input: BookSeries): Promise<Result<SeriesDone>> {
  const entered = await enter(ctx, input.personId)
  if (!entered.ok) return entered
  const sound = Number.isInteger(input.times) && input.times >= 2 && input.times <= MOST_IN_SERIES
  if (ctx.actor.kind !== 'staff' || !sound || !EVERY.includes(input.every)) return refused('badForm')
  return ctx.beyondWall((beyond) => bookAll(beyond, input))
}

async function bookAll(ctx: Ctx, { every, times, ...input }: BookSeries): Promise<Result<SeriesDone>> {
  const seriesId = ctx.newId()
  const done: SeriesDone = { seriesId, meetings: [], missed: [] }
  for (const startsAt of seriesTimes(input.startsAt, every, times)) {
    const first = done.meetings.length === 0 && done.missed.length === 0
    const { requestId, ...same } = input
    const booked = await bookFor(ctx, {
      ...same,
      ...(first && requestId ? { requestId } : {}),
      ...{ startsAt, seriesId, silent: true },
    })
    if (booked.ok) done.meetings.push({ meetingId: booked.value.meetingId, startsAt })
    else if (first) return booked
    else done.missed.push({ startsAt, reason: booked.reason })
  }
  await tellSeries(ctx, await meetingsOf(ctx, input.personId, done), 'booked')
  return ok(done)
}

async function meetingsOf(
  ctx: Ctx,
  personId: string,
  { meetings }: Pick<SeriesDone, 'meetings'>,
): Promise<Meeting[]> {
  const found: Meeting[] = []
  for (const { meetingId } of meetings) {
    const meeting = await lockMeeting(ctx.tx, personId, meetingId)
    if (meeting) found.push(meeting)
  }
  return found
}

/** What is left of the series from this meeting on, in order of time. */
async function restOf(ctx: Ctx, about: { personId: string; meetingId: string }): Promise<Result<Meeting[]>> {
  const meeting = await lockMeeting(ctx.tx, about.personId, about.meetingId)
  if (!meeting || meeting.seriesId === null) return refused('notFound')
  const rows = await ctx.tx
    .selectFrom('meeting')
    .select('id')
    .where('personId', '=', about.personId)
    .where('seriesId', '=', meeting.seriesId)
    .where('state', '=', 'booked')
    .where('startsAt', '>=', meeting.startsAt)
    .where('startsAt', '>', ctx.clock.now())
    .orderBy('startsAt')
    .execute()
  const meetings = await meetingsOf(ctx, about.personId, {
    meetings: rows.map(({ id }) => ({ meetingId: id, startsAt: meeting.startsAt })),
  })
  return meetings.length === 0 ? refused('alreadyEnded') : ok(meetings)
}

/**
 * this one and all that come after it, by as many days and to the same time on the clock. What cannot be had stays
 * where it is and is told of. Refuses with `notFound`, `alreadyEnded`, and as moving does where not even the first can.
 */
export async function moveSeries(
  ctx: Ctx,
  input: MoveMeeting & { startsAt: Temporal.Instant },
): Promise<Result<SeriesDone>> {
  const entered = await enterFor(ctx, input)
  if (!entered.ok) return entered
  return ctx.beyondWall(async (beyond) => {
    const rest = await restOf(beyond, input)
    if (!rest.ok) return rest
    const [first] = rest.value
    const by = { from: first?.startsAt ?? input.startsAt, to: input.startsAt }
    // Forward the last goes first, so that none of them stands in the way of the one before.
    const later = Temporal.Instant.compare(by.to, by.from) > 0
    const done: SeriesDone = { seriesId: first?.seriesId ?? '', meetings: [], missed: [] }
    for (const meeting of later ? rest.value.toReversed() : rest.value) {
      const startsAt = shifted(meeting.startsAt, by)
      const moved = await moveFor(beyond, {
        ...input,
        ...{ meetingId: meeting.id, version: meeting.version, startsAt, silent: true },
      })
      if (moved.ok) done.meetings.push({ meetingId: meeting.id, startsAt: moved.value.startsAt })
      else done.missed.push({ startsAt, reason: moved.reason })
    }
    if (done.meetings.length === 0) return refused(done.missed[0]?.reason ?? 'taken')
    done.meetings.sort((a, b) => Temporal.Instant.compare(a.startsAt, b.startsAt))
    await tellSeries(beyond, await meetingsOf(beyond, input.personId, done), 'moved')
    return ok(done)
  })
}

/**
 * this one and all that come after it are not held. Where the office does it, it owes one other time for all of them
 * . Refuses with `notFound` and `alreadyEnded`.
 */
export async function cancelSeries(ctx: Ctx, input: CancelMeeting): Promise<Result<{ cancelled: number }>> {
  const entered = await enterFor(ctx, input)
  if (!entered.ok) return entered
  return ctx.beyondWall(async (beyond) => {
    const rest = await restOf(beyond, input)
    if (!rest.ok) return rest
    let instead: Promised | undefined
    for (const meeting of rest.value) {
      const { version: _, ...same } = input
      const done = await cancelFor(beyond, {
        ...same,
        meetingId: meeting.id,
        silent: true,
        ...(instead ? { instead } : {}),
      })
      if (!done.ok) return done
      const after = await lockMeeting(beyond.tx, input.personId, meeting.id)
      if (instead === undefined && after?.promiseId && after.promiseId !== meeting.promiseId)
        instead = await lockPromise(beyond.tx, input.personId, after.promiseId)
    }
    await tellSeries(beyond, rest.value, 'cancelled', instead ?? null)
    return ok({ cancelled: rest.value.length })
  })
}
