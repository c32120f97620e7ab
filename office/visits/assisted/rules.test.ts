import { describe, expect, it, test } from 'vitest'
import { authorshipOf, byPhone, mayAssist, mayConfirmLater, overBecause, placeOf } from './rules.ts'
import { doneOf } from './table.ts'

const at = (time: string) => Temporal.Instant.from(`2026-03-02T${time}:00Z`)
const staff = (...roles: Parameters<typeof authorshipOf>[0]['roles']) => ({ roles })

test('R-323: those who meet people are beside them, and no machine is', () => {
  const actor = (roles: Parameters<typeof authorshipOf>[0]['roles']) =>
    ({
      kind: 'staff',
      staffId: 'a',
      name: 'A',
      roles,
      sides: [],
      shields: [],
      teams: [],
      officeId: null,
    }) as const
  expect(mayAssist(actor(['RE']))).toBe(true)
  expect(mayAssist(actor(['CC']))).toBe(true)
  expect(mayAssist(actor(['LE', 'PO', 'BU']))).toBe(false)
  expect(mayAssist({ ...actor(['RE']), clientId: 'robot' })).toBe(false)
})

test('R-373: the hand is marked by where the two meet', () => {
  expect(authorshipOf(staff('RE', 'AS'), 'dropIn')).toBe('staffReception')
  expect(authorshipOf(staff('RE', 'AS'), 'meetingOffice')).toBe('staffAdviser')
  expect(authorshipOf(staff('AS'), 'dropIn')).toBe('staffAdviser')
  expect(authorshipOf(staff('CC'), 'contactCentrePhone')).toBe('staffContactCentre')
  expect(placeOf(staff('RE'), 'homeVisit')).toBeNull()
  expect(placeOf(staff('AM'), 'homeVisit')).toBe('homeVisit')
  expect(placeOf(staff('RE'), 'officePhone')).toBeNull()
  expect([byPhone('officePhone'), byPhone('dropIn')]).toEqual([true, false])
})

test('R-449: it ends when nobody uses it, after an hour, and when nobody types the code', () => {
  const own = { usedAt: at('09:10'), untilAt: at('10:00'), openedAt: at('09:00'), device: 'own' as const }
  const limits = { idleMinutes: 10, codeUntil: null }
  expect(overBecause(own, at('09:19'), limits)).toBeNull()
  expect(overBecause(own, at('09:20'), limits)).toEqual({ why: 'idle', at: at('09:20') })
  expect(overBecause({ ...own, usedAt: at('09:55') }, at('10:30'), limits)).toEqual({
    why: 'tooLong',
    at: at('10:00'),
  })
  const coded = { ...own, openedAt: null, device: 'other' as const }
  const waits = { idleMinutes: 10, codeUntil: at('09:05') }
  expect(overBecause(coded, at('09:04'), waits)).toBeNull()
  expect(overBecause(coded, at('09:05'), waits)).toEqual({ why: 'neverOpened', at: at('09:05') })
})

test('R-623: the receipt has what was done, and not what follows from it', () => {
  expect(['messageReceived', 'promiseMade', 'assistedStarted', 'meetingBooked'].map(doneOf)).toEqual([
    'wrote',
    null,
    null,
    'meetingBooked',
  ])
  expect(doneOf('somethingNew')).toBe('other')
})

describe('what can be confirmed afterwards (R-623)', () => {
  const ended = Temporal.Instant.from('2026-03-02T10:00:00Z')
  const left = { openedAt: ended, endedAt: ended, confirmedHow: 'notConfirmed' as const }
  it.each([
    ['the same day', left, '2026-03-02T11:00:00Z', true],
    ['on the last day', left, '2026-03-16T09:59:00Z', true],
    ['not after it', left, '2026-03-16T10:00:00Z', false],
    ['not what goes on', { ...left, endedAt: null, confirmedHow: null }, '2026-03-02T11:00:00Z', false],
    ['not what was confirmed', { ...left, confirmedHow: 'paper' as const }, '2026-03-02T11:00:00Z', false],
    [
      'not what nobody opened',
      { ...left, openedAt: null, confirmedHow: null },
      '2026-03-02T11:00:00Z',
      false,
    ],
  ])('%s', (_, session, at, yes) => {
    expect(mayConfirmLater(session, Temporal.Instant.from(at), 14)).toBe(yes)
  })
})
