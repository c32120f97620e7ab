/** a place where what waits is fetched: the desk of an office, or a partner's. */
export type Place = { id: string; name: string; kind: 'desk' | 'partner'; waiting: number }

/** A place as somebody chooses among them. */
export type PlaceChoice = { id: string; name: string; kind: 'desk' | 'partner'; chosen: boolean }

/** K30: somebody for whom something waits at a place: a name, how many envelopes, since when. */
export type Waiting = {
  /** One of the envelopes; it stands for all of the person's at that place. */
  itemId: string
  name: string
  envelopes: number
  since: Temporal.Instant
  /** For the office's own desk; at a partner's place nobody learns more than the name. */
  personId: string | null
}

/** How whoever hands over has made sure of who it is. */
export const IDENTITY_CHECKS = ['idDocument', 'knownHere'] as const
export type IdentityCheck = (typeof IDENTITY_CHECKS)[number]
