/** A page as somebody reads it, out of its HTML: the words, the forms that can be filled in, the links to follow. */
export type Page = {
  status: number
  /** Where the reader stands after every redirect. */
  address: string
  html: string
  text: string
  lines: readonly string[]
  forms: readonly Form[]
  links: readonly { text: string; href: string }[]
}
export type Form = {
  action: string
  method: string
  id: string
  /** What would be sent if nothing were changed. */
  values: Readonly<Record<string, string>>
  /** Everything that can be filled in, with what it is called and, where it is a list, what can be chosen. */
  fields: readonly Field[]
  buttons: readonly Button[]
}
export type Field = {
  name: string
  type: string
  label: string
  options: readonly { value: string; label: string }[]
}
export type Button = { text: string; name: string; value: string; action: string | null }

type Tag = { name: string; closing: boolean; attributes: Readonly<Record<string, string>> }
type Token = Tag | string

const TOKENS =
  /<!(?:--[\s\S]*?--|[^>]*)>|<(\/?)([a-zA-Z][\w-]*)((?:\s+[^\s=>/]+(?:\s*=\s*"[^"]*")?)*)\s*\/?>|[^<]+|</g
const BLOCKS = new Set(
  'p div section article li ul ol h1 h2 h3 h4 dt dd tr td th table form fieldset legend label header footer main nav aside details summary button textarea select option br'.split(
    ' ',
  ),
)
const UNREAD = new Set(['script', 'style', 'head', 'template', 'svg'])
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
}

const decoded = (text: string) =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));/gi, (whole, hex, decimal, name) =>
    hex || decimal
      ? String.fromCodePoint(Number.parseInt(hex ?? decimal, hex ? 16 : 10))
      : (ENTITIES[name.toLowerCase()] ?? whole),
  )
const folded = (text: string) =>
  text
    .replace(/\s+/g, ' ')
    .replace(/ ([.,])/g, '$1')
    .trim()

function* tokens(html: string): Generator<Token> {
  for (const match of html.matchAll(TOKENS)) {
    const [whole, closing, name, rest = ''] = match
    if (whole.startsWith('<!')) continue
    if (name === undefined) {
      yield decoded(whole)
      continue
    }
    const attributes = Object.fromEntries(
      [...rest.matchAll(/([^\s=>/]+)(?:\s*=\s*"([^"]*)")?/g)].map(([, key = '', value]) => [
        key.toLowerCase(),
        decoded(value ?? ''),
      ]),
    )
    yield { name: name.toLowerCase(), closing: closing === '/', attributes }
  }
}

/** The words in the order they stand, one line for each block; scripts and styles are not read. */
export function linesOf(html: string): string[] {
  const lines: string[] = []
  let line = ''
  let unread = 0
  for (const token of tokens(html)) {
    if (typeof token === 'string') {
      if (unread === 0) line += token
      continue
    }
    if (UNREAD.has(token.name)) unread += token.closing ? -1 : 1
    else if (token.name === 'time' || token.name === 'span') line += ' '
    if (BLOCKS.has(token.name)) {
      lines.push(folded(line))
      line = ''
    }
  }
  return [...lines, folded(line)].filter((read) => read !== '')
}

export function readPage(answer: { status: number; body: string }, address: string): Page {
  const lines = linesOf(answer.body)
  return {
    status: answer.status,
    address,
    html: answer.body,
    text: lines.join('\n'),
    lines,
    forms: formsOf(answer.body),
    links: linksOf(answer.body),
  }
}

function linksOf(html: string): Page['links'] {
  return [...html.matchAll(/<a\b([^>]*)>([\s\S]*?)<\/a>/g)].map(([, attributes = '', inner = '']) => ({
    text: linesOf(inner).join(' '),
    href: decoded(/href="([^"]*)"/.exec(attributes)?.[1] ?? ''),
  }))
}

