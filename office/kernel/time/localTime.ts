/**
 * Instants seen as "which day, how far into it" in the office's time zone, in plain numbers. Counting working
 * time goes over many days, and a Temporal object per day would cost more than the whole message: numbers make
 * a due time and its escalation a matter of microseconds. Whole milliseconds; finer parts are cut off.
 */
export const OFFICE_ZONE = 'Europe/Oslo'

export const MINUTE = 60_000
export const DAY = 24 * 60 * MINUTE

/** `day` = days since 1970-01-01, `ms` = clock time as milliseconds after 00:00 (K1: not elapsed time). */
interface LocalTime {
  readonly day: number
  readonly ms: number
}

const FIRST_DAY = Temporal.PlainDate.from('1970-01-01')
const MIDNIGHT = Temporal.PlainTime.from('00:00')
/** Norwegian summer time; the day in UTC this far ahead is the local day or the one after. */
const FARTHEST_AHEAD = 2 * 60 * MINUTE
const midnights = new Map<number, number>()

export function dateOf(day: number): Temporal.PlainDate {
  return FIRST_DAY.add({ days: day })
}

export function dayOf(date: Temporal.PlainDate): number {
  return FIRST_DAY.until(date).days
}

export function millisecondsInto(time: Temporal.PlainTime): number {
  return MIDNIGHT.until(time).total('milliseconds')
}

export function localTime(instant: Temporal.Instant): LocalTime {
  const elapsed = instant.epochMilliseconds
  const guess = Math.floor((elapsed + FARTHEST_AHEAD) / DAY)
  const day = elapsed < midnight(guess) ? guess - 1 : guess
  if (isPlainDay(day)) return { day, ms: elapsed - midnight(day) }
  const time = instant.toZonedDateTimeISO(OFFICE_ZONE).toPlainTime()
  return { day, ms: Math.floor(millisecondsInto(time)) }
}

/** The instant at a clock time of a day. On the two days a year with 23 or 25 hours, Temporal finds it. */
export function instantAt(day: number, ms: number): Temporal.Instant {
  const wholeMs = Math.round(ms)
  if (isPlainDay(day)) return Temporal.Instant.fromEpochMilliseconds(midnight(day) + wholeMs)
  return dateOf(day)
    .toPlainDateTime(MIDNIGHT)
    .add({ milliseconds: wholeMs })
    .toZonedDateTime(OFFICE_ZONE)
    .toInstant()
}

function isPlainDay(day: number): boolean {
  return midnight(day + 1) - midnight(day) === DAY
}

function midnight(day: number): number {
  const known = midnights.get(day)
  if (known !== undefined) return known
  const found = dateOf(day).toZonedDateTime(OFFICE_ZONE).epochMilliseconds
  midnights.set(day, found)
  return found
}
