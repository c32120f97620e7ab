import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'
import type { Block, Letter, LetterPart, Run } from '../../office/reach/letters/model.ts'
import { showable } from './coverage.ts'
import { FONTS, fontsOf } from './fonts.ts'
import { qrCode } from './qr.ts'
import { splitLetters, UNNAMED } from './split.ts'

/** A letter on paper. */
export type Typeset = { pdf: Uint8Array; pages: number }

/** PDF/UA-1: tagged, with title, language, reading order and fonts in the file (ISO 14289-1). */
const STANDARD = 'ua-1'
const MAIN = join(import.meta.dirname, 'letter.typ')
const DATA = join(import.meta.dirname, 'letters.json')
const square = (at: number) => join(import.meta.dirname, `code${at}.bin`)
const WHITE = 255

/**
 * How many letters are laid out and written together: they share the work on their fonts, which is most of writing a
 * letter. More would keep everybody else waiting for longer.
 */
const TOGETHER = 8
/**
 * How long what the compiler has remembered is kept, in letters. Letters made of one template share their paragraphs,
 * and setting a paragraph is most of the work.
 */
const REMEMBERED = 40
const LET_GO_AFTER = 10

type Compiler = NodeCompiler & { made: number }
let compiler: Compiler | undefined

function open(): Compiler {
  const { resolve } = createRequire(import.meta.url)
  const blobs = FONTS.map((font) => readFileSync(resolve(font)))
  const made = NodeCompiler.create({ workspace: import.meta.dirname, fontArgs: [{ fontBlobs: blobs }] })
  return Object.assign(made, { made: 0 })
}

/**
 * Sets the letter. What it says is handed over as data that the template shows as text, so that no word of it can be
 * read as markup. Throws only when the template itself is at fault.
 */
export function typesetPages(letter: Letter): Typeset {
  compiler ??= open()
  // A page for each language is what most letters have; only a longer one must have its pages counted.
  let set = layOut(compiler, [letter], false)
  if (set.numOfPages !== letter.parts.length) set = layOut(compiler, [letter], true)
  return { pdf: written(compiler, set, 1), pages: set.numOfPages }
}

/** Sets letters that go at the same time, a file for each, in their order. Those in one language share the work. */
export function typesetAll(letters: readonly Letter[]): Typeset[] {
  const set = new Map<Letter, Typeset>()
  for (const inOneLanguage of Map.groupBy(letters, ({ language }) => language).values())
    for (let from = 0; from < inOneLanguage.length; from += TOGETHER) {
      const some = inOneLanguage.slice(from, from + TOGETHER)
      const made = (some.length > 1 && together(some)) || some.map(typesetPages)
      for (const [at, letter] of some.entries()) set.set(letter, made[at] ?? typesetPages(letter))
    }
  return letters.map((letter) => set.get(letter) ?? typesetPages(letter))
}

/** Letters of one page for each language, set as one; undefined when one of them is longer. */
function together(letters: readonly Letter[]): Typeset[] | undefined {
  compiler ??= open()
  const set = layOut(compiler, letters, false)
  const within = letters.map(({ title, parts }) => ({ title: showable(title), pages: parts.length }))
  if (set.numOfPages !== within.reduce((sum, { pages }) => sum + pages, 0)) return undefined
  const files = splitLetters(written(compiler, set, letters.length), within)
  return files?.map((pdf, at) => ({ pdf, pages: within[at]?.pages ?? 0 }))
}

function layOut(by: Compiler, letters: readonly Letter[], counted: boolean) {
  by.mapShadow(
    DATA,
    Buffer.from(JSON.stringify(letters.map(dataOf(by, counted, letters.length > 1)), onlyShowable)),
  )
  const compiled = by.compile({ mainFilePath: MAIN })
  const { result } = compiled
  if (result) return result
  throw new Error(
    `the letter could not be set: ${JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics)}`,
  )
}

const dataOf = (by: Compiler, counted: boolean, together: boolean) => (letter: Letter, at: number) => {
  const code = letter.link === null ? null : qrCode(letter.link)
  if (code) by.mapShadow(square(at), Buffer.from(code.dark.map((dark) => (dark === 1 ? 0 : WHITE))))
  // Without an address that a telephone could open, the digits stand alone.
  const parts = letter.parts.map((part, place) => partOf(part, code !== null && place === 0))
  const title = together ? UNNAMED : letter.title
  return { ...letter, title, parts, counted, square: code?.size ?? 0, fonts: fontsOf(letter.language) }
}

function written(by: Compiler, set: NodeTypstDocument, letters: number): Uint8Array {
  const pdf = by.pdf(set, { pdfStandard: STANDARD })
  const before = by.made
  by.made += letters
  if (Math.floor(by.made / LET_GO_AFTER) > Math.floor(before / LET_GO_AFTER))
    by.evictCache(REMEMBERED / LET_GO_AFTER)
  return pdf
}

export const typeset = (letter: Letter): Uint8Array => typesetPages(letter).pdf

// What the template reads: short names, because every letter is handed over whole.
const runOf = ({ text, strong, emphasis, ltr }: Run) => ({
  t: text,
  ...(strong ? { s: 1 } : {}),
  ...(emphasis ? { e: 1 } : {}),
  ...(ltr ? { l: 1 } : {}),
})
/** A text of one kind goes as it is. */
const runsOf = (runs: readonly Run[]) =>
  runs.some(({ strong, emphasis, ltr }) => strong || emphasis || ltr)
    ? runs.map(runOf)
    : runs.map(({ text }) => text).join('')
const blockOf = (block: Block) =>
  block.kind === 'list'
    ? { k: block.ordered ? 'o' : 'l', i: block.items.map(runsOf) }
    : { k: block.kind === 'heading' ? 'h' : 'p', r: runsOf(block.runs) }

const partOf = (part: LetterPart, square: boolean) => ({
  language: part.language,
  rtl: part.rtl,
  title: part.title,
  remark: part.remark,
  boxTitle: part.boxTitle,
  box: part.box.map(({ label, runs }) => ({ l: label, r: runsOf(runs) })),
  dates: part.dates.map(runsOf),
  body: part.body.map(blockOf),
  closing: part.closing,
  hear: part.hear && {
    title: part.hear.title,
    lines: part.hear.lines.map(runsOf),
    alt: square ? part.hear.square : null,
  },
  annex: part.annex && { title: part.annex.title, blocks: part.annex.blocks.map(blockOf) },
})

const onlyShowable = (_key: string, value: unknown) => (typeof value === 'string' ? showable(value) : value)
