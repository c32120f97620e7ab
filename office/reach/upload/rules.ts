/** What can be handed in over a link, by what the file itself begins with; what its name says counts for nothing. */
export const KINDS = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/heic': 'heic',
  'application/pdf': 'pdf',
} as const
export type FileKind = keyof typeof KINDS

export const MOST_BYTES = 10 * 1024 * 1024

const begins = (bytes: Uint8Array, ...start: number[]) => start.every((byte, at) => bytes[at] === byte)
const ascii = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.slice(from, to))

/** The first bytes tell what a file is; null for everything we do not open. */
export function kindOf(bytes: Uint8Array): FileKind | null {
  if (begins(bytes, 0xff, 0xd8, 0xff)) return 'image/jpeg'
  if (begins(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png'
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return 'image/webp'
  if (ascii(bytes, 4, 8) === 'ftyp' && /^(heic|heix|hevc|mif1|msf1|heim|heis)$/.test(ascii(bytes, 8, 12)))
    return 'image/heic'
  return ascii(bytes, 0, 5) === '%PDF-' ? 'application/pdf' : null
}

export type FileFault = 'empty' | 'tooLarge' | 'wrongType' | 'infected'
export function fileFault(bytes: Uint8Array): FileFault | null {
  if (bytes.length === 0) return 'empty'
  if (bytes.length > MOST_BYTES) return 'tooLarge'
  return kindOf(bytes) === null ? 'wrongType' : null
}

/** A name that can be shown and saved anywhere, with the ending that the file really has. */
export function safeName(name: string, kind: FileKind): string {
  const base = name
    .normalize('NFC')
    .replace(/^.*[\\/]/, '')
    .replace(/\.[^.]*$/, '')
    .replace(/[^\p{L}\p{N} ._()-]/gu, '')
    .trim()
    .slice(0, 100)
  return `${base || 'bilde'}.${KINDS[kind]}`
}

/** One thing asked for in a request for papers. */
export type RequestItem = { what: string; receivedAt?: string; documentId?: string }

const asNamed = (name: string) =>
  name
    .normalize('NFKC')
    .toLocaleLowerCase('nb')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** two names of one paper, however they are written. What is named more exactly is another. */
export const sameThing = (a: string, b: string): boolean => asNamed(a) !== '' && asNamed(a) === asNamed(b)

export function counts(items: readonly RequestItem[]): { received: number; asked: number } {
  return { asked: items.length, received: items.filter((item) => item.receivedAt !== undefined).length }
}

/** The first thing that is still missing gets what comes, or the one that is named; when nothing is missing it comes on top. */
export function filled(
  items: readonly RequestItem[],
  got: { receivedAt: string; documentId?: string },
  wanted?: number,
): { items: RequestItem[]; item: number } {
  const missing = wanted ?? items.findIndex((item) => item.receivedAt === undefined)
  if (missing === -1) return { items: [...items], item: Math.max(0, items.length - 1) }
  return { items: items.map((item, at) => (at === missing ? { ...item, ...got } : item)), item: missing }
}
