import { describe, expect, test } from 'vitest'
import {
  aWeek,
  datesObstacle,
  dayText,
  decideObstacle,
  isOpenAt,
  minutesIn,
  readWeek,
  underMinimum,
  without,
} from './rules.ts'

const week = (...days: string[]) => readWeek(days)
const said = (...days: string[]) => {
  const lines = week(...days)
  if (lines === null) throw new Error('no week')
  return lines
}

describe('a week as it is written (R-455)', () => {
  test('in hours or minutes, with several spans, in their order', () => {
    expect(said('9-12', '', '18.30–20, 9:00 – 11:15')).toEqual([
      { weekday: 1, opens: '09:00', closes: '12:00' },
      { weekday: 3, opens: '09:00', closes: '11:15' },
      { weekday: 3, opens: '18:30', closes: '20:00' },
    ])
  })
  test('an evening past midnight is the end of one day and the beginning of the next, also of the week', () => {
    expect(said('', '', '', '21–01')).toEqual([
      { weekday: 4, opens: '21:00', closes: '24:00' },
      { weekday: 5, opens: '00:00', closes: '01:00' },
    ])
    expect(said('', '', '', '', '', '', '22–2').map(({ weekday }) => weekday)).toEqual([1, 7])
    expect(said('21–24')).toEqual([{ weekday: 1, opens: '21:00', closes: '24:00' }])
  })
  test('what is no time, or lies over another, is refused', () => {
    for (const day of ['9', '9-9', '25-26', '9:75-10', 'formiddag', '9-12-14', '9–12, 11–13'])
      expect(week(day)).toBeNull()
    // Thursday's night reaches into Friday's morning.
    expect(week('', '', '', '21–02', '01:00–03:00')).toBeNull()
    expect(week('9–12, 12–14')).toHaveLength(2)
  })
  test('read back it is the same week', () => {
    const lines = said('9–12, 18–20', '', '', '21–01')
    expect(week(...[1, 2, 3, 4, 5, 6, 7].map((day) => dayText(lines, day)))).toEqual(lines)
  })
})

test('what goes and what comes is told to the minute', () => {
  const [before, after] = [said('9–15', '9–12'), said('10–12, 13–16')]
  expect(without(before, after)).toEqual(said('9–10, 12–13', '9–12'))
  expect(without(after, before)).toEqual(said('15–16'))
  expect([minutesIn(before), minutesIn(after)]).toEqual([540, 300])
  expect([isOpenAt(before, 1, 9 * 60), isOpenAt(before, 1, 15 * 60), isOpenAt(before, 2, 13 * 60)]).toEqual([
    true,
    false,
    false,
  ])
})

test('not under the minimum, unless it comes nearer to it (R-454)', () => {
  const by = (before: number, after: number) => underMinimum({ before, after }, 10)
  expect([by(900, 600), by(900, 599), by(120, 300), by(120, 120), by(120, 60)]).toEqual([
    null,
    'belowMinimum',
    null,
    'belowMinimum',
    'belowMinimum',
  ])
})

describe('those concerned are heard (R-842)', () => {
  const today = '2026-03-02'
  test('there is time to answer, and the hours begin after it', () => {
    const dates = (answerBy: string, validFrom: string) =>
      datesObstacle({ today, answerBy, validFrom, hearingDays: 14 })
    expect(dates('2026-03-16', '2026-03-17')).toBeNull()
    expect(dates('2026-03-15', '2026-04-01')).toBe('hearingShort')
    expect(dates('2026-03-16', '2026-03-16')).toBe('inPast')
  })
  test('decided when owners, users and staff have answered, or were asked in vain until the last day', () => {
    let early = ''
    const decide = (day: string, ...answers: [string, string][]) =>
      decideObstacle({
        today: day,
        answerBy: '2026-03-16',
        validFrom: '2026-04-01',
        answers: answers.map(([who, stance]) => ({ who, stance })) as never,
        early,
      })
    const two: [string, string][] = [
      ['municipality', 'against'],
      ['users', 'for'],
    ]
    expect(decide('2026-03-10', ...two)).toBe('hearingOpen')
    expect(decide('2026-03-10', ...two, ['staff', 'noAnswer'])).toBe('hearingOpen')
    expect(decide('2026-03-10', ...two, ['staff', 'both'])).toBe('earlyReason')
    early = 'Strømmen stenges'
    expect(decide('2026-03-10', ...two)).toBe('hearingOpen')
    expect(decide('2026-03-10', ...two, ['staff', 'both'])).toBeNull()
    early = ''
    expect(decide('2026-03-17', ...two, ['visitor', 'for'])).toBe('hearingMissing')
    expect(decide('2026-03-17', ...two, ['staff', 'noAnswer'])).toBeNull()
    expect(decide('2026-04-01', ...two, ['staff', 'for'])).toBe('inPast')
  })
})

test('a week on average, of no few and of whole weeks', () => {
  expect([aWeek(25, 20, 8, 5), aWeek(4, 4, 8, 5), aWeek(0, 0, 8, 5), aWeek(9, 9, 0, 5)]).toEqual([
    3.1,
    null,
    0,
    null,
  ])
})
