import { instantAt, localTime, MINUTE, millisecondsInto } from './localTime.ts'
import type { WorkingDays } from './workingDays.ts'

/** Clock times 'HH:MM', the same on every working day. */
export interface HoursOfDay {
  readonly from: string
  readonly to: string
}

/**
 * Time counted only while open. Open at `from`, closed at `to`: what comes at 15:30 sharp comes after closing.
 * Open hours never lie in the night of a Sunday, so summer time never makes them longer or shorter.
 */
export interface OpenHours {
  contains(instant: Temporal.Instant): boolean
  /** The instant itself while open, else the next opening: later the same working day or on the next one. */
  openFrom(instant: Temporal.Instant): Temporal.Instant
  minutesBetween(a: Temporal.Instant, b: Temporal.Instant): number
  /** Ends at closing time rather than at the next opening when both are the same number of open minutes away. */
  addMinutes(instant: Temporal.Instant, minutes: number): Temporal.Instant
}

export function openHours(days: WorkingDays, hours: HoursOfDay): OpenHours {
  const from = millisecondsInto(Temporal.PlainTime.from(hours.from))
  const to = millisecondsInto(Temporal.PlainTime.from(hours.to))
  if (from >= to) throw new RangeError(`opens ${hours.from} but closes ${hours.to}`)

  function contains(instant: Temporal.Instant): boolean {
    const { day, ms } = localTime(instant)
    return days.has(day) && ms >= from && ms < to
  }

  function openFrom(instant: Temporal.Instant): Temporal.Instant {
    const { day, ms } = localTime(instant)
    if (!days.has(day) || ms >= to) return instantAt(days.onOrAfter(day + 1), from)
    return ms < from ? instantAt(day, from) : instant
  }

  function minutesBetween(a: Temporal.Instant, b: Temporal.Instant): number {
    const start = localTime(a)
    const end = localTime(b)
    if (end.day < start.day || (end.day === start.day && end.ms < start.ms)) return -minutesBetween(b, a)
    let open = 0
    for (let day = start.day; day <= end.day; day++) {
      if (!days.has(day)) continue
      const opened = day === start.day ? Math.max(from, start.ms) : from
      const closed = day === end.day ? Math.min(to, end.ms) : to
      open += Math.max(0, closed - opened)
    }
    return open / MINUTE
  }

  function addMinutes(instant: Temporal.Instant, minutes: number): Temporal.Instant {
    let { day, ms } = localTime(openFrom(instant))
    let left = minutes * MINUTE
    while (left > to - ms) {
      left -= to - ms
      day = days.onOrAfter(day + 1)
      ms = from
    }
    return instantAt(day, ms + left)
  }

  return { contains, openFrom, minutesBetween, addMinutes }
}
