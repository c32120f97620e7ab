import { idsIn } from './ids.ts'
import type { About, Finding, FindingKind, Reviewed } from './model.ts'
import { otherNamesIn } from './names.ts'
import { questionsIn } from './questions.ts'
import { isLong, sentencesOf, wordsOf } from './reading.ts'
import { HEAVY_WORDS, LABEL_WORDS, type WordRow } from './words.ts'

/** what the office allows itself (configuration may say otherwise for a template). */
export const LIX_LIMIT = 40
/** Fewer words than this say nothing about how a text reads. */
const TOO_FEW = 12
const LONG_SENTENCE = 22

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

/** what to look at again before sending, in the order it stands in the text. */
export function review(text: string, { known = [], limit = LIX_LIMIT }: About = {}): Reviewed {
  const words = wordsOf(text).length
  const grade = lix(text)
  const findings = [
    ...idsIn(text),
    ...otherNamesIn(text, known),
    ...worded(text, LABELS, 'labelWord'),
    ...worded(text, HEAVY, 'heavyWord'),
    ...longSentencesIn(text),
    ...questionsIn(text),
  ].sort((a, b) => a.from - b.from || a.to - b.to)
  return { lix: grade, easy: words < TOO_FEW || grade <= limit, words, findings }
}

/**
 * What may never stand in an SMS or an e-mail, whoever writes it: numbers that name a person or an account. The one
 * thing in the help that blocks. Empty when the text may leave.
 */
export const mustNotLeave = (text: string): Finding[] => idsIn(text)

function longSentencesIn(text: string): Finding[] {
  return sentencesOf(text).flatMap((sentence) => {
    const words = wordsOf(sentence.text).length
    const { from, to } = sentence
    return words > LONG_SENTENCE
      ? [{ kind: 'longSentence' as const, from, to, text: sentence.text, instead: [], words }]
      : []
  })
}

type Lexicon = { pattern: RegExp; instead: ReadonlyMap<string, readonly string[]> }

/** One pattern of all forms, the longest first, so that a phrase is found before the word in it. */
function lexicon(rows: readonly WordRow[]): Lexicon {
  const instead = new Map(rows.flatMap(([forms, plain]) => forms.map((form) => [form, plain] as const)))
  const forms = [...instead.keys()].sort((a, b) => b.length - a.length)
  const source = forms.map((form) => form.replaceAll(' ', String.raw`\s+`)).join('|')
  return { pattern: new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${source})(?![\p{L}\p{N}])`, 'giu'), instead }
}
const LABELS = lexicon(LABEL_WORDS)
const HEAVY = lexicon(HEAVY_WORDS)

function worded(text: string, { pattern, instead }: Lexicon, kind: FindingKind): Finding[] {
  return [...text.matchAll(pattern)].map((found) => ({
    kind,
    from: found.index,
    to: found.index + found[0].length,
    text: found[0],
    instead: instead.get(found[0].toLocaleLowerCase('nb').replace(/\s+/g, ' ')) ?? [],
  }))
}
