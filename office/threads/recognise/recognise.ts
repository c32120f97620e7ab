/**
 * reads a message and proposes its parts, each with theme, side and how sure it is. The machine
 * proposes; what it is not sure of goes to a person with the best guesses. Pure, and it never throws.
 */
import { restore, scores, type Weights } from './classifier.ts'
import { type Candidate, chosen, type Evidence, evidenceFor } from './evidence.ts'
import { featuresOf, type Reading, read } from './features.ts'
import { CONCEPTS } from './lexicon/lexicon.ts'
import stored from './model.generated.json' with { type: 'json' }
import { type Given, GROUPS, type Guess, type RecognisedPart, type Recognition } from './model.ts'
import { enough, type Placed, place } from './placing.ts'
import type { Signals } from './signals/model.ts'
import { readSignals } from './signals/signals.ts'
import { municipalIn, namesIn, sideOf, specificityOf, themeOf } from './themes.ts'

export type Learnt = { weights: Weights; belief: readonly number[]; least: number; threshold: number }

let learnt: Learnt | undefined

export function recognise(text: string, given: Given = {}): Recognition {
  learnt ??= { ...stored, weights: restore(stored.weights) }
  return recogniseWith(learnt, text, given)
}

export function recogniseWith(model: Learnt, text: string, given: Given = {}): Recognition {
  const signals = readSignals(text, given)
  const reading = read(text)
  const { urgent, trivial, language, needs, authorHint } = signals
  return {
    parts: partsOf(model, reading, signals),
    urgent: { is: urgent.is, needs: urgent.needs, words: urgent.words },
    trivial,
    language,
    needs,
    authorHint,
  }
}

function partsOf(model: Learnt, reading: Reading, signals: Signals): RecognisedPart[] {
  if (reading.words.length === 0) return [nothingToRead(reading.text, signals.trivial)]
  const evidence = evidenceFor(reading, model.weights, signals, model.belief)
  const choices = chosen(evidence.candidates, signals, model.least)
  const units =
    choices.length > evidence.units.length ? enough(reading, evidence.units, choices.length) : evidence.units
  const kept = choices.slice(0, units.length)
  const fit = units.map((unit) => fitOf(reading, unit, kept, model, signals))
  const placed = guarded(reading, place(units, fit, kept.length), kept)
  const all = namesIn(reading, [{ from: 0, to: reading.words.length }])
  return placed.map((stretch, at) => {
    const choice = kept[stretch.choice] as Candidate
    const start = at === 0 ? 0 : startOf(reading, stretch.from)
    const next = placed[at + 1]
    const end = next ? startOf(reading, next.from) : reading.text.length
    return part(model, reading, evidence, choice, { ...stretch, start, end }, all)
  })
}

/** Text in front of a word that belongs to it: quotes and brackets stay where they are. */
function startOf(reading: Reading, word: number): number {
  return reading.words[word]?.start ?? reading.text.length
}

function fitOf(
  reading: Reading,
  unit: { from: number; to: number },
  kept: Candidate[],
  model: Learnt,
  signals: Signals,
) {
  const all = scores(model.weights, featuresOf(reading, unit.from, unit.to))
  const start = startOf(reading, unit.from)
  const end = reading.words[unit.to - 1]?.end ?? start
  const pressing = signals.urgent.spans.some((span) => span.start < end && span.end > start)
  const municipal = municipalIn(namesIn(reading, [unit]))
  return kept.map(({ group, label }) => {
    const { side } = sideOf(group, namesIn(reading, [unit]), new Set())
    const pull = (pressing && group === 'emergency' ? 3 : 0) + (municipal && side === 'municipal' ? 2 : 0)
    return (all[label] ?? 0) + pull
  })
}

/** The wall: a stretch with municipal words goes to a municipal part whenever the message has one. */
function guarded(reading: Reading, placed: Placed[], kept: readonly Candidate[]): Placed[] {
  const sides = placed.map((stretch) => {
    const group = kept[stretch.choice]?.group ?? 'unclear'
    return sideOf(group, namesIn(reading, [stretch]), new Set()).side
  })
  const found: Placed[] = []
  for (const stretch of placed) {
    const last = found.at(-1)
    if (last?.choice === stretch.choice) last.to = stretch.to
    else found.push({ ...stretch })
  }
  return sides.length === found.length ? found : found
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
  const found = hits.map((hit) => `${reading.text.slice(hit.start, hit.end)} (${CONCEPTS[hit.concept]})`)
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
