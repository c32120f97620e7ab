import type { Meeting } from './model.ts'

/**
 * can it still be moved or cancelled? Until it begins; and when nobody interpreted, until another time is found
 * (R-358).
 */
export function canChange(
  meeting: { state: string } & Pick<Meeting, 'startsAt' | 'officeOwesTimeAt'>,
  now: Temporal.Instant,
): boolean {
  if (meeting.officeOwesTimeAt !== null) return ['booked', 'begun'].includes(meeting.state)
  return meeting.state === 'booked' && Temporal.Instant.compare(meeting.startsAt, now) > 0
}
