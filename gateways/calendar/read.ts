import ICAL from 'ical.js'

/** When somebody is taken, by their own calendar: from and until, and nothing of by what. */
export type BusyTime = { from: Temporal.Instant; until: Temporal.Instant }
type CalendarRead = { busy: BusyTime[]; entries: number; leftOut: number }

export const MOST_BYTES = 4_000_000
const MOST_ENTRIES = 20_000
const MOST_OCCURRENCES = 2_000
/** Recurrences that began long ago are stepped through; a rule without end must not hold anybody up. */
const MOST_STEPS = 50_000

const MOVED_AT_MOST = 60 * 24 * 60 * 60 * 1000

type Span = { from: Temporal.Instant; until: Temporal.Instant }

/**
 * The busy times of a calendar in a span. An entry that cannot be read is left out and counted, and the others count.
 * Null when it is no calendar at all. `zone`: in which whole days and times without a zone are meant.
 */
export function readCalendar(text: string, span: Span, zone = 'Europe/Oslo'): CalendarRead | null {
  const parts = calendarsIn(text)
  if (parts === null) return null
  const read: CalendarRead = { busy: [], entries: 0, leftOut: 0 }
  const events = parts.flatMap((part) => part.getAllSubcomponents('vevent')).slice(0, MOST_ENTRIES)
  const changed = Map.groupBy(
    events.filter((event) => event.hasProperty('recurrence-id')),
    (event) => String(event.getFirstPropertyValue('uid')),
  )
  for (const event of events) {
    if (event.hasProperty('recurrence-id') && events.some((one) => isSeriesOf(one, event))) continue
    read.entries += 1
    try {
      const own = changed.get(String(event.getFirstPropertyValue('uid'))) ?? []
      read.busy.push(...busyOf(event, own, span, zone))
    } catch {
      read.leftOut += 1
    }
  }
  return read
}

function calendarsIn(text: string): ICAL.Component[] | null {
  if (text.length > MOST_BYTES || !/^\uFEFF?\s*BEGIN:VCALENDAR/i.test(text)) return null
  try {
    return parsed(text)
  } catch {
    return salvaged(text)
  }
}

function parsed(text: string): ICAL.Component[] {
  const jcal = ICAL.parse(text.replace(/^\uFEFF/, '').trim()) as unknown as [string | unknown[]]
  const all = (typeof jcal[0] === 'string' ? [jcal] : jcal) as unknown as ConstructorParameters<
    typeof ICAL.Component
  >[0][]
  return all.map((one) => registered(new ICAL.Component(one)))
}

/** Zones that a calendar brings with it are known under their names while it is read. */
function registered(calendar: ICAL.Component): ICAL.Component {
  for (const zone of calendar.getAllSubcomponents('vtimezone')) {
    const id = zone.getFirstPropertyValue('tzid')
    if (typeof id === 'string') ICAL.TimezoneService.register(zone, id)
  }
  return calendar
}

/** One line that is broken breaks the whole for the parser; each entry by itself breaks only itself. */
function salvaged(text: string): ICAL.Component[] {
  const zones = text.match(/BEGIN:VTIMEZONE[\s\S]*?END:VTIMEZONE/gi) ?? []
  const events = text.match(/BEGIN:VEVENT[\s\S]*?END:VEVENT/gi) ?? []
  return events.slice(0, MOST_ENTRIES).map((event) => {
    try {
      return parsed(['BEGIN:VCALENDAR', ...zones, event, 'END:VCALENDAR'].join('\r\n'))[0] as ICAL.Component
    } catch {
      return new ICAL.Component(['vcalendar', [], [['vevent', [], []]]])
    }
  })
}

const isSeriesOf = (series: ICAL.Component, event: ICAL.Component) =>
  !series.hasProperty('recurrence-id') &&
  series.getFirstPropertyValue('uid') === event.getFirstPropertyValue('uid')

function busyOf(
  component: ICAL.Component,
  exceptions: readonly ICAL.Component[],
  span: Span,
  zone: string,
): BusyTime[] {
  if (isFree(component)) return []
  const event = new ICAL.Event(component, { exceptions: [...exceptions], strictExceptions: true })
  if (!event.startDate) throw new Error('no start')
  const meant = zoneNamed(component) ?? zone
  const whole = timeOf(event.startDate, event.endDate, meant)
  if (!event.isRecurring()) return within(whole, span)
  const length = whole.until.since(whole.from).total('milliseconds')
  const busy: BusyTime[] = []
  const iterator = event.iterator()
  for (let step = 0; step < MOST_STEPS && busy.length < MOST_OCCURRENCES; step += 1) {
    const next = iterator.next()
    if (!next) break
    const at = instantOf(next, meant).epochMilliseconds
    if (at > span.until.epochMilliseconds) break
    // What is long over is stepped over; what was moved from there to here by more than two months is not looked for.
    if (at + length + MOVED_AT_MOST < span.from.epochMilliseconds) continue
    const one = event.getOccurrenceDetails(next)
    const time = timeOf(one.startDate, one.endDate, meant)
    if (!isFree(one.item.component)) busy.push(...within(time, span))
  }
  return busy
}

/** A zone that the calendar names but does not bring with it. */
function zoneNamed(component: ICAL.Component): string | null {
  const name = component.getFirstProperty('dtstart')?.getParameter('tzid')
  if (typeof name !== 'string') return null
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
  } catch {
    return null
  }
}

const isFree = (event: ICAL.Component) =>
  String(event.getFirstPropertyValue('transp') ?? '').toUpperCase() === 'TRANSPARENT' ||
  String(event.getFirstPropertyValue('status') ?? '').toUpperCase() === 'CANCELLED'

const timeOf = (start: ICAL.Time, end: ICAL.Time, zone: string): BusyTime => ({
  from: instantOf(start, zone),
  until: instantOf(end, zone),
})

/** By the zone database rather than by the calendar's own tables wherever the zone is a known one. */
function instantOf(time: ICAL.Time, zone: string): Temporal.Instant {
  const { year, month, day, hour, minute, second } = time
  if (!(year > 1900 && year < 2200)) throw new Error('no such year')
  const plain = Temporal.PlainDateTime.from(
    { year, month, day, hour, minute, second },
    { overflow: 'reject' },
  )
  const id = time.zone?.tzid
  if (id === 'UTC') return plain.toZonedDateTime('UTC').toInstant()
  if (time.isDate || !id || id === 'floating') return plain.toZonedDateTime(zone).toInstant()
  try {
    return plain.toZonedDateTime(id).toInstant()
  } catch {
    return Temporal.Instant.fromEpochMilliseconds(time.toJSDate().getTime())
  }
}

function within({ from, until }: BusyTime, span: Span): BusyTime[] {
  const outside =
    Temporal.Instant.compare(until, from) <= 0 ||
    Temporal.Instant.compare(until, span.from) <= 0 ||
    Temporal.Instant.compare(from, span.until) >= 0
  return outside ? [] : [{ from, until }]
}
