/** A square of squares, row by row; 1 is a dark one. */
export type QrCode = { size: number; dark: Uint8Array }

/**
 * A QR code (ISO/IEC 18004) for a short address: bytes, error correction M, versions 1 to 6 (up to 106 letters). Null for
 * what is too long. `mask` is chosen as the standard says unless it is given.
 */
export function qrCode(text: string, mask?: number): QrCode | null {
  const data = new TextEncoder().encode(text)
  const version = VERSIONS.find(({ blocks, each }) => data.length <= blocks * each - 2)
  if (version === undefined) return null
  const frame = frameOf(version.number)
  const words = codewords(data, version)
  const masks = mask === undefined ? MASKS.keys() : [mask]
  const made = [...masks].map((number) => ({ size: frame.size, dark: drawn(frame, words, number) }))
  const judged = made.map((code) => ({ code, hard: made.length === 1 ? 0 : penalty(code) }))
  return judged.reduce((best, one) => (one.hard < best.hard ? one : best)).code
}

/** Blocks of data, how long each is, and how many words of correction follow each (table 9 of the standard, M). */
type Version = { number: number; blocks: number; each: number; correction: number }
const VERSIONS: readonly Version[] = [
  { number: 1, blocks: 1, each: 16, correction: 10 },
  { number: 2, blocks: 1, each: 28, correction: 16 },
  { number: 3, blocks: 1, each: 44, correction: 26 },
  { number: 4, blocks: 2, each: 32, correction: 18 },
  { number: 5, blocks: 2, each: 43, correction: 24 },
  { number: 6, blocks: 4, each: 27, correction: 16 },
]

/** The mode "bytes", the length, the bytes, an end and padding; then the correction; the blocks in turn. */
function codewords(data: Uint8Array, { blocks, each, correction }: Version): number[] {
  const halves = [0b0100, data.length >> 4, data.length & 15]
  for (const byte of data) halves.push(byte >> 4, byte & 15)
  halves.push(0)
  const words: number[] = []
  for (let at = 0; at < halves.length; at += 2) words.push(((halves[at] ?? 0) << 4) | (halves[at + 1] ?? 0))
  for (let pad = 0xec; words.length < blocks * each; pad ^= 0xec ^ 0x11) words.push(pad)
  const parts = Array.from({ length: blocks }, (_, at) => words.slice(at * each, (at + 1) * each))
  return [...inTurn(parts), ...inTurn(parts.map((part) => correctionOf(part, correction)))]
}

const inTurn = (rows: readonly number[][]): number[] =>
  (rows[0] ?? []).flatMap((_, at) => rows.map((row) => row[at] ?? 0))

// The field of 256 elements over x^8 + x^4 + x^3 + x^2 + 1.
const EXP = new Uint8Array(512)
const LOG = new Uint8Array(256)
for (let power = 0, value = 1; power < 255; power += 1) {
  EXP[power] = value
  EXP[power + 255] = value
  LOG[value] = power
  value = value & 0x80 ? ((value << 1) ^ 0x11d) & 0xff : value << 1
}
const times = (a: number, b: number): number =>
  a === 0 || b === 0 ? 0 : (EXP[(LOG[a] ?? 0) + (LOG[b] ?? 0)] ?? 0)

const divisors = new Map<number, number[]>()

/** The product of (x - 2^n). */
function divisorOf(length: number): number[] {
  let divisor = divisors.get(length) ?? [1]
  for (let power = divisor.length - 1; power < length; power += 1)
    divisor = [...divisor, 0].map((one, at) => one ^ times(divisor[at - 1] ?? 0, EXP[power] ?? 0))
  divisors.set(length, divisor)
  return divisor
}

/** Reed–Solomon: what is left when the words are divided by the divisor. Exported for its test, as are format and penalty: a
 * whole code hides which of them is wrong. */
export function correctionOf(words: readonly number[], length: number): number[] {
  const divisor = divisorOf(length)
  const left = [...words, ...Array<number>(length).fill(0)]
  for (let at = 0; at < words.length; at += 1)
    for (let place = 0, factor = left[at] ?? 0; place <= length; place += 1)
      left[at + place] = (left[at + place] ?? 0) ^ times(divisor[place] ?? 0, factor)
  return left.slice(words.length)
}

