import { isLong, sentencesOf, wordsOf } from './reading.ts'

/**
 * how hard a Norwegian text is to read: words in a sentence plus the share of words with more than six letters,
 * as a whole number. Up to 40 is what the office allows itself. Made for languages with Latin letters; 0 for no words.
 */
export function lix(text: string): number {
  const words = wordsOf(text)
  const sentences = sentencesOf(text)
  if (words.length === 0 || sentences.length === 0) return 0
  const long = words.filter((word) => isLong(word.text)).length
  return Math.round(words.length / sentences.length + (long * 100) / words.length)
}
