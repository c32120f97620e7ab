import { expect, test } from 'vitest'
import { paragraphsOf } from './paragraphs.ts'
import { recognise } from './recognise.ts'

const parts = (text: string) => recognise(text).parts.map(({ theme, side }) => `${theme} ${side}`)

test('paragraphs cover the whole text in order', () => {
  const text = 'Hei!\n\nEn ting.\n \n\nEn annen.\nMed to linjer.\n'
  const found = paragraphsOf(text)
  expect(found.map((one) => one.text.trim())).toEqual(['Hei!', 'En ting.', 'En annen.\nMed to linjer.'])
  expect(found.map((one) => text.slice(one.start, one.end)).join('')).toBe(text)
})

test('two questions that stand apart are two parts, whatever the whole looks like (R-103)', () => {
  expect(parts('Hei, når begynner tiltaket mitt?\n\nSosialhjelpen til husleia var lavere enn sist.')).toEqual(
    ['measure state', 'paymentWrong municipal'],
  )
})

test('greeting and signature go with what they stand beside', () => {
  const found = recognise('Hei\n\nNår begynner tiltaket mitt?\n\nVennlig hilsen Trine').parts
  expect(found).toHaveLength(1)
  expect(found[0]).toMatchObject({ theme: 'measure', start: 0 })
})

test('parts cover the text without a gap, also when they come from paragraphs', () => {
  const text =
    'God dag.\n\nNår begynner tiltaket mitt?\n\nSosialhjelpen til husleia var lavere enn sist.\n\nTakk'
  const found = recognise(text).parts
  expect(found.map((part) => text.slice(part.start, part.end)).join('')).toBe(text)
})
