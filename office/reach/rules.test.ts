import { describe, expect, test } from 'vitest'
import { oslo } from '../kernel/time/testTime.ts'
import { type ContactPoint, inNoticeHours, leavesAt, noticeRoute, portalWorks, writesOn } from './rules.ts'

const point = (told: Partial<ContactPoint>): ContactPoint => ({
  id: 'point',
  kind: 'phone',
  value: '+4740000001',
  phoneKind: 'own',
  confirmedAt: oslo('2026-02-01 10:00'),
  ...told,
})

describe('where a notice goes (R-334, R-339)', () => {
  test('to the own number that was confirmed last', () => {
    const older = point({ value: '+4740000002', confirmedAt: oslo('2025-02-01 10:00') })
    expect(noticeRoute([older, point({})], 'digital')).toMatchObject({
      channel: 'sms',
      address: '+4740000001',
    })
  })

  test.each(['borrowed', 'shared', 'lost'] as const)('a %s number gets nothing', (phoneKind) => {
    expect(noticeRoute([point({ phoneKind })], 'digital')).toBeNull()
    const email = point({ kind: 'email', value: 'post@example.org', phoneKind: null })
    expect(noticeRoute([point({ phoneKind }), email], 'digital')).toMatchObject({
      channel: 'email',
      address: 'post@example.org',
    })
  })

  test('somebody assisted gets a letter before anything on a screen', () => {
    const address = point({ kind: 'address', value: 'Kaigata 2', phoneKind: null })
    expect(noticeRoute([point({}), address], 'assisted')).toMatchObject({
      channel: 'letter',
      address: 'Kaigata 2',
    })
  })
})

test('notices leave between eight in the morning and eight at night, in the office’s zone', () => {
  const hours = { from: '08:00', to: '20:00' }
  expect(
    ['07:59', '08:00', '19:59', '20:00'].map((time) => inNoticeHours(oslo(`2026-03-30 ${time}`), hours)),
  ).toEqual([false, true, true, false])
})

describe('does a written answer work for the person? (R-024, K19)', () => {
  const now = oslo('2026-03-02 10:00')
  const lately = { at: oslo('2026-02-20 10:00'), alone: true }

  test('assessed as digital: yes, also without recent use', () => {
    expect(portalWorks('digital', null, now, 180)).toBe(true)
  })

  test('unknown is not digital: only somebody seen to use it alone, lately', () => {
    expect(portalWorks('unknown', null, now, 180)).toBe(false)
    expect(portalWorks('unknown', lately, now, 180)).toBe(true)
    expect(portalWorks('unknown', { ...lately, alone: false }, now, 180)).toBe(false)
    expect(portalWorks('partlyDigital', { ...lately, at: oslo('2025-03-02 10:00') }, now, 180)).toBe(false)
  })

  test('assisted: no, whatever was seen', () => {
    expect(portalWorks('assisted', lately, now, 180)).toBe(false)
  })
})

test.each([
  ['in the hours, at once', '2026-03-02 10:15', '2026-03-02 10:15'],
  ['by night, when the hours open the same morning', '2026-03-02 03:00', '2026-03-02 08:00'],
  ['in the evening, the next morning', '2026-03-02 20:00', '2026-03-03 08:00'],
  ['also when summer time comes in between', '2026-03-28 22:30', '2026-03-29 08:00'],
])('R-342: a notice leaves %s', (_when, made, leaves) => {
  const hours = { from: '08:00', to: '20:00' }
  expect(leavesAt(oslo(made), hours).equals(oslo(leaves))).toBe(true)
})

describe('who makes an important message (R-736)', () => {
  test.each([
    [{ 'M-13': 'W', 'M-14': 'E' }, 'state common'],
    [{ 'M-13': 'E', 'M-14': 'W' }, 'municipal common'],
    [{ 'M-13': 'O', 'M-07': 'W' }, 'state'],
    [{ 'M-14': 'R', 'M-16': 'W' }, 'municipal'],
    [{ 'M-13': 'J', 'M-14': 'J', 'M-07': 'J', 'M-16': 'J' }, ''],
    [{ 'M-13': 'R', 'M-14': 'O' }, ''],
    [{}, ''],
  ] as const)('%j writes on: %s', (codes, sides) => {
    const all = ['state', 'municipal', 'common'] as const
    expect(all.filter((side) => writesOn(codes, side)).join(' ')).toBe(sides)
  })
})
