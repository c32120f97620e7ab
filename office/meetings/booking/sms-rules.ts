import { LANGUAGES } from '../../../text/languages.ts'
import { plainReply } from '../../reach/sms/rules.ts'
import { recognise } from '../../threads/recognise/recognise.ts'
import { CANCEL_WORDS, CANNOT_WORDS, MEETING_WORDS, MOVE_WORDS, WEEKDAYS } from './sms-words.ts'

const CODES = LANGUAGES.map(({ code }) => code)
const MOVES = CODES.flatMap((code) => MOVE_WORDS[code].map(plainReply))
const DAYS = CODES.flatMap((code) =>
  WEEKDAYS[code].map((word, index) => [plainReply(word), index + 1] as const),
)

const ABOUT = CODES.flatMap((code) => MEETING_WORDS[code].map(plainReply))
const CANCELS = CODES.flatMap((code) => CANCEL_WORDS[code].map(plainReply))
const KNOWN: ReadonlySet<string> = new Set([...CANCELS, ...ABOUT])
/** So few words are an answer and nothing else. */
const BARE = 2

/** Longer than this somebody is telling something, and a person reads it. */
const LONGEST = 200

const holds = (text: string, phrase: string) => ` ${text} `.includes(` ${phrase} `)

/** Whether it is worth looking at what the person has booked. */
export function mayMove(text: string): boolean {
  const plain = plainReply(text)
  return plain.length <= LONGEST && MOVES.some((phrase) => holds(plain, phrase))
}

/**
 * a text that is about something else too, or that cannot wait, is a message like any other, so that nothing
 * of it is lost in an answer about a time.
 */
function saysMore(text: string): boolean {
  if (plainReply(text).split(' ').length <= BARE) return false
  const { urgent, parts } = recognise(text)
  return urgent.is || parts.length > 1 || parts.some(({ group, certain }) => certain && group !== 'meeting')
}

/** a text that calls the next meeting off and says nothing else: such a word, alone or with what it is about. */
export function isCancel(text: string): boolean {
  const words = plainReply(text).split(' ')
  return words.some((word) => CANCELS.includes(word)) && words.every((word) => KNOWN.has(word))
}

/** A text that asks for another time, wherever and whenever that is. */
export const asksMove = (text: string): boolean => readMove(text, []) !== null

const CANNOT = CODES.flatMap((code) => CANNOT_WORDS[code].map(plainReply))
const SOFTENERS = / (dessverre|diverre|likevel|unfortunately|sorry|niestety)(?= )/g

/** somebody says that an appointment does not suit, in whichever words. What becomes of it they have not said. */
export function cannotCome(text: string): boolean {
  const { parts } = recognise(text)
  if (parts.some(({ theme }) => theme === 'appointmentChange')) return true
  const plain = ` ${plainReply(text)} `.replace(SOFTENERS, '').trim()
  const named = [...ABOUT, ...DAYS.map(([word]) => word)].some((word) => holds(plain, word))
  return (
    named &&
    CANNOT.some((word) => holds(plain, word)) &&
    !parts.some(({ group, certain }) => certain && group !== 'meeting')
  )
}

type MoveText = { weekday: number | null; places: readonly string[] }

/**
 * does this text ask for another time, and does it name a day or one of these places? Null when it does not, or
 * when it may be a household that moves: then it is a message like any other. A place is named by its own name or by its municipality, whole or by a word of it that no other place has.
 */
export function readMove(
  text: string,
  places: readonly { id: string; names: readonly string[] }[],
): MoveText | null {
  const plain = plainReply(text)
  if (!mayMove(text) || saysMore(text)) return null
  const day = DAYS.find(([word]) => holds(plain, word))
  const named = places.filter(({ names }) => names.some((name) => holds(plain, plainReply(name))))
  const isClear =
    plain.split(' ').length <= BARE || day !== undefined || ABOUT.some((word) => holds(plain, word))
  if (!isClear && named.length === 0) return null
  return { weekday: day?.[1] ?? null, places: named.map(({ id }) => id) }
}
