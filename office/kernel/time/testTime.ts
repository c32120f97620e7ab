/** For tests: office clock time in and out, so that a test reads like the scene it comes from. */
import { OFFICE_ZONE } from './localTime.ts'

/** oslo('2026-03-02 10:00') */
export function oslo(text: string): Temporal.Instant {
  return Temporal.PlainDateTime.from(text.replace(' ', 'T')).toZonedDateTime(OFFICE_ZONE).toInstant()
}

/** '2026-03-02 10:00', with seconds only when there are any */
export function inOslo(instant: Temporal.Instant): string {
  const at = instant.toZonedDateTimeISO(OFFICE_ZONE).toPlainDateTime()
  const smallestUnit = at.second === 0 ? 'minute' : 'second'
  return at.toString({ smallestUnit }).replace('T', ' ')
}

export function day(text: string): Temporal.PlainDate {
  return Temporal.PlainDate.from(text)
}
