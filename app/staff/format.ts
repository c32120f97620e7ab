import type { Language, TextKey, TextParams } from '../../text/index.ts'
import { OFFICE_ZONE, sayClock } from '../../text/when.ts'

/** How the dense lists say times: as short as they can be said without being misread. Pure; ISO instants in. */

type Said = { readonly key: TextKey; readonly params: TextParams }

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** "5 min", "12 t", "2 d": how long somebody has waited. */
export function waited(from: string, now: string): Said {
  const passed = Math.max(0, Date.parse(now) - Date.parse(from))
  if (passed < HOUR) return { key: 'staff:waited.minutes', params: { n: Math.floor(passed / MINUTE) } }
  if (passed < DAY) return { key: 'staff:waited.hours', params: { n: Math.floor(passed / HOUR) } }
  return { key: 'staff:waited.days', params: { n: Math.floor(passed / DAY) } }
}

const calendar = new Intl.DateTimeFormat('en-CA', { timeZone: OFFICE_ZONE, dateStyle: 'short' })

/** Days from today to the day of `at`, on the office's calendar. */
export function daysAhead(at: string, now: string): number {
  const day = (iso: string) => Date.parse(`${calendar.format(Date.parse(iso))}T00:00:00Z`)
  return Math.round((day(at) - day(now)) / DAY)
}

const LOCALE: Partial<Record<Language, string>> = { nb: 'nb-NO', nn: 'nn-NO' }

/** "13.58" today, "i morgen 10", "tor. 5.3. 10", for the first column of the list. */
export function dueShort(language: Language, at: string, now: string): Said {
  const epochMilliseconds = Date.parse(at)
  const clock = sayClock(language, { epochMilliseconds })
  const days = daysAhead(at, now)
  if (days === 0) return { key: 'staff:due.today', params: { clock } }
  if (days === 1) return { key: 'staff:due.tomorrow', params: { clock } }
  if (days === -1) return { key: 'staff:due.yesterday', params: { clock } }
  const locale = LOCALE[language] ?? 'en-GB'
  const { short, numeric } = dayFormats(locale)
  const weekday = short.format(epochMilliseconds).replace('.', '')
  const date = numeric.format(epochMilliseconds)
  return { key: 'staff:due.day', params: { weekday, date, clock } }
}

type DayFormats = { short: Intl.DateTimeFormat; numeric: Intl.DateTimeFormat }
const made = new Map<string, DayFormats>()

/** Making a format costs a thousand times what using it does, and a list uses it in every row. */
function dayFormats(locale: string): DayFormats {
  const known = made.get(locale)
  if (known) return known
  const formats = {
    short: new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: OFFICE_ZONE }),
    numeric: new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'numeric', timeZone: OFFICE_ZONE }),
  }
  made.set(locale, formats)
  return formats
}

const inField = new Intl.DateTimeFormat('sv-SE', {
  timeZone: OFFICE_ZONE,
  dateStyle: 'short',
  timeStyle: 'short',
})

/** What a field of type datetime-local holds: the office's wall clock, "2026-03-04T10:00". */
export function fieldTime(at: string): string {
  return inField.format(Date.parse(at)).replace(' ', 'T')
}

/** A day of birth as it is written: 04.03.1985. */
export function bornOn(birthDate: string): string {
  return birthDate.split('-').reverse().join('.')
}

/** Whole years on the office's calendar. */
export function ageAt(birthDate: string, now: string): number {
  const today = calendar.format(Date.parse(now))
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return today.slice(5) < birthDate.slice(5, 10) ? years - 1 : years
}

/** "+47 400 00 001" as people read numbers out. Numbers that are not Norwegian stand as they are. */
export function phoneWords(number: string): string {
  const digits = number.replace(/^\+47/, '').replace(/\s/g, '')
  if (!/^\d{8}$/.test(digits)) return number
  return `${digits.slice(0, 3)} ${digits.slice(3, 5)} ${digits.slice(5)}`
}
