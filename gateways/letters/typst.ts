import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { Block, Letter, LetterPart, PrintManifest, Run } from '../../office/reach/letters/model.ts'
import { showable } from './coverage.ts'
import { FONTS } from './fonts.ts'
import { qrCode } from './qr.ts'

/** A letter on paper. */
type Typeset = { pdf: Uint8Array; pages: number }

/** PDF/UA-1: tagged, with title, language, reading order and fonts in the file (ISO 14289-1). */
const STANDARD = 'ua-1'
const MAIN = join(import.meta.dirname, 'letter.typ')
const DATA = join(import.meta.dirname, 'letter.json')
const SQUARES = join(import.meta.dirname, 'code.bin')
const WHITE = 255

/**
 * How long what the compiler has remembered is kept, in letters. Letters made of one template share their paragraphs,
 * and setting a paragraph is most of the work.
 */
const REMEMBERED = 40

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
  let set = layOut(compiler, letter, false)
  if (set.numOfPages !== letter.parts.length) set = layOut(compiler, letter, true)
  const pdf = compiler.pdf(set, { pdfStandard: STANDARD })
  compiler.made += 1
  if (compiler.made % 10 === 0) compiler.evictCache(REMEMBERED / 10)
  return { pdf, pages: set.numOfPages }
}

function layOut(by: Compiler, letter: Letter, counted: boolean) {
  const code = letter.link === null ? null : qrCode(letter.link)
  // Without an address that a telephone could open, the digits stand alone.
  const parts = letter.parts.map((part, at) => partOf(part, code !== null && at === 0))
  const data = { ...letter, parts, counted, square: code?.size ?? 0 }
  if (code) by.mapShadow(SQUARES, Buffer.from(code.dark.map((dark) => (dark === 1 ? 0 : WHITE))))
  by.mapShadow(DATA, Buffer.from(JSON.stringify(data, onlyShowable)))
  const compiled = by.compile({ mainFilePath: MAIN })
  const { result } = compiled
  if (result) return result
  throw new Error(
    `the letter could not be set: ${JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics)}`,
  )
}

export const typeset = (letter: Letter): Uint8Array => typesetPages(letter).pdf

/** The print file of a letter, with what the print house must know about it. */
export function printFile(
  letter: Letter,
  manifest: Omit<PrintManifest, 'pages'>,
): { pdf: Uint8Array; manifest: PrintManifest } {
  const { pdf, pages } = typesetPages(letter)
  return { pdf, manifest: { ...manifest, pages } }
}

// What the template reads: short names, because every letter is handed over whole.
const runOf = ({ text, strong, emphasis, ltr }: Run) => ({
  t: text,
  ...(strong ? { s: 1 } : {}),
  ...(emphasis ? { e: 1 } : {}),
  ...(ltr ? { l: 1 } : {}),
})
const runsOf = (runs: readonly Run[]) => runs.map(runOf)
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
