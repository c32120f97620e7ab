import { OFFICE_ZONE } from './localTime.ts'

/** A moment in the parts a sentence needs; the catalogues put them together, or take `text` as it is. */
export interface PlainTime {
  /** "onsdag" */
  readonly weekday: string
  /** "4. mars" */
  readonly date: string
  /** "4. mars 2026" */
  readonly dateWithYear: string
  /** "10" on the hour where the language says it so, else "10:15"; 24 hours, Latin digits. */
  readonly time: string
  /** "onsdag 4. mars kl. 10" */
  readonly text: string
  /** "2026-03-04T10:00+01:00", for <time datetime> */
  readonly machine: string
}

interface Way {
  readonly locale: string
  readonly text: (weekday: string, date: string, time: string) => string
  readonly bareHour?: true
}

const norwegian = (locale: string): Way => ({
  locale,
  text: (weekday, date, time) => `${weekday} ${date} kl. ${time}`,
  bareHour: true,
})

const ways = new Map<string, Way>(
  Object.entries({
    nb: norwegian('nb'),
    nn: norwegian('nn'),
    en: { locale: 'en-GB', text: (weekday, date, time) => `${weekday} ${date} at ${time}` },
    uk: { locale: 'uk', text: (weekday, date, time) => `${weekday}, ${date}, о ${time}` },
    pl: { locale: 'pl', text: (weekday, date, time) => `${weekday}, ${date}, godz. ${time}` },
    ar: { locale: 'ar', text: (weekday, date, time) => `${weekday}، ${date}، الساعة ${time}` },
    so: { locale: 'so', text: (weekday, date, time) => `${weekday}, ${date}, saacadda ${time}` },
    ti: { locale: 'ti', text: (weekday, date, time) => `${weekday}፣ ${date}፣ ሰዓት ${time}` },
    se: { locale: 'se', text: (weekday, date, time) => `${weekday} ${date} dii. ${time}` },
  }),
)

/** Where Intl has no data for a language it would silently use the machine's; it must be these instead. */
const nearest = new Map([
  ['nn', 'nb'],
  ['se', 'nb'],
])
const LAST_RESORT = 'en-GB'

/** K1: office time. Any language tag; one without a way of its own gets weekday, date and time with commas. */
export function plainTime(instant: Temporal.Instant, language: string): PlainTime {
  const way: Way = ways.get(language) ?? { locale: language, text: (...parts) => parts.join(', ') }
  const say = formatsOf(language, way.locale)
  const at = instant.toZonedDateTimeISO(OFFICE_ZONE)
  const ms = instant.epochMilliseconds
  const weekday = say.weekday.format(ms)
  const date = say.date.format(ms)
  const time = clockTime(at.hour, at.minute, way.bareHour ?? false)
  return {
    weekday,
    date,
    dateWithYear: say.dateWithYear.format(ms),
    time,
    text: way.text(weekday, date, time),
    machine: at.toString({ smallestUnit: 'minute', timeZoneName: 'never' }),
  }
}

/** The locale that Intl can really format for a language. */
export function localeFor(language: string, supports = supportedByIntl): string {
  const wanted = [ways.get(language)?.locale ?? language, nearest.get(language) ?? LAST_RESORT]
  return wanted.find(supports) ?? LAST_RESORT
}

type WaitedUnit = 'minutes' | 'hours' | 'days'

/** A wait as one number for the catalogue's plural: minutes under 2 hours, hours under 2 days, then days. */
export function waited(
  from: Temporal.Instant,
  to: Temporal.Instant,
): { readonly unit: WaitedUnit; readonly count: number } {
  const minutes = Math.max(0, Math.floor((to.epochMilliseconds - from.epochMilliseconds) / 60_000))
  if (minutes < 120) return { unit: 'minutes', count: minutes }
  const hours = Math.floor(minutes / 60)
  return hours < 48 ? { unit: 'hours', count: hours } : { unit: 'days', count: Math.floor(hours / 24) }
}

function clockTime(hour: number, minute: number, bareHour: boolean): string {
  if (bareHour && minute === 0) return String(hour)
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

interface Formats {
  readonly weekday: Intl.DateTimeFormat
  readonly date: Intl.DateTimeFormat
  readonly dateWithYear: Intl.DateTimeFormat
}
const made = new Map<string, Formats>()

function formatsOf(language: string, preferred: string): Formats {
  const known = made.get(preferred)
  if (known) return known
  const format = (parts: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(localeFor(language), {
      timeZone: OFFICE_ZONE,
      // Letters and the office's own dates are Gregorian; Dari and Persian would else get another month.
      calendar: 'gregory',
      numberingSystem: 'latn',
      ...parts,
    })
  const formats = {
    weekday: format({ weekday: 'long' }),
    date: format({ day: 'numeric', month: 'long' }),
    dateWithYear: format({ day: 'numeric', month: 'long', year: 'numeric' }),
  }
  made.set(preferred, formats)
  return formats
}

function supportedByIntl(locale: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(locale).length > 0
  } catch {
    return false
  }
}
