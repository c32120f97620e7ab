/** The languages a person may choose. The choice follows the person into SMS, letters and the telephone. */
export type Language = 'nb' | 'nn' | 'en' | 'se' | 'uk' | 'pl' | 'ar' | 'so' | 'ti'

/**
 * R-323, C6-05: languages in which somebody who is helped reads what is written for them and what they confirm, and nothing
 * else: they are no choice for letters, texts or the telephone, where an interpreter is what there is.
 */
export type AssistanceLanguage = 'ro'

/** What a page can be read in. */
export type PageLanguage = Language | AssistanceLanguage

export interface LanguageFacts {
  readonly code: PageLanguage
  /** The language's name in itself, as its readers look for it in a list. */
  readonly name: string
  readonly dir: 'ltr' | 'rtl'
}

export const LANGUAGES: readonly (LanguageFacts & { readonly code: Language })[] = [
  { code: 'nb', name: 'Norsk bokmål', dir: 'ltr' },
  { code: 'nn', name: 'Norsk nynorsk', dir: 'ltr' },
  { code: 'en', name: 'English', dir: 'ltr' },
  { code: 'se', name: 'Davvisámegiella', dir: 'ltr' },
  { code: 'uk', name: 'Українська', dir: 'ltr' },
  { code: 'pl', name: 'Polski', dir: 'ltr' },
  { code: 'ar', name: 'العربية', dir: 'rtl' },
  { code: 'so', name: 'Soomaali', dir: 'ltr' },
  { code: 'ti', name: 'ትግርኛ', dir: 'ltr' },
]

/** Written by a machine, and not read through by anybody who translates: whoever reads them is told so. */
export const ASSISTANCE_LANGUAGES: readonly (LanguageFacts & { readonly code: AssistanceLanguage })[] = [
  { code: 'ro', name: 'Română', dir: 'ltr' },
]

const byCode = new Map<string, LanguageFacts>(
  [...LANGUAGES, ...ASSISTANCE_LANGUAGES].map((facts) => [facts.code, facts]),
)

/** Languages that staff and demo pages exist in; anyone else there reads bokmål. */
export const STAFF_LANGUAGES: readonly Language[] = ['nb', 'nn', 'en']

export function isLanguage(code: unknown): code is Language {
  return typeof code === 'string' && byCode.has(code) && !isAssistanceLanguage(code)
}

export function isAssistanceLanguage(code: unknown): code is AssistanceLanguage {
  return ASSISTANCE_LANGUAGES.some((one) => one.code === code)
}

/** What somebody can be helped in: any of them. */
export const isPageLanguage = (code: unknown): code is PageLanguage =>
  isLanguage(code) || isAssistanceLanguage(code)

export function languageFacts(code: PageLanguage): LanguageFacts {
  return byCode.get(code) as LanguageFacts
}

/** First language in an Accept-Language header that we have; bokmål otherwise. */
export function preferredLanguage(acceptLanguage: string | undefined): Language {
  for (const part of (acceptLanguage ?? '').split(',')) {
    const primary = part.trim().split(/[-;]/)[0]?.toLowerCase()
    const code = primary === 'no' ? 'nb' : primary
    if (isLanguage(code)) return code
  }
  return 'nb'
}
