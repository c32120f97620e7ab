import ICAL from 'ical.js'
import { type Budget, type BusyTime, once, periodOf, type Span, series, within } from './series.ts'
import { type Clock, clockIn } from './times.ts'

export type { BusyTime } from './series.ts'

type CalendarRead = { busy: BusyTime[]; entries: number; leftOut: number }

export const MOST_BYTES = 4_000_000
const MOST_ENTRIES = 20_000
/** Of all series of a calendar together. */
const MOST_STEPS = 200_000

/**
 * The busy times of a calendar in a span, in order of time. An entry that cannot be read is left out and counted, and the
 * others count; of a series that cannot be stepped through, what is known of it. Null when it is no calendar at all, or
 * was cut short: then what it said before stands. `zone`: in which whole days and times without a zone are meant.
 */
export function readCalendar(text: string, span: Span, zone = 'Europe/Oslo'): CalendarRead | null {
  const parts = calendarsIn(text)
  if (parts === null) return null
  const usual = clockIn(zone)
  const all = parts.flatMap((part) => part.getAllSubcomponents('vevent'))
  const read: CalendarRead = { busy: [], entries: 0, leftOut: Math.max(0, all.length - MOST_ENTRIES) }
  const budget: Budget = { steps: MOST_STEPS }
  for (const { own, changed } of grouped(all.slice(0, MOST_ENTRIES))) {
    read.entries += 1
    let whole = own === null || !own.hasProperty(BROKEN)
    if (own !== null)
      try {
        const taken = taking(own, changed, { span, usual, budget })
        read.busy.push(...taken.busy)
        whole = whole && taken.whole
      } catch {
        whole = false
      }
    for (const one of changed)
      try {
        read.busy.push(...once(one, span, usual))
      } catch {
        whole = false
      }
    if (!whole) read.leftOut += 1
  }
  read.busy.push(...parts.flatMap((part) => givenOut(part, span, usual)))
  return { ...read, busy: distinct(read.busy) }
}

const taking = (
  own: ICAL.Component,
  changed: readonly ICAL.Component[],
  about: { span: Span; usual: Clock; budget: Budget },
) =>
  ['rrule', 'rdate'].some((name) => own.hasProperty(name))
    ? series(own, changed, about)
    : { busy: once(own, about.span, about.usual), whole: true }

type Entry = { own: ICAL.Component | null; changed: ICAL.Component[] }

/** Each entry with those that stand in place of some of its times. Of two versions of the same, the newer. */
function grouped(events: readonly ICAL.Component[]): Entry[] {
  const entries = new Map<string, Entry[]>()
  events.forEach((event, index) => {
    const uid = String(event.getFirstPropertyValue('uid') ?? `${index}`)
    const known = entries.get(uid) ?? []
    entries.set(uid, known)
    const replaces = event.hasProperty('recurrence-id')
    const free = known.find((one) => replaces || one.own === null || versionOf(one.own) !== versionOf(event))
    if (free === undefined)
      known.push(replaces ? { own: null, changed: [event] } : { own: event, changed: [] })
    else if (replaces) free.changed.push(event)
    else if (free.own === null || versionOf(free.own) < versionOf(event)) free.own = event
  })
  return [...entries.values()].flat()
}

const versionOf = (event: ICAL.Component) => Number(event.getFirstPropertyValue('sequence') ?? 0)

/** When somebody gives out when they are taken, and not by what (VFREEBUSY). */
function givenOut(calendar: ICAL.Component, span: Span, usual: Clock): BusyTime[] {
  return calendar
    .getAllSubcomponents('vfreebusy')
    .flatMap((one) => one.getAllProperties('freebusy'))
    .filter((property) => property.getParameter('fbtype') !== 'FREE')
    .flatMap((property) =>
      property
        .getValues()
        .flatMap((value) =>
          value instanceof ICAL.Period ? within(periodOf(property, value, usual), span) : [],
        ),
    )
}

function distinct(busy: readonly BusyTime[]): BusyTime[] {
  const found = new Map(
    busy.map((one) => [`${one.from.epochMilliseconds}/${one.until.epochMilliseconds}`, one] as const),
  )
  return [...found.values()].sort((a, b) => Temporal.Instant.compare(a.from, b.from))
}

