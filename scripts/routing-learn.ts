/** Training and honest checking of the recognition: what is measured was never seen when it was learnt. */
import { existsSync, readFileSync } from 'node:fs'
import { probabilities, type Weights } from '../office/threads/recognise/classifier.ts'
import { evidenceFor } from '../office/threads/recognise/evidence.ts'
import { featuresOf, type Reading, read } from '../office/threads/recognise/features.ts'
import {
  calibrate,
  type Example,
  type Row,
  seeded,
  shuffle,
  train,
} from '../office/threads/recognise/learning.ts'
import { GROUPS, type Recognition, type ThemeGroup } from '../office/threads/recognise/model.ts'
import { place } from '../office/threads/recognise/placing.ts'
import { type Learnt, recogniseWith } from '../office/threads/recognise/recognise.ts'
import type { Signals } from '../office/threads/recognise/signals/model.ts'
import { readSignals } from '../office/threads/recognise/signals/signals.ts'
import { type Unit, unitsOf } from '../office/threads/recognise/units.ts'

export type Message = {
  id: string
  lang: string
  channel?: string
  text: string
  themes: ThemeGroup[]
  sides?: string[]
  urgent?: boolean
  trivial?: boolean
  author_hint?: string | null
  needs?: string[]
  /** One of our own sentences, written after looking at what went wrong with the messages. */
  seen?: boolean
}
type Prepared = Message & { reading: Reading; signals: Signals }

export function load(file: URL | string): Prepared[] {
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
  return lines.map((line) => prepared(JSON.parse(line) as Message))
}

/** What we have written ourselves to learn from: sentences, and whole messages in the manner of those that people send. */
export const ownWriting = (room: URL): Prepared[] =>
  ['more', 'whole', 'whole-2', 'whole-other', 'whole-other-2'].flatMap((name) =>
    load(new URL(`data/${name}.jsonl`, room)),
  )

export function prepared(message: Message): Prepared {
  const signals = readSignals(message.text)
  return { ...message, reading: read(message.text), signals }
}

/** Messages on one matter train as they are; those on several are first cut by what is known so far. */
function trainWeights(messages: readonly Prepared[]): Weights {
  const single = messages.filter(({ themes }) => themes.length === 1)
  const several = messages.filter(({ themes }) => themes.length > 1)
  const examples = single.flatMap(wholeExamples)
  const rough = train([...examples, ...several.flatMap(wholeExamples)], {
    rounds: 12,
    rate: 0.25,
    decay: 2e-5,
  })
  const clauses = single.flatMap((message) => clauseExample(message, rough))
  return train([...examples, ...clauses, ...several.flatMap((message) => partExamples(message, rough))])
}

const cached = new WeakMap<Prepared, Example[]>()

function wholeExamples(message: Prepared): Example[] {
  const known = cached.get(message)
  if (known) return known
  const features = featuresOf(message.reading)
  const found = message.themes.map((theme) => ({
    features,
    label: GROUPS.indexOf(theme),
    weight: 1 / message.themes.length,
  }))
  cached.set(message, found)
  return found
}

/** The clause that carries the matter, apart from its background, so that clauses are known by themselves. */
function clauseExample(message: Prepared, rough: Weights): Example[] {
  const units = unitsOf(message.reading)
  const label = GROUPS.indexOf(message.themes[0] ?? 'unclear')
  if (units.length < 2 || message.themes[0] === 'unclear') return []
  const fit = units.map((unit) => unitFit(message, unit, [label], rough)[0] ?? -9)
  const at = fit.indexOf(Math.max(...fit))
  const unit = units[at]
  if (!unit || (fit[at] ?? -9) < Math.log(0.15)) return []
  return [{ features: featuresOf(message.reading, unit.from, unit.to), label, weight: 0.6 }]
}

function partExamples(message: Prepared, rough: Weights): Example[] {
  const units = unitsOf(message.reading)
  if (units.length < message.themes.length) return wholeExamples(message)
  const labels = message.themes.map((theme) => GROUPS.indexOf(theme))
  const fit = units.map((unit) => unitFit(message, unit, labels, rough))
  const parts = place(units, fit, labels.length).map(({ choice, from, to }) => ({
    features: featuresOf(message.reading, from, to),
    label: labels[choice] ?? 0,
    weight: 1,
  }))
  return [
    ...parts,
    ...wholeExamples(message).map((example) => ({ ...example, weight: 0.5 * example.weight })),
  ]
}

