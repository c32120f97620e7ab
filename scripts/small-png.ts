import { crc32, deflateSync, inflateSync } from 'node:zlib'

type Picture = { width: number; height: number; channels: number; pixels: Uint8Array }

/** A PNG of a page with at most 256 colours: to the eye the same, and a third of the size. */
export function smallPng(png: Buffer): Buffer {
  const picture = read(png)
  const { palette, indexOf } = colours(picture)
  const { width, height, channels } = picture
  // Each line is led by the number of its filter; indexed colours are smallest with none.
  const lines = Buffer.alloc(height * (width + 1))
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) lines[y * (width + 1) + 1 + x] = indexOf((y * width + x) * channels)
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 3, 0, 0, 0], 8)
  const parts = [
    chunk('IHDR', head),
    chunk('PLTE', Buffer.from(palette.flat())),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]
  return Buffer.concat([png.subarray(0, 8), ...parts])
}

type Colour = readonly [number, number, number]

const MOST = 256
const distance = (a: Colour, b: Colour) => (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2
/** White stays white: the bits that rounding took are given back. */
const split = (colour: number): Colour => {
  const whole = (part: number) => part | (part >> 6)
  return [whole(colour >> 16), whole((colour >> 8) & 255), whole(colour & 255)]
}

/** Beginning with the commonest colour, always the one that would otherwise be painted most wrongly. */
function paletteOf(used: ReadonlyMap<number, number>): number[] {
  const left = [...used].map(([colour, count]) => ({
    colour,
    rgb: split(colour),
    // The root lets a rare red beside many greys keep its colour.
    weight: Math.sqrt(count),
    wrong: Number.POSITIVE_INFINITY,
  }))
  const chosen: number[] = []
  while (chosen.length < MOST && left.length > 0) {
    const cost = (one: (typeof left)[number]) => (one.wrong === 0 ? 0 : one.weight * Math.min(one.wrong, 1e6))
    const worst = left.reduce((a, b) => (cost(b) > cost(a) ? b : a))
    if (worst.wrong === 0) break
    chosen.push(worst.colour)
    for (const one of left) one.wrong = Math.min(one.wrong, distance(one.rgb, worst.rgb))
  }
  return chosen
}

/** What each pixel becomes, after rounding what no eye tells apart. */
function colours({ channels, pixels }: Picture) {
  const used = new Map<number, number>()
  const rounded = (at: number) =>
    (((pixels[at] ?? 0) & 0xfc) << 16) |
    (((pixels[at + 1] ?? 0) & 0xfc) << 8) |
    ((pixels[at + 2] ?? 0) & 0xfc)
  for (let at = 0; at < pixels.length; at += channels) {
    const colour = rounded(at)
    used.set(colour, (used.get(colour) ?? 0) + 1)
  }
  const most = paletteOf(used)
  const palette = most.map(split)
  const nearest = new Map<number, number>(most.map((colour, index) => [colour, index]))
  const indexOf = (at: number): number => {
    const colour = rounded(at)
    const known = nearest.get(colour)
    if (known !== undefined) return known
    const far = palette.map((one) => distance(one, split(colour)))
    const index = far.indexOf(Math.min(...far))
    nearest.set(colour, index)
    return index
  }
  return { palette, indexOf }
}

/** Reads what browsers write: eight bits, red, green, blue and maybe alpha, not interlaced. */
function read(png: Buffer): Picture {
  const width = png.readUInt32BE(16)
  const height = png.readUInt32BE(20)
  const channels = png[25] === 6 ? 4 : 3
  const data: Buffer[] = []
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at)
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') data.push(png.subarray(at + 8, at + 8 + length))
    at += length + 12
  }
  return {
    width,
    height,
    channels,
    pixels: unfiltered(inflateSync(Buffer.concat(data)), width, height, channels),
  }
}

function unfiltered(raw: Buffer, width: number, height: number, channels: number): Uint8Array {
  const line = width * channels
  const pixels = new Uint8Array(line * height)
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (line + 1)]
    for (let x = 0; x < line; x++) {
      const left = x < channels ? 0 : (pixels[y * line + x - channels] ?? 0)
      const up = y === 0 ? 0 : (pixels[(y - 1) * line + x] ?? 0)
      const corner = x < channels || y === 0 ? 0 : (pixels[(y - 1) * line + x - channels] ?? 0)
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter ?? 0] ?? 0
      pixels[y * line + x] = (raw[y * (line + 1) + 1 + x] ?? 0) + guess
    }
  }
  return pixels
}

function paeth(left: number, up: number, corner: number): number {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)]
  if (a <= b && a <= c) return left
  return b <= c ? up : corner
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const whole = Buffer.alloc(named.length + 8)
  whole.writeUInt32BE(data.length, 0)
  whole.set(named, 4)
  whole.writeUInt32BE(crc32(named), named.length + 4)
  return whole
}
