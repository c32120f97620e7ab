/** A piece of a text with where it stands in it: `from` is included, `to` is not. */
type Piece = { text: string; from: number; to: number }

/**
 * A sentence ends with its mark, at an empty line or where a point of a list begins. A full stop ends one only before
 * a capital or at the end of the line: "4. mars" and "kl. 10" are inside.
 */
const END =
  /[.!?:…]+["»”)\]]*(?=\s+["«“(]?\p{Lu}|\s*$|\s*\n)|[؟።?!]+(?=\s|$)|\n\s*\n|\n(?=\s*(?:[-*•]|\d+[.)])\s)/gmu
const WORD = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu
const LONG_WORD = 7

export function sentencesOf(text: string): Piece[] {
  const ends = [...text.matchAll(END)].map((mark) => mark.index + mark[0].length)
  const bounds = [0, ...ends, text.length]
  return bounds.slice(1).flatMap((to, at) => trimmed(text, bounds[at] ?? 0, to))
}

function trimmed(text: string, from: number, to: number): Piece[] {
  const raw = text.slice(from, to)
  const inner = raw.trim()
  if (!/[\p{L}\p{N}]/u.test(inner)) return []
  const start = from + raw.indexOf(inner)
  return [{ text: inner, from: start, to: start + inner.length }]
}

export const wordsOf = (text: string): Piece[] =>
  [...text.matchAll(WORD)].map((word) => ({
    text: word[0],
    from: word.index,
    to: word.index + word[0].length,
  }))

export const isLong = (word: string) => [...word].length >= LONG_WORD
