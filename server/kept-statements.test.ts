import { expect, test } from 'vitest'
import { keptStatements } from './kept-statements.ts'

test('what comes first is kept at once, what is asked often later, and a name stays the same', () => {
  const nameOf = keptStatements({ first: 2, often: 1, uses: 3, counted: 10 })
  const [one, two] = [nameOf('one'), nameOf('two')]
  expect(new Set([one, two, undefined]).size).toBe(3)
  expect([nameOf('three'), nameOf('three')]).toEqual([undefined, undefined])
  const three = nameOf('three')
  expect(three).toBeTypeOf('string')
  expect([nameOf('one'), nameOf('two'), nameOf('three')]).toEqual([one, two, three])
  // Full: however often.
  for (let times = 0; times < 9; times += 1) expect(nameOf('four')).toBeUndefined()
})

test('texts without end are not counted without end', () => {
  const nameOf = keptStatements({ first: 0, often: 1, uses: 2, counted: 3 })
  expect(nameOf('early')).toBeUndefined()
  for (const other of ['a', 'b', 'c']) nameOf(other)
  expect(nameOf('early')).toBeUndefined()
  expect(nameOf('early')).toBeTypeOf('string')
})
