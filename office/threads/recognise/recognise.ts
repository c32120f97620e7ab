/**
 * reads a message and proposes its parts, each with theme, side and how sure it is. The machine
 * proposes; what it is not sure of goes to a person with the best guesses. Pure, and it never throws.
 */
import { restore, scores, type Weights } from './classifier.ts'
import { type Candidate, chosen, type Evidence, evidenceFor } from './evidence.ts'
import { featuresOf, type Reading, read } from './features.ts'
import stored from './model.generated.json' with { type: 'json' }
import {
  type Given,
  GROUPS,
  type Guess,
  type RecognisedPart,
  type Recognition,
  type ThemeSide,
} from './model.ts'
import { byParagraph } from './paragraphs.ts'
import { enough, type Placed, place } from './placing.ts'
import type { Signals } from './signals/model.ts'
import { readSignals } from './signals/signals.ts'
import { municipalIn, namesIn, sideOf, specificityOf, themeOf } from './themes.ts'
import type { Unit } from './units.ts'

export type Learnt = { weights: Weights; belief: readonly number[]; least: number; threshold: number }

const nothing: ReadonlySet<string> = new Set()
/** A stretch with municipal words goes to a municipal part whenever the message has one. */
const wall = 40
let learnt: Learnt | undefined

export function recognise(text: string, given: Given = {}): Recognition {
  learnt ??= { ...stored, weights: restore(stored.weights) }
  return recogniseWith(learnt, text, given)
}

export function recogniseWith(model: Learnt, text: string, given: Given = {}): Recognition {
  const signals = readSignals(text, given)
  const reading = read(text)
  const { urgent, trivial, language, needs, authorHint } = signals
  const whole = partsOf(model, reading, signals)
  const together = whole.length > 1 ? whole.map((one) => standing(model, one, given)) : whole
  const apart = byParagraph(
    reading.text,
    together,
    (paragraph) => recogniseWith(model, paragraph, given).parts,
  )
  return {
    parts: apart ?? together,
    urgent: { is: urgent.is, needs: urgent.needs, words: urgent.words },
    trivial,
    language,
    needs,
    authorHint,
  }
}

/**
 * A question asked among others is as sure as the same question sent alone: what else the message holds makes every
 * theme in it look less likely, and says nothing against this one.
 */
function standing(model: Learnt, one: RecognisedPart, given: Given): RecognisedPart {
  if (one.certain) return one
  const [alone, ...more] = recogniseWith(model, one.text, given).parts
  const same = alone?.certain && more.length === 0 && alone.theme === one.theme && alone.side === one.side
  return same ? { ...one, confidence: alone.confidence, certain: true } : one
}

function partsOf(model: Learnt, reading: Reading, signals: Signals): RecognisedPart[] {
  if (reading.words.length === 0) return [nothingToRead(reading.text, signals.trivial)]
  const evidence = evidenceFor(reading, model.weights, signals, model.belief)
  const choices = chosen(evidence.candidates, signals, model.least)
  const units =
    choices.length > evidence.units.length ? enough(reading, evidence.units, choices.length) : evidence.units
  const kept = choices.slice(0, units.length)
  const fit = units.map((unit) => fitOf(reading, unit, kept, model, signals))
  const placed = place(units, fit, kept.length)
  const all = namesIn(reading, [{ from: 0, to: reading.words.length }])
  const apart = placed.flatMap((stretch) =>
    bySide(reading, stretch, units, kept[stretch.choice] as Candidate),
  )
  return apart.map((stretch, at) => {
    const choice = kept[stretch.choice] as Candidate
    const start = at === 0 ? 0 : startOf(reading, stretch.from)
    const next = apart[at + 1]
    const end = next ? startOf(reading, next.from) : reading.text.length
    return part(model, reading, evidence, choice, { ...stretch, start, end }, all)
  })
}

/**
 * a matter of both sides that is named of each in a sentence of its own is one for each: whoever answers the one
 * may not see the other. What names no side stays with the sentence before it.
 */
