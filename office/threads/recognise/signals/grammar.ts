import type { Word } from './fold.ts'
import { foldEntry } from './fold.ts'

/**
 * A small language for word lists and phrases.
 *
 * Lists: `FOOD: 'mat, matvare*, noe å spise'` – entries are separated by commas, `*` stands for any letters at
 * the beginning or end of a word, a space joins words that stand side by side.
 *
 * Phrases: `NEG FOOD` – in this order with up to two words between; `..` up to six, `...` up to fourteen;
 * `A & B` – in either order, close together; `A && B` – anywhere in the text; `a|b|FOOD` – one of these;
 * `! X|Y` at the end – but not when one of these stands in or beside the phrase.
 */
export type WordLists = Readonly<Record<string, string>>
/** First and last word of a find, as places in the list of words. */
export type Find = readonly [first: number, last: number]

type Entry = { concept: number; rest: string[] }
type Step = { concepts: number[]; gap: number }
export type Phrase = { source: string; ways: Step[][]; apart: Step[][]; unless: number[] }

export class Vocabulary {
  private readonly numbers = new Map<string, number>()
  private readonly exact = new Map<string, Entry[]>()
  private readonly prefixes = new Map<string, Entry[]>()
  private readonly suffixes = new Map<string, Entry[]>()
  private readonly inner: [string, Entry[]][] = []

  constructor(lists: WordLists) {
    for (const [name, entries] of Object.entries(lists)) this.add(name, entries)
  }

  private add(name: string, entries: string): number {
    const known = this.numbers.get(name)
    const concept = known ?? this.numbers.size
    this.numbers.set(name, concept)
    for (const entry of entries.split(',')) this.addEntry(concept, entry.trim().split(/\s+/).map(foldEntry))
    return concept
  }

  private addEntry(concept: number, [head, ...rest]: string[]) {
    if (!head) return
    const entry = { concept, rest }
    const core = head.replaceAll('*', '')
    if (core === '') return
    if (head.startsWith('*') && head.endsWith('*')) this.inner.push([core, [entry]])
    else if (head.startsWith('*')) append(this.suffixes, core, entry)
    else if (head.endsWith('*')) append(this.prefixes, core, entry)
    else append(this.exact, core, entry)
  }

  /** The number of a list, or of a list made on the spot for words written straight into a phrase. */
  number(name: string): number {
    const known = this.numbers.get(name)
    if (known !== undefined) return known
    if (/^[A-Z]+$/.test(name)) throw new Error(`No word list is called ${name}`)
    return this.add(name, name.replaceAll('_', ' '))
  }

  /** Where each list is met in the text. */
  meet(words: readonly Word[]): Find[][] {
    const met: Find[][] = Array.from({ length: this.numbers.size }, () => [])
    words.forEach((word, index) => {
      for (const entry of this.entries(word)) {
        if (restFits(entry.rest, words, index + 1))
          met[entry.concept]?.push([index, index + entry.rest.length])
      }
    })
    return met
  }

  private *entries({ text, capital, also }: Word): Iterable<Entry> {
    for (const other of also) yield* this.startingWith(other)
    yield* this.startingWith(text)
    if (capital) yield* this.exact.get('#name') ?? []
    if (text >= '0' && text < ':') for (const sort of sortsOfNumber(text)) yield* this.exact.get(sort) ?? []
    for (let length = 1; length <= text.length && length <= 16; length++) {
      yield* this.suffixes.get(text.slice(-length)) ?? []
    }
    for (const [core, entries] of this.inner) if (text.includes(core)) yield* entries
  }

  private *startingWith(text: string): Iterable<Entry> {
    yield* this.exact.get(text) ?? []
    for (let length = 1; length <= text.length && length <= 16; length++) {
      yield* this.prefixes.get(text.slice(0, length)) ?? []
    }
  }
}

/** `#number` is any number, `#few` a sum nobody lives on for a week, `#phone` a Norwegian telephone number. */
function sortsOfNumber(text: string): string[] {
  if (!/^\d+$/.test(text)) return []
  if (text.length === 8) return ['#number', '#phone']
  return text.length < 3 || (text.length === 3 && text < '350') ? ['#number', '#few'] : ['#number']
}

