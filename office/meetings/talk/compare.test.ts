import { expect, test } from 'vitest'
import { compared } from './compare.ts'

const row = (group: 'with' | 'without', persons: number) =>
  ({ group, persons, meetings: persons * 2, waitDays: 3, held: 0.9, agreed: 0.5, moved: 0.1 }) as const

test('R-799: both groups are shown, or neither, so that none can be worked out from the other', () => {
  expect(compared([row('with', 5), row('without', 40)], 5).map(({ persons }) => persons)).toEqual([5, 40])
  expect(compared([row('with', 4), row('without', 40)], 5).map(({ waitDays }) => waitDays)).toEqual([
    null,
    null,
  ])
  expect(compared([row('without', 40)], 5).map(({ group, held }) => [group, held])).toEqual([
    ['with', null],
    ['without', null],
  ])
})
