import type { Ctx } from '../context.ts'
import { type DayHours, doorAt, type HoursRecord, hoursOn, mondayOf, type Now } from './rules.ts'
import { hoursRecord } from './store.ts'

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
