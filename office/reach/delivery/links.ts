import { randomBytes } from 'node:crypto'

/** Without letters and digits that look alike when read from a small screen. */
const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz'

/** the code of a short link. 31¹⁰ of them; one that somebody tries by chance leads nowhere. */
export function newCode(length = 10): string {
  return [...randomBytes(length)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('')
}

export const isCode = (text: string): boolean => /^[2-9a-hjkmnp-z]{8,24}$/.test(text)

export const linkPath = (code: string): string => `/l/${code}`

export const linkTo = (origin: string, code: string): string => `${origin}${linkPath(code)}`
