import { describe, expect, test } from 'vitest'
import { oslo } from '../../kernel/time/testTime.ts'
import { VISIT_OUTCOMES } from '../model.ts'
import type { DeedKind, NextStep } from './model.ts'
import {
  type Closing,
  closing,
  expectedWait,
  explainObstacle,
  inOrder,
  loopOf,
  minutesOf,
  nextInLine,
  numberOfDesk,
  readIntake,
  readReferral,
  readSheets,
  readTally,
} from './rules.ts'

const NOW = oslo('2026-03-02 11:00')
const visitor = (ticket: string, came: string, more: object = {}) => ({
  ticket,
  cameAt: oslo(`2026-03-02 ${came}`),
  urgent: false,
  appointmentAt: null as Temporal.Instant | null,
  privateRoom: false,
  ...more,
})
const step = (more: Partial<NextStep> = {}): NextStep => ({
  kind: 'call',
  who: 'Kari Mosetoft',
  isTeam: false,
  at: oslo('2026-03-03 10:00').toString(),
  until: oslo('2026-03-03 11:00').toString(),
  latest: false,
  promiseId: 'p',
  ...more,
})
const done = (...deeds: DeedKind[]) => deeds.map((deed) => ({ deed }))
const ends = (outcome: string, more: Partial<Closing> = {}) => {
  const end = closing({
    outcome,
    now: NOW,
    visit: { state: 'served', urgent: false, personId: null },
    deeds: [],
    steps: [],
    referrals: [],
    slip: null,
    ...more,
  })
  return end.ok ? end.outcome : end.reason
}

describe('intake in under a minute (R-440)', () => {
  test('a name is not needed, and a nickname is one', () => {
    expect(readIntake({ reason: 'other', language: 'ti' })).toEqual({
      calledAs: null,
      reason: 'other',
      language: 'ti',
      urgent: false,
    })
    // The picture of food and a bed is pressed by whoever cannot read that it cannot wait.
    expect(readIntake({ reason: 'emergencyAid', language: 'ti' })?.urgent).toBe(true)
    expect(readIntake({ reason: 'other', language: 'ti', urgent: true })?.urgent).toBe(true)
    expect(readIntake({ calledAs: '  Bamse   liten ', reason: 'other', language: 'nb' })?.calledAs).toBe(
      'Bamse liten',
    )
  })
  test.each([
    [{ reason: 'gossip', language: 'nb' }],
    [{ reason: 'other', language: '' }],
    [{ reason: 'other', language: 'nb', calledAs: 'x'.repeat(61) }],
    [{ reason: 'other', language: 'nb', calledAs: 'a\u0007b' }],
  ])('%j is no intake', (said) => expect(readIntake(said)).toBeNull())
})

describe('the queue', () => {
  const queue = [
    visitor('1', '10:00'),
    visitor('2', '10:05', { appointmentAt: oslo('2026-03-02 10:50') }),
    visitor('3', '10:10', { appointmentAt: oslo('2026-03-02 10:45') }),
    visitor('4', '10:55', { urgent: true }),
    visitor('5', '09:50', { appointmentAt: oslo('2026-03-02 11:30') }),
    visitor('6', '10:20'),
  ]
  const order = (now = NOW) => inOrder(queue, now).map(({ ticket }) => ticket)
  test('urgent first, then appointments at their time, then who came first; an early comer stands at their time', () => {
    expect(order()).toEqual(['4', '3', '2', '1', '6', '5'])
    expect(order(oslo('2026-03-02 11:30'))).toEqual(['4', '3', '2', '5', '1', '6'])
  })
  test('a desk without a room passes over who wants one, but not for ever', () => {
    const shy = [visitor('1', '10:50', { privateRoom: true }), visitor('2', '10:55')]
    const next = (room: boolean, roomMinutes = 20) => nextInLine(shy, { now: NOW, room, roomMinutes })?.ticket
    expect([next(true), next(false), next(false, 10)]).toEqual(['1', '2', '1'])
    const urgent = [visitor('1', '10:59', { privateRoom: true, urgent: true }), visitor('2', '10:55')]
    expect(nextInLine(urgent, { now: NOW, room: false, roomMinutes: 20 })?.ticket).toBe('1')
    expect(nextInLine([], { now: NOW, room: true, roomMinutes: 20 })).toBeNull()
  })
  test('who is known at another desk is left to it for a while, if there is somebody else to call (R-460)', () => {
    const line = [visitor('1', '10:55'), visitor('2', '10:57'), visitor('3', '10:58')]
    const next = (known: string[], knownMinutes = 10, queue = line) =>
      nextInLine(queue, {
        ...{ now: NOW, room: true, roomMinutes: 20, knownMinutes },
        elsewhere: ({ ticket }) => known.includes(ticket),
      })?.ticket
    expect([next([]), next(['1']), next(['1', '2']), next(['1'], 5)]).toEqual(['1', '2', '3', '1'])
    // With nobody else to call no desk stands idle, and what cannot wait does not.
    expect(next(['1', '2', '3'])).toBe('1')
    expect(next(['1'], 10, [visitor('1', '10:59', { urgent: true }), ...line.slice(1)])).toBe('1')
  })
})

