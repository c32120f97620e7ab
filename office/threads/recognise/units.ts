/** Cuts a message into the smallest stretches that can hold a matter of their own: sentences and asking clauses. */
import type { Reading } from './features.ts'
import { CONCEPTS } from './lexicon/lexicon.ts'

/** Words `from` up to `to`; together the units hold every word. */
export type Unit = { from: number; to: number }

/** Words that join two clauses, as they stand in the reading. */
export const joining: ReadonlySet<string> = new Set(
  'og o a samt men and but also i та і й а и oo ja eller or'.split(' '),
)
const asking = new Set(['QUESTION', 'WHEN', 'WHY', 'HOWMUCH'].map((name) => CONCEPTS.indexOf(name)))
const sentenceEnd = /[!?…؟።፧\n]/
const abbreviation =
  /(?:^|[\s(])(?:\p{L}|kl|ca|mnd|nr|tlf|dr|bl|f|evt|osv|feks|mr|mrs|ms|ul|np|nok|mvh|\d{1,4})$/iu

export function unitsOf(reading: Reading): Unit[] {
  const cuts = [0]
  for (let at = 1; at < reading.words.length; at += 1) if (cutsBefore(reading, at)) cuts.push(at)
  const units = cuts.map((from, index) => ({ from, to: cuts[index + 1] ?? reading.words.length }))
  return merged(units.filter((unit) => unit.to > unit.from))
}

function cutsBefore(reading: Reading, at: number): boolean {
  const before = reading.words[at - 1]
  const word = reading.words[at]
  if (!before || !word) return false
  const between = reading.text.slice(before.end, word.start)
  if (sentenceEnd.test(between)) return true
  if (
    between.includes('.') &&
    !abbreviation.test(reading.text.slice(Math.max(0, before.start - 1), before.end))
  )
    return true
  const asks = (index: number) => reading.hits.some((hit) => hit.first === index && asking.has(hit.concept))
  if (/[,;،፣፡–—]/.test(between) && asks(at)) return true
  if (joining.has(word.text) && asks(at + 1)) return true
  return /[,;،]/.test(between) && joining.has(word.text) && at > 2
}

/** "Hei." and "Mvh Anne" hold no matter: they belong to the neighbour. */
function merged(units: readonly Unit[]): Unit[] {
  const found: Unit[] = []
  for (const unit of units) {
    const last = found.at(-1)
    if (last && (last.to - last.from < 2 || unit.to - unit.from < 2)) last.to = unit.to
    else found.push({ ...unit })
  }
  return found
}
