import { describe, expect, test } from 'vitest'
import { countable, decideLine, readException, type ShareRow, spreadOf } from './rules.ts'

const rule = { propose: 'byRule', because: ['interpreter'] } as const
const free = { hasLine: false, withheld: false, followedUp: true }

describe('who gets a line (R-515)', () => {
  test('whom the rule names and nobody has withheld it from', () =>
    expect(decideLine(rule, free)).toBe('give'))
  test('not while it is withheld with a reason', () =>
    expect(decideLine(rule, { ...free, withheld: true })).toBe('nothing'))
  test('not somebody whom nobody follows up', () =>
    expect(decideLine(rule, { ...free, followedUp: false })).toBe('nothing'))
  test('one who has it keeps it when the grounds pass (R-516)', () =>
    expect(decideLine({ propose: 'no', because: [] }, { ...free, hasLine: true })).toBe('keep'))
  test('what an adviser may give, the rule does not', () =>
    expect(decideLine({ propose: 'mayGive', because: [] }, free)).toBe('nothing'))
})

describe('an exception has a reason', () => {
  test.each<['withheld' | 'given', string, string, boolean]>([
    ['withheld', 'capacity', '', true],
    ['withheld', 'need', '', false],
    ['withheld', 'other', ' ', false],
    ['withheld', 'other', 'Hun ringer heller fellesnummeret', true],
    ['given', 'need', '', true],
    ['given', '', '', false],
  ])('%s for %s “%s”: %s', (kind, reason, said, may) =>
    expect(readException(kind, { reason, said }).ok).toBe(may),
  )
})

describe('equality (R-816, R-799)', () => {
  const row = (by: ShareRow['by'], entitled: number, given: number): ShareRow => ({
    by,
    value: 'x',
    entitled,
    given,
    withheld: 0,
  })
  test('a cell that could be somebody is left out', () =>
    expect(countable([row('group', 4, 4), row('group', 5, 1)], 5)).toEqual([row('group', 5, 1)]))
  test('how far advisers are apart, without their names', () =>
    expect(
      spreadOf([row('adviser', 10, 2), row('adviser', 10, 9), row('adviser', 10, 5), row('group', 9, 9)]),
    ).toEqual({
      advisers: 3,
      least: 20,
      median: 50,
      most: 90,
    }))
  test('one adviser is no spread', () => expect(spreadOf([row('adviser', 10, 2)])).toBeNull())
})
