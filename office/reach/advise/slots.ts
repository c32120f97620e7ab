import type { WorkingCalendar } from '../../kernel/time/calendar.ts'
import { OFFICE_ZONE } from '../../kernel/time/localTime.ts'

const AT = ['09:00', '11:00', '13:00', '15:00'] as const
const SOONEST = { minutes: 15 } as const

/** The next times at which one can ring, for an adviser who will not get it done by writing. In the office's hours. */
export function phoneSlots(now: Temporal.Instant, calendar: WorkingCalendar, count = 3): Temporal.Instant[] {
  const slots: Temporal.Instant[] = []
  const soonest = now.add(SOONEST)
  for (
    let day = now.toZonedDateTimeISO(OFFICE_ZONE).toPlainDate();
    slots.length < count;
    day = day.add({ days: 1 })
  ) {
    if (!calendar.isWorkingDay(day)) continue
    const times = AT.map((at) =>
      day.toZonedDateTime({ timeZone: OFFICE_ZONE, plainTime: Temporal.PlainTime.from(at) }).toInstant(),
    )
    slots.push(...times.filter((at) => Temporal.Instant.compare(at, soonest) >= 0))
  }
  return slots.slice(0, count)
}
