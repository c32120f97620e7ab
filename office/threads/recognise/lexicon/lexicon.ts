/**
 * What people mean, told in the words of nine languages: a line is a concept and the spellings that show it.
 * A word matches when it begins with the entry (`vedtak`), is exactly it (`time.`) or holds it (`*bolig`);
 * Arabic and Ge'ez entries of three letters or more are found anywhere in a word, since both put small words in
 * front. `_` joins neighbouring words, `__` lets up to three words stand between.
 */
import { foldEntry, type Word } from '../signals/fold.ts'
import { arabic } from './arabic.ts'
import { english } from './english.ts'
import { norwegian } from './norwegian.ts'
import { polish } from './polish.ts'
import { sami } from './sami.ts'
import { somali } from './somali.ts'
import { tigrinya } from './tigrinya.ts'
import { ukrainian } from './ukrainian.ts'

export type Hit = { concept: number; start: number; end: number; first: number; last: number }

type Node = { next: Map<string, Node>; begins: number[]; exact: number[]; inside: number[] }
type Step = { token: number; gap: number }
type Pattern = { concept: number; steps: Step[] }

const sources = [norwegian, english, ukrainian, polish, arabic, somali, tigrinya, sami]
const insideScript = /[\u0600-\u06ff\u1200-\u137f]/

export const CONCEPTS: readonly string[] = [
  ...new Set(sources.flatMap((source) => lines(source).map(([concept]) => concept))),
]
const conceptNumber = new Map(CONCEPTS.map((concept, index) => [concept, index]))
const root = node()
const tokens = new Map<string, number>()
/** Patterns by the token they begin with; most are one token long. */
const starting: Pattern[][] = []
for (const source of sources)
  for (const [concept, entries] of lines(source)) for (const e of entries) add(concept, e)

function lines(source: string): [string, string[]][] {
  return source
    .split('\n')
    .filter((line) => line.includes(':'))
    .map((line) => [
      line.slice(0, line.indexOf(':')),
      line
        .slice(line.indexOf(':') + 1)
        .trim()
        .split(/\s+/),
    ])
}

function node(): Node {
  return { next: new Map(), begins: [], exact: [], inside: [] }
}

function add(concept: string, entry: string): void {
  const steps: Step[] = []
  for (const [index, chunk] of entry.replace(/-/g, '_').split('__').entries()) {
    for (const [inner, piece] of chunk.split('_').entries()) {
      const token = tokenNumber(piece, chunk !== entry)
      if (token !== undefined) steps.push({ token, gap: index > 0 && inner === 0 ? 4 : 1 })
    }
  }
  const [first] = steps
  if (!first) return
  starting[first.token] ??= []
  starting[first.token]?.push({ concept: conceptNumber.get(concept) ?? 0, steps })
}

function tokenNumber(piece: string, inPhrase: boolean): number | undefined {
  const anywhere = piece.startsWith('*')
  const exact = piece.endsWith('.')
  const folded = foldEntry(piece.replace(/[*.]/g, ''))
  if (folded === '') return undefined
  const how = anywhere || (insideScript.test(folded) && folded.length > 2 && !exact) ? 'inside' : 'begins'
  // Short words inside a phrase must stand as they are: "er" is not "erfaring".
  const kind = exact || (how === 'begins' && folded.length < (inPhrase ? 4 : 3)) ? 'exact' : how
  const key = `${kind}:${folded}`
  const known = tokens.get(key)
  if (known !== undefined) return known
  let at = root
  for (const letter of folded) {
    const next = at.next.get(letter) ?? node()
    at.next.set(letter, next)
    at = next
  }
  at[kind].push(tokens.size)
  tokens.set(key, tokens.size)
  return tokens.size - 1
}

const seen = new Map<string, readonly number[]>()

/** The entries one word matches; remembered, since the same words come again. */
function tokensOf(word: string): readonly number[] {
  const known = seen.get(word)
  if (known) return known
  const found: number[] = []
  const letters = [...word].slice(0, 60)
  for (let from = 0; from < letters.length; from += 1) {
    let at: Node | undefined = root
    for (let index = from; index < letters.length && at; index += 1) {
      at = at.next.get(letters[index] ?? '')
      if (!at) break
      found.push(...at.inside)
      if (from === 0) found.push(...at.begins)
      if (from === 0 && index === letters.length - 1) found.push(...at.exact)
    }
  }
  if (seen.size < 20_000) seen.set(word, found)
  return found
}

/** Every concept the words show, in order of appearance. */
export function findConcepts(words: readonly Word[]): Hit[] {
  const perWord = words.map((word) => tokensOf(word.text))
  const hits: Hit[] = []
  for (const [index, found] of perWord.entries()) {
    const shown = new Set<number>()
    for (const token of found) {
      for (const pattern of starting[token] ?? []) {
        const last = follow(pattern, index, perWord, words)
        if (last < 0 || shown.has(pattern.concept)) continue
        shown.add(pattern.concept)
        hits.push(hit(pattern.concept, index, last, words))
      }
    }
  }
  return hits
}

function hit(concept: number, first: number, last: number, words: readonly Word[]): Hit {
  return { concept, first, last, start: words[first]?.start ?? 0, end: words[last]?.end ?? 0 }
}

/** The word a pattern ends at, or -1. Steps beyond the first may skip words inside the same sentence. */
function follow(
  pattern: Pattern,
  from: number,
  perWord: readonly (readonly number[])[],
  words: readonly Word[],
) {
  let at = from
  for (const step of pattern.steps.slice(1)) {
    let next = -1
    for (let ahead = 1; ahead <= step.gap && next < 0; ahead += 1) {
      if (perWord[at + ahead]?.includes(step.token)) next = at + ahead
    }
    if (next < 0 || words[next]?.sentence !== words[from]?.sentence) return -1
    at = next
  }
  return at
}
