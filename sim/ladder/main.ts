/**
 * `npm run sim:ladder [-- --notices=100000] [-- --seed=1]`: so many important notices through their whole ladder in
 * simulated time, against a real database, with people who open, answer, move, bounce and never answer. Exits with 1
 * when one is lost, sent twice, or an invariant does not hold. See docs/bench.md.
 */
import { given, onOwnDatabase } from '../machine.ts'
import { simulate } from './run.ts'
import { prepare } from './world.ts'

const notices = given('notices', 100_000)
const seed = given('seed', 1)
await onOwnDatabase(
  'ladder',
  async (databases, say) => {
    const sim = await prepare(databases, notices, seed)
    say(`${notices} notices, seed ${seed}`)
    return simulate(sim, say)
  },
  ({ lost, doubled, unsent, broken }) => lost + doubled + unsent + broken.length > 0,
)
