/**
 * Brings a text to one spelling, so that a word list meets what people write: no case, no diacritics, no
 * doubled letters, no invisible characters, one shape for letters that Arabic and Ge'ez write in several ways.
 * Every word keeps its place in the original, so that what was found can be shown.
 */
export type Word = {
  text: string
  start: number
  end: number
  /** Number of the word in the text; the end of a sentence counts as three words of distance. */
  at: number
  sentence: number
  /** Written with a capital letter: perhaps a name. */
  capital: boolean
  /** What else the word may be met as: in its own spelling (`=…`), or without the small words that cling to it. */
  also: readonly string[]
}

const folded = new Map<string, string>()
const special: Record<string, string> = {
  ø: 'o',
  æ: 'e',
  å: 'a',
  ł: 'l',
  đ: 'd',
  ŋ: 'n',
  ŧ: 't',
  ß: 'ss',
  ı: 'i',
  ة: 'ه',
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ؤ: 'و',
  ئ: 'ي',
  ء: '',
  ٱ: 'ا',
  ґ: 'г',
  ё: 'е',
}
// ሐ ኀ sound like ሀ, ሠ like ሰ, ዐ like አ and ፀ like ጸ to most writers; ኸ is written for ከ between vowels.
const geezTwins: Record<number, number> = {
  4624: 0x1200,
  4736: 0x1200,
  4744: 0x1200,
  4640: 0x1230,
  4816: 0x12a0,
  4928: 0x1338,
  4792: 0x12a8,
  4800: 0x12a8,
  4784: 0x12a8,
  4688: 0x1240,
  4696: 0x1240,
  4680: 0x1240,
  4880: 0x1308,
}

/** Tigrinya builds words by changing vowels inside a root, so only the consonant of a sign is kept. */
function geez(code: number): string {
  const consonant = code & ~7
  return String.fromCharCode(geezTwins[consonant] ?? consonant)
}

/** The same sign with its vowel, for short words that would be lost among others without it. */
function twin(code: number): string {
  return String.fromCharCode(geez(code).charCodeAt(0) + (code & 7))
}

function isGeez(letter: string): boolean {
  const code = letter.charCodeAt(0)
  return code >= 0x1200 && code <= 0x135a
}

const clinging = /^[وف]?(?:هال|عال|وال|بال|كال|فال|ال|لل|[بلكو])(?=...)/
const arabicLetter = /^[\u0600-\u06ff]/

function alternatives(word: string, vowels: string): readonly string[] {
  if (!arabicLetter.test(word)) return isGeez(word) || vowels.length < 5 ? [`=${vowels}`] : none
  const withoutAnd = /^[وف]../.test(word) ? word.slice(1) : word
  const bare = word.replace(clinging, '')
  return [withoutAnd, bare].filter((other, place, all) => other !== word && all.indexOf(other) === place)
}

const none: readonly string[] = []

function foldLetter(letter: string): string {
  const known = folded.get(letter)
  if (known !== undefined) return known
  const lower = letter.toLowerCase()
  const code = lower.codePointAt(0) ?? 0
  let result: string
  if (lower in special) result = special[lower] ?? ''
  else if (code >= 0x1200 && code <= 0x135a) result = geez(code)
  else {
    const bare = lower.normalize('NFKD').replace(/[\p{M}\p{Cf}]/gu, '')
    result = special[bare] ?? bare
  }
  if (folded.size < 4000) folded.set(letter, result)
  return result
}

const letterOrDigit = /[\p{L}\p{N}]/u
const inside = /[\p{M}\p{Cf}'’‘ʼ`´ـ]/u
const pictograph = /\p{Extended_Pictographic}/u
const sentenceEnd = /[.!?…\n;:።፧፣،؟؛•]/u
const kinds = new Map<string, 'letter' | 'inside' | 'picture' | 'end' | 'space'>()

function kind(letter: string) {
  const known = kinds.get(letter)
  if (known) return known
  const found = inside.test(letter)
    ? 'inside'
    : letterOrDigit.test(letter)
      ? 'letter'
      : pictograph.test(letter)
        ? 'picture'
        : sentenceEnd.test(letter)
          ? 'end'
          : 'space'
  if (kinds.size < 4000) kinds.set(letter, found)
  return found
}

/** Longer texts are read from both ends: what matters most stands at the beginning or is said at last. */
const mostRead = 12_000

export function words(text: string): Word[] {
  if (text.length <= mostRead) return wordsOf(text, 0, [])
  const half = mostRead / 2
  return wordsOf(text.slice(-half), text.length - half, wordsOf(text.slice(0, half), 0, []))
}

function wordsOf(text: string, offset: number, found: Word[]): Word[] {
  const before = found.at(-1)
  let at = before ? before.at + 4 : 0
  let sentence = before ? before.sentence + 1 : 0
  let current = ''
  let vowels = ''
  let start = -1
  let end = 0
  let fresh = true
  let capital = false
  const close = () => {
    if (start < 0) return
    const last = found.at(-1)
    if (last && thousands(last, current, start + offset)) {
      last.text += current
      last.end = end + offset
    } else if (current !== '') {
      found.push({
        text: current,
        start: start + offset,
        end: end + offset,
        at,
        sentence,
        capital,
        also: alternatives(current, vowels),
      })
      at += 1
      fresh = false
    }
    current = ''
    vowels = ''
    start = -1
  }
  let index = 0
  for (const letter of text) {
    const next = index + letter.length
    const is = kind(letter)
    if (is === 'letter') {
      if (start < 0) {
        start = index
        capital = letter !== letter.toLowerCase()
      }
      for (const part of foldLetter(letter)) if (!doubled(current, part)) current += part
      if (isGeez(letter)) vowels += twin(letter.codePointAt(0) ?? 0)
      else if (vowels.length < 5) vowels += letter.toLowerCase()
      end = next
    } else if (is !== 'inside') {
      close()
      if (is === 'picture') {
        start = index
        end = next
        current = letter
        close()
      } else if (is === 'end' && !fresh) {
        at += 3
        sentence += 1
        fresh = true
      }
    }
    index = next
  }
  close()
  return found
}

/** "3 100" and "3,100" are one number. */
function thousands(last: Word, current: string, start: number): boolean {
  return start === last.end + 1 && /^\d{3}$/.test(current) && /^\d{1,3}$/.test(last.text)
}

const keepsDoubles = /[\d\u0600-\u06ff\u1200-\u137f]/

/** "neeeed", "natt" and "nat" are one word to a list; digits, Arabic and Ge'ez roots keep theirs. */
function doubled(current: string, part: string): boolean {
  return current.endsWith(part) && !keepsDoubles.test(part)
}

/** The folded spelling of one entry of a word list; `*` stays as the sign for "anything". */
export function foldEntry(entry: string): string {
  if (entry.startsWith('=')) {
    return `=${[...entry.slice(1)].map((letter) => (isGeez(letter) ? twin(letter.charCodeAt(0)) : letter)).join('')}`
  }
  let result = ''
  for (const letter of entry) {
    if (letter === '*') result += letter
    else if (kind(letter) !== 'inside')
      for (const part of foldLetter(letter)) if (!doubled(result, part)) result += part
  }
  return result
}
