import { describe, expect, test } from 'vitest'
import type { About } from './model.ts'
import { mustNotLeave, review } from './rules.ts'
import { HEAVY_WORDS, LABEL_WORDS } from './words.ts'

const found = (text: string, about: About = {}) =>
  review(text, about).findings.map(({ kind, text: at }) => [kind, at])

describe('the help while writing (R-826, R-747, R-831)', () => {
  test('a plain text gets no remark', () => {
    const text =
      'Hei Amina. Vi har fått papirene dine. Du får svar senest onsdag 4. mars kl. 10. Ring meg hvis noe er uklart.'
    expect(review(text)).toMatchObject({ easy: true, findings: [] })
  })

  test('a text of the old kind is hard, and each word has a plainer one', () => {
    const text =
      'I henhold til gjeldende regelverk anmodes De om å fremlegge dokumentasjon vedrørende inntektsforhold, idet manglende innsendelse kan medføre at ytelsen opphører med umiddelbar virkning for inneværende måned.'
    const reviewed = review(text)
    expect(reviewed.easy).toBe(false)
    expect(reviewed.findings.filter(({ kind }) => kind === 'longSentence')).toMatchObject([{ words: 27 }])
    const heavy = reviewed.findings.filter(({ kind }) => kind === 'heavyWord')
    expect(heavy.map(({ text: word }) => word.toLowerCase())).toEqual(
      expect.arrayContaining([
        'i henhold til',
        'anmodes',
        'fremlegge',
        'dokumentasjon',
        'vedrørende',
        'medføre',
      ]),
    )
    expect(heavy.every(({ instead }) => instead.length > 0)).toBe(true)
  })

  test('a label gets the word to prefer', () => {
    const { findings } = review('Klienten er rusmisbruker og har ikke møtt.')
    expect(findings.map(({ kind, text, instead }) => [kind, text, instead[0]])).toEqual([
      ['labelWord', 'Klienten', 'bruker'],
      ['labelWord', 'rusmisbruker', 'rusmiddelavhengig'],
      ['labelWord', 'ikke møtt', 'kom ikke fram'],
    ])
  })

  test('a word inside another word is another word', () => {
    expect(found('Han er latterlig flink med ovnen og samtalen.')).toEqual([])
  })

  test.each([
    ['Fødselsnummer 15896512345 står i brevet', 'nationalId', '15896512345'],
    ['nummeret 158965 12345 er ditt', 'nationalId', '158965 12345'],
    ['D-nummer 55896512345', 'nationalId', '55896512345'],
    ['konto 9901.10.20011 er ny', 'longNumber', '9901.10.20011'],
    ['konto 99011020011.', 'longNumber', '99011020011'],
  ])('finds the number in "%s"', (text, kind, number) => {
    expect(found(text)).toContainEqual([kind, number])
    expect(mustNotLeave(text).map((one) => one.text)).toEqual([number])
  })

  test.each([
    'Ring 800 00 111 eller +47 400 00 000.',
    'Kl. 10.30 den 04.03.2026',
    'Sak 123456789',
    'KID 158965123450',
  ])('lets "%s" leave', (text) => expect(mustNotLeave(text)).toEqual([]))

  test('R-339: only numbers stop what leaves; a heavy word does not', () => {
    expect(mustNotLeave('Klienten anmodes om å fremlegge dokumentasjon fra Per Hansen.')).toEqual([])
  })

  test('the name of somebody else is pointed at, that of the reader and of colleagues is not', () => {
    const known = ['Amina Hassan Elvelykt', 'Kari Mosetoft']
    expect(found('Hei Amina. Naboen din Per Hansen ringte oss.', { known })).toEqual([
      ['otherName', 'Per Hansen'],
    ])
    expect(found('Hei Amina Elvelykt. Hilsen Kari Mosetoft', { known })).toEqual([])
    expect(found('Du finner svaret på Min side. Kontaktsenteret hjelper.', { known })).toEqual([])
    expect(found('Ring Anne-Lise Berg i morgen.', { known })).toEqual([['otherName', 'Anne-Lise Berg']])
  })

  test.each([
    ['Bor du alene, og har du barn?', 'compoundQuestion'],
    ['Hva jobber du med og når begynte du?', 'compoundQuestion'],
    ['Har du ikke søkt jobb?', 'leadingQuestion'],
    ['Du forstår vel at du må møte?', 'leadingQuestion'],
    ['Hvor vanskelig kan det være?', 'rhetoricalQuestion'],
  ])('R-831: "%s" is %s', (text, kind) => {
    expect(found(text)).toEqual([[kind, text]])
  })

  test('R-831: one open question is as it should be, and the second waits', () => {
    expect(found('Hva er viktigst for deg nå?')).toEqual([])
    expect(found('Hva er viktigst for deg nå? Når passer det å møtes?')).toEqual([
      ['manyQuestions', 'Når passer det å møtes?'],
    ])
  })

  test('what is pointed at stands where it says, also among other letters', () => {
    const text = 'Hei! 👋 السلام عليكم. Klienten anmodes om å ringe 158965 12345.\n\nIkke møtt, ift. avtalen?'
    const { findings } = review(text)
    expect(findings.length).toBeGreaterThan(3)
    for (const one of findings) expect(text.slice(one.from, one.to)).toBe(one.text)
  })

  test('nothing breaks it: nothing, endless text, marks only', () => {
    expect(review('')).toEqual({ lix: 0, easy: true, words: 0, findings: [] })
    expect(review('?!?…').findings).toEqual([])
    expect(review('ord '.repeat(20_000)).words).toBe(20_000)
  })
})

test.each([
  ['labels', LABEL_WORDS],
  ['heavy words', HEAVY_WORDS],
] as const)(
  '%s: each form stands once, in small letters, and has something to write instead',
  (_name, rows) => {
    const forms = rows.flatMap(([some]) => some)
    expect(
      forms.filter((form, at) => forms.indexOf(form) !== at || form !== form.toLocaleLowerCase('nb')),
    ).toEqual([])
    expect(rows.filter(([, instead]) => instead.length === 0)).toEqual([])
  },
)
