import type { Way } from '../../people/profile/model.ts'
import { CHANNELS } from './channels.ts'
import { is, isSimple, type Known } from './conditions.ts'
import { CONFLICTS, type Conflict } from './conflicts.ts'
import { BARS, type Bar } from './limits.ts'
import type { ChannelReason, Level, MeetingKind, Note } from './model.ts'
import { ROWS, type Row } from './table.ts'

/** One row or one settled conflict, as it speaks of these facts. */
export type Voice = {
  level: Level
  rule: string
  key: string
  reason: ChannelReason
  propose: readonly Way[]
  avoid: readonly Way[]
  meeting: { kind: MeetingKind; minutes?: number } | null
  notes: readonly Note[]
  stands: boolean
  practical: Way | null
}

/** what the matching rows say, with those that contradict each other replaced by their settlement. */
export function voicesIn(facts: Known): Voice[] {
  const rows = ROWS.filter((row) => row.when(facts))
  const numbers = new Set(rows.map((row) => row.number))
  const settled = CONFLICTS.filter((conflict) => meets(conflict, numbers, facts))
  const silenced = new Set(settled.flatMap(silencedBy))
  const left = rows.filter((row) => !silenced.has(row.number))
  return [...settled.map(fromConflict), ...left.map((row) => fromRow(row, isSimple(facts)))]
}

const meets = ({ one, other }: Conflict, numbers: ReadonlySet<string>, facts: Known) =>
  one.some((number) => numbers.has(number)) &&
  (typeof other === 'function' ? other(facts) : other.some((number) => numbers.has(number)))

const silencedBy = ({ one, other }: Conflict) => [...one, ...(typeof other === 'function' ? [] : other)]

const fromRow = (row: Row, simple: boolean): Voice => ({
  level: row.level,
  rule: row.rule,
  key: row.number,
  reason: row.reason,
  propose: (simple && row.simple) || row.propose,
  avoid: row.avoid ?? [],
  meeting: row.meeting ?? null,
  notes: row.notes ?? [],
  stands: row.number === 'D9',
  practical: null,
})

const fromConflict = (conflict: Conflict): Voice => ({
  level: conflict.level,
  rule: conflict.rule,
  key: conflict.rule,
  reason: conflict.reason,
  propose: conflict.propose,
  avoid: conflict.avoid ?? [],
  meeting: conflict.meeting ?? null,
  notes: conflict.notes,
  stands: conflict.stands ?? false,
  practical: conflict.practical ?? null,
})

/** of two rows on one level the richer way goes first; where one short exchange does, the cheaper. */
export function ordered(voices: readonly Voice[], facts: Known, bars: ReadonlyMap<Way, Bar>): Voice[] {
  const rank = (voice: Voice) => {
    const first = firstOpen(voice, bars)
    return first === undefined ? 0 : CHANNELS[first].richness
  }
  const cheaper = isSimple(facts) && voices[0]?.level !== 5
  return [...voices].sort((a, b) => (cheaper ? rank(a) - rank(b) : rank(b) - rank(a)))
}

export const firstOpen = (voice: Voice, bars: ReadonlyMap<Way, Bar>) =>
  voice.propose.find((way) => !bars.has(way))

/** The first bar in order of level for each way that is out. */
export function barsFor(facts: Known): ReadonlyMap<Way, Bar> {
  const out = new Map<Way, Bar>()
  for (const bar of BARS) {
    if (!bar.ways.some((way) => !out.has(way)) || !bar.when(facts)) continue
    for (const way of bar.ways) if (!out.has(way)) out.set(way, bar)
  }
  return out
}

/** R-293, D41: the ways the person has asked for; the stated wish for screens instead of meetings is one. */
export function wishedFor(facts: Known): Way[] {
  const wished = [...facts.reach.preferred]
  if (is(facts, 'prefersDigital') && !wished.includes('portal')) wished.push('portal')
  return wished
}
