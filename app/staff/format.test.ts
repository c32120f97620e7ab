import { describe, expect, test } from 'vitest'
import { textFor } from '../../text/index.ts'
import { ageAt, daysAhead, dueShort, fieldTime, phoneWords, waited } from './format.ts'

/** Monday 2 March 2026, 10:00 in Oslo. */
const NOW = '2026-03-02T09:00:00Z'
const say = textFor('nb')

describe('times in the list', () => {
  const due = (at: string) => {
    const { key, params } = dueShort('nb', at, NOW)
    return say(key, params)
  }

  test('today is a clock, tomorrow and yesterday are words, other days a weekday and a date', () => {
    expect(due('2026-03-02T12:58:00Z')).toBe('13.58')
    expect(due('2026-03-03T09:00:00Z')).toBe('i morgen 10')
    expect(due('2026-03-01T09:00:00Z')).toBe('i går 10')
    expect(due('2026-03-05T09:00:00Z')).toBe('tor 5.3. 10')
  })

  test('the day is the one on the wall of the office, also near midnight', () => {
    expect(daysAhead('2026-03-02T22:59:00Z', NOW)).toBe(0)
    expect(daysAhead('2026-03-02T23:00:00Z', NOW)).toBe(1)
  })

  test('counts days, not hours, over the change to summer time', () => {
    expect(daysAhead('2026-03-29T22:30:00Z', '2026-03-28T12:00:00Z')).toBe(2)
  })

  test('waiting is said in the largest whole unit', () => {
    const words = (from: string) => {
      const { key, params } = waited(from, NOW)
      return say(key, params)
    }
    expect(words('2026-03-02T08:55:00Z')).toBe('5 min')
    expect(words('2026-03-01T21:00:00Z')).toBe('12 t')
    expect(words('2026-01-23T09:00:00Z')).toBe('38 d')
    expect(words('2026-03-02T10:00:00Z')).toBe('0 min')
  })

  test('a field shows the clock of the office', () => {
    expect(fieldTime('2026-03-04T09:00:00Z')).toBe('2026-03-04T10:00')
    expect(fieldTime('2026-07-04T09:00:00Z')).toBe('2026-07-04T11:00')
  })
})

describe('who it is', () => {
  test('is a year older on the birthday, not before', () => {
    expect(ageAt('1991-03-02', NOW)).toBe(35)
    expect(ageAt('1991-03-03', NOW)).toBe(34)
  })

  test('has a number that can be read out', () => {
    expect(phoneWords('+4740000001')).toBe('400 00 001')
    expect(phoneWords('+46701234567')).toBe('+46701234567')
  })
})
