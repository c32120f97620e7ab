import { expect, test } from 'vitest'
import { alarmDue, answerBy, belowLevel, bookedStepFor, nextRound, soLate } from './booked-rules.ts'

const at = (time: string) => Temporal.Instant.from(`2026-03-02T${time}:00Z`)
const order = {
  endedHow: null,
  nextStep: 'ask' as const,
  nextStepAt: at('09:00'),
  acceptedAt: null,
  alarmedAt: null,
  dueAt: at('12:00'),
  endsAt: at('15:30'),
}

test.each([
  ['asks when its time has come', {}, '09:00', 'ask'],
  ['not before', {}, '08:59', 'nothing'],
  ['goes on from one that says nothing', { nextStep: 'answer' as const }, '09:00', 'silent'],
  ['tells the owner whatever is under way', { nextStep: 'answer' as const }, '12:00', 'alarm'],
  ['tells them once, and asks on', { alarmedAt: at('12:00') }, '12:01', 'ask'],
  ['nothing more is asked for one who is confirmed', { acceptedAt: at('10:00') }, '12:00', 'nothing'],
  ['is over with the meeting', { acceptedAt: at('10:00'), nextStep: 'over' as const }, '15:30', 'over'],
  ['is over also where nobody came', { alarmedAt: at('12:00') }, '15:30', 'over'],
  ['and then no more', { endedHow: 'over' as const }, '16:00', 'nothing'],
] as const)('an order for a time %s', (_, told, now, step) =>
  expect(bookedStepFor({ ...order, ...told }, at(now))).toBe(step),
)

test('a service has its usual time, and never more than half of what is left', () => {
  expect(answerBy(at('09:00'), at('17:00'), at('10:00')).equals(at('10:00'))).toBe(true)
  expect(answerBy(at('09:00'), at('10:00'), at('15:00')).equals(at('09:30'))).toBe(true)
  expect(answerBy(at('09:00'), at('08:00'), at('15:00')).equals(at('09:01'))).toBe(true)
})

test('everybody is asked again tomorrow, unless the meeting is before that', () => {
  expect(nextRound(at('12:00'), at('12:01'))?.equals(at('12:00'))).toBe(true)
  expect(nextRound(at('12:00'), at('12:00'))).toBeNull()
})

test('the owner has until the time it should have been confirmed, and some hours at least, never past the start', () => {
  const meeting = { dueAt: at('12:00'), startsAt: at('15:00') }
  expect(alarmDue(meeting, at('11:00')).equals(at('12:00'))).toBe(true)
  expect(alarmDue(meeting, at('14:00')).equals(at('14:00'))).toBe(true)
  expect(alarmDue(meeting, at('16:00')).equals(at('15:00'))).toBe(true)
})

test('ten minutes before is so late that only a telephone can help', () => {
  expect([soLate(at('10:00'), at('09:50'), 15), soLate(at('10:00'), at('09:44'), 15)]).toEqual([true, false])
})

test('less qualified than was asked for, and in no register less than anything', () => {
  expect([
    belowLevel('C', 'B'),
    belowLevel('C', 'C'),
    belowLevel('C', 'D'),
    belowLevel('E', null),
    belowLevel(null, null),
  ]).toEqual([false, false, true, true, false])
})
