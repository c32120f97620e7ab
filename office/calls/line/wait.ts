/** How fast a queue has gone lately. */
export type Pace = { answers: number; minutes: number }

/** Fewer answers than this say nothing about the next one. */
const FEWEST_ANSWERS = 2
/** What is said: an exact number would be a promise that nobody can keep. */
const SAID = [2, 5, 10, 15, 20, 30, 45, 60] as const

/**
 * how long it will take, in minutes as they are said; null when too few have been answered lately to know, and then
 * that is what is said. Rounded up: who is told less than it becomes has been fooled. 61: more than an hour.
 */
export function expectedWait(place: number, { answers, minutes }: Pace): number | null {
  if (answers < FEWEST_ANSWERS) return null
  const expected = (place * minutes) / answers
  return SAID.find((said) => expected <= said) ?? MORE_THAN_AN_HOUR
}
export const MORE_THAN_AN_HOUR = 61
