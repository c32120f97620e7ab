import { describe, expect, test } from 'vitest'
import { isNorwegianHoliday, norwegianHolidays } from './holidays.ts'
import { day } from './testTime.ts'

/** As printed in the almanac; Easter and Whit Sunday belong to it although no working day is lost by them. */
const almanac: Record<number, string> = {
  2024: '01-01 03-28 03-29 03-31 04-01 05-01 05-09 05-17 05-19 05-20 12-25 12-26',
  2025: '01-01 04-17 04-18 04-20 04-21 05-01 05-17 05-29 06-08 06-09 12-25 12-26',
  2026: '01-01 04-02 04-03 04-05 04-06 05-01 05-14 05-17 05-24 05-25 12-25 12-26',
  2028: '01-01 04-13 04-14 04-16 04-17 05-01 05-17 05-25 06-04 06-05 12-25 12-26',
}

describe('K2 public holidays', () => {
  test.each(Object.entries(almanac))('%s has exactly those of the almanac', (year, dates) => {
    const expected = dates.split(' ').map((date) => `${year}-${date}`)
    expect([...norwegianHolidays(Number(year))].sort()).toEqual(expected)
  })

  test('in 2027 Whit Monday falls on 17 May and counts once', () => {
    expect([...norwegianHolidays(2027)].sort()).toEqual(
      '01-01 03-25 03-26 03-28 03-29 05-01 05-06 05-16 05-17 12-25 12-26'.split(' ').map((d) => `2027-${d}`),
    )
  })

  test('the eves of Christmas and New Year are not holidays, nor is Easter Eve', () => {
    expect(['2026-12-24', '2026-12-31', '2026-04-04'].map((d) => isNorwegianHoliday(day(d)))).toEqual([
      false,
      false,
      false,
    ])
  })

  test('a year is worked out once', () => {
    expect(norwegianHolidays(2031)).toBe(norwegianHolidays(2031))
  })

  test('for two hundred years every year has the ten of K2 outside Sunday Easter and Whit', () => {
    for (let year = 1950; year < 2150; year++) {
      const fixed = ['01-01', '05-01', '05-17', '12-25', '12-26'].map((d) => `${year}-${d}`)
      const found = norwegianHolidays(year)
      expect(fixed.filter((date) => !found.has(date))).toEqual([])
      const moving = [...found].filter((date) => !fixed.includes(date)).map(day)
      const easter = easterSunday(year)
      const offsets = moving.map((date) => easter.until(date).days)
      const onAFixedOne = (days: number) => fixed.includes(easter.add({ days }).toString())
      expect(offsets.sort((a, b) => a - b)).toEqual(
        [-3, -2, 0, 1, 39, 49, 50].filter((days) => !onAFixedOne(days)),
      )
    }
  })
})

/** Anonymous Gregorian computus, to hold the package against something of another origin. */
function easterSunday(year: number): Temporal.PlainDate {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const n = h + l - 7 * m + 114
  return Temporal.PlainDate.from({ year, month: Math.floor(n / 31), day: (n % 31) + 1 })
}
