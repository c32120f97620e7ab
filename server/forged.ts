/** How many webhooks have been turned away, by the partner they claimed to be from; for those who watch over the house. */
export type Forged = { count(from: string): void; counts(): Iterable<[string, number]> }

export function countForged(): Forged {
  const counts = new Map<string, number>()
  return {
    count: (from) => void counts.set(from, (counts.get(from) ?? 0) + 1),
    counts: () => counts.entries(),
  }
}
