/** Why an office is closed on a day, in words that the catalogues have in every language. */
export const CAUSES = [
  'planning',
  'illness',
  'building',
  'weather',
  'safety',
  'election',
  'holiday',
  'other',
] as const
export type Cause = (typeof CAUSES)[number]
