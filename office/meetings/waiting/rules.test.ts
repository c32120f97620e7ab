import { describe, expect, test } from 'vitest'
import { email, phone, reach } from '../../../test/support/reach-facts.ts'
import { oslo } from '../../../test/support/story.ts'
import { answerBy, byHand, mayAskNow, offerWay, suits } from './rules.ts'

const NOW = oslo('2026-03-02 10:00')

describe('whom a time suits', () => {
  test.each([
    [{}, '2026-03-05 09:00', true],
    [{ weekdays: [4] }, '2026-03-05 09:00', true],
    [{ weekdays: [1, 2] }, '2026-03-05 09:00', false],
    [{ parts: ['morning' as const] }, '2026-03-05 10:59', true],
    [{ parts: ['morning' as const] }, '2026-03-05 11:00', false],
    [{ parts: ['midday' as const] }, '2026-03-05 11:00', true],
    [{ parts: ['midday' as const, 'afternoon' as const] }, '2026-03-05 13:00', true],
    [{ weekdays: [4], parts: ['afternoon' as const] }, '2026-03-05 12:30', false],
    // The wall clock after the change to summer time.
    [{ parts: ['morning' as const] }, '2026-03-30 10:30', true],
  ])('%j at %s: %s', (wishes, at, suited) => {
    expect(suits(wishes, oslo(at))).toBe(suited)
  })
})

describe('R-339, R-294 how somebody is asked so soon', () => {
  test.each([
    ['a text to an own number, also without a screen', reach({ status: 'assisted' }), 'text'],
    ['no texts: somebody rings', reach({ restrictions: ['doNotText'] }), 'call'],
    ['no texts by own wish: somebody rings', reach({ declined: ['sms'] }), 'call'],
    ['neither texts nor calls', reach({ restrictions: ['doNotText', 'doNotRing'] }), null],
    ['the number is somebody else’s', reach({ points: [phone({ phoneKind: 'borrowed' })] }), null],
    ['a page for whoever uses one', reach({ points: [email] }), 'page'],
    ['an e-mail of somebody without a screen', reach({ status: 'assisted', points: [email] }), null],
    ['nothing works', reach({ points: [] }), null],
  ])('%s', (_, facts, way) => {
    expect(offerWay(facts, NOW, 180)).toBe(way)
  })
})

test('a time is found by hand where nothing reaches, or where nothing was answered often enough', () => {
  const by = (way: 'text' | null, passed: number, mode: 'home' | 'phone' | null = null) =>
    byHand({ way, passed, mode }, 3)
  expect([
    by(null, 0),
    by('text', 2),
    by('text', 3),
    by(null, 3),
    by('text', 0, 'home'),
    by('text', 0, 'phone'),
  ]).toEqual(['noWay', null, 'noAnswer', 'noWay', 'judged', null])
})

describe('until when an answer counts', () => {
  const limits = { answerHours: 24, leadHours: 3 }
  test.each([
    ['2026-03-05 10:00', '2026-03-03 10:00'],
    ['2026-03-03 10:00', '2026-03-03 07:00'],
    ['2026-03-02 14:00', '2026-03-02 11:00'],
    ['2026-03-02 13:59', null],
    ['2026-03-02 09:00', null],
  ])('for %s it is %s', (at, until) => {
    expect(answerBy(NOW, oslo(at), limits)?.toString()).toBe(until ? oslo(until).toString() : undefined)
  })
})

test('people are asked in the hours of the office', () => {
  const calendar = { isWorkingDay: (date: Temporal.PlainDate) => date.dayOfWeek < 6 }
  const asked = (at: string) => mayAskNow(oslo(at), calendar, { from: '08:00', to: '15:30' })
  expect(
    ['2026-03-02 07:59', '2026-03-02 08:00', '2026-03-02 15:29', '2026-03-02 15:30', '2026-03-07 10:00'].map(
      asked,
    ),
  ).toEqual([false, true, true, false, false])
})
