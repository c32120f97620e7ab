import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator'
import type { Invitation } from '../../office/reach/delivery/model.ts'

const PRODUCT = { company: 'En vei inn', product: 'office', language: 'NO' }

const dateOf = (moment: string) => new Date(Temporal.Instant.from(moment).epochMilliseconds)

/** RFC 5546: an appointment for the calendar of whoever gets it, or its end. Times in UTC: no zone to be misread. */
export function invitationText(
  invitation: Invitation,
  { from, to, at }: { from: string; to: string; at: Temporal.Instant },
): string {
  const { uid, sequence, method, summary, place, url } = invitation
  const calendar = ical({ prodId: PRODUCT, method: ICalCalendarMethod[method] })
  calendar.createEvent({
    id: uid,
    sequence,
    start: dateOf(invitation.from),
    end: dateOf(invitation.until),
    stamp: new Date(at.epochMilliseconds),
    summary,
    location: place || null,
    description: url,
    status: method === 'CANCEL' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer: { name: summary, email: addressIn(from) },
    attendees: [{ email: to, rsvp: false }],
  })
  return calendar.toString()
}

/** The address in `Name <address>`. */
const addressIn = (from: string): string => /<([^>]+)>/.exec(from)?.[1] ?? from

/** One appointment of a feed. */
type FeedEntry = {
  uid: string
  sequence: number
  from: Temporal.Instant
  until: Temporal.Instant
  summary: string
  place: string
  url: string
  cancelled: boolean
}

/** A calendar to subscribe to: as it stands now, with what was cancelled lately, so that it leaves other calendars too. */
export function feedText(name: string, entries: readonly FeedEntry[], at: Temporal.Instant): string {
  const calendar = ical({ prodId: PRODUCT, name, method: ICalCalendarMethod.PUBLISH, ttl: 15 * 60 })
  for (const entry of entries)
    calendar.createEvent({
      id: entry.uid,
      sequence: entry.sequence,
      start: new Date(entry.from.epochMilliseconds),
      end: new Date(entry.until.epochMilliseconds),
      stamp: new Date(at.epochMilliseconds),
      summary: entry.summary,
      location: entry.place || null,
      url: entry.url,
      status: entry.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      transparency: entry.cancelled ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
    })
  return calendar.toString()
}
