import { CALLED, COMMON_CAPITALS, OPENINGS } from './words.ts'

/** What was taken out of a line before it was kept. */
const MASKED = ['number', 'email', 'name', 'link'] as const
export type Masked = (typeof MASKED)[number]

const EMAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}/gu
const LINK = /\b(?:https?:\/\/|www\.)\S+/giu
/** Six figures or more, however they are spaced: a national id, a telephone, an account, a card, a date of birth. */
const NUMBER = /(?:\+|00)?\p{Nd}(?:[ \t.\-/()–\u00a0]{0,2}\p{Nd}){5,}/gu
/** An amount is no number of anybody's: what stands before or after it says so. */
const AMOUNT =
  /(?:\b(?:kr|nok|kroner|koron|kruvnnu|крон[аи]?|كرون\p{L}*)\.?\s*$)|(?:^\s*(?:,-|kr\b|nok\b|kroner|koron|kruvnnu|крон|كرون))/iu
const MOST_AMOUNT_FIGURES = 7

/**
 * what somebody who is not signed in has typed, without what tells who anybody is: numbers, addresses and names.
 * A name is what follows "my name is", and what is written like a name inside a sentence. Rather one word too many than
 * a name kept; the assistant reads the line before it is masked, and keeps nothing of it.
 */
export function maskText(text: string): { text: string; masked: Masked[] } {
  const masked = new Set<Masked>()
  const hide = (kind: Masked) => {
    masked.add(kind)
    return PLACE[kind]
  }
  let kept = text.replace(EMAIL, () => hide('email')).replace(LINK, () => hide('link'))
  kept = kept.replace(NUMBER, (found, at: number, whole: string) =>
    isAmount(found, whole.slice(0, at), whole.slice(at + found.length)) ? found : hide('number'),
  )
  for (const called of CALLED)
    kept = kept.replace(called, (_all, before: string) => `${before}${hide('name')}`)
  kept = kept.replace(CAPITALS, (found, at: number, whole: string) =>
    nameIn(found, whole.slice(0, at), () => hide('name')),
  )
  return { text: kept, masked: MASKED.filter((kind) => masked.has(kind)) }
}

/** Signs that every language reads the same; the words for them stand by the line. */
const PLACE: Readonly<Record<Masked, string>> = { number: '[#]', email: '[@]', name: '[–]', link: '[…]' }

function isAmount(found: string, before: string, after: string): boolean {
  const figures = found.replace(/\P{Nd}/gu, '').length
  return (
    figures <= MOST_AMOUNT_FIGURES && !found.startsWith('+') && (AMOUNT.test(before) || AMOUNT.test(after))
  )
}

/** One or more words with a capital and small letters after it, as names are written in our alphabets that have capitals. */
const CAPITALS = /(?<![\p{L}\p{N}])\p{Lu}[\p{Ll}’'-]+(?:[ -]\p{Lu}[\p{Ll}’'-]*\.?)*(?![\p{L}\p{N}])/gu

function nameIn(found: string, before: string, hide: () => string): string {
  const opens = /(?:^|[.!?…:\n]["»”)]?\s*)$/u.test(before)
  const words = found.split(' ')
  const kept: string[] = []
  // The first word of a sentence has a capital whatever it is; followed by a name it is one itself, or a greeting.
  while (words.length > 0 && (isCommon(words[0]) || (opens && kept.length === 0 && startsOnly(words)))) {
    kept.push(words.shift() as string)
  }
  if (words.length === 0) return found
  const last: string[] = []
  while (words.length > 0 && isCommon(words.at(-1))) last.unshift(words.pop() as string)
  if (words.length === 0) return found
  return [...kept, hide(), ...last].join(' ')
}

const isCommon = (word: string | undefined) => COMMON_CAPITALS.has((word ?? '').toLowerCase())
const startsOnly = (words: readonly string[]) =>
  words.length === 1 || OPENINGS.has((words[0] ?? '').toLowerCase()) || isCommon(words[1])
