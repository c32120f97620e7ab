import { LEVELS, type Level, type Order } from './model.ts'

const passed = (at: Temporal.Instant, now: Temporal.Instant) => Temporal.Instant.compare(at, now) <= 0
const earlier = (a: Temporal.Instant, b: Temporal.Instant) => (passed(a, b) ? a : b)

type BookedStep = 'nothing' | 'ask' | 'silent' | 'alarm' | 'over'

/** what is to be done for an order that is booked for a time: one step, and each leads to another or to an end. */
export function bookedStepFor(
  order: Pick<
    Order,
    'endedHow' | 'nextStep' | 'nextStepAt' | 'acceptedAt' | 'alarmedAt' | 'dueAt' | 'endsAt'
  >,
  now: Temporal.Instant,
): BookedStep {
  if (order.endedHow !== null || order.nextStepAt === null || !passed(order.nextStepAt, now)) return 'nothing'
  if (order.endsAt !== null && passed(order.endsAt, now)) return 'over'
  if (order.acceptedAt !== null) return 'nothing'
  if (order.alarmedAt === null && passed(order.dueAt, now)) return 'alarm'
  return order.nextStep === 'answer' ? 'silent' : 'ask'
}

/**
 * How long a service has to answer: so many working hours, but never more than half of the time that is left, so that
 * there is time for those after it.
 */
export function answerBy(
  now: Temporal.Instant,
  last: Temporal.Instant,
  usual: Temporal.Instant,
): Temporal.Instant {
  const left = Math.max(0, last.since(now).total('seconds'))
  return earlier(usual, now.add({ seconds: Math.max(60, Math.round(left / 2)) }))
}

/** When everybody has been asked in vain, they are asked again the next working day; not when it is too late for it. */
export const nextRound = (tomorrow: Temporal.Instant, startsAt: Temporal.Instant): Temporal.Instant | null =>
  passed(startsAt, tomorrow) ? null : tomorrow

/** Until when the owner has to find another way: to the time it should have been confirmed, and some working hours at least. */
export const alarmDue = (
  order: { dueAt: Temporal.Instant; startsAt: Temporal.Instant },
  soonest: Temporal.Instant,
): Temporal.Instant => {
  const due = passed(order.dueAt, soonest) ? soonest : order.dueAt
  return earlier(due, order.startsAt)
}

/** Said no so late that a telephone is all there is: somebody is sought at once. */
export const soLate = (startsAt: Temporal.Instant, now: Temporal.Instant, minutes: number): boolean =>
  passed(startsAt.subtract({ minutes }), now)

/** Less than was asked for; somebody who is not in the register counts as less than anything. */
export const belowLevel = (wanted: Level | null, offered: Level | null): boolean =>
  wanted !== null && (offered === null || LEVELS.indexOf(offered) > LEVELS.indexOf(wanted))
