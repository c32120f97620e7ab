import i18next from 'i18next'
import ICU from 'i18next-icu'
import { catalogues } from './catalogues.ts'
import type { TextKey, TextParams } from './keys.ts'
import type { PageLanguage } from './languages.ts'

export type { ReasonCode, Room, TextKey, TextParams } from './keys.ts'
export * from './languages.ts'

/** Says the text with this key. A key that the language lacks is said in bokmål. */
export type Say = (key: TextKey, params?: TextParams) => string

const texts = i18next.createInstance().use(ICU)
texts.init({
  resources: catalogues as Record<string, Record<string, Record<string, string>>>,
  fallbackLng: 'nb',
  // Keys are flat and hold dots ("write.heading"), so the dot must not mean nesting.
  keySeparator: false,
  nsSeparator: ':',
  // Everything is in memory already; without this the first texts would be their keys.
  initAsync: false,
  // React escapes in pages, templates escape in letters; escaping here would do it twice.
  interpolation: { escapeValue: false },
})

const sayers = new Map<PageLanguage, Say>()

/** The texts of one language, for pages, SMS, letters and telephone alike. */
export function textFor(language: PageLanguage): Say {
  const known = sayers.get(language)
  if (known) return known
  const fixed = texts.getFixedT(language)
  const say: Say = (key, params) => fixed(key, params ?? {}) as string
  sayers.set(language, say)
  return say
}

/** Whether bokmål has this key: lets a reason code that came from outside be said or replaced. */
export function hasText(key: string): key is TextKey {
  return texts.exists(key, { lng: 'nb' })
}
