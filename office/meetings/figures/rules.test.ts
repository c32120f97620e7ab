import { describe, expect, test } from 'vitest'
import type { Counted } from './model.ts'
import { quantile, reasonsShown, shown, spreadOf } from './rules.ts'

const row: Counted = {
  group: 'all',
  persons: 40,
  days: 3.26,
  wished: 40,
  needed: 4,
  granted: 20,
  held: 0,
  declined: 5,
  alternative: 1,
  unmet: 7,
  open: 9,
  reviews: 0,
  overturned: 0,
}

describe('what may be shown (R-799)', () => {
  test('fewer than five is left out, none at all is not', () =>
    expect(shown([row], 5)[0]).toEqual({
      group: 'all',
      days: 3.3,
      wished: 40,
      needed: null,
      granted: 20,
      held: 0,
      declined: 5,
      alternative: null,
      unmet: 7,
      open: 9,
      reviews: 0,
      overturned: 0,
    }))
  test('of a group of fewer than five persons nothing is shown', () =>
    expect(new Set(Object.values(shown([{ ...row, persons: 4 }], 5)[0] ?? {}))).toEqual(
      new Set(['all', null]),
    ))
})

describe('what could be reckoned from the rest is hidden too (R-799)', () => {
  const part = (group: Counted['group'], wished: number): Counted => ({ ...row, group, wished })
  const wished = (...rows: Counted[]) =>
    Object.fromEntries(shown(rows, 5).map((one) => [one.group, one.wished]))
  test('a group that all but a few are in', () => {
    expect(wished(part('all', 40), part('interpreter', 38))).toEqual({ all: 40, interpreter: null })
    expect(wished(part('all', 40), part('interpreter', 40))).toEqual({ all: 40, interpreter: 40 })
  })
  test('the groups that make up the whole', () => {
    expect(wished(part('all', 40), part('assisted', 3), part('digital', 30), part('unknown', 7))).toEqual({
      all: 40,
      assisted: null,
      digital: 30,
      unknown: null,
    })
    expect(wished(part('all', 40), part('assisted', 3), part('digital', 34), part('unknown', 3))).toEqual({
      all: 40,
      assisted: null,
      digital: 34,
      unknown: null,
    })
  })
  test('the reasons of a no', () =>
    expect(
      reasonsShown(
        [
          { reason: 'capacity', count: 15 },
          { reason: 'other', count: 6 },
          { reason: 'notOurs', count: 1 },
        ],
        5,
      ).map(({ count }) => count),
    ).toEqual([15, null, null]))
})

describe('the spread between advisers (R-490)', () => {
  test.each([
    [[1, 2, 3, 4, 5], 0.5, 3],
    [[1, 2], 0.5, 1.5],
    [[7], 0.25, 7],
    [[], 0.5, 0],
  ])('%j at %s is %s', (numbers, share, expected) => expect(quantile(numbers, share)).toBe(expected))
  const adviser = (wished: number, granted: number) => ({ wished, granted })
  test('in shares, without names', () =>
    expect(
      spreadOf(
        [10, 8, 6, 4, 2].map((n) => adviser(10, n)),
        5,
      ),
    ).toEqual({
      advisers: 5,
      lowest: 20,
      quarter: 40,
      middle: 60,
      upper: 80,
      highest: 100,
    }))
  test('not of too few advisers, nor of advisers with too few wishes', () => {
    expect(
      spreadOf(
        [1, 2, 3, 4].map((n) => adviser(10, n)),
        5,
      ),
    ).toBeNull()
    expect(
      spreadOf(
        [1, 2, 3, 4, 4].map((n) => adviser(4, n)),
        5,
      ),
    ).toBeNull()
  })
})
