/** Random choices that come out the same every time from the same start (mulberry32). */
export type Random = {
  /** At least 0, less than 1. */
  next(): number
  /** Whole, from `low` up to and including `high`. */
  int(low: number, high: number): number
  chance(share: number): boolean
  pick<T>(from: readonly T[]): T
  /** One of the keys, as often as its weight says. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K
}

export function randomFrom(start: number): Random {
  let state = start >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const int = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  const pick = <T>(from: readonly T[]): T => {
    const found = from[Math.floor(next() * from.length)]
    if (found === undefined) throw new Error('nothing to pick from')
    return found
  }
  const weighted = <K extends string>(weights: Readonly<Record<K, number>>): K => {
    const entries = Object.entries(weights) as [K, number][]
    let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [key, weight] of entries) {
      left -= weight
      if (left < 0) return key
    }
    return pick(entries)[0]
  }
  return { next, int, chance: (share) => next() < share, pick, weighted }
}

const hex = (n: number, length: number) => n.toString(16).padStart(length, '0')

/** UUIDs of version 7 in order of time, the same at every run: time and a count that goes up by one each. */
export function idMaker(random: Random): (at: Temporal.Instant) => string {
  let count = 0
  return (at) => {
    count += 1
    const time = hex(at.epochMilliseconds, 12)
    const serial = hex(count, 8)
    const noise = hex(random.int(0, 0xffffff), 6)
    return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(count & 0xfff, 3)}-8${noise.slice(0, 3)}-${serial}${hex(random.int(0, 0xffff), 4)}`
  }
}
