import { type Evidence, evidence } from './evidence.ts'
import type { Word } from './fold.ts'
import { type Find, type Phrase, phrase, Vocabulary } from './grammar.ts'
import { arabic } from './lexicon/arabic.ts'
import { english } from './lexicon/english.ts'
import type { Lexicon } from './lexicon/lexicon.ts'
import { norwegian } from './lexicon/norwegian.ts'
import { polish } from './lexicon/polish.ts'
import { sami } from './lexicon/sami.ts'
import { somali } from './lexicon/somali.ts'
import { tigrinya } from './lexicon/tigrinya.ts'
import { ukrainian } from './lexicon/ukrainian.ts'
import type { AuthorHint, Language, Need, UrgentNeed } from './model.ts'

/** A lexicon made ready for reading. */
type Reader = {
  languages: readonly Language[]
  vocabulary: Vocabulary
  masks: number
  past: number
  again: number
  child: number
  core: number
  beside: number
  stops: number
  /** For the second reading: the number of each list that counts as evidence. */
  evidence: readonly (readonly [Evidence, number])[]
  urgent: [UrgentNeed, Phrase][]
  needs: [Need, Phrase][]
  author: [AuthorHint, Phrase][]
}

/** A text as one reader sees it: its words, and where each word list is met among them. */
export type Reading = { reader: Reader; words: readonly Word[]; met: Find[][] }

const readers: readonly Reader[] = [
  norwegian,
  english,
  polish,
  somali,
  sami,
  ukrainian,
  arabic,
  tigrinya,
].map(reader)

/** One reading for each language that the text shows signs of. */
export function readings(words: readonly Word[], languages: readonly Language[]): Reading[] {
  return readers
    .filter((reader) => reader.languages.some((language) => languages.includes(language)))
    .map((reader) => ({ reader, words, met: reader.vocabulary.meet(words) }))
}

function reader(lexicon: Lexicon): Reader {
  const { core, beside, stops } = lexicon.acknowledgement
  const vocabulary = new Vocabulary({
    ...lexicon.lists,
    'ack core': core,
    'ack beside': beside,
    'ack stops': stops,
  })
  const all = <Name extends string>(phrases: Partial<Record<Name, readonly string[]>>) =>
    Object.entries<readonly string[] | undefined>(phrases).flatMap(([name, sources]) =>
      (sources ?? []).map((source): [Name, Phrase] => [name as Name, phrase(vocabulary, source)]),
    )
  return {
    languages: lexicon.languages,
    vocabulary,
    masks: vocabulary.number(lexicon.masks),
    past: vocabulary.number(lexicon.past[0]),
    again: vocabulary.number(lexicon.past[1]),
    child: vocabulary.number(lexicon.child),
    core: vocabulary.number('ack core'),
    beside: vocabulary.number('ack beside'),
    stops: vocabulary.number('ack stops'),
    evidence: evidence
      .filter((name) => name in lexicon.lists)
      .map((name) => [name, vocabulary.number(name)] as const),
    urgent: all(lexicon.urgent),
    needs: all(lexicon.needs),
    author: all(lexicon.author),
  }
}
