import { describe, expect, test } from 'vitest'
import { localeFor, plainTime, waited } from './plainTime.ts'
import { oslo } from './testTime.ts'

const wednesday = oslo('2026-03-04 10:00')

describe('a moment said in a language', () => {
  test.each([
    ['nb', 'onsdag 4. mars kl. 10'],
    ['nn', 'onsdag 4. mars kl. 10'],
    ['en', 'Wednesday 4 March at 10:00'],
    ['uk', 'середа, 4 березня, о 10:00'],
    ['pl', 'środa, 4 marca, godz. 10:00'],
    ['ar', 'الأربعاء، 4 مارس، الساعة 10:00'],
  ])('%s: %s', (language, text) => {
    expect(plainTime(wednesday, language).text).toBe(text)
  })

  test.each([
    ['so', 'Arbaco'],
    ['ti', 'ረቡዕ'],
    ['se', 'gaskavahkku'],
  ])('%s knows its own weekday, and has day and time', (language, weekday) => {
    const said = plainTime(wednesday, language)
    expect(said.weekday).toBe(weekday)
    expect(said.date).toMatch(/\b4\b/)
    expect(said.text).toContain('10:00')
  })

  test('minutes are said when there are any, with two digits for the hour', () => {
    expect(plainTime(oslo('2026-03-06 16:10'), 'nb').text).toBe('fredag 6. mars kl. 16:10')
    expect(plainTime(oslo('2026-03-09 08:05'), 'nb').time).toBe('08:05')
    expect(plainTime(oslo('2026-03-09 08:00'), 'nb').time).toBe('8')
    expect(plainTime(oslo('2026-03-09 08:00'), 'en').time).toBe('08:00')
  })

  test('is office time in winter and in summer', () => {
    expect(plainTime(Temporal.Instant.from('2026-03-27T09:00Z'), 'nb').time).toBe('10')
    expect(plainTime(Temporal.Instant.from('2026-03-30T09:00Z'), 'nb').time).toBe('11')
    expect(plainTime(Temporal.Instant.from('2026-03-27T23:30Z'), 'nb').weekday).toBe('lørdag')
  })

  test('has the year and a form for machines', () => {
    const said = plainTime(wednesday, 'nb')
    expect(said.dateWithYear).toBe('4. mars 2026')
    expect(said.machine).toBe('2026-03-04T10:00+01:00')
  })

  test('digits are Latin and months Gregorian in every language', () => {
    for (const language of ['ar', 'fa', 'prs', 'ckb', 'ur'])
      expect(plainTime(wednesday, language).dateWithYear, language).toMatch(/2026/)
  })

  test('an unknown language, or none at all, is said in English', () => {
    for (const language of ['xx', 'no language', 'constructor', ''])
      expect(plainTime(wednesday, language).text, language).toBe('Wednesday, 4 March, 10:00')
  })

  test('where Intl lacks a language the nearest is taken: Norwegian for Sami, else English', () => {
    const lacks = (locale: string) => ['nb', 'en-GB'].includes(locale)
    expect(localeFor('se', lacks)).toBe('nb')
    expect(localeFor('nn', lacks)).toBe('nb')
    expect(localeFor('ti', lacks)).toBe('en-GB')
    expect(localeFor('nb', lacks)).toBe('nb')
  })
})

describe('a wait as number and unit', () => {
  test.each([
    ['2026-03-11 08:00', '2026-03-11 09:20', 'minutes', 80],
    ['2026-03-11 08:00', '2026-03-11 08:00', 'minutes', 0],
    ['2026-03-11 08:00', '2026-03-11 09:59', 'minutes', 119],
    ['2026-03-11 08:00', '2026-03-11 10:00', 'hours', 2],
    ['2026-03-11 08:00', '2026-03-13 07:59', 'hours', 47],
    ['2026-03-11 08:00', '2026-03-13 08:00', 'days', 2],
    ['2026-03-11 09:00', '2026-03-11 08:00', 'minutes', 0],
  ] as const)('from %s to %s: %s %i', (from, to, unit, count) => {
    expect(waited(oslo(from), oslo(to))).toEqual({ unit, count })
  })
})
