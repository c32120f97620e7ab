import { describe, expect, test } from 'vitest'
import { standardPolicy, workingCalendar } from './calendar.ts'
import type { ReceiptClock } from './clocks.ts'
import { type ClockSettings, dueOf, type Escalation, escalationOf, latestNewTime } from './deadlines.ts'
import { stepsAfter, stepsBefore } from './steps.ts'
import { day, inOslo, oslo } from './testTime.ts'

const calendar = workingCalendar(standardPolicy)
const T0 = '2026-03-02 10:00'

const due = (clock: ReceiptClock, received: string, settings?: ClockSettings) =>
  inOslo(dueOf(clock, oslo(received), calendar, settings).dueAt)

function escalation(clock: ReceiptClock, received: string) {
  const { countingFrom, dueAt, unit } = dueOf(clock, oslo(received), calendar)
  return inWords(escalationOf(countingFrom, dueAt, unit, calendar))
}

const inWords = (steps: Escalation) => ({
  remindOwner: inOslo(steps.remindOwner),
  tellPerson: inOslo(steps.tellPerson),
  breach: inOslo(steps.breach),
  officeLeader: inOslo(steps.officeLeader),
})

describe('scenes', () => {
  test('C1-01, C1-03, C1-10: a message at T0 is answered by Wednesday 10:00', () => {
    expect(due('dialogueMessage', T0)).toBe('2026-03-04 10:00')
    expect(due('contactTask', T0)).toBe('2026-03-04 10:00')
  })

  test('C1-02: general questions by Thursday 10:00', () => {
    expect(due('writtenQuestion', T0)).toBe('2026-03-05 10:00')
  })

  test('C1-05: Friday afternoon, from receipt to the new time', () => {
    const promise = dueOf('dialogueMessage', oslo('2026-03-06 16:10'), calendar)
    expect(inOslo(promise.receivedAt)).toBe('2026-03-06 16:10')
    expect(inOslo(promise.countingFrom)).toBe('2026-03-09 08:00')
    expect(inOslo(promise.dueAt)).toBe('2026-03-11 08:00')
    expect(escalation('dialogueMessage', '2026-03-06 16:10')).toEqual({
      remindOwner: '2026-03-10 11:45',
      tellPerson: '2026-03-10 14:00',
      breach: '2026-03-11 08:00',
      officeLeader: '2026-03-11 15:30',
    })
    expect(inOslo(latestNewTime(promise.dueAt, calendar))).toBe('2026-03-12 08:00')
  })

  test('C1-08: urgent at 13:00, a person before 14:00; attention in minutes, not in working days', () => {
    expect(due('emergencyAid', '2026-03-02 13:00')).toBe('2026-03-02 14:00')
    expect(escalation('emergencyAid', '2026-03-02 13:00')).toEqual({
      remindOwner: '2026-03-02 13:45',
      tellPerson: '2026-03-02 13:54',
      breach: '2026-03-02 14:00',
      officeLeader: '2026-03-02 14:30',
    })
  })

  test('C9-05: half past two is carried through past the end of duty', () => {
    expect(due('emergencyAid', '2026-03-02 14:30')).toBe('2026-03-02 15:30')
    expect(escalation('emergencyAid', '2026-03-02 14:30').officeLeader).toBe('2026-03-02 16:00')
  })

  test('K16: urgent in the evening is first in the duty queue next working day', () => {
    const promise = dueOf('emergencyAid', oslo('2026-04-01 19:00'), calendar)
    expect(inOslo(promise.countingFrom)).toBe('2026-04-07 09:00')
    expect(inOslo(promise.dueAt)).toBe('2026-04-07 10:00')
  })

  test('C4-04: an urgent call at eleven has the limit twelve', () => {
    expect(due('acuteTransfer', '2026-03-02 11:00')).toBe('2026-03-02 12:00')
  })

  test('C2-06, C5-05, C2-01: five and ten working days', () => {
    expect(due('notUnderstood', T0)).toBe('2026-03-09 10:00')
    expect(due('meetingRequest', T0)).toBe('2026-03-09 10:00')
    expect(due('profileAssessment', T0)).toBe('2026-03-16 10:00')
  })

  test('C3-01: the ladder of an unopened decision', () => {
    expect(stepsAfter('unreadImportant', oslo(T0), calendar).map(inOslo)).toEqual([
      '2026-03-02 10:00',
      '2026-03-04 09:00',
      '2026-03-06 09:00',
      '2026-03-11 09:00',
      '2026-03-16 09:00',
    ])
  })

  test('C3-02: documents within 14 days from reached, reminder 5 before', () => {
    expect(due('documentRequest', '2026-03-02 14:00')).toBe('2026-03-16 23:59')
    expect(stepsBefore('documentRequest', day('2026-03-16'), calendar).map(inOslo)).toEqual([
      '2026-03-11 09:00',
    ])
  })

  test('C8-01: social assistance in 28 days, status after two weeks, delay told three days before', () => {
    expect(due('socialAssistanceApplication', T0)).toBe('2026-03-30 23:59')
    expect(stepsAfter('socialAssistanceApplication', oslo(T0), calendar).map(inOslo)).toEqual([
      '2026-03-16 09:00',
    ])
    expect(stepsBefore('socialAssistanceApplication', day('2026-03-30'), calendar).map(inOslo)).toEqual([
      '2026-03-27 09:00',
    ])
  })

  test('C10-06: the clinician is reminded after two and three weeks', () => {
    expect(due('medicalInformation', T0)).toBe('2026-03-30 23:59')
    expect(stepsAfter('medicalInformation', oslo(T0), calendar).map(inOslo)).toEqual([
      '2026-03-16 09:00',
      '2026-03-23 09:00',
    ])
  })

  test('C10-07: a critical partner notice in 30 minutes, deputy from 15', () => {
    expect(due('partnerCritical', '2026-03-03 13:20')).toBe('2026-03-03 13:50')
    expect(stepsAfter('partnerCritical', oslo('2026-03-03 13:20'), calendar).map(inOslo)).toEqual([
      '2026-03-03 13:35',
    ])
  })

  test('C7-03, C11-03: counting down to a date moves back before holidays', () => {
    expect(stepsBefore('introductionProgrammeEnd', day('2026-05-31'), calendar).map(inOslo)).toEqual([
      '2026-04-30 09:00',
    ])
    expect(stepsBefore('transitionToAdulthood', day('2026-11-20'), calendar).map(inOslo)).toEqual([
      '2026-05-20 09:00',
    ])
  })
})

