import Holidays from 'date-holidays'

const byYear = new Map<number, ReadonlySet<string>>()

/**
 * K2: the public holidays of a year as ISO dates. Easter and Whit Sunday are among them; they are Sundays
 * anyway. 24 and 31 December are not: the package has them as `bank`, and they are ordinary working days
 * unless the office publishes them as closing days.
 */
export function norwegianHolidays(year: number): ReadonlySet<string> {
  const known = byYear.get(year)
  if (known) return known
  const found = new Set(
    new Holidays('NO', { types: ['public'] }).getHolidays(year).map((holiday) => holiday.date.slice(0, 10)),
  )
  byYear.set(year, found)
  return found
}

/** K2: is the date a Norwegian public holiday? */
export function isNorwegianHoliday(date: Temporal.PlainDate): boolean {
  return norwegianHolidays(date.year).has(date.toString())
}
