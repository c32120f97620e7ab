import { describe, expect, test } from 'vitest'
import type { Counted } from './model.ts'
import { quantile, shown, spreadOf } from './rules.ts'

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
    expect(shown(row, 5)).toEqual({
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
    expect(new Set(Object.values(shown({ ...row, persons: 4 }, 5)))).toEqual(new Set(['all', null])))
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
