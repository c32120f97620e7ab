import type { Ctx } from '../../kernel/context.ts'
import type { WorkingCalendar } from '../../kernel/time/calendar.ts'
import { beside, type Hours, type LineCall } from './store.ts'

const ZONE = 'Europe/Oslo'
const MOST_DAYS = 30

export type Open = { open: true } | { open: false; opens: Temporal.Instant | null }

/** whether somebody answers now, and when somebody does next. Closed on days that are no working days. */
export function openAt(
  now: Temporal.Instant,
  hours: readonly Omit<Hours, 'from'>[],
  calendar: WorkingCalendar,
): Open {
  const local = now.toZonedDateTimeISO(ZONE)
  for (let ahead = 0; ahead <= MOST_DAYS; ahead += 1) {
    const day = local.toPlainDate().add({ days: ahead })
    if (!calendar.isWorkingDay(day)) continue
    for (const { opens, closes } of hours.filter(({ weekday }) => weekday === day.dayOfWeek)) {
      const at = (time: string) => day.toZonedDateTime({ timeZone: ZONE, plainTime: time }).toInstant()
      if (ahead === 0 && Temporal.Instant.compare(now, at(closes)) >= 0) continue
      if (ahead > 0 || Temporal.Instant.compare(now, at(opens)) < 0) return { open: false, opens: at(opens) }
      return { open: true }
    }
  }
  return { open: false, opens: null }
}

/** `grace`: open for so many minutes more to whoever is in the queue already. */
export async function openNow(ctx: Ctx, call: LineCall, grace = 0): Promise<Open> {
  const now = ctx.clock.now()
  const today = now.toZonedDateTimeISO(ZONE).toPlainDate().toString()
  call.beside ??= await beside(ctx.tx, call.personId)
  const hours = inForce(call.beside.hours, today)
  const then = openAt(now, hours, ctx.settings.calendar())
  if (then.open || grace === 0) return then
  return openAt(now.subtract({ minutes: grace }), hours, ctx.settings.calendar()).open ? { open: true } : then
}

/** What was decided last of all that is in force on a day. */
function inForce(hours: readonly Hours[], day: string): Hours[] {
  const from = hours.reduce((last, one) => (one.from <= day && one.from > last ? one.from : last), '')
  return hours.filter((one) => one.from === from)
}
