import type { MeetingMode } from '../model.ts'
import type { Rank } from '../requests/model.ts'

/** How somebody is asked: a text they can answer, a page they log in to, or a call that an employee makes. */
export const OFFER_WAYS = ['text', 'page', 'call'] as const
export type OfferWay = (typeof OFFER_WAYS)[number]

/**
 * Why no time that is given back can be offered for a wish, so that whoever holds it finds one by hand: no way reaches the
 * person in time, they have answered none of those they were offered, or somebody has to judge the form they wish first.
 */
export const BY_HAND = ['noWay', 'noAnswer', 'judged'] as const
export type ByHand = (typeof BY_HAND)[number]

/** A time that was given back, kept for those who wait. */
export type Freed = {
  id: string
  staffId: string
  officeId: string
  mode: MeetingMode
  placeId: string | null
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
}

export type Offer = {
  personId: string
  id: string
  requestId: string
  freedId: string
  staffId: string
  mode: MeetingMode
  placeId: string | null
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  way: OfferWay
  madeAt: Temporal.Instant
  answerBy: Temporal.Instant
  state: 'open' | 'taken' | 'declined' | 'passed' | 'gone'
}

/** why it was this person's turn, as it stood then. */
export type Turn = Rank & { given: boolean; number: number }
