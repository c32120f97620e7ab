import { describe, expect, test } from 'vitest'
import {
  type Counted,
  countable,
  decideLine,
  readException,
  type ShareRow,
  sharesOf,
  spreadOf,
} from './rules.ts'

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
    ...{ by, value: 'x', entitled, given },
    ...{ withheld: 0, beside: 0 },
  })
  const person = (id: number, told: Partial<Counted> = {}): Counted => ({
    ...{ id: String(id), adviser: 'kari', norwegian: true, assisted: false, under30: false, benefits: [] },
    ...{ entitled: true, given: false, withheld: false },
    ...told,
  })

  test('whoever has two advisers is one, and who has a line beside the rule is no part of its share', () => {
    const rows = sharesOf([
      person(1, { given: true }),
      person(1, { given: true, adviser: 'jonas' }),
      person(2, { withheld: true, benefits: ['aap', 'housing'] }),
      person(3, { entitled: false, given: true }),
    ])
    expect(rows.find(({ value }) => value === 'norwegian')).toMatchObject({
      ...{ entitled: 2, given: 1, withheld: 1, beside: 1 },
    })
    expect(rows.find(({ value }) => value === 'jonas')).toMatchObject({ entitled: 1, given: 1 })
    expect(rows.filter(({ by }) => by === 'benefit').map(({ value }) => value)).toEqual(['aap', 'housing'])
  })
  test('a cell that could be somebody is left out, and what it could be worked out from', () => {
    expect(countable([row('benefit', 4, 4), row('benefit', 5, 1)], 5)).toEqual([row('benefit', 5, 1)])
    expect(countable([row('age', 4, 4), row('age', 50, 1), row('status', 54, 5)], 5)).toEqual([
      row('status', 54, 5),
    ])
  })
  test('how far advisers are apart, without their names', () =>
    expect(
      spreadOf([row('adviser', 10, 2), row('adviser', 10, 9), row('adviser', 10, 5), row('age', 9, 9)]),
    ).toEqual({ advisers: 3, least: 20, median: 50, most: 90 }))
  test('one adviser is no spread', () => expect(spreadOf([row('adviser', 10, 2)])).toBeNull())
})
