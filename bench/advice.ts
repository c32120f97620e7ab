import { ADVICE_PURPOSES } from '../office/reach/advise/model.ts'
import { advise } from '../office/reach/advise/rules.ts'
import { about } from '../test/support/reach-facts.ts'

/** How long one advice takes, over every purpose, for a person of whom much is known. `node bench/advice.ts`. */
const FACTS = ADVICE_PURPOSES.map((purpose) =>
  about({
    purpose,
    content: ['sensitive', 'reRead'],
    situation: ['manyAgencies', 'silence', 'anxiousInOffice'],
    reach: {
      interpreterNeed: 'always',
      language: 'ti',
      norwegianOral: 1,
      declined: ['phone'],
      preferred: ['portal'],
    },
  }),
)
const ROUNDS = 2000

const each = () => {
  for (const facts of FACTS) advise(facts)
}
for (let round = 0; round < 200; round++) each()
const from = performance.now()
for (let round = 0; round < ROUNDS; round++) each()
const ms = (performance.now() - from) / (ROUNDS * FACTS.length)
console.log(`one advice: ${ms.toFixed(4)} ms (must be under 1 ms)`)
