import { inNoticeHours } from '../rules.ts'
import type { CarriedChannel, Rest } from './model.ts'

export type Hours = { from: string; to: string }

const FIRST_WAIT_SECONDS = 30
const LONGEST_WAIT_SECONDS = 3600

/** After the first failure half a minute, then twice as long each time, at most an hour. */
export const waitAfter = (attempts: number): number =>
  Math.min(LONGEST_WAIT_SECONDS, FIRST_WAIT_SECONDS * 2 ** Math.max(0, attempts - 1))

/** K24, the table of periods: automatic texts come between eight and eight. Paper disturbs nobody at night. */
export const mayLeave = (channel: CarriedChannel, now: Temporal.Instant, hours: Hours): boolean =>
  channel === 'letter' || inNoticeHours(now, hours)

const REST_SECONDS = 60

/**
 * A gateway that has failed `most` times in a row is left alone for a minute, so that what waits for it costs nothing
 * to others; one success and it counts as up.
 */
export function restAfter(rest: Rest, failed: boolean, now: Temporal.Instant, most: number): Rest {
  if (!failed) return { until: null, failures: 0 }
  const failures = rest.failures + 1
  return { failures, until: failures >= most ? now.add({ seconds: REST_SECONDS }) : rest.until }
}

export const resting = (rest: Rest, now: Temporal.Instant): boolean =>
  rest.until !== null && Temporal.Instant.compare(now, rest.until) < 0

/** The states that a sending can be in, for what a gateway tells of it later. */
export type Faring =
  | 'queued'
  | 'sending'
  | 'sent'
  | 'delivered'
  | 'undeliverable'
  | 'returned'
  | 'held'
  | 'cancelled'

/**
 * What a receipt makes of a sending, whatever has come before it and in whatever order. A handset that has it has it:
 * `delivered` is never taken back; a letter that came back was not delivered. Null when it tells nothing new.
 */
export function afterReceipt(
  state: Faring,
  told: 'sent' | 'delivered' | 'undeliverable' | 'posted' | 'returned' | 'opened',
): 'sent' | 'delivered' | 'undeliverable' | 'returned' | null {
  if (state === 'cancelled' || state === 'held') return null
  if (told === 'returned') return state === 'returned' ? null : 'returned'
  if (state === 'returned') return null
  // What somebody has opened has come through, whatever was said of it before.
  if (told === 'delivered' || told === 'opened') return state === 'delivered' ? null : 'delivered'
  if (told === 'undeliverable')
    return state === 'delivered' || state === 'undeliverable' ? null : 'undeliverable'
  // Posted is the print house's word for sent; both are old news once more is known.
  return state === 'queued' || state === 'sending' ? 'sent' : null
}
