import { describe, expect, test } from 'vitest'
import type { Letter } from '../../office/reach/letters/model.ts'
import { sampleLetter } from '../../office/reach/letters/sample.ts'
import { LIBRARY } from '../../office/reach/templates/library.ts'
import { TEMPLATE_LANGUAGES } from '../../office/reach/templates/model.ts'
import { picturesOf, readPaper } from '../../test/support/paper.ts'
import { printFile } from './print.ts'
import { splitLetters, UNNAMED } from './split.ts'
import { type Typeset, typesetAll, typesetPages } from './typst.ts'

const at = Temporal.Instant.from('2026-03-02T09:00:00Z')

/** Letters to different people, of different templates, each with a code of its own. */
const letters = (language: string, many: number): Letter[] =>
  LIBRARY.slice(0, many).map((template, n) =>
    sampleLetter(template, language, {
      at,
      name: `Mottaker ${'ABCDEFGH'[n]}`,
      code: String(482_177_304 + n * 1111),
      filled: { matter: `sak (${n} 0 R) & <b>` },
    }),
  )

/** All that a reading program meets, and the picture of the code. */
const readOf = async ({ pdf, pages }: Typeset) => {
  const { raw: _, ...paper } = await readPaper(pdf)
  const info = { Title: paper.info.Title, Language: paper.info.Language }
  return { ...paper, info, count: pages, pictures: await picturesOf(pdf) }
}
const squash = (text: string) => text.replace(/\s/g, '')
const objectsIn = (pdf: Uint8Array) => new TextDecoder('latin1').decode(pdf).match(/\n\d+ 0 obj\n/g)?.length

describe('letters that are set together', () => {
  test.each(TEMPLATE_LANGUAGES)('%s: each is read as if it had been set alone', async (language) => {
    const all = letters(language, 2)
    const together = typesetAll(all)
    for (const [n, letter] of all.entries()) {
      const alone = typesetPages(letter)
      expect(await readOf(together[n] as Typeset)).toEqual(await readOf(alone))
      // Nothing hangs on that would not be there alone.
      expect(objectsIn((together[n] as Typeset).pdf)).toBe(objectsIn(alone.pdf))
    }
  })

  test('nothing of one stands in the file of another', async () => {
    const all = letters('uk', 4)
    const together = typesetAll(all)
    for (const [n, { pdf }] of together.entries()) {
      const paper = await readPaper(pdf)
      const said = squash(paper.pages.map(({ pieces }) => pieces.join('')).join(''))
      for (const [other, letter] of all.entries())
        for (const own of [letter.recipient[0] ?? '', letter.code])
          expect(said.includes(squash(own)), `${own} in ${n}`).toBe(other === n)
    }
    const names = together.map(({ pdf }) => /\/ID \[(.*)\]/.exec(new TextDecoder('latin1').decode(pdf))?.[1])
    expect(new Set(names).size).toBe(4)
  })

  test('several languages, a long one and one without a code come back in their order', async () => {
    const [first, second] = letters('nb', 2) as [Letter, Letter]
    const reason = Array.from({ length: 400 }, (_, n) => `Dette er grunn nummer ${n}.`).join(' ')
    const refused = LIBRARY.find(({ key }) => key === 'decisionRefused') as (typeof LIBRARY)[number]
    const long = sampleLetter(refused, 'nb', { at, filled: { reason } })
    const [arabic, other] = letters('ar', 2) as [Letter, Letter]
    const all = [arabic, first, other, { ...second, link: null }]
    for (const asked of [all, [...all, long]]) {
      const set = typesetAll(asked)
      for (const [n, letter] of asked.entries())
        expect(await readOf(set[n] as Typeset)).toEqual(await readOf(typesetPages(letter)))
    }
  })

  test('whoever asks at the same time gets each their own', async () => {
    const all = letters('so', 3)
    const files = await Promise.all(
      all.map((one) =>
        printFile(one, {
          id: one.code,
          country: one.country,
          returnAddress: one.returnAddress,
          duplex: true,
          window: 'left',
        }),
      ),
    )
    expect(files.map(({ manifest }) => manifest.id)).toEqual(all.map(({ code }) => code))
    for (const [n, { pdf, manifest }] of files.entries()) {
      expect(manifest.pages).toBe(2)
      const paper = await readPaper(pdf)
      expect(paper.info.Title).toBe(all[n]?.title)
      expect(squash(paper.pages[0]?.text ?? '')).toContain(squash(all[n]?.recipient[0] ?? '-'))
    }
  })

  test('a file that is not as expected, or has other pages, is not divided', () => {
    const [letter] = letters('nb', 1) as [Letter]
    const { pdf } = typesetPages({ ...letter, title: UNNAMED })
    const one = [{ title: 'x', pages: 1 }]
    expect(splitLetters(pdf, one)).toHaveLength(1)
    expect(splitLetters(pdf, [{ title: 'x', pages: 2 }])).toBeUndefined()
    expect(splitLetters(pdf.subarray(0, pdf.length - 40), one)).toBeUndefined()
    expect(splitLetters(typesetPages(letter).pdf, one)).toBeUndefined()
    expect(splitLetters(new Uint8Array(10), one)).toBeUndefined()
  })
})
