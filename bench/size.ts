/** How large the data set is. `full` is what the figures in the README are measured at; `small` is a hundredth. */
export type Size = {
  name: 'full' | 'small'
  persons: number
  events: number
  promises: number
  posts: number
  reads: number
}

export const SIZES: Readonly<Record<Size['name'], Size>> = {
  full: { name: 'full', persons: 1_000_000, events: 10_000_000, promises: 300_000, posts: 3000, reads: 300 },
  small: { name: 'small', persons: 10_000, events: 100_000, promises: 3000, posts: 400, reads: 60 },
}
/** Persons of one office, and of one adviser (the figures). */
export const PER_OFFICE = 5000
export const PER_ADVISER = 120
/** The person with a long history. */
export const LONG_HISTORY = 2000
