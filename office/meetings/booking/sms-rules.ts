import { LANGUAGES } from '../../../text/languages.ts'
import { plainReply } from '../../reach/sms/rules.ts'
import { MOVE_WORDS, WEEKDAYS } from './sms-words.ts'

const CODES = LANGUAGES.map(({ code }) => code)
const MOVES = CODES.flatMap((code) => MOVE_WORDS[code].map(plainReply))
const DAYS = CODES.flatMap((code) =>
  WEEKDAYS[code].map((word, index) => [plainReply(word), index + 1] as const),
)

/** Longer than this somebody is telling something, and a person reads it. */
const LONGEST = 200

const holds = (text: string, phrase: string) => ` ${text} `.includes(` ${phrase} `)

export type MoveText = { weekday: number | null; places: readonly string[] }

/**
 * does this text ask for another time, and does it name a day or one of these places? Null when it does not. A
 * place is named by its own name or by its municipality, whole or by a word of it that no other place has.
 */
export function readMove(
  text: string,
  places: readonly { id: string; names: readonly string[] }[],
): MoveText | null {
  const plain = plainReply(text)
  if (plain.length > LONGEST || !MOVES.some((phrase) => holds(plain, phrase))) return null
  const day = DAYS.find(([word]) => holds(plain, word))
  const named = places.filter(({ names }) => names.some((name) => holds(plain, plainReply(name))))
  return { weekday: day?.[1] ?? null, places: named.map(({ id }) => id) }
}
