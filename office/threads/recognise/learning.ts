/** Trains the linear models. Seeded and without randomness from outside: the same data give the same weights. */
import { emptyWeights, probabilities, type Weights } from './classifier.ts'
import type { Features } from './features.ts'
import { GROUPS } from './model.ts'

export type Example = { features: Features; label: number; weight: number }
type Settings = { rounds: number; rate: number; decay: number }

const labels = GROUPS.length

/** Multinomial logistic regression, step sizes after Adagrad. */
export function train(
  examples: readonly Example[],
  settings: Settings = { rounds: 20, rate: 0.25, decay: 1e-3 },
): Weights {
  const weights = emptyWeights()
  const steps = new Float32Array(weights.values.length).fill(1e-2)
  const biasSteps = new Float32Array(labels).fill(1e-2)
  const random = seeded(20260302)
  const order = examples.map((_, index) => index)
  for (let round = 0; round < settings.rounds; round += 1) {
    shuffle(order, random)
    for (const index of order) {
      const example = examples[index]
      if (example) step(weights, steps, biasSteps, example, settings)
    }
  }
  return weights
}

function step(
  weights: Weights,
  steps: Float32Array,
  biasSteps: Float32Array,
  example: Example,
  settings: Settings,
) {
  const { features } = example
  const errors = probabilities(weights, features)
  errors[example.label] = (errors[example.label] ?? 0) - 1
  for (let label = 0; label < labels; label += 1) {
    const error = (errors[label] ?? 0) * example.weight
    biasSteps[label] = (biasSteps[label] ?? 0) + error * error
    weights.bias[label] =
      (weights.bias[label] ?? 0) - (0.3 * settings.rate * error) / Math.sqrt(biasSteps[label] ?? 1)
  }
  for (let at = 0; at < features.index.length; at += 1) {
    const from = (features.index[at] ?? 0) * labels
    const value = features.value[at] ?? 0
    for (let label = 0; label < labels; label += 1) {
      const error = (errors[label] ?? 0) * example.weight
      if (error < 1e-4 && error > -1e-4) continue
      const place = from + label
      const weight = weights.values[place] ?? 0
      const gradient = error * value + settings.decay * weight
      const sum = (steps[place] ?? 0) + gradient * gradient
      steps[place] = sum
      weights.values[place] = weight - (settings.rate * gradient) / Math.sqrt(sum)
    }
  }
}

/** Binary logistic regression by full gradient; used to turn evidence into an honest probability. */
export type Row = { x: readonly number[]; y: number; w?: number }

export function calibrate(rows: readonly Row[], decay = 0.002): number[] {
  const size = rows[0]?.x.length ?? 0
  const weights = new Array<number>(size).fill(0)
  const steps = new Array<number>(size).fill(1e-6)
  for (let round = 0; round < 1500; round += 1) {
    const gradient = new Array<number>(size).fill(0)
    for (const { x, y, w = 1 } of rows) {
      const error = w * (logistic(weights, x) - y)
      for (let at = 0; at < size; at += 1)
        gradient[at] = (gradient[at] ?? 0) + (error * (x[at] ?? 0)) / rows.length
    }
    for (let at = 0; at < size; at += 1) {
      const slope = (gradient[at] ?? 0) + decay * (weights[at] ?? 0)
      steps[at] = (steps[at] ?? 0) + slope * slope
      weights[at] = (weights[at] ?? 0) - (0.3 * slope) / Math.sqrt(steps[at] ?? 1)
    }
  }
  return weights.map((weight) => Number(weight.toFixed(4)))
}

export function logistic(weights: readonly number[], x: readonly number[]): number {
  let total = 0
  for (let at = 0; at < x.length; at += 1) total += (weights[at] ?? 0) * (x[at] ?? 0)
  return 1 / (1 + Math.exp(-total))
}

export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 0x100000000
  }
}

export function shuffle<T>(items: T[], random: () => number): void {
  for (let at = items.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1))
    const kept = items[at] as T
    items[at] = items[other] as T
    items[other] = kept
  }
}
