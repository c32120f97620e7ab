import { type Language, textFor } from '../../../text/index.ts'
import type { Cause } from './model.ts'

/** R-454: that the office is closed then, and why in a word that every language has. */
export function closedWords(language: Language, cause: Cause): string {
  const say = textFor(language)
  const words = cause === 'other' ? '' : ` ${say(`visits:closing.cause.${cause}`)}.`
  return say('visits:closing.then') + words
}
