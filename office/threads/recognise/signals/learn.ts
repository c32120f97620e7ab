import { type Feature, features } from './evidence.ts'
import { words } from './fold.ts'
import { likelyLanguages } from './language.ts'
import { readings } from './reader.ts'

export type Example = { features: readonly Feature[]; urgent: boolean }
export type Weights = Partial<Record<Feature, number>>

/** Of a text in several languages, the reading that meets most. */
export function example({ text, urgent }: { text: string; urgent: boolean }): Example {
  const read = readings(words(text), likelyLanguages(text)).map((reading) => [...features(reading).keys()])
  const most = read.sort((one, other) => other.length - one.length)[0]
  return { features: most ?? ['bias'], urgent }
}

const rounds = 400
const step = 0.5
const shrink = 0.004

/** Logistic regression by plain descent over all examples: the same examples always give the same weights. */
export function learn(examples: readonly Example[]): Weights {
  const weights: Weights = {}
  for (let round = 0; round < rounds; round++) {
    const pull = new Map<Feature, number>()
    for (const { features, urgent } of examples) {
      const sum = features.reduce((total, feature) => total + (weights[feature] ?? 0), 0)
      const miss = (urgent ? 1 : 0) - 1 / (1 + Math.exp(-sum))
      for (const feature of features) pull.set(feature, (pull.get(feature) ?? 0) + miss)
    }
    for (const [feature, miss] of pull) {
      const weight = weights[feature] ?? 0
      weights[feature] =
        weight + step * ((4 * miss) / examples.length - (feature === 'bias' ? 0 : shrink * weight))
    }
  }
  return weights
}
