import { isLanguage, LANGUAGES, type Language } from '../../../text/languages.ts'
import { INTENTS, type Intent, PHOTO, REPLIES } from './table.ts'

/** A text that says no more than this is read as an answer; a longer one has something to tell, and is read by a person. */
const LONGEST_ANSWER = 60

/** Lower case, without points, marks and tones of skin; Arabic without its vowel signs and with one form of each letter. */
export function plainReply(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u064B-\u0652\u0640]/g, '')
    .replace(/[أإآ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .replace(/[\u{1F3FB}-\u{1F3FF}\uFE0E\uFE0F\u200B-\u200F\u202A-\u202E\u2060-\u2069]/gu, '')
    .replace(/[’'`´]/g, '')
    .replace(/(\p{Extended_Pictographic})/gu, ' $1 ')
    .replace(/[^\p{L}\p{M}\p{N}\p{Extended_Pictographic}]+/gu, ' ')
    .trim()
}

const CODES = LANGUAGES.map(({ code }) => code)

const phrases = (list: string) => list.split(',').map(plainReply).filter(Boolean)

type Book = { words: ReadonlyMap<string, Intent>; fill: ReadonlySet<string>; doubtful: ReadonlySet<string> }

const bookOf = (language: Language): Book => {
  const said = REPLIES[language]
  const words = INTENTS.flatMap((intent) => phrases(said[intent]).map((phrase) => [phrase, intent] as const))
  const fill = new Set(phrases(said.fill.replaceAll(',', ' , ')))
  return { words: new Map(words), fill, doubtful: new Set(phrases(said.doubtful ?? '')) }
}
const BOOKS = new Map(CODES.map((language) => [language, bookOf(language)]))

/**
 * what a short answer means, in any language of the office; null when it stands in no list, and then nobody
 * guesses. The person's own language goes first; a word that means different things in two others means none.
 */
export function readReply(text: string, personLanguage: string): Intent | null {
  const plain = plainReply(text)
  if (plain === '' || plain.length > LONGEST_ANSWER) return null
  const own = isLanguage(personLanguage) ? personLanguage : null
  if (own !== null) {
    if (BOOKS.get(own)?.doubtful.has(plain)) return null
    const meant = meaning(plain, BOOKS.get(own))
    if (meant !== null) return meant
  }
  const others = CODES.filter((language) => language !== own)
  const meant = new Set(
    others.map((language) => meaning(plain, BOOKS.get(language))).filter((one) => one !== null),
  )
  const [only] = meant
  return meant.size === 1 && only !== undefined ? only : null
}

/** The whole phrase, or its phrases one after the other with nothing but small words between, all of one meaning. */
function meaning(plain: string, book: Book | undefined): Intent | null {
  if (book === undefined) return null
  const whole = book.words.get(plain)
  if (whole !== undefined) return whole
  const words = plain.split(' ')
  const found = new Set<Intent>()
  for (let at = 0; at < words.length; ) {
    const phrase = longestAt(words, at, book)
    if (phrase !== null) {
      found.add(phrase.intent)
      at += phrase.length
    } else if (book.fill.has(words[at] ?? '')) at += 1
    else return null
  }
  const [only] = found
  return found.size === 1 && only !== undefined ? only : null
}

const LONGEST_PHRASE = 6

function longestAt(
  words: readonly string[],
  at: number,
  book: Book,
): { intent: Intent; length: number } | null {
  for (let length = Math.min(LONGEST_PHRASE, words.length - at); length > 0; length -= 1) {
    const intent = book.words.get(words.slice(at, at + length).join(' '))
    if (intent !== undefined) return { intent, length }
  }
  return null
}

/** C4-02: one digit and nothing else, in the digits of any of our languages, picks one of three times. */
export function digitIn(text: string): 1 | 2 | 3 | null {
  const plain = text
    .normalize('NFKC')
    .replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replace(/[^\p{L}\p{N}]/gu, '')
  return plain === '1' || plain === '2' || plain === '3' ? (Number(plain) as 1 | 2 | 3) : null
}

const wordsOf = (list: string) => new Set(plainReply(list).split(' '))
const THINGS = CODES.map((language) => wordsOf(PHOTO[language].thing))
const SENDS = CODES.map((language) => wordsOf(PHOTO[language].send))

/** C3-05: does somebody want to hand in a photo? A link that is not used does no harm, so this may be read generously. */
export function wantsToSendPhoto(text: string): boolean {
  const words = plainReply(text).split(' ')
  return CODES.some((_language, index) => {
    const thing = words.some((word) => THINGS[index]?.has(word))
    return thing && (words.length <= 2 || words.some((word) => SENDS[index]?.has(word)))
  })
}

/** A number or address as it stands at somebody, for deciding whose a text is. */
export type HeldNumber = {
  personId: string
  contactPointId: string
  phoneKind: 'own' | 'borrowed' | 'shared' | 'lost' | null
  confirmed: boolean
}

/**
 * a number is somebody only when it is the own, confirmed number of one person and of nobody else in any
 * way. A number that somebody else also has is not known to be either.
 */
export function ownerOf(held: readonly HeldNumber[]): HeldNumber | null {
  const [first, ...others] = held
  if (!first || others.some((one) => one.personId !== first.personId)) return null
  return held.find((one) => (one.phoneKind ?? 'own') === 'own' && one.confirmed) ?? null
}

/** a lost number is in somebody else's hands; not even a neutral line goes there. */
export const mayAnswer = (held: readonly HeldNumber[]): boolean =>
  held.every((one) => one.phoneKind !== 'lost')

/** Which numbers staff may choose for a text, and why not the others (C3-05, R-294, R-334). */
export type SmsObstacle = 'borrowed' | 'shared' | 'lost' | 'notConfirmed' | 'notWorking' | 'unwanted'
export function smsObstacle(point: {
  phoneKind: string | null
  confirmedAt: Temporal.Instant | null
  notWorkingSince: Temporal.Instant | null
  unwanted: boolean
}): SmsObstacle | null {
  const kind = point.phoneKind ?? 'own'
  if (kind === 'borrowed' || kind === 'shared' || kind === 'lost') return kind
  if (point.unwanted) return 'unwanted'
  if (point.notWorkingSince !== null) return 'notWorking'
  return point.confirmedAt === null ? 'notConfirmed' : null
}

type OpenOffer = { id: string; meetingAt: Temporal.Instant }
type AnsweredOffer = { answer: string; answeredAt: Temporal.Instant; meetingAt: Temporal.Instant }

/** What a short answer does. `repeat`: it has been done already. `ring`: nobody guesses, a person rings. */
export type ReplyDeed =
  | { does: 'book' | 'decline'; offerId: string }
  | { does: 'ring'; offerId: string | null }
  | { does: 'stop' | 'start' | 'repeat' | 'toThread' }

/**
 * K27: a bare yes or no confirms an appointment and nothing more. With one offer open it is about that one; with several
 * nobody knows which; said again it is the same; a change of mind is talked about. Without any offer it is a message.
 */
export function replyDeed(
  intent: Intent | null,
  offers: readonly OpenOffer[],
  last: AnsweredOffer | null,
  now: Temporal.Instant,
): ReplyDeed {
  if (intent === 'stop' || intent === 'start') return { does: intent }
  const [offer] = offers
  if (intent === 'call') return { does: 'ring', offerId: offer?.id ?? null }
  if (offer !== undefined) {
    if (intent === null || offers.length > 1) return { does: 'ring', offerId: offer.id }
    return { does: intent === 'yes' ? 'book' : 'decline', offerId: offer.id }
  }
  if (intent === null || last === null || Temporal.Instant.compare(last.meetingAt, now) < 0)
    return { does: 'toThread' }
  return last.answer === intent ? { does: 'repeat' } : { does: 'ring', offerId: null }
}
