import { isLanguage, type Language, languageFacts, textFor } from '../../../text/index.ts'
import { sayDay, sayWhen } from '../../../text/when.ts'
import { OFFICE_ZONE } from '../../kernel/time/localTime.ts'
import { PLACEHOLDERS, type PlaceholderName } from '../templates/model.ts'

/** The texts of a language, bokmål where the house has none in it. */
export const languageOf = (code: string): Language => (isLanguage(code) ? code : 'nb')
export const sayIn = (code: string) => textFor(languageOf(code))
export const isRtl = (code: string): boolean => languageFacts(languageOf(code)).dir === 'rtl'

/** What the office itself fills in. */
export type OfficeWords = { phone: string; hours: string; office: string }

/**
 * What is filled in, in the words of a language: a day or a moment as people there say it, everything else as it was
 * written. Days are ISO dates, moments ISO times of the office's wall ("2026-03-12T10:00").
 */
export function filledWords(
  language: string,
  filled: Readonly<Record<string, string | undefined>>,
  office: OfficeWords,
  now: Temporal.Instant,
): (name: string) => string | null {
  return (name) => {
    if (name === 'hours') return hoursIn(language, office.hours)
    if (name === 'phone' || name === 'office') return office[name]
    const value = filled[name]?.trim() ?? ''
    if (value === '') return null
    const how = Object.hasOwn(PLACEHOLDERS, name) ? PLACEHOLDERS[name as PlaceholderName] : 'words'
    if (how === 'words') return value
    const at = momentOf(value)
    if (at === null) return null
    return how === 'day' ? sayDay(languageOf(language), at, now) : sayWhen(languageOf(language), at, now)
  }
}

/** "hverdager kl. 9–15", inside a sentence. */
export function hoursIn(language: string, hours: string): string {
  const words = sayIn(language)('common:human.hours', { hours })
  return words.charAt(0).toLocaleLowerCase(languageOf(language)) + words.slice(1)
}

/** A day begins at noon here, so that no zone moves it. Null for what is neither day nor moment. */
export function momentOf(value: string): Temporal.Instant | null {
  try {
    const plain = value.includes('T')
      ? Temporal.PlainDateTime.from(value)
      : Temporal.PlainDate.from(value).toPlainDateTime('12:00')
    return plain.toZonedDateTime(OFFICE_ZONE).toInstant()
  } catch {
    return null
  }
}

/** A day without its weekday, as it stands at the top of a letter: "2. mars 2026". */
export const paperDate = (at: Temporal.Instant): string =>
  new Intl.DateTimeFormat('nb-NO', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: OFFICE_ZONE,
  }).format(at.epochMilliseconds)
