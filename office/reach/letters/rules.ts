import type { LetterBox } from '../notices/model.ts'
import { BOX_LINES } from '../templates/model.ts'
import { emptyLines, lixOf } from '../templates/rules.ts'
import { shownCode } from './code.ts'
import { blocksOf, keptInOrder, spoken } from './markdown.ts'
import type { Block, Letter, LetterPart, ReadAloud, Run } from './model.ts'
import { hoursIn, isRtl, paperDate, sayIn } from './words.ts'

/** what is checked before a letter goes; `null` when nothing stands in its way. */
export type Unfit = { why: 'lineMissing' | 'tooHard'; detail: string } | null

/** C3-06: no letter without its five lines, and none that is harder to read than its template allows. */
export function unfit(
  texts: readonly { language: string; box: LetterBox; body: string }[],
  bound: number,
): Unfit {
  for (const { language, box, body } of texts) {
    const [empty] = emptyLines(box)
    if (empty !== undefined) return { why: 'lineMissing', detail: empty }
    const hard = lixOf(language, box, body)
    if (hard !== null && hard > bound) return { why: 'tooHard', detail: String(hard) }
  }
  return null
}

const NOWHERE =
  /^(?:ukjent|uten fast (?:bopel|bosted)|ingen(?: fast)? adresse|bostedsløs|unknown|no fixed abode|-|–|\.)+$/iu
/** As many lines as the windows of all envelopes show. */
const MOST_LINES = 5
const POSTCODE = /\b\d{4}\s+\p{L}/u

/**
 * What the window shows: the name and where it goes, the post town last. Null for an address that nothing can be sent
 * to. Without a post town the municipality stands in, so that the print house can ask.
 */
export function recipientLines(name: string, address: string, municipality: string | null): string[] | null {
  const lines = address
    .split(/[\n,;]+/u)
    .map((line) => line.replace(/\p{C}/gu, ' ').replace(/\s+/gu, ' ').trim())
    .filter((line) => line !== '')
  const whole = lines.join(' ')
  if (!/\p{L}/u.test(whole) || NOWHERE.test(whole)) return null
  const town = POSTCODE.test(whole) || municipality === null ? [] : [municipality.toLocaleUpperCase('nb')]
  const all = [name.replace(/\s+/gu, ' ').trim(), ...lines, ...town]
  return all.length <= MOST_LINES
    ? all
    : [...all.slice(0, MOST_LINES - 2), all.slice(MOST_LINES - 2, -1).join(', '), all.at(-1) ?? '']
}

/** A letter in one language, before it has its words around it. */
export type PartFacts = {
  language: string
  title: string
  box: LetterBox
  body: string
  annex: string | null
  source: 'human' | 'machine'
  translatedAt: Temporal.Instant | null
}

export type LetterFacts = {
  id: string
  code: string
  /** Where the house is on the web. */
  origin: string
  number: string
  madeAt: Temporal.Instant
  recipient: string[]
  office: { agency: string; name: string; phone: string; hours: string; address: string }
  /** Who signs; the unit alone when nobody in person does. */
  signer: string | null
  /** The last day of what runs for the person, and whether it is the appeal. */
  lastDay: { appeal: boolean; at: Temporal.Instant } | null
  /** The person's language first, Norwegian last. */
  parts: readonly PartFacts[]
  sayDay: (language: string, at: Temporal.Instant) => string
}

/** The letter with all its words, ready for paper, screen and voice. */
export function letterFrom(facts: LetterFacts): Letter {
  const [first] = facts.parts
  const language = first?.language ?? 'nb'
  const nb = sayIn('nb')
  return {
    id: facts.id,
    code: shownCode(facts.code),
    link: facts.code === '' ? null : `${facts.origin}/b/${facts.code}`,
    title: first?.title ?? '',
    language,
    recipient: facts.recipient,
    country: 'NO',
    returnAddress: nb('letters:paper.return', { address: `${facts.office.name}, ${facts.office.address}` }),
    sender: { agency: facts.office.agency, unit: facts.office.name, phone: facts.office.phone },
    dateLine: paperDate(facts.madeAt),
    reference: facts.number === '' ? '' : nb('letters:paper.reference', { number: facts.number }),
    pageWord: sayIn(language)('letters:page'),
    parts: facts.parts.map((part, at) => partFrom(facts, part, at)),
  }
}

function partFrom(facts: LetterFacts, part: PartFacts, at: number): LetterPart {
  const say = sayIn(part.language)
  const rtl = isRtl(part.language)
  const inLine = (runs: readonly Run[]): Run[] => (rtl ? keptInOrder(runs) : [...runs])
  const plain = (text: string) => inLine([{ text }])
  const blocks = (text: string) => blocksOf(text).map((block) => inOrder(block, inLine))
  const { office } = facts
  const call = {
    phone: office.phone,
    hours: hoursIn(part.language, office.hours),
    code: shownCode(facts.code),
  }
  return {
    language: part.language,
    rtl,
    title: part.title,
    remark: remarkOf(facts, part, at),
    boxTitle: say('letters:box.title'),
    box: BOX_LINES.map((line) => ({ label: say(`letters:box.${line}`), runs: plain(part.box[line]) })),
    dates: facts.lastDay
      ? [
          plain(
            say(facts.lastDay.appeal ? 'letters:due.appeal' : 'letters:due.answer', {
              day: facts.sayDay(part.language, facts.lastDay.at),
            }),
          ),
        ]
      : [],
    body: blocks(part.body),
    hear:
      facts.code === ''
        ? null
        : {
            title: say('letters:hear.title'),
            lines: [plain(say('letters:hear.call', call)), plain(say('letters:hear.ask'))],
            square: say('letters:hear.square'),
          },
    closing: [say('letters:closing.hello'), ...(facts.signer ? [facts.signer] : []), office.name],
    annex: part.annex === null ? null : { title: say('letters:annex.title'), blocks: blocks(part.annex) },
  }
}

const inOrder = (block: Block, inLine: (runs: readonly Run[]) => Run[]): Block =>
  block.kind === 'list'
    ? { ...block, items: block.items.map(inLine) }
    : { ...block, runs: inLine(block.runs) }

/** a translation says that it is one, and what made it; the original says so too when it comes second. */
function remarkOf(facts: LetterFacts, part: PartFacts, at: number): string | null {
  if (facts.parts.length < 2) return null
  const say = sayIn(part.language)
  if (at > 0) return say('letters:remark.original')
  const machine =
    part.source === 'machine' && part.translatedAt !== null
      ? say('letters:remark.machine', { date: facts.sayDay(part.language, part.translatedAt) })
      : ''
  return [say('letters:remark.translated'), machine].filter(Boolean).join(' ')
}

/** The letter for the ear: one sentence or line after the other, in the order of the paper, the law last. */
export function readAloud(letter: Letter, language?: string): ReadAloud {
  const part = letter.parts.find((one) => one.language === language) ?? letter.parts[0]
  if (!part) return { language: 'nb', rtl: false, lines: [] }
  const blocks = (all: readonly Block[]) =>
    all.flatMap((block) => (block.kind === 'list' ? block.items.map(spoken) : [spoken(block.runs)]))
  const lines = [
    part.title,
    ...part.box.map(({ label, runs }) => `${label} ${spoken(runs)}`),
    ...part.dates.map(spoken),
    ...blocks(part.body),
    part.closing.join(', '),
    ...(part.annex ? [part.annex.title, ...blocks(part.annex.blocks)] : []),
  ]
  return { language: part.language, rtl: part.rtl, lines: lines.filter((line) => line.trim() !== '') }
}
