import { describe, expect, test } from 'vitest'
import { address, email, phone, reach } from '../../test/support/reach-facts.ts'
import { oslo } from '../kernel/time/testTime.ts'
import { inNoticeHours, leavesAt, noticeRoute, portalWorks, writesOn } from './rules.ts'

describe('where a notice goes (R-194, R-294, R-334, R-339)', () => {
  const at = (told: Parameters<typeof reach>[0]) => noticeRoute(reach(told))

  test('to the own number that was confirmed last', () => {
    const older = phone({ value: '+4740000002', confirmedAt: oslo('2025-02-01 10:00') })
    expect(at({ points: [older, phone()] })).toMatchObject({ channel: 'sms', address: '+4740000000' })
  })

  test.each(['borrowed', 'shared', 'lost'] as const)('a %s number gets nothing', (phoneKind) => {
    expect(at({ points: [phone({ phoneKind })] })).toBeNull()
    expect(at({ points: [phone({ phoneKind }), email] })).toMatchObject({ channel: 'email' })
  })

  test('somebody assisted gets a letter before anything on a screen', () => {
    expect(at({ status: 'assisted', points: [phone(), address] })).toMatchObject({ channel: 'letter' })
  })

  test('whoever has asked for no texts gets none, nor anything else they have said no to', () => {
    const points = [phone(), email, address]
    expect(at({ points, restrictions: ['doNotText'] })).toMatchObject({ channel: 'email' })
    expect(at({ points, declined: ['sms', 'email'] })).toMatchObject({ channel: 'letter' })
    expect(at({ points, declined: ['sms', 'email'], restrictions: ['noMailToHome'] })).toBeNull()
    expect(at({ points, preferred: ['email'] })).toMatchObject({ channel: 'email' })
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

  const works = (told: Parameters<typeof reach>[0], use: Parameters<typeof portalWorks>[1]) =>
    portalWorks(reach(told), use, now, 180)

  test('assessed as digital: yes, also without recent use', () => {
    expect(works({}, null)).toBe(true)
  })

  test('unknown, or past its date of review, is not digital: only somebody seen to use it alone, lately', () => {
    expect(works({ status: 'unknown' }, null)).toBe(false)
    expect(works({ status: 'unknown', reviewOverdue: true }, null)).toBe(false)
    expect(works({ status: 'unknown' }, lately)).toBe(true)
    expect(works({ status: 'unknown' }, { ...lately, alone: false })).toBe(false)
    expect(works({ status: 'partlyDigital' }, { ...lately, at: oslo('2025-03-02 10:00') })).toBe(false)
  })

  test.each([
    ['who is assisted', { status: 'assisted' }],
    ['who cannot get in', { digitalNotWorking: true }],
    ['who is in prison', { inPrison: true }],
    ['who cannot read', { reading: 'none' }],
    ['who has said no to it', { declined: ['portal'] }],
  ] as const)('of somebody %s: no, whatever was seen', (_who, told) => {
    expect(works(told, lately)).toBe(false)
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
