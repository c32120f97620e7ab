/** Writes weights.ts anew: `node office/threads/recognise/signals/learn.run.ts`, after any change to the lists. */
import { readFileSync, writeFileSync } from 'node:fs'
import { example, learn } from './learn.ts'

const here = (file: string) => new URL(file, import.meta.url)
const sets = ['../data/messages.jsonl', 'data/fresh.jsonl', 'data/harder.jsonl', 'data/last.jsonl']
const examples = sets
  .flatMap((file) => readFileSync(here(file), 'utf8').trim().split('\n'))
  .map((line) => example(JSON.parse(line) as { text: string; urgent: boolean }))
const rows = Object.entries(learn(examples))
  .sort(([one], [other]) => (one < other ? -1 : 1))
  .map(([name, weight]) => `  ${name}: ${weight.toFixed(2)},`)

writeFileSync(
  here('weights.ts'),
  `import type { Feature } from './evidence.ts'

/** Written by learn.run.ts. In five-fold trials the threshold raised about one in eighty ordinary messages. */
export const threshold = 0.4

export const weights: Partial<Record<Feature, number>> = {
${rows.join('\n')}
}
`,
)