function unitFit(message: Prepared, unit: Unit, labels: readonly number[], weights: Weights): number[] {
  const fit = probabilities(weights, featuresOf(message.reading, unit.from, unit.to))
  return labels.map((label) => Math.log((fit[label] ?? 0) + 1e-4))
}

export function rowsOf(message: Prepared, weights: Weights): Row[] {
  const { candidates } = evidenceFor(message.reading, weights, message.signals, [])
  return candidates.map(({ x, group }) => ({ x, y: message.themes.includes(group) ? 1 : 0 }))
}

/** Few messages hold two matters; short ones put together teach how two matters look in one text. */
function joinedPairs(held: readonly Prepared[]): Prepared[] {
  const random = seeded(held.length)
  const short = held.filter(
    ({ text, themes }) => text.length < 160 && themes.length === 1 && !alone.includes(themes[0] ?? 'unclear'),
  )
  const pick = () => short[Math.floor(random() * short.length)]
  return Array.from({ length: 60 }).flatMap(() => {
    const [one, other] = [pick(), pick()]
    const between = joins[Math.floor(random() * joins.length)] ?? ' '
    if (!one || !other || one.lang !== other.lang || one.themes[0] === other.themes[0]) return []
    const text = one.text + between + other.text
    return [
      prepared({
        id: `${one.id}+${other.id}`,
        lang: one.lang,
        text,
        themes: [...one.themes, ...other.themes],
      }),
    ]
  })
}
const alone: readonly ThemeGroup[] = ['unclear', 'acknowledgement']
const joins = [' ', '\n\n', ' Og ', '. ', ', og ', '\n']

/** Every fold in turn is held out of the training; the belief is learnt from what was held out. */
function folds<T>(items: readonly T[], count: number, seed: number): T[][] {
  const order = [...items]
  shuffle(order, seeded(seed))
  return Array.from({ length: count }, (_, at) => order.filter((_item, index) => index % count === at))
}

export type Outcome = { message: Prepared; recognition: Recognition }

/**
 * Recognises every message with a model that has seen neither it nor the sentences we wrote after looking at
 * what went wrong; what the belief is learnt from was held out too.
 */
export function crossValidate(messages: readonly Prepared[], more: readonly Prepared[], count = 5) {
  const unseen = more.filter(({ seen }) => !seen)
  const parts = folds(messages, count, 11).map((held) => {
    const rest = messages.filter((message) => !held.includes(message))
    const weights = trainWeights([...rest, ...unseen])
    const joined = joinedPairs(held).map((message) =>
      rowsOf(message, weights).map((row) => ({ ...row, w: 0.4 })),
    )
    return { held, weights, rows: [...held.map((message) => rowsOf(message, weights)), ...joined] }
  })
  const outcomes = parts.flatMap(({ held, weights }, at): Outcome[] => {
    const belief = calibrate(parts.filter((_, other) => other !== at).flatMap(({ rows }) => rows.flat()))
    const model = { weights, belief, least, threshold: 1 }
    return held.map((message) => ({ message, recognition: recogniseWith(model, message.text) }))
  })
  return {
    outcomes,
    belief: calibrate(parts.flatMap(({ rows }) => rows.flat())),
    threshold: thresholdFor(outcomes),
  }
}

/** A second matter gets a part of its own when it is about as likely as not. */
const least = 0.45
/** The precision asked of what no human looks at before it is routed, with a margin over the required 0.90. */
const wanted = 0.935

function thresholdFor(outcomes: readonly Outcome[]): number {
  const parts = outcomes
    .flatMap(({ message, recognition }) =>
      recognition.parts.map(({ theme, group, confidence }) => ({
        theme,
        confidence,
        right: message.themes.includes(group),
      })),
    )
    .filter(({ theme }) => theme !== 'unknown')
    .sort((one, other) => other.confidence - one.confidence)
  let right = 0
  let lowest = 1
  for (const [at, part] of parts.entries()) {
    if (part.right) right += 1
    if (at > 50 && right / (at + 1) >= wanted) lowest = part.confidence
  }
  return Number(lowest.toFixed(3))
}

export function learn(messages: readonly Prepared[], more: readonly Prepared[]): Learnt {
  const { belief, threshold } = crossValidate(messages, more)
  return { weights: trainWeights([...messages, ...more]), belief, least, threshold }
}
