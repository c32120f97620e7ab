import { type Evidence, speaksFor } from './evidence.ts'
import type { Find } from './grammar.ts'
import stored from './likeness.generated.json' with { type: 'json' }
import type { UrgentNeed } from './model.ts'
import type { Reading } from './reader.ts'

/**
 * The second reading: how like each sentence is to sentences known to be urgent, by its words, by pieces of its
 * words, and by the lists it meets. It hears wordings that no list foresaw, and says in which sentence.
 */
export const BUCKETS = 1 << 16

export type Window = { span: Find; features: readonly number[]; values: readonly number[] }

const share = { concept: 1.6, pair: 1, word: 1, two: 0.8, piece: 1 }
const mostSentences = 80

/** Each sentence, and each sentence with the next: what is meant often takes two. */
export function windows(readings: readonly Reading[]): Window[] {
  const words = readings[0]?.words ?? []
  const sentences = sentencesOf(words)
  const spans = sentences.flatMap((one, at): Find[] => {
    const next = sentences[at + 1]
    return next ? [one, [one[0], next[1]]] : [one]
  })
  return spans.map((span) => windowOf(span, readings))
}

function sentencesOf(words: Reading['words']): Find[] {
  const found: Find[] = []
  words.forEach((word, place) => {
    const last = found.at(-1)
    if (last && words[last[0]]?.sentence === word.sentence) found[found.length - 1] = [last[0], place]
    else found.push([place, place])
  })
  if (found.length <= mostSentences) return found
  return [...found.slice(0, mostSentences / 2), ...found.slice(-mostSentences / 2)]
}

function windowOf(span: Find, readings: readonly Reading[]): Window {
  const features: number[] = []
  const values: number[] = []
  const put = (found: ReadonlySet<number>, weight: number) => {
    for (const feature of found) {
      features.push(feature)
      values.push(weight / Math.sqrt(found.size))
    }
  }
  const concepts = conceptsIn(span, readings)
  put(new Set(concepts.map((name) => bucket(`c ${name}`))), share.concept)
  put(pairs(concepts), share.pair)
  const single = new Set<number>()
  const two = new Set<number>()
  const pieces = new Set<number>()
  let before = '^'
  for (let place = span[0]; place <= span[1]; place++) {
    const text = normal(readings[0]?.words[place]?.text ?? '')
    single.add(bucket(`w ${text}`))
    two.add(bucket(`b ${before} ${text}`))
    for (const piece of piecesOf(text)) pieces.add(piece)
    before = text
  }
  put(single, share.word)
  put(two, share.two)
  put(pieces, share.piece)
  return { span, features, values }
}

/** Which number it is, says nothing. */
function normal(text: string): string {
  return /^\d+$/.test(text) ? `#${text.length}` : text
}

/** The lists met, by the names that are the same in all languages. */
function conceptsIn([first, last]: Find, readings: readonly Reading[]): string[] {
  const found = new Set<string>()
  for (const { reader, met } of readings) {
    const inside = (concept: number) => met[concept]?.some((span) => span[0] >= first && span[1] <= last)
    for (const [name, number] of reader.evidence) if (inside(number)) found.add(name)
    if (inside(reader.past) && !inside(reader.again)) found.add('past')
    if (inside(reader.masks)) found.add('masked')
  }
  const length = last - first
  found.add(length < 5 ? 'short' : length < 15 ? 'middle' : 'long')
  return [...found].sort()
}

function pairs(concepts: readonly string[]): Set<number> {
  const found = new Set<number>()
  concepts.forEach((one, place) => {
    for (const other of concepts.slice(place + 1)) found.add(bucket(`p ${one} ${other}`))
  })
  return found
}

const known = new Map<string, readonly number[]>()

function piecesOf(word: string): readonly number[] {
  const before = known.get(word)
  if (before) return before
  const marked = `<${word.slice(0, 30)}>`
  const found: number[] = []
  for (const size of [3, 4, 5]) {
    for (let from = 0; from + size <= marked.length; from++)
      found.push(bucket(marked.slice(from, from + size)))
  }
  if (known.size < 20_000) known.set(word, found)
  return found
}

function bucket(name: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return ((hash ^ (hash >>> 12)) >>> 0) % BUCKETS
}

export type Likeness = { weights: Float32Array; bias: number }

export function likeness({ features, values }: Window, { weights, bias }: Likeness): number {
  let sum = bias
  for (let at = 0; at < features.length; at++) sum += (weights[features[at] ?? 0] ?? 0) * (values[at] ?? 0)
  return sum
}

/** The clearest window, and how clear it is; many sentences give chance more to choose from. A greeting does not. */
export function clearest(
  windows: readonly Window[],
  model: Likeness,
): { window: Window; clear: number } | null {
  const many = Math.max(1, windows.filter(({ span }) => span[1] - span[0] > 3).length)
  let best: { window: Window; clear: number } | null = null
  for (const window of windows) {
    const clear = likeness(window, model) - 0.3 * Math.log(many)
    if (!best || clear > best.clear) best = { window, clear }
  }
  return best
}

let learnt: Likeness | undefined

/** The sentence that sounds urgent though no phrase says so, and the need its words speak for most. */
export function hear(readings: readonly Reading[]): { need: UrgentNeed; span: Find } | null {
  learnt ??= restore(stored)
  const best = clearest(windows(readings), learnt)
  if (!best || best.clear < stored.threshold) return null
  const { span } = best.window
  return { need: needOf(span, readings, learnt), span }
}

/** What no list speaks for is most often a hint about life or safety, and is read by a person at once. */
function needOf(span: Find, readings: readonly Reading[], { weights }: Likeness): UrgentNeed {
  const speaking = conceptsIn(span, readings).flatMap((name) => {
    const need = name in speaksFor ? speaksFor[name as Evidence] : null
    return need ? [{ need, weight: weights[bucket(`c ${name}`)] ?? 0 }] : []
  })
  return speaking.sort((one, other) => other.weight - one.weight)[0]?.need ?? 'healthDanger'
}

export type Stored = { threshold: number; scale: number; bias: number; values: string }

/** One signed byte for each weight; the root spends more of it on the small ones. */
export function restore({ scale, bias, values }: Stored): Likeness {
  const bytes = Uint8Array.from(atob(values), (letter) => letter.charCodeAt(0))
  const weights = new Float32Array(BUCKETS)
  for (let at = 0; at < BUCKETS; at++) {
    const part = (((bytes[at] ?? 0) << 24) >> 24) / 127
    weights[at] = part * Math.abs(part) * scale
  }
  return { weights, bias }
}
