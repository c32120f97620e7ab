/** Places the chosen labels in the text, so that each part holds its own matter and nothing of the others. */
import type { Reading } from './features.ts'
import { joining, type Unit } from './units.ts'

export type Placed = { choice: number; from: number; to: number }

/** Staying with a matter is likelier than changing it. */
const change = 2.5

/**
 * The best assignment of units to choices in which every choice holds at least one unit. `fit[u][c]` tells how
 * well unit u fits choice c, as a logarithm.
 */
export function place(
  units: readonly Unit[],
  fit: readonly (readonly number[])[],
  choices: number,
): Placed[] {
  const masks = 1 << choices
  type Path = { score: number; picks: number[] }
  let paths = new Map<number, Path>()
  for (let choice = 0; choice < choices; choice += 1) {
    paths.set(choice * masks + (1 << choice), { score: fit[0]?.[choice] ?? 0, picks: [choice] })
  }
  for (let unit = 1; unit < units.length; unit += 1) {
    const next = new Map<number, Path>()
    for (const [key, path] of paths) {
      const last = Math.floor(key / masks)
      for (let choice = 0; choice < choices; choice += 1) {
        const state = choice * masks + ((key % masks) | (1 << choice))
        const score = path.score + (fit[unit]?.[choice] ?? 0) - (choice === last ? 0 : change)
        const known = next.get(state)
        if (!known || known.score < score) next.set(state, { score, picks: [...path.picks, choice] })
      }
    }
    paths = next
  }
  let best: Path | undefined
  for (const [key, path] of paths) {
    if (key % masks === masks - 1 && (!best || path.score > best.score)) best = path
  }
  return joined(units, best?.picks ?? units.map(() => 0))
}

function joined(units: readonly Unit[], picks: readonly number[]): Placed[] {
  const placed: Placed[] = []
  for (const [at, unit] of units.entries()) {
    const choice = picks[at] ?? 0
    const last = placed.at(-1)
    if (last?.choice === choice) last.to = unit.to
    else placed.push({ choice, from: unit.from, to: unit.to })
  }
  return placed
}

/**
 * More choices than units: the longest unit that can be cut is cut in two, at a comma or a joining word. A clause is never
 * cut in its middle: half a sentence is no matter of anybody's, and what cannot be cut stays one part.
 */
export function enough(reading: Reading, units: readonly Unit[], wanted: number): Unit[] {
  const found = units.map((unit) => ({ ...unit }))
  while (found.length < wanted) {
    const [longest] = found
      .flatMap((unit, at) => cutsOf(reading, unit).map((cut) => ({ at, unit, cut })))
      .sort((a, b) => length(b.unit) - length(a.unit) || offCentre(a) - offCentre(b))
    if (!longest) break
    const { at, unit, cut } = longest
    found.splice(at, 1, { from: unit.from, to: cut }, { from: cut, to: unit.to })
  }
  return found
}

const length = (unit: Unit) => unit.to - unit.from
const offCentre = ({ unit, cut }: { unit: Unit; cut: number }) => Math.abs(cut - (unit.from + unit.to) / 2)

/** A part is two words at least. */
function cutsOf(reading: Reading, unit: Unit): number[] {
  const cuts: number[] = []
  for (let at = unit.from + 2; at <= unit.to - 2; at += 1) {
    const between = reading.text.slice(reading.words[at - 1]?.end ?? 0, reading.words[at]?.start ?? 0)
    if (/[,;،፣–—]/.test(between) || joining.has(reading.words[at]?.text ?? '')) cuts.push(at)
  }
  return cuts
}
