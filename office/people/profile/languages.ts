/**
 * Languages that somebody may be spoken with or written to in. More than the nine of the screens: an interpreter is
 * found for these too, and a letter then goes in Norwegian and English.
 */
export const LANGUAGES_READ = [
  'nb',
  'nn',
  'en',
  'se',
  'uk',
  'pl',
  'ar',
  'ti',
  'so',
  'prs',
  'fa',
  'ps',
  'ku',
  'tr',
  'ru',
  'ro',
  'lt',
  'es',
  'fr',
  'sw',
  'am',
  'ur',
  'vi',
  'th',
  'signed',
] as const
export type LanguageRead = (typeof LANGUAGES_READ)[number]
