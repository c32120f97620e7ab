import { describe, expect, test } from 'vitest'
import { type Breakdown, COUNTS, type Count, type Counted } from './model.ts'
import { asFile, ordered, shown } from './rules.ts'

/** So many visitors who came once each, and of them so many of whom something holds. */
const row = (
  value: string,
  people: number,
  told: Partial<Record<Count, number>> = {},
  by: Breakdown = 'reason',
): Counted => ({
  by,
  value,
  minutes: { median: 6, most: 15, people },
  wait: { median: 10, most: 25, people: 4 },
  cells: Object.fromEntries(
    COUNTS.map((count) => {
      const n = count === 'visits' ? people : (told[count] ?? 0)
      return [count, { n, people: n, rest: people - n }]
    }),
  ) as Counted['cells'],
})
const counts = (rows: readonly Counted[], count: Count) => shown(rows, 5).map((one) => one.counts[count])

describe('what may be shown of visits (R-799)', () => {
  test('a row of fewer than five visitors has nothing in it, not even its minutes', () => {
    const [few] = shown([row('other', 4, { solved: 4 })], 5)
    expect(new Set(Object.values(few?.counts ?? {}))).toEqual(new Set([null]))
    expect(few?.minutes).toBeNull()
    // Many came, and of few of them it is known how long they waited.
    expect(shown([row('other', 40)], 5)).toMatchObject([{ minutes: { median: 6, most: 15 }, wait: null }])
  })

  test('a part is left out when it is of few, and when what is left of the whole is', () => {
    expect(counts([row('other', 40, { solved: 4 })], 'solved')).toEqual([null])
    expect(counts([row('other', 40, { solved: 37 })], 'solved')).toEqual([null])
    expect(counts([row('other', 40, { solved: 20 })], 'solved')).toEqual([20])
    expect(counts([row('other', 40, { solved: 40 })], 'solved')).toEqual([40])
    expect(counts([row('other', 40)], 'solved')).toEqual([0])
  })

  test('one row that is left out is not to be had from the sum: the smallest goes with it', () => {
    const rows = [row('a', 50), row('b', 30), row('c', 9), row('d', 3)]
    expect(counts(rows, 'visits')).toEqual([50, 30, null, null])
    expect(counts([...rows, row('e', 2)], 'visits')).toEqual([50, 30, 9, null, null])
    expect(counts([row('a', 50), row('d', 3)], 'visits')).toEqual([null, null])
  })

  test('the same goes for each part, and no row is emptied for nothing', () => {
    const rows = [row('a', 50, { solved: 20 }), row('b', 30, { solved: 10 }), row('c', 20, { solved: 2 })]
    expect(counts(rows, 'solved')).toEqual([20, null, null])
    expect(counts(rows, 'visits')).toEqual([50, 30, 20])
    expect(counts([row('a', 50), row('b', 30)], 'urgent')).toEqual([0, 0])
  })
})

test('hours and days stand in their order, what was not told stands last, the rest by how many', () => {
  const values = (rows: Counted[]) => ordered(rows).map(({ value }) => value)
  expect(values([row('12', 9, {}, 'hour'), row('9', 1, {}, 'hour')])).toEqual(['9', '12'])
  expect(
    values([row('untold', 90, {}, 'benefit'), row('sick', 5, {}, 'benefit'), row('work', 7, {}, 'benefit')]),
  ).toEqual(['work', 'sick', 'untold'])
})

test('the file has what the page has, and nothing where nothing is shown', () => {
  const file = asFile(shown([row('all', 40, { solved: 20, urgent: 2 }, 'all')], 5), ['a', 'b'])
  expect(file).toBe('\uFEFFa;b\r\nall;all;40;20;0;0;0;0;;0;0;6;15;;\r\n')
})
