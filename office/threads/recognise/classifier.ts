/** A linear model over the features, one column of weights for each label; small enough to be read at start. */
import { type Features, WIDTH } from './features.ts'
import { GROUPS } from './model.ts'

const labels = GROUPS.length

export type Weights = { values: Float32Array; bias: Float32Array }
/** As it is stored: one signed byte for each weight. */
type StoredWeights = { scale: number; bias: number[]; values: string }

export function emptyWeights(): Weights {
  return { values: new Float32Array(WIDTH * labels), bias: new Float32Array(labels) }
}

export function scores(weights: Weights, features: Features): Float64Array {
  const total = Float64Array.from(weights.bias)
  for (let at = 0; at < features.index.length; at += 1) {
    const from = (features.index[at] ?? 0) * labels
    const value = features.value[at] ?? 0
    for (let label = 0; label < labels; label += 1) {
      total[label] = (total[label] ?? 0) + value * (weights.values[from + label] ?? 0)
    }
  }
  return total
}

/** The probability of each label, together 1. */
export function probabilities(weights: Weights, features: Features): Float64Array {
  const total = scores(weights, features)
  let most = -Infinity
  for (const score of total) most = Math.max(most, score)
  let sum = 0
  for (let label = 0; label < total.length; label += 1) {
    total[label] = Math.exp((total[label] ?? 0) - most)
    sum += total[label] ?? 0
  }
  for (let label = 0; label < total.length; label += 1) total[label] = (total[label] ?? 0) / sum
  return total
}

export function store(weights: Weights): StoredWeights {
  let most = 1e-6
  for (const value of weights.values) most = Math.max(most, Math.abs(value))
  const bytes = Int8Array.from(weights.values, (value) => Math.round(signedRoot(value / most) * 127))
  const packed = Buffer.from(bytes.buffer).toString('base64')
  return {
    scale: Number(most.toPrecision(6)),
    bias: [...weights.bias].map((b) => Number(b.toFixed(4))),
    values: packed,
  }
}

export function restore(stored: StoredWeights): Weights {
  const bytes = Uint8Array.from(atob(stored.values), (letter) => letter.charCodeAt(0))
  const values = new Float32Array(WIDTH * labels)
  for (let at = 0; at < values.length; at += 1) {
    const part = (((bytes[at] ?? 0) << 24) >> 24) / 127
    values[at] = part * Math.abs(part) * stored.scale
  }
  return { values, bias: Float32Array.from(stored.bias) }
}

/** Most weights are small; the root spends more of the byte on them. */
function signedRoot(value: number): number {
  return Math.sign(value) * Math.sqrt(Math.abs(value))
}
