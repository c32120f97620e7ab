type Guess = { readonly theme: string; readonly confidence: number }

/** Themes that are no guess at what is asked. */
const NO_GUESS: ReadonlySet<string> = new Set(['unknown', 'acknowledgement'])
/** Fainter than this a guess helps nobody to choose. */
const LEAST = 0.05

/** The guesses that a human may choose among, the surest first as they came. */
export function worthShowing<G extends Guess>(guesses: readonly G[]): G[] {
  return guesses.filter(({ theme, confidence }) => !NO_GUESS.has(theme) && confidence >= LEAST)
}

/** The person's words that led to the guesses; what recognition calls them inside itself is left out. */
export function wordsSaid(words: readonly string[]): string {
  return [...new Set(words.map((word) => word.replace(/ \([A-Z_]+\)$/, '')))].join(', ')
}
