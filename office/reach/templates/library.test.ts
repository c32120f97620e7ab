import { describe, expect, test } from 'vitest'
import { NOTICE_KINDS } from '../notices/model.ts'
import { LIBRARY } from './library.ts'
import { lintTemplate, missingLanguages } from './lint.ts'
import { fill, lixOf } from './rules.ts'

describe('the texts that are shipped', () => {
  test.each(LIBRARY.map((template) => [template.key, template] as const))(
    '%s holds in every language what the linter asks for',
    (_key, template) => {
      expect(missingLanguages(template)).toEqual([])
      expect(lintTemplate(template).filter(({ blocks }) => blocks)).toEqual([])
      expect(NOTICE_KINDS).toContain(template.kind)
    },
  )

  test('R-826: the Norwegian is easy to read, and not because it says nothing', () => {
    const measured = LIBRARY.flatMap((template) =>
      template.texts
        .filter(({ language }) => language === 'nb' || language === 'nn')
        .map((text) => {
          const done = fill(text, {}, () => 'noe')
          return done.ok ? (lixOf(text.language, done.text.box, done.text.body) ?? 99) : 99
        }),
    )
    expect(measured).toHaveLength(LIBRARY.length * 2)
    expect(Math.max(...measured)).toBeLessThanOrEqual(40)
    expect(Math.min(...measured)).toBeGreaterThan(5)
  })

  test('R-828: what a machine translated says so, with its date', () => {
    for (const { texts } of LIBRARY)
      for (const text of texts.filter(({ language }) => !['nb', 'nn', 'en'].includes(language)))
        expect([text.source, text.translatedAt]).toEqual(['machine', '2026-02-02'])
  })
})