describe('how long it takes', () => {
  test('nobody can say when no desk is open', () => expect(expectedWait(3, 0, [])).toBeNull())
  test('from what visits here took; until there are enough, from what is counted elsewhere', () => {
    expect(expectedWait(0, 2, [])).toEqual({ from: 0, until: 10 })
    expect(expectedWait(4, 2, [])).toEqual({ from: 10, until: 30 })
    expect(expectedWait(4, 2, [20, 20, 20, 20, 20, 20, 20, 40])).toEqual({ from: 40, until: 120 })
  })
  test('never less with more before one', () => {
    for (let ahead = 0; ahead < 30; ahead += 1) {
      const [a, b] = [expectedWait(ahead, 2, [3, 4, 5]), expectedWait(ahead + 1, 2, [3, 4, 5])]
      expect((b?.until ?? 0) >= (a?.until ?? 0) && (b?.from ?? 0) >= (a?.from ?? 0)).toBe(true)
    }
  })
})

describe('how a visit can end (R-442)', () => {
  test('"referred" is no outcome, and neither is a referral', () => {
    expect(ends('referred')).toBe('referredAlone')
    const referrals = [{ receiver: 'library', nextAt: null }] as const
    expect(ends('helped', { referrals })).toBe('referredAlone')
    expect(ends('partlyHelpedWithFollowUp', { referrals, slip: 'print' })).toBe('referredAlone')
    expect(ends('anything')).toBe('badForm')
  })
  test('helped needs something that was done and helps', () => {
    expect(ends('helped')).toBe('nothingDone')
    expect(ends('helped', { deeds: done('message') })).toBe('noNextStep')
    expect(ends('helped', { deeds: done('print') })).toBe('helped')
    expect(ends('helped', { deeds: done('print'), steps: [step()] })).toBe('noSlip')
    expect(ends('helped', { deeds: done('print'), steps: [step()], slip: 'read' })).toBe('helped')
  })
  test('what has only begun is no help to go home with: what is urgent, and papers (R-436, R-446)', () => {
    const urgent = { state: 'served', urgent: true, personId: null } as const
    for (const given of [
      { deeds: done('papers') },
      { deeds: done('emergencyHelp') },
      { deeds: done('generalAnswer'), visit: urgent },
    ]) {
      expect(ends('helped', given)).toBe('noNextStep')
      expect(ends('helped', { ...given, steps: [step()] })).toBe('noSlip')
      expect(ends('helped', { ...given, steps: [step()], slip: 'read' })).toBe('helped')
    }
  })
  test.each(['partlyHelpedWithFollowUp', 'handedOver', 'booked'])(
    '%s needs a step ahead, in hand',
    (outcome) => {
      expect(ends(outcome, { slip: 'print' })).toBe('noNextStep')
      expect(ends(outcome, { steps: [step()] })).toBe('noSlip')
      expect(ends(outcome, { steps: [step()], slip: 'sms' })).toBe(outcome)
      const past = step({ at: oslo('2026-03-02 09:00').toString(), until: null })
      expect(ends(outcome, { steps: [past], slip: 'sms' })).toBe('noNextStep')
    },
  )
  test('booked is a time, not a deadline; handed over is to somebody', () => {
    expect(ends('booked', { steps: [step({ latest: true })], slip: 'print' })).toBe('noNextStep')
    expect(ends('booked', { steps: [step({ kind: 'answer' })], slip: 'print' })).toBe('noNextStep')
    expect(ends('handedOver', { steps: [step({ kind: 'comeBack' })], slip: 'print' })).toBe('noNextStep')
  })
  test('papers, acute and not ours each need what they say', () => {
    const given = { steps: [step()], slip: 'print' } as const
    expect(ends('papersReceived', given)).toBe('nothingDone')
    expect(ends('papersReceived', { ...given, deeds: done('papers') })).toBe('papersReceived')
    expect(ends('acuteHandled', given)).toBe('nothingDone')
    expect(ends('acuteHandled', { ...given, deeds: done('emergencyHelp') })).toBe('acuteHandled')
    expect(ends('notNavIntroduced', given)).toBe('noNextStep')
    const to = (receiver: 'police' | 'web') => [{ receiver, nextAt: NOW }]
    expect(ends('notNavIntroduced', { ...given, referrals: to('web') })).toBe('noNextStep')
    expect(ends('notNavIntroduced', { ...given, referrals: to('police') })).toBe('notNavIntroduced')
    expect(ends('leftBeforeHelp')).toBe('leftBeforeHelp')
  })
  test('to be sent to manage alone is no end, whatever it is called, when nobody owes to ask how it went', () => {
    const alone = step({ kind: 'otherBody', who: 'library', latest: true, until: null, promiseId: null })
    const referrals = [{ receiver: 'library', nextAt: oslo('2026-03-03 10:00') }] as const
    const given = { steps: [alone], referrals, slip: 'print' } as const
    for (const outcome of VISIT_OUTCOMES)
      if (outcome !== 'leftBeforeHelp') expect(ends(outcome, given)).not.toBe(outcome)
    expect(ends('leftBeforeHelp', given)).toBe('referredAlone')
    expect(
      ends('leftBeforeHelp', { ...given, visit: { state: 'served', urgent: false, personId: 'p' } }),
    ).toBe('leftBeforeHelp')
    const owed = { ...given, steps: [{ ...alone, promiseId: 'p' }] }
    expect(ends('partlyHelpedWithFollowUp', owed)).toBe('partlyHelpedWithFollowUp')
    expect(ends('handedOver', owed)).toBe('noNextStep')
    expect(ends('partlyHelpedWithFollowUp', { ...given, steps: [alone, step()] })).toBe(
      'partlyHelpedWithFollowUp',
    )
  })
  test('with nothing done and nothing ahead only who has left can be closed', () => {
    for (const slip of [null, 'print', 'sms', 'read'] as const)
      for (const outcome of VISIT_OUTCOMES)
        if (outcome !== 'leftBeforeHelp') expect(ends(outcome, { slip })).not.toBe(outcome)
  })
})

