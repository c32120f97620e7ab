import { expect, test } from 'vitest'
import type { Found } from './model.ts'
import { inOrderOf, quotable } from './rules.ts'

const one = (key: string, told: Partial<Found> = {}): Found => ({
  key,
  version: 1,
  side: 'state',
  language: 'nb',
  title: key,
  body: key,
  authority: 3,
  source: 'kilde',
  sourceUrl: null,
  sourceDate: '2026-01-05',
  translation: 'original',
  theme: 'pension',
  share: 0,
  inTitle: 0,
  likeness: 0,
  ...told,
})
const keys = (found: readonly Found[]) => found.map(({ key }) => key)
const nothing = { theme: 'unknown', certain: false }

test('R-122: what only brushes the question is not quoted: nothing rather than something else', () => {
  expect(quotable([one('a', { share: 0.4, inTitle: 1 }), one('b', { share: 0.9 })], nothing)).toEqual([])
  expect(keys(quotable([one('c', { share: 0.5, inTitle: 1 })], nothing))).toEqual(['c'])
})

test('R-122: the same matter in another language is found by what it is about, where that is sure', () => {
  const found = [one('pension', { language: 'en' })]
  expect(quotable(found, { theme: 'pension', certain: false })).toEqual([])
  expect(keys(quotable(found, { theme: 'pension', certain: true }))).toEqual(['pension'])
})

test('R-122: of two that fit alike the one that weighs more stands first, then the newest', () => {
  const fits = { share: 1, inTitle: 1 }
  const found = [
    one('page', fits),
    one('law', { ...fits, authority: 1 }),
    one('local', { ...fits, authority: 4 }),
  ]
  expect(keys(quotable(found, nothing))).toEqual(['law', 'page'])
  const older = one('older', { ...fits, sourceDate: '2020-01-01' })
  expect(keys(quotable([older, one('newer', fits)], nothing))).toEqual(['newer', 'older'])
})

test('R-122: a model leaves out and puts in order, and adds nothing', () => {
  const found = [one('a'), one('b')]
  expect(keys(inOrderOf(found, ['b', 'made-up', 'b']))).toEqual(['b'])
  expect(keys(inOrderOf(found, null))).toEqual(['a', 'b'])
  expect(keys(inOrderOf(found, ['made-up']))).toEqual(['a', 'b'])
})
