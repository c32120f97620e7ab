import { createHash } from 'node:crypto'

/** A letter in the file of several: what it is called, and how many pages it has. */
type Within = { title: string; pages: number }

/** What the typesetter has written: every object by its number, and those that all others hang from. */
type Written = {
  head: string
  objects: Map<number, string>
  catalog: number
  info: number
  metadata: number
  pages: number
  tree: number
  document: number
  /** The pages in their order, and for each its words' place in the tree of tags: `[key, list]`. */
  sheets: { page: number; key: number; list: number }[]
  /** What stands at the top of the tree of tags, by the page on which it stands. */
  tagged: Map<number, number[]>
  id: string
}

const REFERENCE = /(\d+) 0 R/g
const ITS_PAGE = /\/Pg (\d+) 0 R/
const ITS_KIDS = /\/K \[([^\]]*)\]/
const STREAM = '\nstream\n'
/** What a file of several letters is called until each has its own name: a word that is written only as it stands. */
export const UNNAMED = 'Brev'
const CALLED = `/Title (${UNNAMED})`

/**
 * A file for each letter out of one that holds several: its own pages, tags, title and fonts, and nothing of the others
 * but which characters the fonts hold. Everything is copied as it was written; what changes is what hangs the letter up:
 * the catalogue, the list of pages, the top of the tree of tags, and the title. Undefined when the file is not written
 * as expected, or not everything in it belongs to exactly one letter.
 */
export function splitLetters(pdf: Uint8Array, letters: readonly Within[]): Uint8Array[] | undefined {
  const written = readWritten(Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1'))
  const pages = letters.reduce((sum, one) => sum + one.pages, 0)
  if (written?.sheets.length !== pages) return undefined
  let from = 0
  const made: Uint8Array[] = []
  for (const letter of letters) {
    const file = fileOf(written, letter, from)
    if (!file) return undefined
    made.push(file)
    from += letter.pages
  }
  return made
}

function readWritten(text: string): Written | undefined {
  const objects = objectsOf(text)
  const trailer = text.slice(text.lastIndexOf('\ntrailer\n'))
  const catalog = refersTo(trailer, 'Root')
  const root = objects?.get(catalog)
  if (!objects || !root) return undefined
  const [pages, tree] = [refersTo(root, 'Pages'), refersTo(root, 'StructTreeRoot')]
  const top = objects.get(tree) ?? ''
  const [document = 0, ...others] = listed(top, ITS_KIDS)
  const lists = new Map<number, number>()
  for (const [, key, list] of (/\/Nums \[([^\]]*)\]/.exec(top)?.[1] ?? '').matchAll(/(\d+) (\d+) 0 R/g))
    lists.set(Number(key), Number(list))
  const sheets = listed(objects.get(pages) ?? '', /\/Kids \[([^\]]*)\]/).map((page) => {
    const key = Number(/\/StructParents (\d+)/.exec(objects.get(page) ?? '')?.[1] ?? -1)
    return { page, key, list: lists.get(key) ?? 0 }
  })
  const id = /\/ID \[([^\]]*)\]/.exec(trailer)?.[1]
  const info = refersTo(trailer, 'Info')
  const known =
    others.length === 0 && objects.get(info)?.includes(CALLED) && sheets.every(({ list }) => list > 0)
  if (!known || id === undefined) return undefined
  return {
    head: text.slice(0, text.indexOf('1 0 obj')),
    objects,
    catalog,
    info,
    metadata: refersTo(root, 'Metadata'),
    pages,
    tree,
    document,
    sheets,
    tagged: taggedBy(objects, document),
    id,
  }
}

/** Every object as it is written, by the places that the file itself gives. */
function objectsOf(text: string): Map<number, string> | undefined {
  const at = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-64))?.[1] ?? -1)
  const count = Number(/^xref\n0 (\d+)\n/.exec(text.slice(at, at + 24))?.[1] ?? 0)
  if (count === 0) return undefined
  const first = text.indexOf('\n', at + 5) + 1
  const places = Array.from({ length: count - 1 }, (_, n) => Number(text.substr(first + (n + 1) * 20, 10)))
  const ends = new Map<number, number>()
  const sorted = places.toSorted((a, b) => a - b)
  for (const [n, place] of sorted.entries()) ends.set(place, sorted[n + 1] ?? at)
  const objects = new Map<number, string>()
  for (const [n, place] of places.entries()) {
    const name = `${n + 1} 0 obj\n`
    const end = text.lastIndexOf('endobj', ends.get(place))
    if (!text.startsWith(name, place) || end < place) return undefined
    objects.set(n + 1, text.slice(place + name.length, end))
  }
  return objects
}

const refersTo = (dictionary: string, key: string) =>
  Number(new RegExp(`/${key} (\\d+) 0 R`).exec(dictionary)?.[1] ?? 0)

const listed = (dictionary: string, pattern: RegExp): number[] => {
  const list = pattern.exec(dictionary)?.[1] ?? ''
  return Array.from(list.matchAll(REFERENCE), ([, number]) => Number(number))
}