describe('loops (R-444)', () => {
  const at = (time: string, solved = false) => ({ at: oslo(time), solved })
  test('the second without a solution within 14 calendar days stops', () => {
    expect(loopOf([], NOW)).toEqual({ count: 0, stops: false, since: null })
    expect(loopOf([at('2026-02-24 10:00'), at('2026-02-27 12:00')], NOW)).toMatchObject({
      count: 2,
      stops: true,
    })
    expect(loopOf([at('2026-02-24 10:00', true)], NOW).stops).toBe(false)
  })
  test('days are days of the calendar, also across the change of the clocks', () => {
    expect(loopOf([at('2026-02-16 00:01')], NOW).stops).toBe(true)
    expect(loopOf([at('2026-02-15 23:59')], NOW).stops).toBe(false)
    expect(loopOf([at('2026-03-23 00:30')], oslo('2026-04-06 23:30')).stops).toBe(true)
    expect(loopOf([at('2026-03-22 23:30')], oslo('2026-04-06 00:10')).stops).toBe(false)
  })
  test('a referral has a receiver, what was done and a date ahead; alone only with a reason (R-437, R-458)', () => {
    const told = { receiver: 'police', done: 'Ringte sammen', nextAt: oslo('2026-03-05 10:00') }
    const why = (more: object) => {
      const read = readReferral({ ...told, ...more }, NOW)
      return read.ok ? read.receiver : read.reason
    }
    expect(why({})).toBe('police')
    expect(why({ nextAt: null })).toBe('noNextStep')
    expect(why({ nextAt: NOW })).toBe('noNextStep')
    expect(why({ done: ' ' })).toBe('empty')
    expect(why({ receiver: 'toString' })).toBe('unknownReceiver')
    expect(why({ receiver: 'library' })).toBe('needsReason')
    expect(why({ receiver: 'library', together: true })).toBe('library')
  })
})

test('sheets, tally, minutes and letters are read or refused', () => {
  expect(readSheets([{ kind: 'application', pages: 3 }])).toEqual([{ kind: 'application', pages: 3 }])
  for (const wrong of [
    [],
    [{ kind: 'diary', pages: 1 }],
    [{ kind: 'bill', pages: 0 }],
    [{ kind: 'bill', pages: 1.5 }],
  ])
    expect(readSheets(wrong)).toBeNull()
  expect(readTally({ otherChannel: 'no', benefit: 'gold', colour: 'red' })).toEqual({ otherChannel: 'no' })
  expect([minutesOf(null, NOW), minutesOf(oslo('2026-03-02 10:56'), NOW), minutesOf(null, NOW, 7)]).toEqual([
    0, 4, 7,
  ])
  expect(explainObstacle({ room: true, mayRead: false })).toBe('notYoursToExplain')
  expect(explainObstacle({ room: false, mayRead: true })).toBe('openRoom')
  expect(explainObstacle({ room: true, mayRead: true })).toBeNull()
})

test('a board says at which desk by its number, and no name (R-447)', () => {
  const shown = ['1', '12b', 'Anne', 'Rom 2', '1 Anne', '', null].map(numberOfDesk)
  expect(shown).toEqual(['1', '12b', null, null, null, null, null])
})
