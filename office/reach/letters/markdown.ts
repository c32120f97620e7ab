import MarkdownIt from 'markdown-it'
import type { Block, Run } from './model.ts'

type Token = ReturnType<InstanceType<typeof MarkdownIt>['parse']>[number]

/** The same part of Markdown as on the screen (app/ui/markdown.ts), and headings; typed HTML stays what was typed. */
const writing = new MarkdownIt('zero', { html: false, breaks: true }).enable([
  'emphasis',
  'heading',
  'list',
  'link',
  'newline',
  'escape',
])

/** Marks that would make Markdown of somebody's name or sum. */
export const asTyped = (text: string): string =>
  text
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[\\*_[\]#`<>~]/g, (mark) => `\\${mark}`)
    .replace(/^(\d+)([.)])(?=\s)/, '$1\\$2')
    .replace(/^([-+])(?=\s)/, '\\$1')

/** The blocks of a text, in the order in which they are read. */
export function blocksOf(markdown: string): Block[] {
  const tokens = writing.parse(markdown, {})
  const blocks: Block[] = []
  const lists: (Block & { kind: 'list' })[] = []
  for (const [at, token] of tokens.entries()) {
    if (token.type === 'bullet_list_open' || token.type === 'ordered_list_open') {
      const list: Block & { kind: 'list' } = {
        kind: 'list',
        ordered: token.type.startsWith('ordered'),
        items: [],
      }
      // A list in a list is read as more points of the same one: a letter has no room for two depths.
      if (lists.length === 0) blocks.push(list)
      lists.push(lists[0] ?? list)
    } else if (token.type.endsWith('_list_close')) lists.pop()
    else if (token.type === 'inline') {
      const runs = runsOf(token.children ?? [])
      const list = lists.at(-1)
      if (runs.length === 0) continue
      if (list) list.items.push(runs)
      else blocks.push({ kind: tokens[at - 1]?.type === 'heading_open' ? 'heading' : 'paragraph', runs })
    }
  }
  return blocks
}

/** One line of text with its emphasis; a link is followed by its address, since paper cannot be pressed. */
function runsOf(tokens: readonly Token[]): Run[] {
  const runs: Run[] = []
  let strong = 0
  let emphasis = 0
  let address = ''
  const say = (text: string) => {
    if (text === '') return
    runs.push({ text, ...(strong > 0 ? { strong: true } : {}), ...(emphasis > 0 ? { emphasis: true } : {}) })
  }
  for (const token of tokens) {
    if (token.type === 'strong_open') strong += 1
    else if (token.type === 'strong_close') strong -= 1
    else if (token.type === 'em_open') emphasis += 1
    else if (token.type === 'em_close') emphasis -= 1
    else if (token.type === 'link_open') address = String(token.attrGet('href') ?? '')
    else if (token.type === 'link_close') say(address === '' ? '' : ` (${address})`)
    else if (token.type === 'softbreak' || token.type === 'hardbreak') say(' ')
    else say(token.content)
  }
  return runs
}

/** The text without its marks, as it is spoken and searched. */
export const spoken = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('')

/**
 * Numbers, dates, codes and addresses keep their own direction inside writing from right to left: "800 00 111" must not
 * be read "111 00 800".
 */
const LEFT_TO_RIGHT =
  /[+\d][\d\s.,:/–-]*\d(?:\s?%)?|\d|(?:https?:\/\/|www\.)\S+|[\p{Script=Latin}][\p{Script=Latin}\d\s.,'’@/-]*[\p{Script=Latin}\d]/gu

export function keptInOrder(runs: readonly Run[]): Run[] {
  return runs.flatMap((run) => {
    const pieces: Run[] = []
    let from = 0
    for (const found of run.text.matchAll(LEFT_TO_RIGHT)) {
      if (found.index > from) pieces.push({ ...run, text: run.text.slice(from, found.index) })
      pieces.push({ ...run, text: found[0], ltr: true })
      from = found.index + found[0].length
    }
    if (from < run.text.length) pieces.push({ ...run, text: run.text.slice(from) })
    return pieces
  })
}