function append(map: Map<string, Entry[]>, key: string, entry: Entry) {
  const list = map.get(key)
  if (list) list.push(entry)
  else map.set(key, [entry])
}

function restFits(rest: readonly string[], words: readonly Word[], from: number): boolean {
  return rest.every((pattern, offset) => {
    const text = words[from + offset]?.text
    if (text === undefined) return false
    const core = pattern.replaceAll('*', '')
    if (pattern.startsWith('*')) return pattern.endsWith('*') ? text.includes(core) : text.endsWith(core)
    return pattern.endsWith('*') ? text.startsWith(core) : text === core
  })
}

const gaps: Record<string, number> = { '..': 7, '...': 15 }

export function phrase(vocabulary: Vocabulary, source: string): Phrase {
  const [wanted = '', without = ''] = source.split('!')
  const [near = '', ...apart] = wanted.split('&&')
  return {
    source,
    ways: ways(vocabulary, near),
    apart: apart.flatMap((part) => [sequence(vocabulary, part)]),
    unless: without.trim() === '' ? [] : numbers(vocabulary, without.trim()),
  }
}

function ways(vocabulary: Vocabulary, near: string): Step[][] {
  const [one = '', other] = near.split('&')
  if (other === undefined) return [sequence(vocabulary, one)]
  const first = sequence(vocabulary, one)
  const second = sequence(vocabulary, other)
  return [join(first, second), join(second, first)]
}

function join(first: Step[], second: Step[]): Step[] {
  return [...first, ...second.map((step, index) => (index === 0 ? { ...step, gap: 11 } : step))]
}

function sequence(vocabulary: Vocabulary, part: string): Step[] {
  const steps: Step[] = []
  let gap = 3
  for (const element of part.trim().split(/\s+/)) {
    const wider = gaps[element]
    if (wider) gap = wider
    else {
      steps.push({ concepts: numbers(vocabulary, element), gap })
      gap = 3
    }
  }
  return steps
}

function numbers(vocabulary: Vocabulary, element: string): number[] {
  return element.split('|').map((name) => vocabulary.number(name))
}

/** The first place where the phrase stands, or null. */
export function find(
  wanted: Phrase,
  met: Find[][],
  words: readonly Word[],
  accepts: (span: Find) => boolean = () => true,
): Find | null {
  if (!wanted.apart.every((steps) => walk(steps, 0, null, met, words))) return null
  for (const steps of wanted.ways) {
    const found = walk(
      steps,
      0,
      null,
      met,
      words,
      (span) => !spoiled(wanted.unless, span, met) && accepts(span),
    )
    if (found) return found
  }
  return null
}

function walk(
  steps: Step[],
  number: number,
  before: Find | null,
  met: Find[][],
  words: readonly Word[],
  accepts: (span: Find) => boolean = () => true,
): Find | null {
  const step = steps[number]
  if (!step) return before && accepts(before) ? before : null
  for (const concept of step.concepts) {
    const spans = met[concept] ?? []
    for (let index = before ? firstAfter(spans, before[1]) : 0; index < spans.length; index++) {
      const span = spans[index] as Find
      if (before && distance(before, span, words) > step.gap) break
      const soFar: Find = before ? [before[0], Math.max(before[1], span[1])] : span
      const found = walk(steps, number + 1, soFar, met, words, accepts)
      if (found) return found
    }
  }
  return null
}

/** Finds stand in the order of the text, so that a long text is not searched from its beginning each time. */
function firstAfter(spans: readonly Find[], last: number): number {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spans[middle]?.[0] ?? 0) <= last) low = middle + 1
    else high = middle
  }
  return low
}

function distance(before: Find, span: Find, words: readonly Word[]): number {
  return (words[span[0]]?.at ?? 0) - (words[before[1]]?.at ?? 0)
}

function spoiled(unless: number[], [first, last]: Find, met: Find[][]): boolean {
  return unless.some((concept) => met[concept]?.some((span) => span[1] >= first - 5 && span[0] <= last + 5))
}
