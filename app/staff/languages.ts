/** Languages that the people of the office speak and read, as they stand in profiles. */
export const LANGUAGE_CODES = [
  'nb',
  'nn',
  'en',
  'se',
  'uk',
  'pl',
  'ar',
  'so',
  'ti',
  'fa',
  'prs',
  'ro',
  'ru',
  'es',
  'fr',
  'tr',
] as const
