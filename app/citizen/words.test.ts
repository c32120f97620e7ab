import { describe, expect, test } from 'vitest'
import { AGENCIES } from '../../office/threads/model.ts'
import { THEMES } from '../../office/threads/recognise/model.ts'
import { THEME_TABLE } from '../../office/threads/routing/table.ts'
import { hasText, textFor } from '../../text/index.ts'
import { idIn, noonOf, themesWords, themeWords } from './words.ts'

const say = textFor('nb')

describe('the catalogues keep up with the office', () => {
  test('every theme has a name', () => {
    expect(Object.keys(THEMES).filter((theme) => !hasText(`common:theme.${theme}`))).toEqual([])
  })

  test('every other body has a name, a way to reach it and what to bring', () => {
    const keys = AGENCIES.flatMap((agency) =>
      ['name', 'how', 'bring'].map((part) => `agency.${agency}.${part}`),
    )
    expect(keys.filter((key) => !hasText(`common:${key}`))).toEqual([])
  })

  test('every theme with a rule card has its card', () => {
    const carded = Object.entries(THEME_TABLE).filter(([, row]) => row.ruleCard)
    expect(carded.map(([theme]) => theme).filter((theme) => !hasText(`citizen:rule.${theme}`))).toEqual([])
  })
})

describe('what a matter is called', () => {
  test('nobody reads that their question is not sorted', () => {
    expect(themeWords('unknown', say)).toBe('Det du skrev om')
    expect(themesWords(['unknown'], say)).toBe('Det du skrev om')
    expect(themesWords(['acknowledgement'], say)).toBe('Det du skrev om')
    expect(themesWords([], say)).toBe('Melding fra oss')
  })

  test('a title names each matter once', () => {
    expect(themesWords(['housing', 'unknown', 'housing', 'pension'], say)).toBe('Bolig, Pensjon')
  })
})

test('an id that could never be one is not found, and what was written comes along', () => {
  expect(idIn('019cadc6-9a80-7253-81bb-86abc8e4d9d5')).toBe('019cadc6-9a80-7253-81bb-86abc8e4d9d5')
  for (const wrong of [undefined, '', '1', "019cadc6-9a80-7253-81bb-86abc8e4d9d5' or 1=1"]) {
    expect(() => idIn(wrong, 'min tekst')).toThrowError(
      expect.objectContaining({ data: { kind: 'notFound', written: 'min tekst' } }),
    )
  }
})

test('a day is the same day in every zone of the year', () => {
  expect([noonOf('2026-03-10'), noonOf('2026-07-10')]).toEqual([
    '2026-03-10T11:00:00Z',
    '2026-07-10T10:00:00Z',
  ])
})
