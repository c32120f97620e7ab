import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import groups from './data/groups.json' with { type: 'json' }
import { fingerprint } from './features.ts'
import stored from './model.generated.json' with { type: 'json' }
import { GROUPS, THEMES } from './model.ts'
import { recognise } from './recognise.ts'

const themesOf = (text: string) => recognise(text).parts.map(({ theme }) => theme)
const groupsOf = (text: string) => recognise(text).parts.map(({ group }) => group)
const twoMatters = 'Når begynner arbeidspraksisen min?\n\nHjelpen til husleia var lavere enn sist.'

test('the table of themes and the labels they are scored under agree', () => {
  const listed = Object.entries(groups).flatMap(([group, themes]) =>
    themes.map((theme) => `${theme} ${group}`),
  )
  const known = Object.entries(THEMES).map(([theme, { group }]) => `${theme} ${group}`)
  expect(known.sort()).toEqual(listed.sort())
  expect([...GROUPS].sort()).toEqual(Object.keys(groups).sort())
})

test('the weights were trained on words as they are read now', () => {
  expect(stored.fingerprint).toBe(fingerprint())
})

describe('C1-01 one message, two kinds of matter', () => {
  test('becomes one part for each, with its own side', () => {
    const [work, rent, ...more] = recognise(twoMatters).parts
    expect(more).toEqual([])
    expect([work?.theme, work?.side]).toEqual(['measure', 'state'])
    expect([rent?.theme, rent?.side]).toEqual(['paymentWrong', 'municipal'])
  })

  test('the state part holds nothing of the municipal paragraph', () => {
    for (const text of [
      twoMatters,
      'When does my work practice begin?\n\nThe help with the rent was lower than last time.',
      'Hjelpen til husleia var lavere enn sist.\n\nNår begynner arbeidspraksisen min?',
    ]) {
      const state = recognise(text).parts.filter(({ side }) => side !== 'municipal')
      expect(state.length).toBeGreaterThan(0)
      for (const part of state) expect(part.text).not.toMatch(/husleia|rent/)
    }
  })

  test('the words that decided are those the person wrote', () => {
    const { parts } = recognise(twoMatters)
    expect(parts[0]?.words).toContain('arbeidspraksisen')
    for (const part of parts) for (const word of part.words) expect(twoMatters).toContain(word)
  })
})

test.each([
  'Når får jeg penger, hva skjer når vedtaket går ut 31. mars, og kan jeg reise til utlandet i to uker i april?',
  'When am I paid, what happens when my decision ends on 31 March, and may I go abroad for two weeks in April?',
  'Коли мені заплатять, що буде, коли рішення закінчиться 31 березня, і чи можу я поїхати за кордон на два тижні?',
])('C1-02 three money questions in one sentence are three parts: %s', (text) => {
  expect(themesOf(text)).toEqual(['paymentDate', 'decisionExpiring', 'travelAbroad'])
})

test.each([
  'Skapet er tomt og pengene kommer først fredag',
  'Jeg har ingenting å gi barna i dag, kjøleskapet er tomt',
  'The cupboard is empty and the money comes on Friday',
])('C1-08 not enough food until Friday is an urgent municipal need: %s', (text) => {
  const { parts, urgent } = recognise(text)
  expect(urgent.is).toBe(true)
  expect(parts.map(({ theme, side }) => `${theme} ${side}`)).toContain('emergencyNeed municipal')
})

test.each([
  'Hvordan fornyer jeg oppholdstillatelsen min?',
  'I have a question about my residence permit',
  'Mam pytanie o pozwolenie na pobyt',
  'Питання про мій дозвіл на проживання',
])('C1-09 somebody else’s task is told as such: %s', (text) => {
  const [part] = recognise(text).parts
  expect([part?.theme, part?.side]).toEqual(['otherAgency', 'external'])
})

test.each(['takk', 'All good 👍', 'Ok', 'Dziękuję', 'Дякую!', 'شكرا'])(
  'C1-10 %s asks for nothing',
  (text) => {
    const { parts, trivial } = recognise(text)
    expect(trivial).toBe(true)
    expect(parts.map(({ theme }) => theme)).toEqual(['acknowledgement'])
  },
)

test('C9-01 social assistance belongs to the municipality', () => {
  for (const text of ['Når utbetales sosialhjelpen i juli?', 'Hvordan søker jeg om sosialhjelp?']) {
    for (const part of recognise(text).parts) expect(part.side).toBe('municipal')
  }
  expect(themesOf('Når utbetales sosialhjelpen i juli?')).toEqual(['paymentDateMunicipal'])
})

test('C9-02 help with rent opens a municipal part also inside the state plan', () => {
  const parts = recognise('Kan jeg få hjelp til husleia denne måneden?').parts
  expect(parts.map(({ side }) => side)).toEqual(['municipal'])
})

test.each(['Namsmannen kommer fredag', 'Namsmannen kommer fredag 6. mars og skal kaste oss ut.'])(
  'C9-06 eviction on Friday: %s',
  (text) => {
    const { parts, urgent } = recognise(text)
    expect(urgent.is).toBe(true)
    expect(parts.map(({ theme }) => theme)).toContain('evictionThreat')
  },
)

