import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LIBRARY } from '../templates/library.ts'
import { lintTemplate } from '../templates/lint.ts'
import { FACT_VALUES, type LetterFacts, type Paragraph, type Template } from '../templates/model.ts'
import { fill, holds, inUse, phoneFirst, printed } from '../templates/rules.ts'
import { newCode, readCode, shownCode } from './code.ts'
import { asTyped, blocksOf, keptInOrder, spoken } from './markdown.ts'
import { readAloud, recipientLines, unfit } from './rules.ts'
import { SAMPLE, sampleLetter } from './sample.ts'

const at = Temporal.Instant.from('2026-03-02T09:00:00Z')
const template = (key: string) => LIBRARY.find((one) => one.key === key) as Template
const nurse: LetterFacts = { occupation: 'nurse', benefit: 'sickPay', status: 'sickListed' }

const someFacts: fc.Arbitrary<LetterFacts> = fc.record(
  {
    occupation: fc.constantFrom(...FACT_VALUES.occupation),
    benefit: fc.constantFrom(...FACT_VALUES.benefit),
    status: fc.constantFrom(...FACT_VALUES.status),
  },
  { requiredKeys: [] },
)

describe('R-827: a letter is about the one it is to', () => {
  test('the nurse is told what is of use to a nurse, and nothing of anybody else’s', () => {
    const text = readAloud(
      sampleLetter(template('sickLeaveFollowUp'), 'nb', { at, facts: nurse }),
    ).lines.join(' ')
    expect(text).toContain('Du arbeider med pasienter')
    expect(text).not.toMatch(
      /tungt for kroppen|ved skjerm|driver for deg selv|ingen arbeidsgiver|delvis sykmeldt/,
    )
  })

  test('no paragraph is printed whose condition fails or is not known', () => {
    fc.assert(
      fc.property(fc.constantFrom(...LIBRARY), someFacts, (one, facts) => {
        for (const text of one.texts) {
          const shown = new Set(printed(text.paragraphs, facts))
          for (const paragraph of text.paragraphs) {
            const true_ = Object.entries(paragraph.when ?? {}).every(([name, values]) =>
              (values as string[]).includes(facts[name as keyof LetterFacts] ?? ''),
            )
            expect(shown.has(paragraph)).toBe(true_)
          }
        }
      }),
    )
  })

  test('an unknown fact, an empty one and a made-up one all fail', () => {
    const when: Paragraph['when'] = { occupation: ['nurse'] }
    expect([{}, { occupation: '' }, { occupation: 'pilot' }].map((facts) => holds(when, facts))).toEqual([
      false,
      false,
      false,
    ])
    expect(holds({ ['constructor' as 'occupation']: ['x'] }, {})).toBe(false)
  })
})

describe('R-627, R-826: before a letter goes', () => {
  const box = { what: 'a', todo: 'b', byWhen: 'c', otherwise: 'd', whom: 'e' }

  test.each(Object.keys(box))('the line %s must be there', (line) => {
    const found = unfit([{ language: 'nb', box: { ...box, [line]: '  ' }, body: 'Hei.' }], 40)
    expect(found).toEqual({ why: 'lineMissing', detail: line })
  })

  test('a heavy text is stopped by its figure, a plain one is not', () => {
    const heavy =
      'Manglende dokumentasjonsinnsendelse medfører nødvendigvis umiddelbar avslagsbehandling av stønadssøknaden.'
    expect(unfit([{ language: 'nb', box, body: heavy }], 40)?.why).toBe('tooHard')
    expect(unfit([{ language: 'nb', box, body: 'Du får penger. Ring oss.' }], 40)).toBeNull()
    expect(unfit([{ language: 'pl', box, body: heavy }], 40)).toBeNull()
  })

  test('what is not filled in is not sent as a hole', () => {
    const [text] = template('decisionRefused').texts
    if (!text) throw new Error('no text')
    expect(fill(text, {}, () => null)).toEqual({ ok: false, missing: 'matter' })
  })
})

describe('to whom it goes', () => {
  test.each(['', ' \n ', '12', '-', 'ukjent', 'Uten fast bopel', '…'])('%j is no address', (address) => {
    expect(recipientLines('Amina Hassan', address, 'Granvik')).toBeNull()
  })

  test('the town stands last, and the municipality where nobody has written it', () => {
    expect(recipientLines('Amina Hassan', 'Skolegata 8', 'Granvik')).toEqual([
      'Amina Hassan',
      'Skolegata 8',
      'GRANVIK',
    ])
    expect(recipientLines('Jon Berg', 'c/o Moen, Storgata 1, 9901 Granvik', 'Granvik')).toEqual([
      'Jon Berg',
      'c/o Moen',
      'Storgata 1',
      '9901 Granvik',
    ])
  })

  test('never more lines than the window shows, whatever is in the register', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ maxLength: 200 }), (name, address) => {
        const lines = recipientLines(name, address, 'Granvik')
        if (lines === null) return
        expect(lines.length).toBeLessThanOrEqual(5)
        expect(lines.join('')).not.toMatch(/[\n\r]/)
      }),
    )
  })
})