/** Days that are not said to be days: as many write them. */
const BARE_DAY =
  /^((?:DTSTART|DTEND|EXDATE|RDATE|RECURRENCE-ID)(?:;TZID=[^:\r\n]*)?):(\d{8}(?:,\d{8})*)(\r?)$/gim

function calendarsIn(text: string): ICAL.Component[] | null {
  const bare = text.replace(/^\uFEFF/, '').trim()
  if (bare.length > MOST_BYTES || !/^BEGIN:VCALENDAR/i.test(bare)) return null
  // What was cut short may lack what takes somebody's time.
  if (bare.slice(-13).toUpperCase() !== 'END:VCALENDAR') return null
  const dated = bare.replace(BARE_DAY, '$1;VALUE=DATE:$2$3')
  ICAL.TimezoneService.reset()
  try {
    return parsed(dated)
  } catch {
    return salvaged(dated)
  }
}

function parsed(text: string): ICAL.Component[] {
  const jcal = ICAL.parse(text) as unknown as [string | unknown[]]
  const all = (typeof jcal[0] === 'string' ? [jcal] : jcal) as unknown as ConstructorParameters<
    typeof ICAL.Component
  >[0][]
  return all.map((one) => registered(new ICAL.Component(one)))
}

/** Zones that a calendar brings with it are known under their names while it is read. */
function registered(calendar: ICAL.Component): ICAL.Component {
  for (const zone of calendar.getAllSubcomponents('vtimezone')) {
    const id = zone.getFirstPropertyValue('tzid')
    if (typeof id === 'string') ICAL.TimezoneService.register(new ICAL.Timezone(zone), id)
  }
  return calendar
}

/** One line that is broken breaks the whole for the parser; each part by itself breaks only itself. */
function salvaged(text: string): ICAL.Component[] {
  const parts = partsOf(text)
  for (const zone of parts.filter(({ name }) => name === 'VTIMEZONE'))
    try {
      alone(zone.text)
    } catch {}
  return parts
    .filter(({ name }) => name !== 'VTIMEZONE')
    .slice(0, MOST_ENTRIES)
    .map((part) => {
      try {
        return alone(part.text)
      } catch {
        return bareTime(part.text)
      }
    })
}

const BROKEN = 'x-left-out'
const TIMES = /^(BEGIN|END|UID|DTSTART|DTEND|DURATION|TRANSP|STATUS|SEQUENCE)\b/i
const AND_RULES = /^(RRULE|RDATE|EXDATE|RECURRENCE-ID)\b/i

/** When it is is read also where the rest cannot be: with its rule, else its first time alone. */
function bareTime(text: string): ICAL.Component {
  const lines = text.split('\r\n')
  for (const kept of [
    (line: string) => TIMES.test(line) || AND_RULES.test(line),
    (line: string) => TIMES.test(line),
  ])
    try {
      const found = alone(lines.filter(kept).join('\r\n'))
      found.getFirstSubcomponent('vevent')?.addPropertyWithValue(BROKEN, 'TRUE')
      return found
    } catch {}
  return new ICAL.Component(['vcalendar', [], [['vevent', [], []]]])
}

const alone = (text: string) =>
  parsed(['BEGIN:VCALENDAR', text, 'END:VCALENDAR'].join('\r\n'))[0] as ICAL.Component

const PART = /^(BEGIN|END):(VEVENT|VTIMEZONE|VFREEBUSY)\s*$/i

/** The parts of a calendar, line by line; one that never ends is cut where the next begins. */
function partsOf(text: string): { name: string; text: string }[] {
  const parts: { name: string; text: string }[] = []
  let lines: string[] | null = null
  for (const line of text.split(/\r?\n/)) {
    const [, edge, name] = PART.exec(line) ?? []
    if (edge?.toUpperCase() === 'BEGIN') {
      if (lines !== null) parts.push({ name: 'VEVENT', text: lines.join('\r\n') })
      lines = []
    }
    lines?.push(line)
    if (edge?.toUpperCase() === 'END' && lines !== null) {
      parts.push({ name: (name ?? '').toUpperCase(), text: lines.join('\r\n') })
      lines = null
    }
  }
  return parts
}
