/** What leaves the house over a gateway. Min side itself needs none. */
export const CARRIED = ['sms', 'email', 'letter', 'mailbox'] as const
export type CarriedChannel = (typeof CARRIED)[number]

/** One sending as a gateway gets it. `key` names it: handed over again with the same key it is the same sending. */
export type Sending = {
  key: string
  channel: CarriedChannel
  address: string
  text: string
  language: string
  /** When the office hands it over, by the office's clock. */
  at: Temporal.Instant
  personId: string
  outgoingId: string
  noticeId: string | null
  messageId: string | null
  recipientId: string | null
  /** What goes into the calendar of whoever gets it; only with an e-mail. */
  invitation?: Invitation
}

/** An appointment as calendars exchange it (RFC 5545, RFC 5546): the same `uid` with a higher `sequence` replaces it. */
export type Invitation = {
  uid: string
  sequence: number
  method: 'REQUEST' | 'CANCEL'
  from: string
  until: string
  /** Neutral: what it is about stands nowhere. */
  summary: string
  place: string
  /** The page where it is moved. */
  url: string
}

/**
 * How it went. `refused`: this address will never take it. `again`: nothing is wrong with the address, the gateway is
 * slow or down. `none`: this installation has no carrier for the channel, so nothing has been sent at all.
 */
export type Carried =
  | { how: 'sent'; providerId?: string; deliveredAt?: Temporal.Instant; postedAt?: Temporal.Instant }
  | { how: 'refused'; why: string }
  | { how: 'again'; why: string }
  | { how: 'none' }
  /** Not handed over at all, because of what it says. */
  | { how: 'kept'; why: string }

/** Takes a sending out of the house. Never throws for what a gateway does; knows how long it waits. */
export type Carrier = (sending: Sending) => Promise<Carried>
export type Carriers = Readonly<Record<CarriedChannel, Carrier>>

/** A notice in words: the text behind its key, in the person's language. Given by whoever has the catalogues. */
export type Wording = (
  language: string,
  key: string,
  details?: Readonly<Record<string, string | number>>,
  channel?: string,
) => string

/** Until when a channel rests, because its gateway did not answer; and how many times in a row it has not. */
export type Rest = { until: Temporal.Instant | null; failures: number }

/** Where notices leave: the words, the gateways, and which of them rest just now. One for a running program. */
export type Outlet = {
  wording: Wording
  carriers: Carriers
  /** Scheme and host of the short links. */
  origin: string
  rests: Record<CarriedChannel, Rest>
}

export const outletOf = (
  told: Pick<Outlet, 'wording' | 'carriers'> & Partial<Pick<Outlet, 'origin'>>,
): Outlet => ({
  origin: 'http://localhost',
  ...told,
  rests: {
    sms: { until: null, failures: 0 },
    email: { until: null, failures: 0 },
    letter: { until: null, failures: 0 },
    mailbox: { until: null, failures: 0 },
  },
})

/** What a gateway tells of a sending afterwards (webhooks). */
const RECEIPT_STATES = ['sent', 'delivered', 'undeliverable', 'posted', 'returned', 'opened'] as const
export type ReceiptState = (typeof RECEIPT_STATES)[number]

/** What stands in `outgoing.data` for this room. */
export type OutgoingData = {
  /** Numbers and names that the words speak of. */
  params?: Record<string, string | number>
  /** Not to be taken together with others: an offer, an answer to somebody. */
  alone?: boolean
  /** The code of the short link that stands in the text. */
  link?: string
  /** The sending that this one was taken together with. */
  group?: string
  /** What the link leads to, where it is not the notice's own conversation. */
  threadId?: string
  invitation?: Invitation
  /** The times that a text offers under 1, 2 and 3, as the room of meetings reads them back. */
  move?: unknown
  /** The meeting that a text speaks of, or those of which it asks which: what comes back in a word is about it. */
  about?: string
  which?: string[]
}