describe('the code on the paper', () => {
  test('is read as it is said, also with Arabic digits; a slip is noticed', () => {
    fc.assert(
      fc.property(fc.nat(99_999_999), fc.nat(8), fc.nat(9), (drawn, place, digit) => {
        const code = newCode(() => drawn)
        expect(readCode(shownCode(code))).toBe(code)
        expect(readCode([...code].map((one) => String.fromCodePoint(0x660 + Number(one))).join(''))).toBe(
          code,
        )
        const slipped = code.slice(0, place) + digit + code.slice(place + 1)
        if (slipped !== code) expect(readCode(slipped)).toBeNull()
        const [a, b] = [code[place] ?? '', code[place + 1] ?? '']
        const swapped = code.slice(0, place) + b + a + code.slice(place + 2)
        if (b !== '' && a !== b) expect(readCode(swapped)).toBeNull()
      }),
    )
  })

  test.each(['', '123', 'abc def ghi', '1234567890', '000 000 001'])('%j is none', (typed) => {
    expect(readCode(typed)).toBeNull()
  })
})

describe('what is written by hand', () => {
  test('cannot become markup, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (value) => {
        const blocks = blocksOf(`Grunnen er: ${asTyped(value)}`)
        expect(blocks).toHaveLength(1)
        expect(blocks[0]?.kind).toBe('paragraph')
        const runs = blocks[0]?.kind === 'paragraph' ? blocks[0].runs : []
        expect(runs.some((run) => run.strong || run.emphasis)).toBe(false)
      }),
    )
  })

  test('links are followed by their address, since paper cannot be pressed', () => {
    const [block] = blocksOf('Se [siden vår](https://example.org/klage) for **mer**.')
    expect(block?.kind === 'paragraph' && spoken(block.runs)).toBe(
      'Se siden vår (https://example.org/klage) for mer.',
    )
  })

  test('numbers keep their order in writing from right to left', () => {
    const runs = keptInOrder([{ text: 'اتصل بالرقم 800 00 111 قبل 16. مارس' }])
    expect(runs.filter((run) => run.ltr).map((run) => run.text)).toEqual(['800 00 111', '16'])
    expect(spoken(runs)).toBe('اتصل بالرقم 800 00 111 قبل 16. مارس')
  })
})

describe('templates', () => {
  test('the newest approved version counts, a draft never, and a retired one takes the text away', () => {
    const one = template('documentRequest')
    const draft: Template = { ...one, version: 2, state: 'draft' }
    expect(inUse([one, draft]).map(({ version }) => version)).toEqual([1])
    expect(inUse([one, { ...draft, state: 'approved' }]).map(({ version }) => version)).toEqual([2])
    expect(inUse([one, { ...draft, state: 'retired' }])).toEqual([])
  })

  test('the linter finds a hole, a heavy text, two questions at once and a translation that says something else', () => {
    const one = template('decisionRefused')
    const broken: Template = {
      ...one,
      texts: one.texts.map((text) =>
        text.language === 'nb'
          ? {
              ...text,
              box: { ...text.box, otherwise: '' },
              paragraphs: [{ text: 'Har du penger? Er du ikke enig? {secret}' }],
            }
          : text,
      ),
    }
    const found = lintTemplate(broken).filter(({ language }) => language === 'nb' || language === 'pl')
    expect(new Set(found.map(({ what }) => what))).toEqual(
      new Set([
        'lineMissing',
        'unknownPlaceholder',
        'twoQuestions',
        'leadingQuestion',
        'placeholdersDiffer',
        'conditionsDiffer',
      ]),
    )
  })

  test('C3-06: one missing thing is asked for by phone first; several, or a decision, are written', () => {
    expect(phoneFirst('documentRequest', 'kvittering for strøm')).toBe(true)
    expect(phoneFirst('documentRequest', 'lønnsslipp og husleie')).toBe(false)
    expect(phoneFirst('documentRequest', 'lønnsslipp, husleie')).toBe(false)
    expect(phoneFirst('decision', SAMPLE.document)).toBe(false)
  })
})
