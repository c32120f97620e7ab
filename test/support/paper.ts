import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'

type Node = { role?: string; type?: string; id?: string; alt?: string; lang?: string; children?: Node[] }
export type Picture = { width: number; height: number; dark: boolean[] }

const ARTIFACT = 'artifact'

/** The paper as a reading program meets it: the tree of tags, and the words in the order of the tags. */
export async function readPaper(pdf: Uint8Array) {
  const document = await getDocument({ data: new Uint8Array(pdf), useSystemFonts: false, verbosity: 0 })
    .promise
  const { info, metadata } = await document.getMetadata()
  const pages: {
    roles: string[]
    blocks: string[]
    text: string
    pieces: string[]
    /** What is said of each picture. */
    alts: string[]
    /** The language of every tag that names one. */
    languages: string[]
    /** Text that no tag reaches and that is not marked as decoration either. */
    untagged: string[]
    /** Marked text, and how often the tree of tags comes to it. */
    reached: number[]
  }[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    const content = await page.getTextContent({ includeMarkedContent: true })
    const words = new Map<string, string>()
    let open: string[] = []
    const untagged: string[] = []
    for (const item of content.items) {
      if ('str' in item) {
        const id = open.at(-1) ?? ''
        if (id === '' && item.str.trim() !== '') untagged.push(item.str)
        words.set(id, (words.get(id) ?? '') + item.str)
      } else if (item.type === 'endMarkedContent') open = open.slice(0, -1)
      else
        open = [
          ...open,
          item.id ?? ((item as { tag?: string }).tag === 'Artifact' ? ARTIFACT : (open.at(-1) ?? '')),
        ]
    }
    const roles: string[] = []
    const alts: string[] = []
    const languages: string[] = []
    const visits = new Map<string, number>()
    const blocks: string[] = []
    const walk = (node: Node, inBlock = false) => {
      if (node.role) roles.push(node.role)
      const begins = !inBlock && /^(?:H\d|P|LI|Span)$/.test(node.role ?? '')
      if (begins) blocks.push('')
      if (node.alt !== undefined) alts.push(node.alt)
      if (node.lang !== undefined) languages.push(node.lang)
      if (node.type === 'content') {
        const id = node.id ?? ''
        visits.set(id, (visits.get(id) ?? 0) + 1)
        if (words.has(id)) blocks[blocks.length - 1] += words.get(id) ?? ''
      }
      for (const child of node.children ?? []) walk(child, inBlock || begins)
    }
    walk((await page.getStructTree()) as Node)
    const pieces = content.items.flatMap((item) => ('str' in item ? [item.str] : []))
    const marked = [...words].filter(([id, text]) => id !== '' && id !== ARTIFACT && text.trim() !== '')
    pages.push({
      roles,
      blocks,
      pieces,
      text: blocks.join(' ').replace(/\s+/g, ' '),
      alts,
      languages,
      untagged,
      reached: marked.map(([id]) => visits.get(id) ?? 0),
    })
  }
  const raw = new TextDecoder('latin1').decode(pdf)
  return {
    info: info as { Title?: string; Language?: string },
    marks: await document.getMarkInfo(),
    part: metadata?.get('pdfuaid:part'),
    pages,
    raw,
  }
}

type Raw = { width: number; height: number; data: Uint8Array }

/** Every picture on the paper, as dark and light. */
export async function picturesOf(pdf: Uint8Array): Promise<Picture[]> {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise
  const found: Picture[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    const { fnArray, argsArray } = await page.getOperatorList()
    const names = fnArray.flatMap((verb, at) =>
      verb === OPS.paintImageXObject ? [String(argsArray[at][0])] : [],
    )
    for (const name of names) {
      const { width, height, data } = await new Promise<Raw>((done) => page.objs.get(name, done))
      found.push({ width, height, dark: darkOf({ width, height, data }) })
    }
  }
  return found
}

/** One bit for a square, or one byte or more for each. */
function darkOf({ width, height, data }: Raw): boolean[] {
  const squares = Array.from({ length: width * height }, (_, at) => at)
  const each = Math.floor(data.length / squares.length)
  if (each > 0) return squares.map((at) => (data[at * each] ?? 0) < 128)
  const line = Math.ceil(width / 8)
  return squares.map((at) => {
    const [row, column] = [Math.floor(at / width), at % width]
    return (((data[row * line + (column >> 3)] ?? 0) >> (7 - (column & 7))) & 1) === 0
  })
}
