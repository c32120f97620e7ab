/** One verb of a TwiML answer, as a platform reads it. */
export type Element = {
  name: string
  attributes: Readonly<Record<string, string>>
  text: string
  children: readonly Element[]
}

const TOKEN = /<\?[^>]*\?>|<\/([A-Za-z]+)>|<([A-Za-z]+)((?:\s+[\w:.-]+="[^"]*")*)\s*(\/?)>|([^<]+)/gy

/**
 * Reads an answer as a platform does: well-formed, one `Response` around it all. Throws where a platform would say
 * "document parse failure" and leave the caller with a dead line.
 */
export function readTwiml(xml: string): readonly Element[] {
  type Open = { name: string; attributes: Record<string, string>; text: string; children: Element[] }
  const top: Open = { name: '', attributes: {}, text: '', children: [] }
  const open: Open[] = [top]
  TOKEN.lastIndex = 0
  for (let end = 0; end < xml.length; end = TOKEN.lastIndex) {
    const token = TOKEN.exec(xml)
    if (token === null) throw new Error(`unreadable at ${end}: ${xml.slice(end, end + 40)}`)
    const [, closes, opens, attributes = '', selfClosing, text] = token
    const inner = open.at(-1) as Open
    if (text !== undefined) inner.text += plain(text)
    else if (opens !== undefined) {
      const element: Open = { name: opens, attributes: attributesIn(attributes), text: '', children: [] }
      inner.children.push(element)
      if (selfClosing !== '/') open.push(element)
    } else if (closes !== undefined && open.pop()?.name !== closes) throw new Error(`${closes} is not open`)
  }
  const [response, ...more] = top.children
  if (open.length !== 1 || response?.name !== 'Response' || more.length > 0) throw new Error('no Response')
  return response.children
}

const attributesIn = (written: string): Record<string, string> =>
  Object.fromEntries(
    [...written.matchAll(/([\w:.-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, plain(value)]),
  )

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const plain = (text: string) =>
  text
    .replace(/&#x([0-9a-f]+);/gi, (_whole, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&#(\d+);/g, (_whole, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&(amp|lt|gt|quot|apos);/g, (_whole, name: string) => ENTITIES[name] ?? '')

type Allowed = { attributes: readonly string[]; needs?: readonly string[]; inside?: readonly string[] }
const SPOKEN = ['Say', 'Play', 'Pause'] as const
const VERBS: Readonly<Record<string, Allowed>> = {
  Say: { attributes: ['language', 'voice', 'loop'] },
  Play: { attributes: ['loop'] },
  Pause: { attributes: ['length'] },
  Gather: {
    attributes: ['input', 'action', 'method', 'numDigits', 'timeout', 'finishOnKey', 'actionOnEmptyResult'],
    needs: ['action'],
    inside: SPOKEN,
  },
  Dial: { attributes: ['action', 'method', 'timeout'], inside: ['Conference'] },
  Conference: {
    attributes: ['startConferenceOnEnter', 'endConferenceOnExit', 'beep', 'waitUrl', 'waitMethod'],
  },
  Record: {
    attributes: ['action', 'method', 'maxLength', 'finishOnKey', 'playBeep', 'timeout'],
    needs: ['action'],
  },
  Redirect: { attributes: ['method'] },
  Hangup: { attributes: [] },
  Reject: { attributes: ['reason'] },
}
const NEEDS_TEXT = ['Say', 'Play', 'Redirect', 'Conference']
const LEADS_AWAY = ['Redirect', 'Hangup', 'Reject']

/** What a platform would stumble over in an answer; nothing when every platform can read it. */
export function twimlFaults(xml: string): string[] {
  let verbs: readonly Element[]
  try {
    verbs = readTwiml(xml)
  } catch (fault) {
    return [String(fault)]
  }
  const away = verbs.findIndex(({ name }) => LEADS_AWAY.includes(name))
  const dead = away >= 0 && away < verbs.length - 1 ? [`nothing is reached after ${verbs[away]?.name}`] : []
  const top = Object.keys(VERBS).filter((name) => name !== 'Conference')
  return [...dead, ...verbs.flatMap((verb) => verbFaults(verb, top))]
}

function verbFaults(verb: Element, allowed: readonly string[]): string[] {
  const rule = VERBS[verb.name]
  if (rule === undefined || !allowed.includes(verb.name)) return [`${verb.name} may not stand here`]
  const unknown = Object.keys(verb.attributes).filter((name) => !rule.attributes.includes(name))
  const missing = (rule.needs ?? []).filter((name) => !verb.attributes[name])
  const empty = NEEDS_TEXT.includes(verb.name) && verb.text.trim() === ''
  return [
    ...unknown.map((name) => `${verb.name} has no ${name}`),
    ...missing.map((name) => `${verb.name} needs ${name}`),
    ...(empty ? [`${verb.name} is empty`] : []),
    ...verb.children.flatMap((child) => verbFaults(child, rule.inside ?? [])),
  ]
}
