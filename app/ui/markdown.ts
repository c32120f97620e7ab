import MarkdownIt from 'markdown-it'

/**
 * What people write, as safe HTML: paragraphs, emphasis, lists and links, and nothing else. Typed HTML is shown as
 * it was typed. The only place in the house where text becomes HTML.
 */
const writing = new MarkdownIt('zero', { html: false, breaks: true, linkify: true }).enable([
  'emphasis',
  'list',
  'link',
  'linkify',
  'newline',
  'escape',
])

/** Leads a reader to a web page, an address to write to, or a place in this house; never runs anything. */
const SAFE_LINK = /^(?:https?:\/\/|mailto:|#|\/(?![/\\]|%5c))/i

writing.validateLink = (address) => SAFE_LINK.test(address.trim())

// A bare "example.com" stays text: only what its writer made an address of becomes one.
writing.linkify.set({ fuzzyLink: false, fuzzyEmail: false })

const plain = writing.renderer.renderToken.bind(writing.renderer)
writing.renderer.rules.link_open = (tokens, index, options) => {
  tokens[index]?.attrSet('rel', 'nofollow noopener noreferrer')
  return plain(tokens, index, options)
}

// A link without words would be read out as nothing: its address stands in for them.
writing.core.ruler.push('named links', ({ tokens, Token }) => {
  for (const { children } of tokens) {
    children?.forEach((token, index) => {
      const wordless = token.type === 'link_close' && children[index - 1]?.type === 'link_open'
      if (!wordless) return
      const address = new Token('text', '', 0)
      address.content = String(children[index - 1]?.attrGet('href') ?? '')
      children.splice(index, 0, address)
    })
  }
})

export function renderMarkdown(text: string): string {
  return writing.render(text)
}

/** One line of plain words for a list, without the marks. */
export function plainLine(text: string): string {
  return text
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_`]+/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}
