import { isAcknowledgement } from './acknowledgement.ts'
import { words as readWords, type Word } from './fold.ts'
import { type Find, find } from './grammar.ts'
import { likelyLanguages, unsureOf } from './language.ts'
import { hear } from './likeness.ts'
import type { AuthorHint, Language, Need, Signals, Span, UrgentNeed } from './model.ts'
import { type Reading, readings } from './reader.ts'

/**
 * reads free text for signs of urgent need, and for what else shows how to meet the person.
 * Pure. A machine may raise, never lower: what is found here makes a matter urgent, what is not found proves
 * nothing.
 */
export function readSignals(
  text: string,
  given: { language?: Language; channel?: string; reads?: Language } = {},
): Signals {
  const words = readWords(text)
  const likely = likelyLanguages(text)
  const unsure = unsureOf(text)
  const language = given.language ?? (unsure ? given.reads : undefined) ?? likely[0] ?? 'nb'
  const read = readings(words, [language, ...likely])
  const urgent = urgentNeeds(read, unsure ? readings(words, LATIN) : [])
  const needs = new Set(read.flatMap(answeringNeeds))
  const spans = urgent.map(({ span }) => spanOf(span, words))
  return {
    urgent: {
      is: urgent.length > 0,
      needs: [...new Set(urgent.map(({ need }) => need))],
      words: spans.map(({ start, end }) => text.slice(start, end)),
      spans,
    },
    trivial: urgent.length === 0 && isAcknowledgement(text, read),
    language,
    needs: [...needs],
    authorHint: read.map(authorHint).find((hint) => hint !== null) ?? null,
  }
}

type Raised = { need: UrgentNeed; span: Find }

/** The languages that a few words in our alphabet can be in; they are read as each where it does not show which. */
const LATIN: readonly Language[] = ['nb', 'en', 'pl', 'so', 'se']

function urgentNeeds(read: readonly Reading[], maybe: readonly Reading[]): Raised[] {
  const said = [...read, ...maybe].flatMap(byPhrases)
  const heard = said.length === 0 ? hear(read) : null
  const raised = heard ? [heard] : said
  return [...raised, ...read.flatMap((reading) => childAlso(raised, reading)).slice(0, 1)]
}

/** What the phrases of one language say outright. */
function byPhrases(reading: Reading): Raised[] {
  return reading.reader.urgent.flatMap(([need, wanted]) => {
    const span = find(wanted, reading.met, reading.words, (found) => counts(found, reading))
    return span ? [{ need, span }] : []
  })
}

const touchesChildren: readonly UrgentNeed[] = [
  'noFoodOrEssentials',
  'powerCut',
  'noRoofTonight',
  'violenceOrThreat',
]

/** R-429 names children apart: a home without food is also a child in need when there is a child in it. */
function childAlso(raised: readonly Raised[], { reader, met }: Reading): Raised[] {
  const child = met[reader.child]?.[0]
  if (!child || !raised.some(({ need }) => touchesChildren.includes(need))) return []
  return raised.some(({ need }) => need === 'childInNeed') ? [] : [{ need: 'childInNeed', span: child }]
}

/** A figure of speech does not count, nor does a danger that is over. */
function counts([first, last]: Find, { reader, met, words }: Reading): boolean {
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

function answeringNeeds({ reader, met, words }: Reading): Need[] {
  return reader.needs.flatMap(([need, wanted]) => (find(wanted, met, words) ? [need] : []))
}

function authorHint({ reader, met, words }: Reading): AuthorHint | null {
  return reader.author.find(([, wanted]) => find(wanted, met, words))?.[0] ?? null
}

function spanOf([first, last]: Find, words: readonly Word[]): Span {
  return { start: words[first]?.start ?? 0, end: words[last]?.end ?? 0 }
}
