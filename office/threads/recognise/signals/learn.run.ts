/** Writes likeness.generated.json anew: `node office/threads/recognise/signals/learn.run.ts`, after any change to the lists or data. */
import { readFileSync, writeFileSync } from 'node:fs'
import { example, fingerprint, learnLikeness, store } from './likeness-learn.ts'

/**
 * From four-fold trials over all that is learnt from, most of it written to be hard: 0.95 of the urgent found, and one
 * ordinary message in twenty raised. A person reads what is raised too much; what is missed, nobody does.
 */
const threshold = -0.8

const here = (file: string) => new URL(file, import.meta.url)
const sets = [
  '../data/messages.jsonl',
  '../data/more.jsonl',
  '../data/whole.jsonl',
  '../data/whole-other.jsonl',
  '../data/whole-2.jsonl',
  '../data/whole-other-2.jsonl',
  ...['fresh', 'harder', 'last', 'single', 'blind', 'near'].map((set) => `data/${set}.jsonl`),
]

type Message = { text: string; urgent?: boolean; themes?: string[] }
const messages = sets
  .flatMap((file) => readFileSync(here(file), 'utf8').trim().split('\n'))
  .map((line) => JSON.parse(line) as Message)
  .map(({ text, urgent, themes }) => ({ text, urgent: urgent ?? themes?.includes('emergency') ?? false }))

const model = store(learnLikeness(messages.map((message) => example(message))))
const read = fingerprint(messages.slice(0, 400).map(({ text }) => text))
const stored = { fingerprint: read, threshold, ...model }
writeFileSync(here('likeness.generated.json'), `${JSON.stringify(stored, null, 2)}\n`)