describe('where a message is cut (R-103)', () => {
  test.each([
    ['Huseier kaster meg ut på torsdag'],
    ['Utleier vil kaste oss ut'],
    ['De kaster meg ut av leiligheten'],
  ])('half a clause is no part, and what cannot wait is what the whole is about: %s', (text) => {
    const { parts, urgent } = recognise(text)
    expect(parts.map((part) => [part.text, part.group])).toEqual([[text, 'emergency']])
    expect(urgent.is).toBe(true)
  })

  test.each([
    [
      'Hvorfor fikk jeg mindre sosialhjelp denne måneden? Og sykepengene har heller ikke kommet',
      'municipal state',
    ],
    ['Sykepengene har ikke kommet. Sosialhjelpen har heller ikke kommet. Når kommer den?', 'state municipal'],
    ['Hva skjer med klagen på sosialhjelp? Og hva med klagen på aap?', 'municipal state'],
  ])('one matter, asked of each side in a sentence of its own, is one for each: %s', (text, sides) => {
    const { parts } = recognise(text)
    expect(parts.map(({ side }) => side).join(' ')).toBe(sides)
    expect(parts.map((part) => part.text).join('')).toBe(text)
  })

  test('what names no side stays with the sentence before it', () => {
    const text = 'Sosialhjelpen har ikke kommet. Den skulle ha kommet på fredag. Når kommer den?'
    expect(recognise(text).parts).toHaveLength(1)
  })
})

describe('the kind of answer decides, not the benefit named', () => {
  test.each([
    ['Når kommer foreldrepengene?', 'payment'],
    ['Har dere behandlet søknaden min om foreldrepenger?', 'case-status'],
    ['Hvor lenge kan jeg ha foreldrepermisjon?', 'family-benefit'],
    ['Jeg vil klage på vedtaket om foreldrepenger.', 'appeal'],
    ['Hva betyr brevet om foreldrepenger?', 'decision'],
    ['Hvordan søker jeg om overgangsstønad?', 'application-help'],
    ['Hvilke papirer må jeg sende inn?', 'documents'],
  ])('%s is %s', (text, group) => {
    expect(groupsOf(text)).toEqual([group])
  })

  test.each([
    ['Чи можу я перенести зустріч на інший день?', 'meeting'],
    ['Ballanta ma beddeli karaa? Maalin kale ayaan rabaa.', 'meeting'],
    ['متى تنزل الفلوس هذا الشهر؟', 'payment'],
    ['ገንዘብ መዓስ ይኣቱ?', 'payment'],
    ['Nie mogę się zalogować', 'technical'],
    ['In ipmir reivve', 'decision'],
    ['Eg får ikkje logga inn', 'technical'],
  ])('in other languages too: %s is %s', (text, group) => {
    expect(groupsOf(text)).toEqual([group])
  })
})

describe('when it is not sure', () => {
  test('the message goes to a person, with guesses', () => {
    for (const text of ['hei', 'Det gjelder saken min.', 'xqzzt brrl']) {
      const [part] = recognise(text).parts
      expect(part?.certain).toBe(false)
      expect(part?.guesses.length).toBeGreaterThan(0)
    }
  })

  test('guesses come best first and hold the chosen one', () => {
    const [part] = recognise('Jeg har ikke hørt noe, og papirene er sendt').parts
    const sure = part?.guesses.map(({ confidence }) => confidence) ?? []
    expect(sure).toEqual([...sure].sort((one, other) => other - one))
    expect(part?.guesses.length).toBeLessThanOrEqual(4)
    expect(part?.guesses.map(({ group }) => group)).toContain(part?.group)
  })

  test('a state part that speaks of municipal things says that its side is in doubt', () => {
    const parts = recognise('Må jeg sende meldekort når jeg får sosialhjelp?').parts
    for (const part of parts.filter(({ side }) => side === 'state'))
      expect(part.sideConfidence).toBeLessThan(0.8)
  })
})

describe('whatever is written', () => {
  const messages = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc.string({ unit: 'grapheme', maxLength: 400 }),
    fc
      .array(
        fc.constantFrom(
          'Når kommer pengene?',
          'husleia',
          'Kan jeg klage',
          ', og ',
          '\n\n',
          ' ',
          '\u202e',
          '\u200b',
          'متى الموعد؟',
          'ገንዘብ መዓስ ይኣቱ?',
          'nowhere to sleep',
          'takk',
          '31. mars',
          '👍',
        ),
        { maxLength: 20 },
      )
      .map((pieces) => pieces.join('')),
  )

  test('the parts together are the text, in order and without overlap', () => {
    fc.assert(
      fc.property(messages, (text) => {
        const { parts } = recognise(text)
        expect(parts.map((part) => part.text).join('')).toBe(text)
        let at = 0
        for (const part of parts) {
          expect(part.start).toBe(at)
          expect(part.text).toBe(text.slice(part.start, part.end))
          at = part.end
        }
        expect(at).toBe(text.length)
      }),
      { numRuns: 300 },
    )
  })

  test('neighbouring parts are about different themes or sides, and every confidence is a probability', () => {
    fc.assert(
      fc.property(messages, (text) => {
        const { parts } = recognise(text)
        for (const [at, part] of parts.entries()) {
          // the same question to either side is two parts, for the answers come from two hands.
          const next = parts[at + 1]
          expect([part.theme, part.side]).not.toEqual([next?.theme, next?.side])
          expect(part.confidence).toBeGreaterThanOrEqual(0)
          expect(part.confidence).toBeLessThanOrEqual(1)
        }
      }),
      { numRuns: 200, examples: [['ገንዘብ መዓስ ይኣቱ?husleia\n\nNår kommer pengene?Kan jeg klage']] },
    )
  })

  test('the same text always gives the same answer', () => {
    for (const text of [twoMatters, '', ' ', '\u0000']) expect(recognise(text)).toEqual(recognise(text))
  })

  test('a very long text is read in a moment', () => {
    const long = 'Hei. Jeg lurer på når pengene kommer, og kan jeg flytte møtet til torsdag? '.repeat(70)
    recognise(long)
    // Time on the processor: a busy machine makes nobody slower.
    const begun = process.cpuUsage()
    recognise(long)
    expect(process.cpuUsage(begun).user / 1000).toBeLessThan(250)
  })
})
