import { ok, type Result, refused } from '../kernel/result.ts'

/** Marks that turn the direction of what follows, and marks that nobody can see: they hide what a text says. */
const DIRECTION_MARKS = /[\u202a-\u202e\u2066-\u2069]/g
/** Joiners (U+200C, U+200D) stay: Arabic script and emoji need them. */
const UNSEEN = /[\u200b\u2060\ufeff\u00ad\u180e]/g
/** Control characters but tab and line ends, and what is no character at all: bytes, not writing. */
const CONTROL = /[^\P{Cc}\t\n\r]|[\ufffe\uffff]/u
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/
const MARKS_ONLY = /^[\p{M}\p{Z}\p{C}\s]*$/u

/**
 * What a person wrote, as it is kept: composed, without marks that hide or turn text, line ends as one. Refused with
 * `empty` when nothing can be read, `notText` when it is bytes and not writing, `tooLong` over `most` characters.
 */
export function readText(written: string, most: number): Result<string> {
  if (CONTROL.test(written) || LONE_SURROGATE.test(written)) return refused('notText')
  const text = written
    .replace(/\r\n?/g, '\n')
    .replace(DIRECTION_MARKS, '')
    .replace(UNSEEN, '')
    .normalize('NFC')
    .trim()
  if (MARKS_ONLY.test(text)) return refused('empty')
  const length = [...text].length
  return length > most ? refused('tooLong', { length, most }) : ok(text)
}

/** a national id in free text; eleven digits in a row, or six and five. */
const NATIONAL_ID = /(?<!\d)\d{6}[ .-]?\d{5}(?!\d)/
export const holdsNationalId = (text: string) => NATIONAL_ID.test(text)
