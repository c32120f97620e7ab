/** Trains the recognition of themes on the labelled messages and our own sentences, and stores the weights. */
import { writeFileSync } from 'node:fs'
import { store } from '../office/threads/recognise/classifier.ts'
import { fingerprint } from '../office/threads/recognise/features.ts'
import { learn, load, ownWriting } from './routing-learn.ts'

const room = new URL('../office/threads/recognise/', import.meta.url)
const messages = load(new URL('data/messages.jsonl', room))
const more = ownWriting(room)
const { weights, belief, least, threshold } = learn(messages, more)
const stored = { fingerprint: fingerprint(), belief, least, threshold, weights: store(weights) }
writeFileSync(new URL('model.generated.json', room), `${JSON.stringify(stored)}\n`)
console.log(`trained on ${messages.length} messages and ${more.length} sentences; threshold ${threshold}`)
