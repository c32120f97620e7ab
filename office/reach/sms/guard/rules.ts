import { mustNotLeave } from '../../plain/rules.ts'
import { type SensitiveKind, STEMS } from './table.ts'

/** Why a text may not leave by SMS or e-mail: what it would give away, and the word that does. */
export type Finding = { kind: SensitiveKind | 'identity' | 'account' | 'amount' | 'caseNumber'; word: string }

const BEFORE = '(?:^|[\\s.,:;!?()"\'/«»–…،؛؟።፣-])'
const AFTER = '(?:$|[\\s.,:;!?()"\'/«»–…،؛؟።፣-])'
const plain = (stem: string) =>
  stem
    .replace(/^[=*]/, '')
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('_', '\\s+')

/** How one stem of the table is looked for; the database builds the same from its copy. */
function patternOf(stem: string): string {
  if (stem.startsWith('*')) return plain(stem)
  return stem.startsWith('=') ? `${BEFORE}${plain(stem)}(?=${AFTER})` : `${BEFORE}${plain(stem)}`
}

const WORDS = STEMS.map(({ kind, stem }) => ({ kind, pattern: new RegExp(patternOf(stem), 'u') }))

/** Looked at one by one only when there is something to find. */
const ANY = new RegExp(STEMS.map(({ stem }) => patternOf(stem)).join('|'), 'u')

const NUMBERS: readonly { kind: Finding['kind']; pattern: RegExp }[] = [
  {
    kind: 'amount',
    pattern: /(?:kr\.?|nok|€|\$)\s?\d|\d(?:,-|\s?(?:kr|nok|kroner|kruvnnu|koron|крон|كرون)(?!\p{L}))/iu,
  },
  { kind: 'caseNumber', pattern: /(?<!\d)(?:19|20)\d{2}\/\d{2,}/u },
]

/**
 * R-339, K24: what stands in a text that neither SMS nor e-mail may carry, in any of our languages: words of health,
 * benefits, money and cases, national numbers, accounts, amounts and case numbers. Empty when the text is neutral.
 */
export function guardText(text: string): Finding[] {
  // The letters of a link's code spell nothing.
  const words = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/https?:\/\/\S+/g, ' ')
  const found: Finding[] = []
  if (ANY.test(words)) {
    for (const { kind, pattern } of WORDS) {
      const hit = pattern.exec(words)
      if (hit) found.push({ kind, word: wordAt(words, hit.index + hit[0].length - 1) })
    }
  }
  for (const { kind, text: number } of mustNotLeave(words))
    found.push({ kind: kind === 'nationalId' ? 'identity' : 'account', word: number })
  for (const { kind, pattern } of NUMBERS) {
    const hit = pattern.exec(words)
    if (hit) found.push({ kind, word: hit[0].trim() })
  }
  return found.filter(
    (one, index) => found.findIndex((other) => other.kind === one.kind && other.word === one.word) === index,
  )
}

/** The whole word around a place in the text, as it is told to whoever wrote it. */
function wordAt(text: string, at: number): string {
  const before = /[\p{L}\p{M}\p{N}’'-]*$/u.exec(text.slice(0, at))?.[0] ?? ''
  const after = /^[\p{L}\p{M}\p{N}’'-]*/u.exec(text.slice(at))?.[0] ?? ''
  return `${before}${after}`
}
