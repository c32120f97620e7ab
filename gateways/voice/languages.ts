/** Which voice reads a language: the tags that platforms know voices by (BCP 47). */
const VOICE_OF: Readonly<Record<string, string>> = {
  nb: 'nb-NO',
  nn: 'nn-NO',
  en: 'en-GB',
  se: 'se-NO',
  uk: 'uk-UA',
  pl: 'pl-PL',
  ar: 'ar-001',
  so: 'so-SO',
  ti: 'ti-ER',
}

export const voiceTag = (language: string): string => VOICE_OF[language] ?? 'nb-NO'

/** The other way, for whoever hears what a platform was told to say. */
export const languageOfTag = (tag: string): string => tag.split('-')[0] ?? 'nb'
