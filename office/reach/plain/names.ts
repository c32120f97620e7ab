import type { Finding } from './model.ts'
import { sentencesOf } from './reading.ts'

const NAME =
  /(?<!\p{L})\p{Lu}\p{Ll}+(?:[-’']\p{Lu}?\p{Ll}+)?(?:\s(?:van|von|de|al|el|bin)?\s?\p{Lu}\p{Ll}+(?:[-’']\p{Lu}?\p{Ll}+)?)+/gu

/** With these a sentence may begin before a single name; and these are places and things of the house, no people. */
// biome-ignore format: a list
const NO_NAME = new Set(['hei', 'hallo', 'kjære', 'god', 'hilsen', 'med', 'vennlig', 'mvh', 'takk', 'ring', 'spør', 'møt', 'send', 'ta', 'kom', 'skriv', 'svar', 'snakk', 'her', 'det', 'den', 'du', 'jeg', 'vi', 'han', 'hun', 'de', 'og', 'men', 'når', 'hvis', 'fra', 'til', 'hos', 'i', 'på', 'om', 'eg', 'ho', 'min', 'side', 'nav', 'velferdskontoret', 'kontaktsenteret', 'kommunen', 'norge', 'noreg', 'oslo'])

/**
 * Two or more capitalised words in a row that are neither the reader, the writer nor a colleague: likely somebody else,
 * who has not been asked whether they want to stand here.
 */
export function otherNamesIn(text: string, known: readonly string[]): Finding[] {
  const told = new Set(known.flatMap((name) => name.toLocaleLowerCase('nb').split(/[\s-]+/)))
  const starts = new Set(sentencesOf(text).map((sentence) => sentence.from))
  return [...text.matchAll(NAME)].flatMap((found) => {
    const words = found[0].split(/\s+/)
    const first = words[0] ?? ''
    const cut =
      NO_NAME.has(first.toLocaleLowerCase('nb')) && (starts.has(found.index) || words.length > 2) ? 1 : 0
    const left = words.slice(cut)
    const strange = left.filter(
      (word) => !told.has(word.toLocaleLowerCase('nb')) && !NO_NAME.has(word.toLocaleLowerCase('nb')),
    )
    if (left.length < 2 || strange.length < 2) return []
    const from = found.index + (cut === 0 ? 0 : first.length + 1)
    const to = found.index + found[0].length
    return [{ kind: 'otherName' as const, from, to, text: text.slice(from, to), instead: [] }]
  })
}
