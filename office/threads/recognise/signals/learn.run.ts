/** Writes likeness.generated.json anew: `node office/threads/recognise/signals/learn.run.ts`, after any change to the lists or data. */
import { readFileSync, writeFileSync } from 'node:fs'
import { example, fingerprint, learnLikeness, store } from './likeness-learn.ts'

/** From five-fold trials, where likeness alone raised about one ordinary message in fifty. */
const threshold = -0.2

const here = (file: string) => new URL(file, import.meta.url)
const sets = [
  '../data/messages.jsonl',
  '../data/more.jsonl',
  '../data/whole.jsonl',
  '../data/whole-other.jsonl',
  ...['fresh', 'harder', 'last', 'single', 'blind'].map((set) => `data/${set}.jsonl`),
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
