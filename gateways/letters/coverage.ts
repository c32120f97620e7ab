import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { FONTS } from './fonts.ts'

/** The characters that a font has a picture for: its Unicode table (OpenType `cmap`, formats 4 and 12). */
function charactersOf(font: DataView): Set<number> {
  const found = new Set<number>()
  const cmap = tableAt(font, 'cmap')
  for (let at = 0; at < font.getUint16(cmap + 2); at += 1) {
    const start = cmap + font.getUint32(cmap + 4 + at * 8 + 4)
    if (font.getUint16(start) === 4) segments(font, start, found)
    if (font.getUint16(start) === 12) groups(font, start, found)
  }
  return found
}

function tableAt(font: DataView, name: string): number {
  for (let at = 0; at < font.getUint16(4); at += 1) {
    const record = 12 + at * 16
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((byte) => font.getUint8(record + byte)))
    if (tag === name) return font.getUint32(record + 8)
  }
  throw new Error(`no table ${name} in the font`)
}

function segments(font: DataView, start: number, found: Set<number>): void {
  const count = font.getUint16(start + 6) / 2
  const ends = start + 14
  const starts = ends + count * 2 + 2
  for (let at = 0; at < count; at += 1) {
    const [first, last] = [font.getUint16(starts + at * 2), font.getUint16(ends + at * 2)]
    for (let code = first; code <= last && code !== 0xffff; code += 1) found.add(code)
  }
}

function groups(font: DataView, start: number, found: Set<number>): void {
  for (let at = 0; at < font.getUint32(start + 12); at += 1) {
    const group = start + 16 + at * 12
    for (let code = font.getUint32(group); code <= font.getUint32(group + 4); code += 1) found.add(code)
  }
}

let known: Set<number> | undefined

/** Every character that letters can show. */
function characters(): Set<number> {
  if (known) return known
  const { resolve } = createRequire(import.meta.url)
  const regular = FONTS.filter((font) => font.includes('400Regular/'))
  const sets = regular.map((font) => {
    const bytes = readFileSync(resolve(font))
    return charactersOf(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  })
  known = new Set(sets.flatMap((set) => [...set]))
  return known
}

/** Pictures say nothing aloud, and what joins or colours them says nothing without them; bytes are no writing. */
const SILENT = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\p{M}|\p{Cc}|\p{Cf}/u
/** Marks that turn what follows, and marks that nobody sees: they hide what a text says. */
const HIDING = /[\u202a-\u202e\u200b\u2060\ufeff]/u

/**
 * The text with every character that no font has left out (pictures) or shown as "?": a tagged letter may hold nothing
 * that cannot be read out, and a letter must never fail for a smiley in a name.
 */
export function showable(text: string): string {
  if (PLAIN.test(text) || wholly().test(text)) return text
  let shown = ''
  for (const character of text.normalize('NFC')) shown += shownAs.get(character) ?? decide(character)
  return shown
}

/** Most of what is written in a letter; every font of Latin writing has it. */
const PLAIN = /^[\x20-\x7e\u00a0-\u00ac\u00ae-\u00ff–—‘’“”•…]*$/
const shownAs = new Map<string, string>()

let whole: RegExp | undefined

/** A text of nothing but what the fonts have, and of which each character is already what it is shown as. */
function wholly(): RegExp {
  if (whole) return whole
  const shown = [...characters()]
    .filter((code) => code >= 0x20)
    .map((code) => String.fromCodePoint(code))
    .filter((one) => !HIDING.test(one) && !/\p{M}/u.test(one) && one.normalize('NFC') === one)
  whole = new RegExp(`^[${shown.map((one) => `\\u{${one.codePointAt(0)?.toString(16)}}`).join('')}]*$`, 'u')
  return whole
}

function decide(character: string): string {
  const code = character.codePointAt(0) ?? 0
  const shown = HIDING.test(character)
    ? ''
    : code >= 0x20 && characters().has(code)
      ? character
      : /\s/u.test(character)
        ? ' '
        : SILENT.test(character)
          ? ''
          : '?'
  shownAs.set(character, shown)
  return shown
}