function taggedBy(objects: Map<number, string>, document: number): Map<number, number[]> {
  const tagged = new Map<number, number[]>()
  const pageOf = (number: number): number => {
    const element = objects.get(number) ?? ''
    const own = Number(ITS_PAGE.exec(element)?.[1] ?? 0)
    if (own > 0) return own
    for (const kid of listed(element, ITS_KIDS)) {
      const page = pageOf(kid)
      if (page > 0) return page
    }
    return 0
  }
  for (const kid of listed(objects.get(document) ?? '', ITS_KIDS)) {
    const page = pageOf(kid)
    tagged.set(page, [...(tagged.get(page) ?? []), kid])
  }
  return tagged
}

/** The letter whose pages begin at `from`, with everything that hangs from them, numbered anew. */
function fileOf(written: Written, letter: Within, from: number): Uint8Array | undefined {
  const { objects, sheets } = written
  const own = sheets.slice(from, from + letter.pages)
  const numbers = new Map<number, number>()
  const order: number[] = []
  const numberOf = (old: number) => {
    const known = numbers.get(old)
    if (known !== undefined) return known
    order.push(old)
    numbers.set(old, order.length)
    return order.length
  }
  const id = `(${nameOf(written.id, letter.title, from)})`
  const changed = hung(written, letter, own, id)
  const root = numberOf(written.catalog)
  const info = numberOf(written.info)
  let text = written.head
  const places: number[] = []
  for (let at = 0; at < order.length; at += 1) {
    const old = order[at] ?? 0
    const object = changed.get(old) ?? objects.get(old)
    if (object === undefined) return undefined
    places.push(text.length)
    text += `${at + 1} 0 obj\n${renumbered(object, numberOf)}endobj\n\n`
  }
  // Whoever comes to a page of another letter has found a thread that leads out of this one.
  if (sheets.some(({ page }) => numbers.has(page) && !own.some((one) => one.page === page))) return undefined
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const size = order.length + 1
  const trailer = `<<\n  /Size ${size}\n  /Root ${root} 0 R\n  /Info ${info} 0 R\n  /ID [${id} ${id}]\n>>`
  return Buffer.from(
    `${text}xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n${trailer}\nstartxref\n${text.length}\n%%EOF`,
    'latin1',
  )
}

/** What hangs the letter up, written for this letter alone. */
function hung(
  { objects, pages, tree, document, info, metadata, tagged }: Written,
  { title }: Within,
  own: Written['sheets'],
  id: string,
): Map<number, string> {
  const of = (number: number) => objects.get(number) ?? ''
  const refer = (numbers: readonly number[]) => numbers.map((number) => `${number} 0 R`).join(' ')
  const [utf16, utf8] = [Buffer.from(title, 'utf16le').swap16(), Buffer.from(escaped(title), 'utf8')]
  const nums = own.map(({ key, list }) => `${key} ${list} 0 R`).join(' ')
  return new Map([
    [
      pages,
      `<<\n  /Type /Pages\n  /Count ${own.length}\n  /Kids [${refer(own.map(({ page }) => page))}]\n>>\n`,
    ],
    [tree, of(tree).replace(/\/Nums \[[^\]]*\]/, () => `/Nums [${nums}]`)],
    [
      document,
      of(document).replace(
        /\/K \[[^\]]*\]/,
        () => `/K [${refer(own.flatMap(({ page }) => tagged.get(page) ?? []))}]`,
      ),
    ],
    [info, of(info).replace(CALLED, `/Title <FEFF${utf16.toString('hex').toUpperCase()}>`)],
    [metadata, described(of(metadata), utf8.toString('latin1'), own.length, id.slice(1, -1))],
  ])
}

/** The description of the file (XMP) with the title, pages and name of this letter. */
function described(metadata: string, title: string, pages: number, id: string): string {
  const at = metadata.indexOf(STREAM)
  const xmp = metadata
    .slice(at + STREAM.length, metadata.lastIndexOf('\nendstream'))
    .replace(/(<dc:title><rdf:Alt><rdf:li xml:lang="x-default">)[^<]*/, (_, start) => start + title)
    .replace(/(<xmpTPg:NPages>)\d+/, (_, start) => start + String(pages))
    .replace(/(<xmpMM:(?:InstanceID|DocumentID)>)[^<]*/g, (_, start) => start + id)
  return `${metadata.slice(0, at).replace(/\/Length \d+/, `/Length ${xmp.length}`)}${STREAM}${xmp}\nendstream\n`
}

const escaped = (text: string) =>
  text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;' })[sign] ?? '&gt;')

const nameOf = (...of: (string | number)[]) =>
  createHash('sha256').update(of.join('\n')).digest('base64url').slice(0, 22)

/** The object with its references in the new numbers; what is said in words, or packed, is left as it is. */
function renumbered(object: string, numberOf: (old: number) => number): string {
  const at = object.indexOf(STREAM)
  const dictionary = at < 0 ? object : object.slice(0, at)
  const again = (_: string, old: string) => `${numberOf(Number(old))} 0 R`
  const shown = dictionary.includes('(')
    ? outsideWords(dictionary, again)
    : dictionary.replace(REFERENCE, again)
  return at < 0 ? shown : shown + object.slice(at)
}

function outsideWords(dictionary: string, again: (whole: string, old: string) => string): string {
  let depth = 0
  return dictionary.replace(/\\[\s\S]|[()]|(\d+) 0 R/g, (token: string, old: string | undefined) => {
    if (token === '(') depth += 1
    else if (token === ')') depth -= 1
    else if (old !== undefined && depth === 0) return again(token, old)
    return token
  })
}
