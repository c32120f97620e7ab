import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readAloud } from '../../office/reach/letters/rules.ts'
import { sampleLetter } from '../../office/reach/letters/sample.ts'
import { LIBRARY } from '../../office/reach/templates/library.ts'
import { TEMPLATE_LANGUAGES, type Template } from '../../office/reach/templates/model.ts'
import { picturesOf, readPaper } from '../../test/support/paper.ts'
import { printFile } from './print.ts'
import { qrCode } from './qr.ts'
import { typesetPages } from './typst.ts'

const at = Temporal.Instant.from('2026-03-02T09:00:00Z')
const template = (key: string) => LIBRARY.find((one) => one.key === key) as Template
const letter = (language: string, key = 'decisionRefused', told: object = {}) =>
  sampleLetter(template(key), language, { at, ...told })

/** Lines are broken where the paper ends, and reading programs put the space back by themselves. */
const squash = (text: string) => text.normalize('NFKC').replace(/\s+/g, '')

const says = (block: string, line: string) =>
  squash(block) === squash(line.replace(/, (?=Kari|Velferds)/g, ''))
/**
 * Writing from right to left comes in the order of the eye, and the letters of the font are put together from strokes and
 * dots with the word beside them as ActualText, which this reader does not use. The line is known by the strokes of its letters.
 */
const STROKES = ['بتثنيىئ', 'جحخ', 'دذ', 'رز', 'سش', 'صض', 'طظ', 'عغ', 'فق', 'ةه', 'اأإآء', 'وؤ']
const strokeOf = (letter: string) => STROKES.find((group) => group.includes(letter))?.at(0) ?? letter
const lettersOf = (text: string) => new Set((squash(text).match(/\p{Lo}/gu) ?? []).map(strokeOf))
const sameLetters = (block: string, line: string) =>
  lettersOf(line).size > 0 && [...lettersOf(line)].every((letter) => lettersOf(block).has(letter))

