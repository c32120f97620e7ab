import type { Finding } from './model.ts'

/** Eleven digits, also written 6 + 5 or as an account (4 2 5), and not a piece of a longer number. */
const ELEVEN = /(?<![\d+])(?:\d{11}|\d{6}[ .\-–]\d{5}|\d{4}[ .]\d{2}[ .]\d{5})(?!\d|[ .-]\d{2,})/gu

/** Day and month of a national id, a D-number (day + 40) or a synthetic one (month + 40, + 65, + 80). */
function looksLikePerson(digits: string): boolean {
  const day = Number(digits.slice(0, 2))
  const month = Number(digits.slice(2, 4))
  const dayOfMonth = day > 40 ? day - 40 : day
  return dayOfMonth >= 1 && dayOfMonth <= 31 && [0, 40, 65, 80].some((added) => inYear(month - added))
}
const inYear = (month: number) => month >= 1 && month <= 12

/** Numbers that name a person or an account. They belong on no paper and in no message that is sent outside the wall. */
export function idsIn(text: string): Finding[] {
  return [...text.matchAll(ELEVEN)].map((found) => ({
    kind: looksLikePerson(found[0].replace(/\D/g, '')) ? 'nationalId' : 'longNumber',
    from: found.index,
    to: found.index + found[0].length,
    text: found[0],
    instead: [],
  }))
}
