import ICAL from 'ical.js'

/** The clock that a time of a calendar is told by. */
export type Clock = {
  instant(local: Temporal.PlainDateTime): Temporal.Instant
  local(at: Temporal.Instant): Temporal.PlainDateTime
}
/** A time as a calendar says it; `isDate`: a whole day. */
export type Told = { local: Temporal.PlainDateTime; clock: Clock; isDate: boolean; at: Temporal.Instant }

/** A zone of the zone database, whose tables go before those that a calendar brings with it. */
export const clockIn = (zone: string): Clock => ({
  instant: (local) => local.toZonedDateTime(zone).toInstant(),
  local: (at) => at.toZonedDateTimeISO(zone).toPlainDateTime(),
})
const UTC = clockIn('UTC')

/** A zone that only the calendar itself knows. */
const clockOfOwn = (zone: ICAL.Timezone): Clock => ({
  instant: (local) => Temporal.Instant.fromEpochMilliseconds(timeAt(local, zone).toUnixTime() * 1000),
  local: (at) => {
    const told = timeAt(UTC.local(at), ICAL.Timezone.utcTimezone)
    return plainOf(told.convertToZone(zone))
  },
})

const timeAt = ({ year, month, day, hour, minute, second }: Temporal.PlainDateTime, zone: ICAL.Timezone) =>
  new ICAL.Time({ year, month, day, hour, minute, second, isDate: false }, zone)

/** Without a zone, for stepping through a series by the clock on the wall. */
export const floating = (local: Temporal.PlainDateTime, isDate: boolean): ICAL.Time => {
  const { year, month, day, hour, minute, second } = local
  const clock = isDate ? {} : { hour, minute, second }
  return new ICAL.Time({ year, month, day, ...clock, isDate }, ICAL.Timezone.localTimezone)
}

const LAST_YEAR = 2199

export function plainOf({ year, month, day, hour, minute, second }: ICAL.Time): Temporal.PlainDateTime {
  if (!(year > 1900)) throw new Error('no such year')
  // As some write that something never ends.
  if (year > LAST_YEAR) return new Temporal.PlainDateTime(LAST_YEAR, 12, 31)
  const clock = { hour: hour ?? 0, minute: minute ?? 0, second: Math.min(second ?? 0, 59) }
  return Temporal.PlainDateTime.from({ year, month, day, ...clock }, { overflow: 'reject' })
}

/** `usual`: by which clock whole days and times without a zone are meant, and those in a zone that nobody knows. */
export function told(property: ICAL.Property, time: ICAL.Time, usual: Clock): Told {
  const clock = clockFor(property, time, usual)
  const local = plainOf(time)
  return { local, clock, isDate: time.isDate, at: clock.instant(local) }
}

function clockFor(property: ICAL.Property, time: ICAL.Time, usual: Clock): Clock {
  if (time.isDate) return usual
  const own = time.zone
  if (own?.tzid === 'UTC') return UTC
  const named = property.getParameter('tzid')
  if (typeof named !== 'string') return usual
  const zone = knownZone(named)
  if (zone !== null) return clockIn(zone)
  return own && own.tzid !== 'floating' ? clockOfOwn(own) : usual
}

const MOST_KNOWN = 500
const known = new Map<string, string | null>()

/** Some write a path before the name. Found once for each name: asking costs more than all the rest of an entry. */
function knownZone(name: string): string | null {
  const found = known.get(name)
  if (found !== undefined) return found
  if (known.size >= MOST_KNOWN) known.clear()
  const zone = zoneOf(name) ?? zoneOf(name.split('/').slice(-2).join('/'))
  known.set(name, zone)
  return zone
}

function zoneOf(name: string): string | null {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
  } catch {
    return null
  }
}