function bySide(reading: Reading, stretch: Placed, units: readonly Unit[], { group }: Candidate): Placed[] {
  const found: Placed[] = []
  let last: ThemeSide | null = null
  for (const unit of units) {
    if (unit.from < stretch.from || unit.to > stretch.to) continue
    const { side, sideConfidence } = sideOf(group, namesIn(reading, [unit]), nothing)
    const named: ThemeSide | null = sideConfidence >= NAMED ? side : null
    const open = found.at(-1)
    if (open && (named === null || last === null || named === last)) open.to = unit.to
    else found.push({ ...stretch, from: unit.from, to: unit.to })
    last = named ?? last
  }
  return found
}
/** As sure as the words for money of one side make it. */
const NAMED = 0.95

/** Text in front of a word that belongs to it: quotes and brackets stay where they are. */
function startOf(reading: Reading, word: number): number {
  return reading.words[word]?.start ?? reading.text.length
}

/** How well a unit fits each choice; urgent words and the wall weigh more than what was learnt. */
function fitOf(
  reading: Reading,
  unit: Unit,
  kept: readonly Candidate[],
  model: Learnt,
  signals: Signals,
): number[] {
  const learned = scores(model.weights, featuresOf(reading, unit.from, unit.to))
  const start = startOf(reading, unit.from)
  const end = reading.words[unit.to - 1]?.end ?? start
  const pressing = signals.urgent.spans.some((span) => span.start < end && span.end > start)
  const shown = namesIn(reading, [unit])
  const walled = municipalIn(shown)
  return kept.map(({ group, label }) => {
    const urgent = pressing && group === 'emergency' ? 6 : 0
    const outside = walled && sideOf(group, shown, nothing).side !== 'municipal' ? wall : 0
    return (learned[label] ?? 0) + urgent - outside
  })
}

function part(
  model: Learnt,
  reading: Reading,
  evidence: Evidence,
  choice: Candidate,
  stretch: Placed & { start: number; end: number },
  all: ReadonlySet<string>,
): RecognisedPart {
  const { start, end } = stretch
  const text = reading.text.slice(start, end)
  const shown = namesIn(reading, [stretch])
  const { side, sideConfidence } = sideOf(choice.group, shown, all)
  const theme = themeOf(choice.group, shown, side)
  const confidence = Number(choice.confidence.toFixed(3))
  const others = evidence.candidates.filter((c) => c.group !== choice.group)
  const guesses: Guess[] = [
    { theme, group: choice.group, confidence },
    ...others.map((c) => ({
      theme: themeOf(c.group, shown, sideOf(c.group, shown, all).side),
      group: c.group,
      confidence: Number(c.confidence.toFixed(3)),
    })),
  ]
  return {
    start,
    end,
    text,
    theme,
    group: choice.group,
    side,
    sideConfidence,
    confidence,
    certain: theme !== 'unknown' && confidence >= model.threshold,
    guesses: guesses.sort((one, other) => other.confidence - one.confidence).slice(0, 4),
    words: deciding(model, reading, choice, stretch),
    specificity: specificityOf(theme, text),
  }
}

/** The person's own words that spoke most for the choice. */
function deciding(model: Learnt, reading: Reading, choice: Candidate, stretch: Placed): string[] {
  const weight = (concept: number) => model.weights.values[concept * GROUPS.length + choice.label] ?? 0
  const hits = reading.hits.filter(
    (hit) => hit.first >= stretch.from && hit.last < stretch.to && weight(hit.concept) > 0,
  )
  hits.sort((one, other) => weight(other.concept) - weight(one.concept))
  const found = hits.map((hit) => reading.text.slice(hit.start, hit.end))
  return [...new Set(found)].slice(0, 5)
}

function nothingToRead(text: string, trivial: boolean): RecognisedPart {
  const group = trivial ? 'acknowledgement' : 'unclear'
  const theme = trivial ? 'acknowledgement' : 'unknown'
  const confidence = trivial ? 0.95 : 0.9
  return {
    start: 0,
    end: text.length,
    text,
    theme,
    group,
    side: 'common',
    sideConfidence: 0.97,
    confidence,
    certain: trivial,
    guesses: [{ theme, group, confidence }],
    words: [],
    specificity: 'caseSpecific',
  }
}
