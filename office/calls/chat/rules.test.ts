import { describe, expect, test } from 'vitest'
import { recognise } from '../../threads/recognise/recognise.ts'
import { maskText } from './mask.ts'
import { expectedMinutes, queueFor, sideOfLine, strongerSide, tooMuch, turnOf } from './rules.ts'

const turn = (text: string, municipal = false) => turnOf(text, recognise(text), { municipal })

describe('R-122: what the assistant may touch', () => {
  test.each([
    'Hvorfor har jeg ikke fått pengene mine?',
    'Når får jeg svar på søknaden min?',
    'Hvor langt har dere kommet med saken min?',
    'Jeg har søkt om dagpenger, hva skjer nå?',
    'Kan jeg få snakke med veilederen min?',
    'Kva seier vedtaket mitt?',
    'Why have I not received my payment?',
    'I applied three weeks ago, what happens now?',
    'What is the status of my case?',
    'Nie dostałam zasiłku w tym miesiącu',
    'Що з моєю заявою?',
    'Ser du saken til mannen min?',
    'Blir det noen utbetaling på fredag?',
    'Har pengene kommet?',
    'Has the payment been sent?',
    'Is my wife entitled to more?',
    'لماذا لم يصل راتبي',
  ])('“%s” is somebody’s own case', (text) => {
    expect(turn(text)).toBe('ownCase')
  })

  test.each([
    'Hvordan klager man på et vedtak?',
    'Hvor lenge kan man få sykepenger?',
    'Hva er arbeidsavklaringspenger?',
    'Hvordan søker man om dagpenger?',
    'How does one apply for unemployment benefit?',
    'What is child benefit?',
    'Hvem kan få uføretrygd?',
    'Når er det utbetaling av sykepenger?',
    'When is unemployment benefit paid?',
    'Hvem har rett på barnetrygd?',
  ])('“%s” is a rule for everybody', (text) => {
    expect(turn(text)).toBe('search')
  })

  test.each([
    'Hvordan søker man om økonomisk sosialhjelp?',
    'Kan kommunen hjelpe med depositum?',
    'How do I apply for social assistance?',
  ])('“%s” is the municipality’s, and not answered', (text) => {
    expect(turn(text)).toBe('municipal')
  })

  test('R-122: a municipality’s matters are answered where the installation has switched it on', () => {
    expect(turn('Hvordan søker man om økonomisk sosialhjelp?', true)).toBe('search')
  })

  test.each(['Vi har ikke mat til barna i kveld', 'I have nowhere to sleep tonight'])(
    '“%s” cannot wait',
    (text) => {
      expect(turn(text)).toBe('urgent')
    },
  )
})

describe('R-755: what is kept of somebody without a login', () => {
  test.each<[string, string, string[]]>([
    ['Mitt nummer er 010190 12345', 'Mitt nummer er [#]', ['number']],
    ['ring +47 400 12 345 da', 'ring [#] da', ['number']],
    ['Ring 40012345', 'Ring [#]', ['number']],
    ['konto 1234.56.78901', 'konto [#]', ['number']],
    ['رقمي ٠١٠١٩٠١٢٣٤٥', 'رقمي [#]', ['number']],
    ['skriv til kari.nordmann@example.org', 'skriv til [@]', ['email']],
    ['Jeg heter kari nordmann', 'Jeg heter [–]', ['name']],
    ['Hei, jeg er Kari Nordmann og lurer', 'Hei, jeg er [–] og lurer', ['name']],
    ['My name is Amina Hassan.', 'My name is [–].', ['name']],
    ['Hva skjer med barnet til Ali Hussein nå', 'Hva skjer med barnet til [–] nå', ['name']],
    ['Nazywam się Jan Kowalski', 'Nazywam się [–]', ['name']],
    ['Мене звати Олена Шевченко', 'Мене звати [–]', ['name']],
    ['اسمي أمينة حسن', 'اسمي [–]', ['name']],
    ['Takk. Hilsen Kari', 'Takk. Hilsen [–]', ['name']],
    ['Kari Nordmann her', '[–] her', ['name']],
    ['se https://example.org/kari', 'se […]', ['link']],
  ])('“%s” is kept as “%s”', (text, kept, masked) => {
    expect(maskText(text)).toEqual({ text: kept, masked })
  })

  test.each([
    'Hvor lenge kan man få sykepenger i Norge?',
    'Får man barnetrygd for 2 barn?',
    'Jeg tjener 250 000 kr i året',
    'Jeg er syk. Hva gjør jeg?',
    'Er Nav åpent på Mandag?',
    'I am tired and I wonder about AAP',
    'Hei! Kan man få tolk?',
  ])('“%s” holds nothing to take away', (text) => {
    expect(maskText(text)).toEqual({ text, masked: [] })
  })
})

test('R-754: a line on the municipality’s matters, and the whole chat after it, belongs there', () => {
  expect(sideOfLine(recognise('Jeg trenger hjelp til husleie fra sosialhjelp'))).toBe('municipal')
  expect(strongerSide('state', 'municipal')).toBe('municipal')
  expect(strongerSide('municipal', 'state')).toBe('municipal')
  expect(strongerSide('state', 'common')).toBe('state')
})

test('R-120, R-123: employers have their own queue, and each matter those who know it', () => {
  expect(queueFor('employer', 'sickLeave', 'state')).toBe('employer')
  expect(queueFor('person', 'familyBenefits', 'state')).toBe('family')
  expect(queueFor('person', 'socialAssistance', 'municipal')).toBe('municipal')
  expect(queueFor('person', null, 'common')).toBe('general')
})

test('one visitor cannot take the room from the others', () => {
  const most = { perMinute: 15, inAll: 200 }
  expect(tooMuch({ lastMinute: 14, all: 14 }, most)).toBe(false)
  expect(tooMuch({ lastMinute: 15, all: 15 }, most)).toBe(true)
  expect(tooMuch({ lastMinute: 0, all: 200 }, most)).toBe(true)
})

test('R-415: the wait is told by how fast people are taken, and not where nobody has been', () => {
  expect(expectedMinutes(4, 6, 30)).toBe(20)
  expect(expectedMinutes(1, 100, 30)).toBe(1)
  expect(expectedMinutes(3, 0, 30)).toBeNull()
})
