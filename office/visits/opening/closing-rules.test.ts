import { expect, test } from 'vitest'
import { closedTooLong, isSeen, readClosing } from './closing-rules.ts'

const TODAY = '2026-03-02'
const read = (more: object = {}) =>
  readClosing({ first: '2026-03-12', last: '', cause: 'planning', says: 'Planlegging', ...more }, TODAY, 7)
const why = (more: object) => {
  const done = read(more)
  return done.ok ? 'ok' : done.reason
}

test('a closing is days that have not been, a cause that every language has, and words (R-454)', () => {
  expect(read()).toMatchObject({
    first: '2026-03-12',
    last: '2026-03-12',
    days: ['2026-03-12'],
    sudden: false,
  })
  expect(read({ last: '2026-03-13' })).toMatchObject({ days: ['2026-03-12', '2026-03-13'] })
  expect([
    read({ first: TODAY }),
    read({ first: '2026-03-08' }),
    read({ first: '2026-03-09' }),
  ]).toMatchObject([{ sudden: true }, { sudden: true }, { sudden: false }])
  expect(why({ first: '2026-03-01' })).toBe('inPast')
  expect(why({ first: '12.3.' })).toBe('badForm')
  expect(why({ first: '2026-02-30' })).toBe('badForm')
  expect(why({ last: '2026-03-11' })).toBe('badForm')
  expect(why({ last: '2036-03-11' })).toBe('badForm')
  expect(why({ cause: 'whim' })).toBe('badForm')
  expect(why({ says: ' \n ' })).toBe('empty')
  expect(why({ says: 'x'.repeat(301) })).toBe('tooLong')
})

test('more than so many days of any two weeks are new hours, however they are cut up (R-842)', () => {
  const march = (...days: number[]) => days.map((day) => `2026-03-${String(day).padStart(2, '0')}`)
  expect(closedTooLong(march(9, 10, 11, 12, 13), [], 5)).toBe(false)
  expect(closedTooLong(march(9, 10, 11, 12, 13, 14), [], 5)).toBe(true)
  expect(closedTooLong(march(16), march(9, 10, 11, 12, 13), 5)).toBe(true)
  expect(closedTooLong(march(4), march(9, 10, 11, 12, 13), 5)).toBe(true)
  expect(closedTooLong(march(23), march(9, 10, 11, 12, 13), 5)).toBe(false)
  // What is closed already for other reasons stands in nobody's way elsewhere.
  expect(closedTooLong(march(30), march(9, 10, 11, 12, 13, 14), 5)).toBe(false)
})

test('what lies on the days is seen before it is decided; nothing needs no look', () => {
  const none = { meetings: 0, promises: 0, visitors: 0 }
  expect([
    isSeen(none, false),
    isSeen({ ...none, visitors: 1 }, false),
    isSeen({ ...none, promises: 3 }, true),
  ]).toEqual([true, false, true])
})
