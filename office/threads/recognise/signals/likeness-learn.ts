import { words } from './fold.ts'
import { likelyLanguages } from './language.ts'
import { BUCKETS, type Likeness, likeness, type Stored, type Window, windows } from './likeness.ts'
import { readings } from './reader.ts'

export type Example = { windows: readonly Window[]; urgent: boolean; weight: number }

export function example({ text, urgent }: { text: string; urgent: boolean }, weight = 1): Example {
  return { windows: windows(readings(words(text), likelyLanguages(text))), urgent, weight }
}

const settings = { rounds: 14, rate: 0.3, shrink: 2e-5, urgent: 3.5 }

/**
 * Logistic regression with steps after Adagrad. An ordinary message is ordinary in every sentence; of an urgent
 * one only the sentence that is most like the others is learnt from, for the rest may be about anything.
 */
export function learnLikeness(examples: readonly Example[]): Likeness {
  const model = { weights: new Float32Array(BUCKETS), bias: 0 }
  const steps = new Float32Array(BUCKETS).fill(1e-2)
  const order = examples.filter((example) => example.windows.length > 0)
  const random = seeded(20260302)
  for (let round = 0; round < settings.rounds; round++) {
    shuffle(order, random)
    for (const { windows, urgent, weight } of order) {
      if (urgent) {
        const clearest = windows.reduce((one, other) =>
          likeness(other, model) > likeness(one, model) ? other : one,
        )
        step(model, steps, clearest, 1, settings.urgent * weight)
      } else for (const window of windows) step(model, steps, window, 0, weight)
    }
  }
  return model
}

function step(model: Likeness, steps: Float32Array, window: Window, wanted: number, weight: number) {
  const miss = weight * (1 / (1 + Math.exp(-likeness(window, model))) - wanted)
  model.bias -= 0.02 * miss
  window.features.forEach((feature, at) => {
    const pull = miss * (window.values[at] ?? 0) + settings.shrink * (model.weights[feature] ?? 0)
    const sum = (steps[feature] ?? 0) + pull * pull
    steps[feature] = sum
    model.weights[feature] = (model.weights[feature] ?? 0) - (settings.rate * pull) / Math.sqrt(sum)
  })
}

function shuffle<Item>(items: Item[], random: () => number): void {
  for (let at = items.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    const kept = items[at] as Item
    items[at] = items[other] as Item
    items[other] = kept
  }
}

/** Mulberry32: the same numbers each time. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Changes when the lists make something else of these texts: weights learnt before that no longer fit. */
export function fingerprint(texts: readonly string[]): number {
  let hash = 7
  for (const text of texts) {
    for (const { features } of example({ text, urgent: false }).windows) {
      for (const feature of features) hash = (Math.imul(hash, 31) + feature) | 0
    }
  }
  return hash
}

export function store({ weights, bias }: Likeness): Omit<Stored, 'threshold'> {
  const scale = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 1e-6)
  const bytes = Int8Array.from(weights, (weight) =>
    Math.round(Math.sign(weight) * Math.sqrt(Math.abs(weight) / scale) * 127),
  )
  return {
    scale: Number(scale.toPrecision(6)),
    bias: Number(bias.toFixed(4)),
    values: Buffer.from(bytes.buffer).toString('base64'),
  }
}
