import type { WorkingCalendar } from '../../kernel/time/calendar.ts'
import { OFFICE_ZONE } from '../../kernel/time/localTime.ts'
import type { Span } from './model.ts'

/** how far ahead the roster is looked at. */
const DAYS_AHEAD = 7

/** The duty hours of an office from now on, a week ahead, day by day; what has passed of today is left out. */
export function dutySpans(calendar: WorkingCalendar, now: Temporal.Instant): Span[] {
  const { from, to } = calendar.policy.dutyHours
  const today = now.toZonedDateTimeISO(OFFICE_ZONE).toPlainDate()
  const spans: Span[] = []
  for (let day = 0; day <= DAYS_AHEAD; day += 1) {
    const date = today.add({ days: day })
    if (!calendar.isWorkingDay(date)) continue
    const opens = at(date, from)
    const until = at(date, to)
    const begins = Temporal.Instant.compare(opens, now) < 0 ? now : opens
    if (Temporal.Instant.compare(begins, until) < 0) spans.push({ from: begins, until })
  }
  return spans
}

const at = (date: Temporal.PlainDate, time: string) =>
  date.toZonedDateTime({ timeZone: OFFICE_ZONE, plainTime: Temporal.PlainTime.from(time) }).toInstant()
