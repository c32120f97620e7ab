import type { Ctx } from '../context.ts'
import type { Cause } from './model.ts'
import {
  type ClosedDay,
  type DayHours,
  dayIn,
  doorAt,
  type HoursRecord,
  hoursOn,
  linesIn,
  mondayOf,
  type Now,
  openDayAfter,
} from './rules.ts'
import { closedWithin, hoursRecord } from './store.ts'

/** the one record of an office's hours, from this week on, for whoever asks whether it is open. */
export const recordOf = (ctx: Ctx, officeId: string): Promise<HoursRecord> =>
  hoursRecord(ctx.tx, officeId, mondayOf(ctx.clock.now()).toString())

/** The hours of a reception on a day, of this week or later: the same for door, page, telephone and whoever else asks. */
export async function hoursOf(ctx: Ctx, officeId: string, day: Temporal.PlainDate): Promise<DayHours> {
  return hoursOn(await recordOf(ctx, officeId), day, ctx.settings.calendar(officeId))
}

/** Whether the door of an office is open now, and when it is next. */
export async function doorNow(ctx: Ctx, officeId: string): Promise<Now> {
  return doorAt(await recordOf(ctx, officeId), ctx.clock.now(), ctx.settings.calendar(officeId))
}

/** Today and the next day on which an office is open, exceptions counted, for whoever says it aloud. */
export async function todayAndNext(
  ctx: Ctx,
  officeId: string,
): Promise<{ today: DayHours; next: DayHours | null }> {
  const record = await recordOf(ctx, officeId)
  const calendar = ctx.settings.calendar(officeId)
  const today = dayIn(ctx.clock.now())
  return { today: hoursOn(record, today, calendar), next: openDayAfter(record, today, calendar) }
}

/** Why an office is closed at some time of these; null where it is not. */
export async function closedThen(
  ctx: Ctx,
  { officeId, startsAt, endsAt }: { officeId: string; startsAt: Temporal.Instant; endsAt: Temporal.Instant },
): Promise<Cause | null> {
  return (await closedWithin(ctx.tx, officeId, startsAt, endsAt))?.cause ?? null
}

const DAYS_SHOWN = 28
type Shown = {
  /** What is in force today, by day of the week. */
  week: { from: number; opens: string; closes: string }[]
  closed: ClosedDay[]
  /** Null where it is open now, or nothing is decided. */
  next: Temporal.Instant | null
}
/** The hours that an office usually has, the days of the next weeks on which it is closed, and when it opens next. */
export async function hoursShown(ctx: Ctx, officeId: string): Promise<Shown> {
  const record = await recordOf(ctx, officeId)
  const now = ctx.clock.now()
  const door = doorAt(record, now, ctx.settings.calendar(officeId))
  const [today, last] = [dayIn(now), dayIn(now).add({ days: DAYS_SHOWN })]
  return {
    week: linesIn(record, today).map(({ weekday, opens, closes }) => ({ from: weekday, opens, closes })),
    closed: record.closed.filter(({ day }) => day >= today.toString() && day <= last.toString()),
    next: door.open ? null : door.opens,
  }
}
