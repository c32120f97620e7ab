import { words as readWords, type Word } from './fold.ts'
import { type Find, find, type Phrase, phrase, Vocabulary } from './grammar.ts'
import { detectLanguage } from './language.ts'
import type { Lexicon } from './lexicon/lexicon.ts'
import { english } from './lexicon/english.ts'
import { norwegian } from './lexicon/norwegian.ts'
import { polish } from './lexicon/polish.ts'
import type { AuthorHint, Language, Need, Signals, Span, UrgentNeed } from './model.ts'

type Reader = {
  script: Lexicon['script']
  vocabulary: Vocabulary
  masks: number
  past: number
  again: number
  child: number
  urgent: [UrgentNeed, Phrase][]
  needs: [Need, Phrase][]
  author: [AuthorHint, Phrase][]
}

const readers: Reader[] = [norwegian, english, polish].map(reader)

function reader(lexicon: Lexicon): Reader {
  const vocabulary = new Vocabulary(lexicon.lists)
  const all = <Name extends string>(phrases: Partial<Record<Name, readonly string[]>>) =>
    Object.entries<readonly string[] | undefined>(phrases).flatMap(([name, sources]) =>
      (sources ?? []).map((source): [Name, Phrase] => [name as Name, phrase(vocabulary, source)]),
    )
  return {
    script: lexicon.script,
    vocabulary,
    masks: vocabulary.number(lexicon.masks),
    past: vocabulary.number(lexicon.past[0]),
    again: vocabulary.number(lexicon.past[1]),
    child: vocabulary.number(lexicon.child),
    urgent: all(lexicon.urgent),
    needs: all(lexicon.needs),
    author: all(lexicon.author),
  }
}

/**
 * reads free text for signs of urgent need, and for what else shows how to meet the person.
 * Pure. A machine may raise, never lower: what is found here makes a matter urgent, what is not found proves
 * nothing.
 */
export function readSignals(text: string, given: { language?: Language; channel?: string } = {}): Signals {
  const words = readWords(text)
  const language = given.language ?? detectLanguage(text)
  const urgent: { need: UrgentNeed; span: Find }[] = []
  const needs = new Set<Need>()
  let authorHint: AuthorHint | null = null
  for (const reader of readers) {
    const met = reader.vocabulary.meet(words)
    for (const [need, wanted] of reader.urgent) {
      const span = find(wanted, met, words, (found) => counts(found, reader, met, words))
      if (span) urgent.push({ need, span })
    }
    for (const [need, wanted] of reader.needs)
      if (!needs.has(need) && find(wanted, met, words)) needs.add(need)
    for (const [hint, wanted] of reader.author) {
      if (authorHint === null && find(wanted, met, words)) authorHint = hint
    }
  }
  const spans = urgent.map(({ span }) => spanOf(span, words))
  return {
    urgent: {
      is: urgent.length > 0,
      needs: [...new Set(urgent.map(({ need }) => need))],
      words: spans.map(({ start, end }) => text.slice(start, end)),
      spans,
    },
    trivial: false,
    language,
    needs: [...needs],
    authorHint,
  }
}

/** A figure of speech does not count, nor does a danger that is over. */
function counts([first, last]: Find, reader: Reader, met: Find[][], words: readonly Word[]): boolean {
  if (met[reader.masks]?.some((mask) => mask[1] >= first && mask[0] <= last)) return false
  const from = words[first]?.sentence ?? 0
  const to = words[last]?.sentence ?? 0
  const said = (concept: number) =>
    met[concept]?.some(([place]) => {
      const sentence = words[place]?.sentence ?? 0
      return sentence >= from && sentence <= to
    })
  return !said(reader.past) || said(reader.again) === true
}

function spanOf([first, last]: Find, words: readonly Word[]): Span {
  return { start: words[first]?.start ?? 0, end: words[last]?.end ?? 0 }
}
