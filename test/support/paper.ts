import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

type Node = { role?: string; type?: string; id?: string; children?: Node[] }

/** The paper as a reading program meets it: the tree of tags, and the words in the order of the tags. */
export async function readPaper(pdf: Uint8Array) {
  const document = await getDocument({ data: new Uint8Array(pdf), useSystemFonts: false, verbosity: 0 })
    .promise
  const { info, metadata } = await document.getMetadata()
  const pages: { roles: string[]; blocks: string[]; text: string; pieces: string[] }[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    const content = await page.getTextContent({ includeMarkedContent: true })
    const words = new Map<string, string>()
    let open: string[] = []
    for (const item of content.items) {
      if ('str' in item) {
        const id = open.at(-1)
        if (id !== undefined) words.set(id, (words.get(id) ?? '') + item.str)
      } else if (item.type === 'endMarkedContent') open = open.slice(0, -1)
      else open = [...open, item.id ?? open.at(-1) ?? '']
    }
    const roles: string[] = []
    const blocks: string[] = []
    const walk = (node: Node, inBlock = false) => {
      if (node.role) roles.push(node.role)
      const begins = !inBlock && /^(?:H\d|P|LI|Span)$/.test(node.role ?? '')
      if (begins) blocks.push('')
      if (node.type === 'content') blocks[blocks.length - 1] += words.get(node.id ?? '') ?? ''
      for (const child of node.children ?? []) walk(child, inBlock || begins)
    }
    walk((await page.getStructTree()) as Node)
    const pieces = content.items.flatMap((item) => ('str' in item ? [item.str] : []))
    pages.push({ roles, blocks, pieces, text: blocks.join(' ').replace(/\s+/g, ' ') })
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