describe('the edges of a day and of the year', () => {
  test.each([
    ['2026-03-02 08:00', '2026-03-04 08:00', 'exactly at opening'],
    ['2026-03-02 15:29', '2026-03-04 15:29', 'last minute'],
    ['2026-03-02 15:30', '2026-03-05 08:00', 'exactly at closing'],
    ['2026-03-02 23:59', '2026-03-05 08:00', 'one minute to midnight'],
    ['2026-03-07 12:00', '2026-03-11 08:00', 'Saturday'],
    ['2026-03-27 12:00', '2026-03-31 12:00', 'over the change to summer time'],
    ['2026-03-29 02:59', '2026-04-01 08:00', 'in the skipped hour'],
    ['2026-10-23 12:00', '2026-10-27 12:00', 'over the change to winter time'],
    ['2026-04-01 12:00', '2026-04-08 12:00', 'over Easter'],
    ['2026-04-01 16:00', '2026-04-09 08:00', 'into Easter'],
    ['2026-05-15 12:00', '2026-05-19 12:00', '17 May on a Sunday'],
    ['2027-05-14 12:00', '2027-05-19 12:00', '17 May on a Monday'],
    ['2026-12-23 12:00', '2026-12-28 12:00', 'over Christmas'],
    ['2028-02-28 12:00', '2028-03-01 12:00', 'over leap day'],
  ])('a message at %s is answered by %s (%s)', (received, expected) => {
    expect(due('dialogueMessage', received)).toBe(expected)
  })

  test('what is owed at once is due at receipt', () => {
    expect(due('writtenNotice', '2026-03-07 23:59')).toBe('2026-03-07 23:59')
    expect(due('applicationReceipt', T0)).toBe(T0)
    expect(escalation('writtenNotice', T0).officeLeader).toBe(T0)
  })

  test('the same day lasts to the end of it, and in a weekend to the end of Monday', () => {
    expect(due('adviserChangeNotice', '2026-03-06 14:00')).toBe('2026-03-06 23:59')
    expect(due('adviserChangeNotice', '2026-03-07 14:00')).toBe('2026-03-09 23:59')
    expect(due('adviserChangeNotice', '2026-03-06 23:59:30')).toBe('2026-03-06 23:59:30')
  })

  test('a ladder sent in a weekend counts from Monday', () => {
    expect(stepsAfter('unreadOrdinary', oslo('2026-03-07 12:00'), calendar).map(inOslo)).toEqual([
      '2026-03-12 09:00',
      '2026-03-16 09:00',
    ])
  })

  test('C1-01 with its escalation in the middle of a day', () => {
    expect(escalation('dialogueMessage', T0)).toEqual({
      remindOwner: '2026-03-03 13:45',
      tellPerson: '2026-03-04 08:30',
      breach: '2026-03-04 10:00',
      officeLeader: '2026-03-05 10:00',
    })
  })

  test('over Easter nobody is told while nobody works', () => {
    expect(escalation('dialogueMessage', '2026-04-01 12:00')).toEqual({
      remindOwner: '2026-04-08 08:15',
      tellPerson: '2026-04-08 10:30',
      breach: '2026-04-08 12:00',
      officeLeader: '2026-04-09 12:00',
    })
  })
})

