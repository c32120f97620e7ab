import type { Letter } from '../../office/reach/letters/model.ts'
import { type Typeset, typesetAll, typesetPages } from './typst.ts'

type Waiting = { letter: Letter; done: (set: Typeset) => void; failed: (why: unknown) => void }

let waiting: Waiting[] = []

/** Sets the letter together with all that are asked for in the same turn; nobody waits for another's to come. */
export function typesetSoon(letter: Letter): Promise<Typeset> {
  return new Promise((done, failed) => {
    if (waiting.length === 0) setImmediate(setWaiting)
    waiting.push({ letter, done, failed })
  })
}

function setWaiting(): void {
  const all = waiting
  waiting = []
  try {
    const set = typesetAll(all.map(({ letter }) => letter))
    for (const [at, { letter, done }] of all.entries()) done(set[at] ?? typesetPages(letter))
  } catch {
    // One of them cannot be set: the others must not wait for it.
    for (const one of all) alone(one)
  }
}

function alone({ letter, done, failed }: Waiting): void {
  try {
    done(typesetPages(letter))
  } catch (fault) {
    failed(fault)
  }
}
