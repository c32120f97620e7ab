import type { Hole, Link, Publication, Shift, Span } from './model.ts'

const before = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) < 0
const covers = (shift: Pick<Shift, 'fromAt' | 'untilAt'>, at: Temporal.Instant) =>
  !before(at, shift.fromAt) && before(at, shift.untilAt)

/** who has the duty phone at a moment, in the order they are rung; nobody twice. */
export function onDuty<S extends Omit<Shift, 'id'>>(shifts: readonly S[], at: Temporal.Instant): S[] {
  const seen = new Set<string>()
  return shifts
    .filter((shift) => covers(shift, at))
    .sort((a, b) => a.rank - b.rank)
    .filter(({ staffId }) => !seen.has(staffId) && seen.add(staffId))
}

/**
 * who is rung for an urgent call: so many on the roster, then the leader. Whoever is absent is passed over, so that
 * their seconds are not lost; the leader stands last even when on the roster already. Empty when nobody at all is there.
 */
export function dutyChain(input: {
  shifts: readonly Omit<Shift, 'id'>[]
  at: Temporal.Instant
  absent: ReadonlySet<string>
  /** The lead of the duty team, then the leader of the office; the first who is there is rung. */
  leaders: readonly string[]
  most: number
}): Link[] {
  const { shifts, at, absent, leaders, most } = input
  const duty = onDuty(shifts, at)
    .map(({ staffId }) => staffId)
    .filter((staffId) => !absent.has(staffId))
    .slice(0, most)
  const leader = leaders.find((staffId) => !absent.has(staffId) && !duty.includes(staffId))
  return [
    ...duty.map((staffId): Link => ({ kind: 'duty', staffId })),
    ...(leader === undefined ? [] : [{ kind: 'leader', staffId: leader } as const]),
  ]
}

/**
 * the stretches of these hours in which the duty phone has nobody (an alarm), or only one (no backup). Shifts may
 * begin and end anywhere; each stretch is as long as what is missing stays the same.
 */
export function holes(hours: readonly Span[], shifts: readonly Omit<Shift, 'id'>[]): Hole[] {
  return hours.flatMap((span) => {
    const cuts = [span.from, span.until]
    for (const { fromAt, untilAt } of shifts)
      for (const cut of [fromAt, untilAt])
        if (before(span.from, cut) && before(cut, span.until)) cuts.push(cut)
    cuts.sort(Temporal.Instant.compare)
    const found: Hole[] = []
    for (const [index, from] of cuts.slice(0, -1).entries()) {
      const until = cuts[index + 1] as Temporal.Instant
      if (!before(from, until)) continue
      const there = onDuty(shifts, from).length
      if (there > 1) continue
      const missing = there === 0 ? 'nobody' : 'backup'
      const last = found.at(-1)
      if (last && last.missing === missing && last.until.equals(from)) last.until = until
      else found.push({ from, until, missing })
    }
    return found
  })
}

/** the shifts without the time in which whoever has them is away: a turn of somebody who is not there staffs nothing. */
export function withoutAway<S extends Omit<Shift, 'id'>>(
  shifts: readonly S[],
  away: readonly (Span & { staffId: string })[],
): S[] {
  return shifts.flatMap((shift) => {
    let left: S[] = [shift]
    for (const { staffId, from, until } of away) {
      if (staffId !== shift.staffId) continue
      left = left.flatMap((one) => [
        { ...one, untilAt: before(from, one.untilAt) ? from : one.untilAt },
        { ...one, fromAt: before(one.fromAt, until) ? until : one.fromAt },
      ])
      left = left.filter(({ fromAt, untilAt }) => before(fromAt, untilAt))
    }
    return left
  })
}

/** for what the people of an office are shown the number of its duty phone; null: it is not theirs to ring. */
export const shownFor = (publication: Publication): 'anything' | 'urgent' | null =>
  publication === 'public' ? 'anything' : publication === 'emergenciesPublic' ? 'urgent' : null