/** The masks of the standard: where a square of data is turned round. */
const MASKS: readonly ((row: number, column: number) => boolean)[] = [
  (row, column) => (row + column) % 2 === 0,
  (row) => row % 2 === 0,
  (_row, column) => column % 3 === 0,
  (row, column) => (row + column) % 3 === 0,
  (row, column) => ((row >> 1) + Math.floor(column / 3)) % 2 === 0,
  (row, column) => ((row * column) % 2) + ((row * column) % 3) === 0,
  (row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2 === 0,
  (row, column) => (((row + column) % 2) + ((row * column) % 3)) % 2 === 0,
]

/**
 * What is the same in every code of a size: the squares that are given, the way the data takes through the rest, which of
 * it each mask turns round, and where the format stands.
 */
type Frame = { size: number; given: Uint8Array; way: Uint16Array; turned: Uint8Array[]; format: number[] }
const frames = new Map<number, Frame>()
const FREE = 2

function frameOf(version: number): Frame {
  const known = frames.get(version)
  if (known) return known
  const size = 17 + 4 * version
  const given = new Uint8Array(size * size).fill(FREE)
  const put = (row: number, column: number, dark: boolean) => {
    if (Math.min(row, column) >= 0 && Math.max(row, column) < size) given[row * size + column] = Number(dark)
  }
  for (let at = 0; at < size; at += 1) {
    put(6, at, at % 2 === 0)
    put(at, 6, at % 2 === 0)
  }
  const square = (row: number, column: number, reach: number, light: readonly number[]) => {
    for (let down = -reach; down <= reach; down += 1)
      for (let across = -reach; across <= reach; across += 1)
        put(row + down, column + across, !light.includes(Math.max(Math.abs(down), Math.abs(across))))
  }
  square(3, 3, 4, [2, 4])
  square(3, size - 4, 4, [2, 4])
  square(size - 4, 3, 4, [2, 4])
  if (version > 1) square(size - 7, size - 7, 2, [1])
  const format = formatCells(size)
  for (const cell of format) given[cell] = 0
  put(size - 8, 8, true)
  const way = wayThrough(given, size)
  const turned = MASKS.map((mask) =>
    Uint8Array.from(way, (cell) => Number(mask(Math.floor(cell / size), cell % size))),
  )
  const frame = { size, given, way, turned, format }
  frames.set(version, frame)
  return frame
}

/** Up and down in strips of two columns from the right, past the column of the timing pattern. */
function wayThrough(given: Uint8Array, size: number): Uint16Array {
  const way: number[] = []
  for (let right = size - 1, up = true; right > 0; right -= right === 8 ? 3 : 2, up = !up)
    for (let step = 0; step < size; step += 1)
      for (const column of [right, right - 1]) {
        const cell = (up ? size - 1 - step : step) * size + column
        if (given[cell] === FREE) way.push(cell)
      }
  return Uint16Array.from(way)
}

/** Where the fifteen bits of the format stand, twice, the most significant first. */
function formatCells(size: number): number[] {
  const inRow = (...columns: number[]) => columns.map((column) => 8 * size + column)
  const inColumn = (...rows: number[]) => rows.map((row) => row * size + 8)
  const from = (last: number) => Array.from({ length: last }, (_, at) => size - last + at)
  return [
    ...inRow(0, 1, 2, 3, 4, 5, 7, 8),
    ...inColumn(7, 5, 4, 3, 2, 1, 0),
    ...inColumn(...from(7).reverse()),
    ...inRow(...from(8)),
  ]
}

/** Level M and the number of the mask, with the remainder by 10100110111, under the mask of the standard. */
export function formatOf(mask: number): number {
  let left = mask << 10
  for (let bit = 14; bit >= 10; bit -= 1) if ((left >> bit) & 1) left ^= 0b10100110111 << (bit - 10)
  return ((mask << 10) | left) ^ 0b101010000010010
}

function drawn({ given, way, turned, format }: Frame, words: readonly number[], number: number): Uint8Array {
  const dark = given.slice()
  const mask = turned[number]
  for (let at = 0; at < way.length; at += 1)
    dark[way[at] ?? 0] = (((words[at >> 3] ?? 0) >> (7 - (at & 7))) & 1) ^ (mask?.[at] ?? 0)
  const bits = formatOf(number)
  for (let at = 0; at < format.length; at += 1) dark[format[at] ?? 0] = (bits >> (14 - (at % 15))) & 1
  return dark
}

/** How hard a code is to read: long runs, full squares, what looks like a corner, and too much of one colour. */
export function penalty({ size, dark }: QrCode): number {
  let [sum, all] = [0, 0]
  for (let line = 0; line < size; line += 1) {
    sum += lineOf(dark, line * size, 1, size) + lineOf(dark, line, size, size)
    for (let at = 0; at < size; at += 1) {
      const cell = line * size + at
      const one = dark[cell] ?? 0
      all += one
      const full = line > 0 && at > 0 && one === dark[cell - 1] && one === dark[cell - size]
      if (full && one === dark[cell - size - 1]) sum += 3
    }
  }
  return sum + 10 * Math.floor(Math.abs((all / dark.length) * 100 - 50) / 5)
}

function lineOf(dark: Uint8Array, start: number, step: number, size: number): number {
  let [sum, run, seen, before] = [0, 0, 0, FREE]
  for (let at = 0; at < size; at += 1) {
    const one = dark[start + at * step] ?? 0
    run = one === before ? run + 1 : 1
    before = one
    seen = ((seen << 1) | one) & 0b11111111111
    if (run >= 5) sum += run === 5 ? 3 : 1
    if (at >= 10 && (seen === 0b00001011101 || seen === 0b10111010000)) sum += 40
  }
  return sum
}
