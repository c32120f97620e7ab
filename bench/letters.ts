import { typesetAll, typesetPages } from '../gateways/letters/typst.ts'
import type { Letter } from '../office/reach/letters/model.ts'
import { sampleLetter } from '../office/reach/letters/sample.ts'
import { LIBRARY } from '../office/reach/templates/library.ts'

/**
 * How many letters one core sets in a second. Run it on one: `taskset -c 0 npm run bench:letters`. Every letter is to
 * somebody else with something else in it, and the templates take turns, so that nothing is made twice. Letters that go
 * together, as the print house is given them, and letters set one by one take turns too. Counted in the time of the
 * processor, because a machine that does other things gives the clock on the wall other figures.
 */
const LETTERS = Number(process.argv[2] ?? 600)
const WARM_UP = 64
/** So many letters are on their way to the print house at once. */
const TOGETHER = 8
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
  ['Tigrinya and Norwegian, two pages', 'ti'],
] as const) {
  const all = letters(language)
  const ways = [
    { how: 'together', set: typesetAll, used: 0, pages: 0, bytes: 0, letters: 0 },
    {
      how: 'one by one',
      set: (some: Letter[]) => some.map(typesetPages),
      used: 0,
      pages: 0,
      bytes: 0,
      letters: 0,
    },
  ]
  for (let from = 0; from < all.length; from += TOGETHER) {
    const way = ways[(from / TOGETHER) % ways.length]
    const some = all.slice(from, from + TOGETHER)
    const before = seconds()
    const made = way?.set(some) ?? []
    if (!way || from < WARM_UP) continue
    way.used += seconds() - before
    way.letters += made.length
    way.pages += made.reduce((sum, one) => sum + one.pages, 0)
    way.bytes += made.reduce((sum, one) => sum + one.pdf.length, 0)
  }
  for (const { how, used, pages, bytes, letters: count } of ways)
    console.log(
      `${what}, ${how}: ${Math.round(count / used)} letters and ${Math.round(pages / used)} pages a second of one core; ` +
        `${Math.round(bytes / count / 1000)} kB each`,
    )
}
