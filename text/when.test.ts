import { describe, expect, test } from 'vitest'
import { LANGUAGES } from './index.ts'
import { sayClock, sayDate, sayWhen } from './when.ts'

const at = (text: string) => Temporal.Instant.from(text)
/** The clock stays on the line of its "kl." */
const kl = 'kl.\u00a0'
/** Monday 2 March 2026, 10:00 in Oslo. */
const monday = at('2026-03-02T10:00+01:00')

describe('saying when', () => {
  test('a due time later in the week is said with weekday, date and clock', () => {
    expect(sayWhen('nb', at('2026-03-04T10:00+01:00'), monday)).toBe(`onsdag 4. mars ${kl}10`)
    expect(sayWhen('nb', at('2026-03-04T13:58+01:00'), monday)).toBe(`onsdag 4. mars ${kl}13.58`)
  })

  test('near days are said as people say them', () => {
    expect(sayDate('nb', at('2026-03-02T15:00+01:00'), monday)).toBe(`mandag 2. mars ${kl}15`)
    expect(sayWhen('nb', at('2026-03-02T15:00+01:00'), monday)).toBe(`i dag ${kl}15`)
    expect(sayWhen('nb', at('2026-03-03T00:05+01:00'), monday)).toBe(`i morgen ${kl}0.05`)
    expect(sayWhen('nb', at('2026-03-01T23:55+01:00'), monday)).toBe(`i går ${kl}23.55`)
  })

  test('another year is named', () => {
    expect(sayWhen('nb', at('2027-01-04T09:00+01:00'), monday)).toBe(`mandag 4. januar 2027 ${kl}9`)
  })

  test('the clock is the office’s on both sides of summer time', () => {
    expect(sayClock('nb', at('2026-03-29T00:59:00Z'))).toBe('1.59')
    expect(sayClock('nb', at('2026-03-29T01:00:00Z'))).toBe('3')
  })

  test('every language says the clock in digits that match the phone and the letter', () => {
    for (const { code } of LANGUAGES) {
      const words = sayWhen(code, at('2026-03-04T13:58+01:00'), monday)
      expect(words, code).toMatch(/13[.:]58/)
      expect(words, code).toMatch(/4/)
    }
  })
})
