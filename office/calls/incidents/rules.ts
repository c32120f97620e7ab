/** How many asked of one theme in the window that ends now, and how many usually do in an hour at this time of day. */
export type Asked = { inWindow: number; windowMinutes: number; normalPerHour: number }
type BurstPolicy = {
  /** Fewer than this is never one, however quiet it usually is. */
  least: number
  /** So many times what is normal. */
  factor: number
}

/**
 * a burst is many in themselves and many times what is normal for that window. 40 within 30 minutes where 3 an hour
 * is normal is one; 70 where 120 an hour is normal is a Monday.
 */
export function isBurst(asked: Asked, { least, factor }: BurstPolicy): boolean {
  const expected = (Math.max(0, asked.normalPerHour) * asked.windowMinutes) / 60
  return asked.inWindow >= least && asked.inWindow >= factor * expected
}

/** Themes that are no fault of anybody's when many come with them: what they hold in common is nothing. */
const NOTHING_IN_COMMON: ReadonlySet<string> = new Set(['unknown', 'acknowledgement', 'contactAdviser'])
export const isWatched = (theme: string): boolean => !NOTHING_IN_COMMON.has(theme)
