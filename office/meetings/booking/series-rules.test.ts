import { expect, test } from 'vitest'
import { oslo } from '../../../test/support/story.ts'
import { seriesTimes, shifted } from './series-rules.ts'

const texts = (times: readonly Temporal.Instant[]) => times.map(String)

test('a series keeps its day and its time on the clock when summer time begins and ends', () => {
  expect(texts(seriesTimes(oslo('2026-03-18 10:00'), 'week', 3))).toEqual(
    texts([oslo('2026-03-18 10:00'), oslo('2026-03-25 10:00'), oslo('2026-04-01 10:00')]),
  )
  expect(texts(seriesTimes(oslo('2026-10-12 09:30'), 'twoWeeks', 2))).toEqual(
    texts([oslo('2026-10-12 09:30'), oslo('2026-10-26 09:30')]),
  )
  expect(texts(seriesTimes(oslo('2026-03-02 08:00'), 'month', 2))).toEqual(
    texts([oslo('2026-03-02 08:00'), oslo('2026-03-30 08:00')]),
  )
})

test('all are moved by as many days, to the same time on the clock', () => {
  const by = { from: oslo('2026-03-25 10:00'), to: oslo('2026-03-26 13:30') }
  expect(texts([oslo('2026-03-25 10:00'), oslo('2026-04-01 10:00')].map((at) => shifted(at, by)))).toEqual(
    texts([oslo('2026-03-26 13:30'), oslo('2026-04-02 13:30')]),
  )
})
