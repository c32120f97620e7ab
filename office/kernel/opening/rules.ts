import type { WorkingCalendar } from '../time/calendar.ts'
import type { Cause } from './model.ts'

const ZONE = 'Europe/Oslo'
const MOST_DAYS = 60

/** One line of the record: on this day of the week, from this date on. Times as "12:00". */
type HoursLine = { from: string; weekday: number; opens: string; closes: string }
/** Why it is closed: in a word that every language has, and as whoever decided it wrote it. */
type Why = { cause: Cause; reason: string }
/** A day that is closed, or a part of one; both times are null where it is the whole day. */
export type ClosedDay = Why & { day: string; from: string | null; until: string | null }
export type ClosedPart = Why & { from: string; until: string }
export type HoursRecord = { lines: readonly HoursLine[]; closed: readonly ClosedDay[] }

export type DayHours = {
  day: Temporal.PlainDate
  spans: { opens: string; closes: string }[]
  /** Closed on a day when it would have been open: why, or empty for a public holiday. */
  closedFor: string | null
  /** The same in a word that every language has. */
  cause: Cause | null
  /** Closed for a part of the hours that it would have had, in order of time. */
  parts: ClosedPart[]
}

/** What tells whether a day is off for everybody. A reception may be open on a Saturday. */
export type DayOff = { policy: Pick<WorkingCalendar['policy'], 'isHoliday'> }

/** What was decided last of all that is in force on a day, in the order of the week. */
export function linesIn(record: HoursRecord, day: Temporal.PlainDate): HoursLine[] {
  const date = day.toString()
  const last = record.lines.reduce((found, { from }) => (from <= date && from > found ? from : found), '')
  return record.lines
    .filter(({ from }) => from === last)
    .sort((a, b) => a.weekday - b.weekday || a.opens.localeCompare(b.opens))
}

/**
 * what was decided last of all that is in force on the day; a closing day or a holiday has no hours, and of a day that is
 * closed in part there is what is left.
 */
export function hoursOn(record: HoursRecord, day: Temporal.PlainDate, calendar: DayOff): DayHours {
  const date = day.toString()
  const spans = linesIn(record, day)
    .filter(({ weekday }) => weekday === day.dayOfWeek)
    .map(({ opens, closes }) => ({ opens, closes }))
  const closings = record.closed.filter((one) => one.day === date)
  const whole = closings.find(({ from }) => from === null)
  if (whole) return { day, spans: [], closedFor: whole.reason, cause: whole.cause, parts: [] }
  if (calendar.policy.isHoliday(day)) {
    const closed = spans.length > 0
    return { day, spans: [], closedFor: closed ? '' : null, cause: closed ? 'holiday' : null, parts: [] }
  }
  const parts = closings
    .flatMap(({ from, until, cause, reason }) =>
      from === null || until === null ? [] : [{ from, until, cause, reason }],
    )
    .filter((part) => spans.some(({ opens, closes }) => part.from < closes && opens < part.until))
    .sort((a, b) => a.from.localeCompare(b.from))
  const left = parts.reduce(without, spans)
  const [first] = parts
  if (left.length === 0 && first)
    return { day, spans: [], closedFor: first.reason, cause: first.cause, parts: [] }
  return { day, spans: left, closedFor: null, cause: null, parts }
}

const without = (spans: DayHours['spans'], { from, until }: ClosedPart): DayHours['spans'] =>
  spans
    .flatMap(({ opens, closes }) => [
      { opens, closes: closes < from ? closes : from },
      { opens: opens > until ? opens : until, closes },
    ])
    .filter(({ opens, closes }) => opens < closes)

export type Now = {
  today: DayHours
  open: boolean
  /** When it opens next; null where nothing is decided for so long ahead. */
  opens: Temporal.Instant | null
  /** it opens later today, so one waits inside. */
  later: boolean
  /** Closed just now, in the midst of a day that has hours. */
  part: ClosedPart | null
}

/** Whether the door is open at a moment, and when it is next. */
export function doorAt(record: HoursRecord, now: Temporal.Instant, calendar: DayOff): Now {
  const first = dayIn(now)
  const today = hoursOn(record, first, calendar)
  const during = (from: string, until: string) =>
    !before(now, at(first, from)) && before(now, at(first, until))
  const open = today.spans.some(({ opens, closes }) => during(opens, closes))
  const part = today.parts.find(({ from, until }) => during(from, until)) ?? null
  for (let ahead = 0; ahead <= MOST_DAYS; ahead += 1) {
    const day = first.add({ days: ahead })
    const found = hoursOn(record, day, calendar)
      .spans.map(({ opens }) => at(day, opens))
      .find((opens) => before(now, opens))
    if (found) return { today, open, opens: found, later: ahead === 0, part }
  }
  return { today, open, opens: null, later: false, part }
}

/** The next day on which it is open, after this one; null where nothing is decided for so long ahead. */
export function openDayAfter(
  record: HoursRecord,
  day: Temporal.PlainDate,
  calendar: DayOff,
): DayHours | null {
  for (let ahead = 1; ahead <= MOST_DAYS; ahead += 1) {
    const found = hoursOn(record, day.add({ days: ahead }), calendar)
    if (found.spans.length > 0) return found
  }
  return null
}

/** The seven days of a week from its Monday. */
export function weekOf(record: HoursRecord, now: Temporal.Instant, calendar: DayOff): DayHours[] {
  const monday = mondayOf(now)
  return Array.from({ length: 7 }, (_, n) => hoursOn(record, monday.add({ days: n }), calendar))
}

export const dayIn = (now: Temporal.Instant): Temporal.PlainDate => now.toZonedDateTimeISO(ZONE).toPlainDate()
export function mondayOf(now: Temporal.Instant): Temporal.PlainDate {
  const today = dayIn(now)
  return today.subtract({ days: today.dayOfWeek - 1 })
}

/** an evening ends at "24:00", which is the next day's beginning. */
export const at = (day: Temporal.PlainDate, time: string): Temporal.Instant =>
  (time === '24:00'
    ? day.add({ days: 1 }).toZonedDateTime(ZONE)
    : day.toZonedDateTime({ timeZone: ZONE, plainTime: time })
  ).toInstant()
const before = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) < 0