describe('settings', () => {
  test('an office changes a length, a ladder and the shares by key', () => {
    expect(due('dialogueMessage', T0, { 'clock.dialogueMessage': 1 })).toBe('2026-03-03 10:00')
    expect(due('contactTask', T0, { 'clock.dialogueMessage': 1 })).toBe('2026-03-04 10:00')
    expect(due('measureStatusReport', T0, { 'clock.measureStatusReport': [1, 14] })).toBe('2026-04-07 23:59')
    const settings = { 'clock.decisionExpiry': [60, 1] }
    expect(stepsBefore('decisionExpiry', day('2026-06-30'), calendar, settings).map(inOslo)).toEqual([
      '2026-04-30 09:00',
      '2026-06-29 09:00',
    ])
    const steps = escalationOf(
      oslo(T0),
      oslo('2026-03-04 10:00'),
      'workingDays',
      calendar,
      [50, 80, 100, 200],
    )
    expect(inWords(steps)).toEqual({
      remindOwner: '2026-03-03 10:00',
      tellPerson: '2026-03-03 14:30',
      breach: '2026-03-04 10:00',
      officeLeader: '2026-03-06 10:00',
    })
  })

  test('the promise says which unit and length it was made with', () => {
    const promise = dueOf('writtenQuestion', oslo(T0), calendar, { 'clock.writtenQuestion': 4 })
    expect([promise.length, promise.unit]).toEqual([4, 'workingDays'])
  })

  test('office hours and closing days of the office count', () => {
    const closed = workingCalendar({
      ...standardPolicy,
      workingHours: { from: '09:00', to: '15:00' },
      closingDays: ['2026-03-03'],
    })
    expect(inOslo(dueOf('dialogueMessage', oslo('2026-03-02 08:30'), closed).dueAt)).toBe('2026-03-05 09:00')
  })
})
