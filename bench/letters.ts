import { typesetPages } from '../gateways/letters/typst.ts'
import type { Letter } from '../office/reach/letters/model.ts'
import { sampleLetter } from '../office/reach/letters/sample.ts'
import { LIBRARY } from '../office/reach/templates/library.ts'

/**
 * How many letters one core sets in a second. Run it on one: `taskset -c 0 npm run bench:letters`. Every letter is to
 * somebody else with something else in it, and the templates take turns, so that nothing is made twice. Counted in the
 * time of the processor, because a machine that does other things gives the clock on the wall other figures.
 */
const LETTERS = Number(process.argv[2] ?? 600)
const WARM_UP = 60
const AT = Temporal.Instant.from('2026-03-02T09:00:00Z')

const letters = (language: string): Letter[] =>
  Array.from({ length: LETTERS + WARM_UP }, (_, n) => {
    const template = LIBRARY[n % LIBRARY.length]
    if (!template) throw new Error('no templates')
    return sampleLetter(template, language, {
      code: String(100_000_000 + n * 7919),
      at: AT,
      name: `Amina Prøvetoft ${n}`,
      filled: { matter: `sosialhjelp, sak ${n}`, amount: `${9000 + n} kroner i måneden` },
      facts: { occupation: 'nurse', benefit: 'sickPay', status: 'sickListed' },
    })
  })

const seconds = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

for (const [what, language] of [
  ['Norwegian, one page', 'nb'],
  ['Ukrainian and Norwegian, two pages', 'uk'],
  ['Arabic and Norwegian, two pages', 'ar'],
] as const) {
  const all = letters(language)
  for (const letter of all.slice(0, WARM_UP)) typesetPages(letter)
  const [cpu, wall] = [seconds(), performance.now()]
  let pages = 0
  let bytes = 0
  for (const letter of all.slice(WARM_UP)) {
    const made = typesetPages(letter)
    pages += made.pages
    bytes += made.pdf.length
  }
  const used = seconds() - cpu
  const passed = (performance.now() - wall) / 1000
  console.log(
    `${what}: ${Math.round(LETTERS / used)} letters and ${Math.round(pages / used)} pages a second of one core; ` +
      `${Math.round(LETTERS / passed)} letters a second on the wall; ${Math.round(bytes / LETTERS / 1000)} kB each`,
  )
}
