import type { WhitelistFields, WhitelistRow } from './model.ts'

/** the keys of each whitelisted field. What is not here does not leave, whatever the source sends. */
const WHITELIST: Record<WhitelistRow['kind'], readonly string[]> = {
  account: ['account'],
  address: ['address'],
  applicationStatus: ['application', 'status'],
  documentsComplete: ['application', 'complete'],
  decision: ['decision', 'date', 'status'],
  nextPayment: ['date', 'amount'],
}

/**
 * whitelisted fields with source and time. A field is as old as its own time or its municipality's
 * feed, whichever is older; at `staleAfter` or before it may be outdated. Several of a kind: the newest counts.
 */
export function shownFields(
  rows: readonly WhitelistRow[],
  feedAsOf: Temporal.Instant | null,
  staleAfter: Temporal.Instant,
): WhitelistFields {
  const newestLast = [...rows].sort((a, b) => Temporal.Instant.compare(a.asOf, b.asOf))
  return Object.fromEntries(
    newestLast.map(({ kind, value, source, asOf }) => {
      const known = feedAsOf !== null && Temporal.Instant.compare(feedAsOf, asOf) < 0 ? feedAsOf : asOf
      const kept = Object.fromEntries(Object.entries(value).filter(([key]) => WHITELIST[kind].includes(key)))
      const mayBeOutdated = Temporal.Instant.compare(known, staleAfter) < 0
      return [kind, { value: kept, source, asOf: known, mayBeOutdated }]
    }),
  )
}