describe('a letter on paper', () => {
  test.each(TEMPLATE_LANGUAGES)(
    '%s: is tagged PDF/UA-1 with title, language and reading order',
    async (language) => {
      const made = letter(language)
      const { pdf, pages } = typesetPages(made)
      const paper = await readPaper(pdf)
      expect(paper.part).toBe('1')
      expect(paper.marks).toMatchObject({ Marked: true, Suspects: false })
      expect(paper.info.Title).toBe(made.title)
      expect(paper.info.Language).toBe(language)
      expect(paper.pages).toHaveLength(pages)
      // The person's own language first, and the Norwegian original after it.
      expect(made.parts.map((part) => part.language)).toEqual(language === 'nb' ? ['nb'] : [language, 'nb'])
      const [first] = paper.pages
      expect(first?.roles[1]).toBe('Document')
      expect(first?.roles.filter((role) => role === 'H1')).toHaveLength(1)
      expect(first?.roles.filter((role) => role === 'LI').length).toBeGreaterThanOrEqual(5)
      // Every font is in the file.
      expect(paper.raw.match(/\/FontDescriptor/g)?.length).toBeGreaterThan(0)
      expect(paper.raw.match(/\/Type\s*\/FontDescriptor/g)?.length).toBe(
        paper.raw.match(/\/FontFile[23]?\s/g)?.length,
      )
    },
  )

  test.each(TEMPLATE_LANGUAGES)(
    '%s: everything the letter says is read out, in its order',
    async (language) => {
      const made = letter(language)
      const paper = await readPaper(typesetPages(made).pdf)
      const blocks = paper.pages.flatMap((page) => page.blocks)
      const rtl = made.parts[0]?.rtl ?? false
      let at = 0
      for (const line of readAloud(made).lines) {
        const found = blocks.findIndex(
          (block, place) => place >= at && (rtl ? sameLetters : says)(block, line),
        )
        expect(found, line).toBeGreaterThanOrEqual(at)
        at = found + 1
      }
    },
  )

  test.each(TEMPLATE_LANGUAGES)(
    '%s: no word stands outside the tags, and each is come to once',
    async (language) => {
      const made = letter(language)
      const paper = await readPaper(typesetPages(made).pdf)
      for (const [at, page] of paper.pages.entries()) {
        expect(page.untagged).toEqual([])
        expect(new Set(page.reached)).toEqual(new Set([1]))
        const headings = page.roles.flatMap((role) => /^H(\d)$/.exec(role)?.[1] ?? [])
        expect(headings[0]).toBe('1')
        expect(new Set(headings)).toEqual(new Set(['1', '2']))
        // The Norwegian that follows says that it is Norwegian.
        if (at > 0) expect(new Set(page.languages)).toEqual(new Set(['nb']))
      }
      expect(paper.raw).toMatch(/\/DisplayDocTitle true/)
    },
  )

  test.each(TEMPLATE_LANGUAGES)(
    '%s: beside the code stands the same for a telephone, and says so',
    async (language) => {
      const made = letter(language)
      const { pdf } = typesetPages(made)
      const paper = await readPaper(pdf)
      const [first, ...others] = paper.pages
      expect(first?.alts).toEqual([made.parts[0]?.hear?.square])
      expect(first?.roles.filter((role) => role === 'Figure')).toHaveLength(1)
      expect(others.flatMap((page) => page.alts)).toEqual([])
      const code = qrCode('https://velferdskontoret.example/b/482177304')
      expect(await picturesOf(pdf)).toEqual([
        { width: code?.size, height: code?.size, dark: [...(code?.dark ?? [])].map((dark) => dark === 1) },
      ])
    },
  )

  test('a letter without a code has none for a telephone either', async () => {
    const { pdf } = typesetPages({ ...letter('nb'), link: null })
    expect((await readPaper(pdf)).pages.flatMap((page) => page.alts)).toEqual([])
    expect(await picturesOf(pdf)).toEqual([])
  })

  test('K24: above the window stands who sends, in it name and address, and no word of the matter', async () => {
    const paper = await readPaper(typesetPages(letter('nb')).pdf)
    const [head = ''] = (paper.pages[0]?.text ?? '').split(/Svar på søknaden/)
    expect(head).toContain('Amina Hassan')
    expect(head).toContain('9901 GRANVIK')
    expect(head).not.toMatch(/sosialhjelp|vedtak|stønad|klage|søknad/i)
  })

  test('the code stands on every page, its digits in order, and is not read out there', async () => {
    const paper = await readPaper(typesetPages(letter('ar')).pdf)
    for (const page of paper.pages) {
      expect(page.pieces.filter((piece) => piece === '482 177 304').length).toBeGreaterThanOrEqual(1)
      expect(page.text.match(/482 177 304/g)?.length ?? 0).toBeLessThanOrEqual(1)
    }
  })

  test('a letter of many pages numbers each of them', async () => {
    const reason = Array.from({ length: 400 }, (_, n) => `Dette er grunn nummer ${n}.`).join(' ')
    const { pdf, pages } = typesetPages(letter('nb', 'decisionRefused', { filled: { reason } }))
    expect(pages).toBeGreaterThan(2)
    const paper = await readPaper(pdf)
    expect(paper.pages.map((page, at) => page.pieces.join('').includes(`Side ${at + 1}`))).not.toContain(
      false,
    )
  })

  test.each([
    'Ola 😀 Nordmann',
    '李小龍',
    '#panic("x")',
    '#import "@preview/x:1.0.0"',
    '$ sum $ *b* _i_ `r` @ref <l> \\',
    '"}]} #let x = 1',
    'z\u202ey\u0007\u200bx',
  ])('a name like %j is shown and does nothing', async (name) => {
    const paper = await readPaper(typesetPages(letter('nb', 'decisionGranted', { name })).pdf)
    const kept = name.replace(/[^\x20-\x7e]/g, '').trim()
    expect(paper.pages[0]?.text.replace(/\s/g, '')).toContain(kept.replace(/\s/g, ''))
  })

  test('whatever is filled in, the letter is made and says nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), async (value) => {
        const filled = { matter: `x${value}`, reason: `x${value}` }
        expect(typesetPages(letter('nb', 'decisionRefused', { filled })).pages).toBe(1)
      }),
      { numRuns: 60 },
    )
  })

  test('the print house is told the pages, the country and where it goes back to', async () => {
    const made = letter('so')
    const { pdf, manifest } = await printFile(made, {
      id: made.id,
      country: made.country,
      returnAddress: made.returnAddress,
      duplex: true,
      window: 'left',
    })
    expect(manifest).toMatchObject({ id: 'sample', pages: 2, country: 'NO', duplex: true })
    expect(manifest.returnAddress).toContain('9901 Granvik')
    expect(pdf.length).toBeGreaterThan(10_000)
  })
})
