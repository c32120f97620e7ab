import { expect, test } from 'vitest'
import { closedTooLong, isClosedAlready, isOver, isSeen, readClosing } from './closing-rules.ts'

const TODAY = '2026-03-02'
const read = (more: object = {}) =>
  readClosing(
    { first: '2026-03-12', last: '', cause: 'planning', says: 'Planlegging', ...more },
    { today: TODAY, time: '10:00' },
    7,
  )
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

test('a part of the days is from one time to another, and not one that has been (R-454)', () => {
  expect(read({ from: '12:00', until: '24:00' })).toMatchObject({ ok: true, from: '12:00', until: '24:00' })
  expect(read()).toMatchObject({ from: null, until: null })
  for (const [from, until] of [
    ['12:00', ''],
    ['', '12:00'],
    ['15:00', '12:00'],
    ['12:00', '12:00'],
    ['9', '12:00'],
    ['09:00', '24:30'],
    ['24:00', '24:00'],
  ])
    expect(why({ from, until })).toBe('badForm')
  expect(why({ first: TODAY, from: '08:00', until: '10:00' })).toBe('inPast')
  expect(why({ first: TODAY, from: '08:00', until: '10:01' })).toBe('ok')
})

test('what is closed already, as a whole or for as long, is not closed again; anything more is (R-454)', () => {
  const whole = { day: '2026-03-12', from: null, until: null }
  const part = { day: '2026-03-12', from: '10:00', until: '12:00' }
  const already = (
    asked: { from: string | null; until: string | null },
    ...closed: (typeof whole | typeof part)[]
  ) => isClosedAlready(['2026-03-12'], asked, closed)
  expect(already(whole, whole)).toBe(true)
  expect(already(part, whole)).toBe(true)
  expect(already({ from: '10:30', until: '11:00' }, part)).toBe(true)
  expect(already(whole, part)).toBe(false)
  expect(already({ from: '10:00', until: '12:01' }, part)).toBe(false)
  expect(isClosedAlready(['2026-03-12', '2026-03-13'], whole, [whole])).toBe(false)
})

test('a part of today is over when its time is', () => {
  const now = { today: TODAY, time: '12:00' }
  expect([
    isOver({ lastDay: TODAY, until: '12:00' }, now),
    isOver({ lastDay: TODAY, until: '12:01' }, now),
    isOver({ lastDay: TODAY, until: null }, now),
    isOver({ lastDay: '2026-03-01', until: null }, now),
    isOver({ lastDay: '2026-03-03', until: '09:00' }, now),
  ]).toEqual([true, false, false, true, false])
})
