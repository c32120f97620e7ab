import { describe, expect, test } from 'vitest'
import { conflictsOf, endOfWork, isMissed, readEntry, readPlan } from './rules.ts'

const at = (time: string) => Temporal.Instant.from(time)
const NOW = at('2026-03-03T19:10:00Z')
const ids = { id: '019c0000-0000-7000-8000-000000000001', visitId: '019c0000-0000-7000-8000-000000000002' }
const told = (more: object = {}) =>
  readEntry({ ...ids, at: '2026-03-03T17:30:00Z', note: 'Hei', ...more }, NOW, 3)
const why = (read: ReturnType<typeof told>) => ('why' in read ? read.why : 'taken')

describe('what a device says (R-477)', () => {
  test.each([
    ['now', {}, 'taken'],
    ['at the edge of the days', { at: '2026-02-28T19:10:00Z' }, 'taken'],
    ['older than the days', { at: '2026-02-28T19:09:59Z' }, 'tooOld'],
    ['a device some minutes before the office', { at: '2026-03-03T19:15:00Z' }, 'taken'],
    ['ahead of time', { at: '2026-03-03T19:15:01Z' }, 'inFuture'],
    ['no time', { at: '18:30' }, 'unreadable'],
    ['a time that somebody wrote', { at: '2026-03-03T18:30' }, 'taken'],
    ['written for tomorrow', { at: '2026-03-04T18:30' }, 'inFuture'],
    ['a clock that is none', { clock: 'noon' }, 'unreadable'],
    ['an id that is none', { id: 'one' }, 'unreadable'],
    ['nothing in it', { note: '  ' }, 'unreadable'],
    ['a number alone', { note: '', people: 7 }, 'taken'],
    ['nobody met', { note: '', people: 0 }, 'unreadable'],
    ['half a person', { people: 1.5 }, 'unreadable'],
    ['a photo that is none', { photo: { name: 'a', bytes: new Uint8Array([1, 2, 3]) } }, 'badPhoto'],
    ['a step without words', { step: { text: ' ' } }, 'unreadable'],
    ['a step on no day', { step: { text: 'Søke', day: '2026-02-30' } }, 'unreadable'],
    ['a call at no time', { call: { from: 'ten', until: '2026-03-04T11:00' } }, 'unreadable'],
    ['control characters', { note: 'a\u0000b' }, 'unreadable'],
    ['more words than any note', { note: 'a'.repeat(10_001) }, 'unreadable'],
  ])('%s', (_name, more, expected) => expect(why(told(more))).toBe(expected))

  test('the clock of a device that is ahead never dates a contact ahead', () => {
    const read = told({ at: '2026-03-03T19:14:00Z' })
    expect('entry' in read && read.entry.at.toString()).toBe(NOW.toString())
  })

  test.each([
    ['days behind', '2026-03-01T17:30:00Z', '2026-03-01T19:10:00Z', '2026-03-03T17:30:00Z', true],
    ['weeks behind', '2026-02-01T17:30:00Z', '2026-02-01T19:10:00Z', '2026-03-03T17:30:00Z', true],
    ['years ahead', '2031-03-03T17:30:00Z', '2031-03-03T19:10:00Z', '2026-03-03T17:30:00Z', true],
    ['some minutes off', '2026-03-03T17:30:00Z', '2026-03-03T19:13:00Z', '2026-03-03T17:30:00Z', false],
    [
      'off, and the time written by hand',
      '2026-03-03T18:30',
      '2026-03-01T19:10:00Z',
      '2026-03-03T17:30:00Z',
      false,
    ],
  ])('a clock %s dates a contact as the office would', (_name, at, clock, stands, wrong) => {
    const read = told({ at, clock })
    expect('entry' in read && [read.entry.at.toString(), read.entry.clockWrong]).toEqual([stands, wrong])
  })
})

test.each([
  ['2026-03-03T18:00', '2026-03-03T20:00', 'Heimveien 4', true],
  ['2026-03-03T18:00', '2026-03-03T18:00', 'Heimveien 4', false],
  ['2026-03-03T06:00', '2026-03-03T22:01', 'Heimveien 4', false],
  ['2026-03-03T18:00', '2026-03-03T20:00', ' ', false],
  ['2026-03-03T18:00', 'tonight', 'Heimveien 4', false],
])('a plan from %s to %s at "%s" is one: %s', (startsAt, backAt, place, is) =>
  expect(readPlan({ placeKind: 'home', place, startsAt, backAt }) !== null).toBe(is),
)

test('over the change to summer time a plan is as long as its hours', () => {
  const plan = readPlan({
    placeKind: 'street',
    place: 'Torget',
    startsAt: '2026-03-29T01:30',
    backAt: '2026-03-29T03:30',
  })
  expect(plan?.backAt.since(plan.startsAt).total('hours')).toBe(1)
})

test('who has not said they are back is missed when the grace has gone, and never when they have', () => {
  const visit = { backAt: at('2026-03-03T19:00:00Z'), backSaidAt: null }
  expect(isMissed(visit, at('2026-03-03T19:14:59Z'), 15)).toBe(false)
  expect(isMissed(visit, at('2026-03-03T19:15:00Z'), 15)).toBe(true)
  expect(isMissed({ ...visit, backSaidAt: at('2026-03-03T18:50:00Z') }, NOW, 15)).toBe(false)
})

test('what has changed while somebody was out is told', () => {
  const visit = { startsAt: at('2026-03-03T17:00:00Z'), backAt: at('2026-03-03T19:00:00Z') }
  const entry = {
    ...{ personId: 'a', at: at('2026-03-03T17:30:00Z'), clockWrong: false },
    call: { from: NOW, until: NOW, number: null },
    step: { text: 'x', day: Temporal.PlainDate.from('2026-03-02') },
  }
  expect(conflictsOf(entry, { personId: 'b', now: NOW, visit })).toEqual([
    'merged',
    'callTimePassed',
    'stepPassed',
  ])
  const plain = { ...entry, call: null, step: null }
  expect(conflictsOf(plain, { personId: 'a', now: NOW, visit })).toEqual([])
  const long = { ...plain, clockWrong: true, at: at('2026-03-01T17:30:00Z') }
  expect(conflictsOf(long, { personId: 'a', now: NOW, visit })).toEqual(['clockWrong', 'timeOff'])
  expect(endOfWork(Temporal.PlainDate.from('2026-03-30')).toString()).toBe('2026-03-30T13:30:00Z')
})
