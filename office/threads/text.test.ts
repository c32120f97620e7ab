import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { holdsNationalId, readText } from './text.ts'

const read = (text: string) => readText(text, 5000)

describe('what a person wrote, as it is kept', () => {
  test.each([
    ['nothing', ''],
    ['blanks and line ends', ' \n\t '],
    ['characters that nobody can see', '\u200b\u2060\ufeff'],
    ['marks that turn text', '\u202e\u2066'],
    ['accents on nothing', '\u0301\u0301'],
  ])('%s is empty', (_what, text) => {
    expect(read(text)).toEqual({ ok: false, reason: 'empty' })
  })

  test.each([
    ['a NUL', 'a\u0000b'],
    ['an escape sequence', '\u001b[2J'],
    ['half a character', 'a\ud800'],
  ])('%s is not text', (_what, text) => {
    expect(read(text)).toEqual({ ok: false, reason: 'notText' })
  })

  test('turning and unseen marks are taken out, and what hides behind them is read', () => {
    expect(read('mat\u202etil\u200bbarna')).toEqual({ ok: true, value: 'mattilbarna' })
  })

  test('joiners stay where scripts and emoji need them', () => {
    expect(read('می\u200cخواهم 👨\u200d👩\u200d👧')).toEqual({
      ok: true,
      value: 'می\u200cخواهم 👨\u200d👩\u200d👧',
    })
  })

  test('length is counted in characters as people count them, not in halves', () => {
    expect(readText('👍'.repeat(10), 10).ok).toBe(true)
    expect(readText('👍'.repeat(11), 10)).toEqual({
      ok: false,
      reason: 'tooLong',
      details: { length: 11, most: 10 },
    })
  })

  test('script is text like any other; what shows it must escape it', () => {
    expect(read('<script>alert(1)</script>')).toEqual({ ok: true, value: '<script>alert(1)</script>' })
  })

  test('no text at all makes it throw, and reading twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const once = read(text)
        if (once.ok) expect(read(once.value)).toEqual(once)
      }),
    )
  })
})

test.each([
  ['12895678901', true],
  ['128956 78901', true],
  ['ring 40000123', false],
  ['sak 123456789012', false],
])('a national id in %j: %s (R-733)', (text, holds) => {
  expect(holdsNationalId(text)).toBe(holds)
})
