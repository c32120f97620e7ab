/** What speaks for each label in one message: the whole text, its clauses, and the signals of urgency and thanks. */
import { probabilities, type Weights } from './classifier.ts'
import { conceptsIn, featuresOf, type Reading } from './features.ts'
import { logistic } from './learning.ts'
import { CONCEPTS } from './lexicon/lexicon.ts'
import { GROUPS, type ThemeGroup } from './model.ts'
import type { Signals } from './signals/model.ts'
import { type Unit, unitsOf } from './units.ts'

export type Evidence = {
  units: Unit[]
  /** For each unit, how well each label fits it. */
  unitScores: Float64Array[]
  candidates: Candidate[]
}
export type Candidate = { group: ThemeGroup; label: number; x: number[]; confidence: number }

const QUESTION = CONCEPTS.indexOf('QUESTION')
const homeless = ['NOSLEEP', 'EVICT'].map((name) => CONCEPTS.indexOf(name))
const alone = new Set<ThemeGroup>(['unclear', 'acknowledgement'])
const mostCandidates = 5
/** A clause that asks, and plainly asks about one thing, is a matter of its own. */
const ownQuestion = 0.5
const asLikelyAsNot = 0.5

export function evidenceFor(
  reading: Reading,
  weights: Weights,
  signals: Signals,
  belief: readonly number[],
): Evidence {
  const whole = probabilities(weights, featuresOf(reading))
  const units = unitsOf(reading)
  const unitScores =
    units.length > 1
      ? units.map((unit) => probabilities(weights, featuresOf(reading, unit.from, unit.to)))
      : [whole]
  const best = unitScores.map((scores) => indexOfMost(scores))
  const top = ranked(
    whole.map((p, label) => p + 0.5 * Math.max(...unitScores.map((scores) => scores[label] ?? 0))),
  )
  const labels = new Set(top.slice(0, mostCandidates))
  if (signals.urgent.is) labels.add(GROUPS.indexOf('emergency'))
  if (signals.trivial) labels.add(GROUPS.indexOf('acknowledgement'))
  const lost = reading.hits.some((hit) => homeless.includes(hit.concept))
  if (signals.urgent.is && lost) labels.add(GROUPS.indexOf('housing'))
  const order = ranked(whole)
  const rest = besides(reading, weights, units, unitScores, order[0] ?? 0)
  const asked = askedScores(reading, units, unitScores)
  const candidates = [...labels].map((label) => {
    const group = GROUPS[label] ?? 'unclear'
    const p = whole[label] ?? 0
    const other = whole[order[0] === label ? (order[1] ?? 0) : (order[0] ?? 0)] ?? 0
    const inUnits = Math.max(...unitScores.map((scores) => scores[label] ?? 0))
    const won = best.filter((b) => b === label).length
    const at = indexOfMost(unitScores.map((scores) => scores[label] ?? 0))
    const unit = units[at]
    const asks = unit ? conceptsIn(reading, unit.from, unit.to).includes(QUESTION) : false
    const emergency = group === 'emergency'
    const thanks = group === 'acknowledgement'
    const first = order[0] === label
    const several = units.length > 1
    const x = [
      1,
      log(p) / 3,
      log(inUnits) / 3,
      first ? 1 : 0,
      order[1] === label ? 1 : 0,
      several && won > 0 ? 1 : 0,
      several && won > 0 ? inUnits : 0,
      won / Math.max(1, units.length),
      several && won > 0 && asks ? 1 : 0,
      first ? p - other : 0,
      several ? Math.log(units.length) : 0,
      several ? (Math.log(units.length) * log(p)) / 3 : 0,
      first && several ? 1 : 0,
      emergency && signals.urgent.is ? 1 : 0,
      emergency && !signals.urgent.is ? 1 : 0,
      thanks && signals.trivial ? 1 : 0,
      !thanks && signals.trivial ? 1 : 0,
      thanks && !signals.trivial ? 1 : 0,
      group === 'housing' && signals.urgent.is && lost ? 1 : 0,
      !emergency && signals.urgent.is ? 1 : 0,
      alone.has(group) ? 1 : 0,
      alone.has(group) && several ? 1 : 0,
      alone.has(group) && first ? p : 0,
      Math.min(p, inUnits),
      first ? 0 : (rest[label] ?? 0),
      first ? 0 : log(rest[label] ?? 0) / 3,
      several ? (asked[label] ?? 0) : 0,
      several && !first && asked[label] === inUnits ? (asked[label] ?? 0) * (rest[label] ?? 0) : 0,
    ]
    const confidence = belief.length ? logistic(belief, x) : p
    const own = several && won > 0 && (asked[label] ?? 0) > ownQuestion && !alone.has(group)
    return {
      group,
      label,
      x,
      confidence: own && belief.length ? Math.max(confidence, asLikelyAsNot) : confidence,
    }
  })
  candidates.sort((one, other) => other.confidence - one.confidence)
  return { units, unitScores, candidates }
}

/** What the text speaks of apart from its chief matter: before and after the clause that holds it. */
function besides(
  reading: Reading,
  weights: Weights,
  units: Unit[],
  unitScores: Float64Array[],
  chief: number,
) {
  const best = new Float64Array(GROUPS.length)
  const held = units[indexOfMost(unitScores.map((scores) => scores[chief] ?? 0))]
  if (!held || units.length < 2) return best
  for (const [from, to] of [
    [0, held.from],
    [held.to, reading.words.length],
  ] as const) {
    if (to - from < 2) continue
    const found = probabilities(weights, featuresOf(reading, from, to))
    for (let label = 0; label < best.length; label += 1)
      best[label] = Math.max(best[label] ?? 0, found[label] ?? 0)
  }
  return best
}

/** The best fit of each label among the clauses that ask. */
function askedScores(reading: Reading, units: Unit[], unitScores: Float64Array[]): Float64Array {
  const best = new Float64Array(GROUPS.length)
  for (const [at, unit] of units.entries()) {
    if (!conceptsIn(reading, unit.from, unit.to).includes(QUESTION)) continue
    for (let label = 0; label < best.length; label += 1) {
      best[label] = Math.max(best[label] ?? 0, unitScores[at]?.[label] ?? 0)
    }
  }
  return best
}

/**
 * The labels that get a part of their own: the best, and every other that is more likely than not. Where there is not room for
 * all, what cannot wait is a part whatever else is.
 */
export function chosen(candidates: readonly Candidate[], signals: Signals, least = 0.5): Candidate[] {
  const [best] = candidates
  if (!best) return []
  if (signals.trivial) return candidates.filter((c) => c.group === 'acknowledgement')
  const wanted = candidates.filter(
    (c) => c === best || c.confidence >= least || (c.group === 'emergency' && signals.urgent.is),
  )
  const matters = wanted.filter((c) => !alone.has(c.group))
  if (alone.has(best.group) && !signals.urgent.is) return [best]
  const found = matters.length ? matters : wanted
  const pressing = signals.urgent.is ? found.filter((c) => c.group === 'emergency') : []
  return [...pressing, ...found.filter((c) => !pressing.includes(c))].slice(0, 4)
}

function log(p: number): number {
  return Math.log(Math.max(p, 1e-4))
}

function indexOfMost(values: ArrayLike<number>): number {
  let best = 0
  for (let at = 1; at < values.length; at += 1) if ((values[at] ?? 0) > (values[best] ?? 0)) best = at
  return best
}

function ranked(values: ArrayLike<number>): number[] {
  return Array.from({ length: values.length }, (_, at) => at).sort(
    (a, b) => (values[b] ?? 0) - (values[a] ?? 0),
  )
}
