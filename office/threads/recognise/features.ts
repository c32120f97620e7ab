/** Turns a stretch of text into numbered features: concepts and their pairs, words, and pieces of words. */
import { CONCEPTS, findConcepts, type Hit } from './lexicon/lexicon.ts'
import { type Word, words } from './signals/fold.ts'

/** Concepts have their own numbers; all other features share these by hash. */
export const BUCKETS = 1 << 15
export const WIDTH = CONCEPTS.length + BUCKETS

export type Features = { index: number[]; value: number[] }
export type Reading = { text: string; words: Word[]; hits: Hit[] }

const share = { concept: 1.6, pair: 0.7, word: 1.1, piece: 0.8 }
const mostWords = 400
const question = /[?؟፧]/

export function read(text: string): Reading {
  const found = words(text).slice(0, mostWords)
  return { text, words: found, hits: findConcepts(found) }
}

/** The features of the words from number `from` up to `to`. */
export function featuresOf(reading: Reading, from = 0, to = reading.words.length): Features {
  const features: Features = { index: [], value: [] }
  const concepts = conceptsIn(reading, from, to)
  put(features, concepts, share.concept)
  put(features, pairs(concepts, shape(reading, from, to)), share.pair)
  const seen = new Set<number>()
  const pieces = new Set<number>()
  let before = '^'
  for (let at = from; at < to; at += 1) {
    const word = reading.words[at]?.text ?? ''
    seen.add(bucket(`w ${word}`))
    seen.add(bucket(`b ${before} ${word}`))
    before = word
    for (const piece of piecesOf(word)) pieces.add(piece)
  }
  put(features, [...seen], share.word)
  put(features, [...pieces], share.piece)
  return features
}

export function conceptsIn(reading: Reading, from: number, to: number): number[] {
  const found = new Set<number>()
  for (const hit of reading.hits) if (hit.first >= from && hit.last < to) found.add(hit.concept)
  return [...found].sort((one, other) => one - other)
}

/** How long the stretch is, and whether it asks: a single word is seldom more than a greeting. */
function shape(reading: Reading, from: number, to: number): string[] {
  const first = reading.words[from]
  const last = reading.words[to - 1]
  const count = to - from
  const length =
    count <= 1 ? 'one' : count <= 3 ? 'few' : count <= 7 ? 'short' : count <= 30 ? 'some' : 'long'
  const asks = first && last ? question.test(reading.text.slice(first.start, last.end + 2)) : false
  return [`length ${length}`, asks ? `asks ${length === 'few' || length === 'one'}` : 'tells']
}

function pairs(concepts: readonly number[], shapes: readonly string[]): number[] {
  const found = new Set<number>()
  for (const one of shapes) found.add(bucket(one))
  for (const [at, one] of concepts.entries()) {
    for (const other of concepts.slice(at + 1)) found.add(bucket(`p ${one} ${other}`))
  }
  return [...found]
}

const pieceCache = new Map<string, readonly number[]>()

function piecesOf(word: string): readonly number[] {
  const known = pieceCache.get(word)
  if (known) return known
  const marked = `<${word.slice(0, 40)}>`
  const found: number[] = []
  for (const size of [3, 4, 5]) {
    for (let from = 0; from + size <= marked.length; from += 1)
      found.push(bucket(`c ${marked.slice(from, from + size)}`))
  }
  if (pieceCache.size < 20_000) pieceCache.set(word, found)
  return found
}

/** Each kind of feature weighs the same, however many of them a text has. */
function put(features: Features, indexes: readonly number[], weight: number): void {
  const value = weight / Math.sqrt(indexes.length || 1)
  for (const index of indexes) {
    features.index.push(index)
    features.value.push(value)
  }
}

function bucket(name: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < name.length; at += 1) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return CONCEPTS.length + (((hash ^ (hash >>> 12)) >>> 0) % BUCKETS)
}

const sample =
  'Når får jeg penger? Where is my case. Не розумію листа, متى الموعد؟ Lacagtii ma helin. ገንዘብ መዓስ ይኣቱ? Goas boahtá ruhta?'

/** Changes when words are read in another way: weights trained before that no longer fit. */
export function fingerprint(): number {
  let hash = 7
  for (const index of featuresOf(read(sample)).index) hash = (Math.imul(hash, 31) + index) | 0
  return hash
}
