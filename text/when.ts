import { type PageLanguage, textFor } from './index.ts'

export const OFFICE_ZONE = 'Europe/Oslo'

/** Digits stay the ones on Norwegian clocks, phones and letters, and the calendar the one the office keeps. */
const LOCALE: Readonly<Record<PageLanguage, string>> = {
  nb: 'nb-NO',
  nn: 'nn-NO',
  en: 'en-GB',
  se: 'se-NO',
  uk: 'uk',
  pl: 'pl',
  ar: 'ar-u-nu-latn-ca-gregory',
  so: 'so',
  ti: 'ti-u-nu-latn-ca-gregory',
  ro: 'ro',
}

/** A point in time, such as a Temporal.Instant; browsers without Temporal hydrate these words too. */
export interface Moment {
  readonly epochMilliseconds: number
}

const formats = new Map<string, Intl.DateTimeFormat>()

function dayFormat(language: PageLanguage, withYear: boolean): Intl.DateTimeFormat {
  const key = `${language}${withYear}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(LOCALE[language], {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(withYear ? { year: 'numeric' } : {}),
    timeZone: OFFICE_ZONE,
  })
  formats.set(key, made)
  return made
}

const onTheWall = new Intl.DateTimeFormat('en-GB', {
  timeZone: OFFICE_ZONE,
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
})

/** What the calendar and the clock on the office's wall show. `dayNumber` counts days, so that days subtract. */
function wall({ epochMilliseconds }: Moment) {
  const shown: Record<string, number> = {}
  for (const { type, value } of onTheWall.formatToParts(epochMilliseconds)) shown[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = shown
  return { year, hour, minute, dayNumber: Date.UTC(year, month - 1, day) / 86_400_000 }
}

/** The day as people say it, "onsdag 4. mars", with the year only when it is another one. Office time. */
export function sayDay(language: PageLanguage, at: Moment, now: Moment): string {
  return dayFormat(language, wall(at).year !== wall(now).year).format(at.epochMilliseconds)
}

/** The clock as people write it: Norwegian "10" and "13.58", elsewhere "10:00". Office time. */
export function sayClock(language: PageLanguage, at: Moment): string {
  const { hour, minute } = wall(at)
  const minutes = String(minute).padStart(2, '0')
  if (language !== 'nb' && language !== 'nn') return `${String(hour).padStart(2, '0')}:${minutes}`
  return minute === 0 ? String(hour) : `${hour}.${minutes}`
}

/** Day and clock in one: "i morgen kl. 10", "onsdag 4. mars kl. 13.58". Office time. */
export function sayWhen(language: PageLanguage, at: Moment, now: Moment): string {
  const say = textFor(language)
  const clock = sayClock(language, at)
  const days = wall(at).dayNumber - wall(now).dayNumber
  if (days === 0) return say('common:time.today', { clock })
  if (days === 1) return say('common:time.tomorrow', { clock })
  if (days === -1) return say('common:time.yesterday', { clock })
  return say('common:time.day', { day: sayDay(language, at, now), clock })
}

/** The same for what is kept, on paper or on a phone, and read on another day: never "today". Office time. */
export function sayDate(language: PageLanguage, at: Moment, now: Moment): string {
  return textFor(language)('common:time.day', {
    day: sayDay(language, at, now),
    clock: sayClock(language, at),
  })
}

/** A time from and until on one day: "onsdag 4. mars kl. 10–11". Office time. */
export function sayWindow(language: PageLanguage, from: Moment, until: Moment, now: Moment): string {
  return textFor(language)('calls:callback.window', {
    day: sayDay(language, from, now),
    from: sayClock(language, from),
    until: sayClock(language, until),
  })
}