function formsOf(html: string): Form[] {
  const labels = labelsOf(html)
  const forms = [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(([, head = '', inner = '']) => {
    const attribute = (name: string) => decoded(new RegExp(`${name}="([^"]*)"`).exec(head)?.[1] ?? '')
    return {
      ...controlsOf(inner, labels),
      action: attribute('action'),
      method: attribute('method'),
      id: attribute('id'),
    }
  })
  // Buttons that stand elsewhere on the page and belong to a form by its name.
  for (const button of [...html.matchAll(/<button\b[^>]*\sform="([^"]+)"[^>]*>[\s\S]*?<\/button>/g)]) {
    const form = forms.find(({ id }) => id === button[1])
    form?.buttons.push(...controlsOf(button[0], labels).buttons)
  }
  return forms
}

/** What a label says, by the field it is for or that stands in it. */
function labelsOf(html: string): Map<string, string> {
  const labels = new Map<string, string>()
  for (const [, head = '', inner = ''] of html.matchAll(/<label\b([^>]*)>([\s\S]*?)<\/label>/g)) {
    const target = /for="([^"]*)"/.exec(head)?.[1] ?? /name="([^"]*)"/.exec(inner)?.[1]
    if (target !== undefined) labels.set(target, linesOf(inner).join(' '))
  }
  return labels
}

type Controls = { values: Record<string, string>; fields: Field[]; buttons: Button[] }

function controlsOf(html: string, labels: ReadonlyMap<string, string>): Controls {
  const found: Controls = { values: {}, fields: [], buttons: [] }
  for (const [whole, name = ''] of html.matchAll(
    /<(input)\b[^>]*>|<(textarea)\b[\s\S]*?<\/textarea>|<(select)\b[\s\S]*?<\/select>|<(button)\b[\s\S]*?<\/button>/g,
  )) {
    const kind = name || (/^<(\w+)/.exec(whole)?.[1] ?? '')
    const head = /^<[^>]*>/.exec(whole)?.[0] ?? ''
    const attribute = (key: string) => {
      const value = new RegExp(`\\s${key}="([^"]*)"`, 'i').exec(head)?.[1]
      return value === undefined ? null : decoded(value)
    }
    if (kind === 'button') {
      found.buttons.push({
        text: linesOf(whole).join(' '),
        name: attribute('name') ?? '',
        value: attribute('value') ?? '',
        action: attribute('formaction'),
      })
    } else control(found, kind, { whole, head, attribute, labels })
  }
  return found
}

type Read = {
  whole: string
  head: string
  attribute: (key: string) => string | null
  labels: ReadonlyMap<string, string>
}

function control(found: Controls, kind: string, { whole, head, attribute, labels }: Read): void {
  const name = attribute('name')
  if (name === null) return
  const type = kind === 'input' ? (attribute('type') ?? 'text') : kind
  const options = [...whole.matchAll(/<option\b([^>]*)>([\s\S]*?)<\/option>/g)].map(
    ([, has = '', inner = '']) => ({
      value: decoded(/value="([^"]*)"/.exec(has)?.[1] ?? ''),
      label: linesOf(inner).join(' '),
      selected: /\sselected/.test(has),
    }),
  )
  if (type !== 'hidden') {
    const label = labels.get(attribute('id') ?? name) ?? labels.get(name) ?? ''
    found.fields.push({
      name,
      type,
      label,
      options: options.map(({ value, label: text }) => ({ value, label: text })),
    })
  }
  if (type === 'checkbox' || type === 'radio') {
    if (/\schecked/.test(head)) found.values[name] = attribute('value') ?? 'on'
    return
  }
  if (kind === 'select') found.values[name] = (options.find((one) => one.selected) ?? options[0])?.value ?? ''
  else if (kind === 'textarea')
    found.values[name] = decoded(whole.replace(/^<[^>]*>\n?/, '').replace(/<\/textarea>$/, ''))
  else found.values[name] = attribute('value') ?? ''
}

/** The rows of the tables of a page, each cell as read. */
export function rowsOf(page: Page): { cells: string[]; html: string }[] {
  return [...page.html.matchAll(/<tr\b[^>]*>([\s\S]*?)<\/tr>/g)].map(([, inner = '']) => ({
    html: inner,
    cells: [...inner.matchAll(/<t[dh]\b[^>]*>([\s\S]*?)<\/t[dh]>/g)].map(([, cell = '']) =>
      linesOf(cell).join(' '),
    ),
  }))
}
