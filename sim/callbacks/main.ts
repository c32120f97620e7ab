/**
 * `npm run sim:callbacks [-- --requests=100000] [-- --seed=1]`: so many people who want to be rung, in simulated time,
 * against a real database: some answer, some never, some numbers are dead, some phones are a friend's, some get their
 * answer in the inbox. Exits with 1 when one is lost or closed without contact, or an invariant does not hold.
 */
import { given, onOwnDatabase } from '../machine.ts'
import { simulate } from './run.ts'
import { prepare } from './world.ts'

const requests = given('requests', 100_000)
const seed = given('seed', 1)
await onOwnDatabase(
  'callbacks',
  async (databases, say) => {
    const sim = await prepare(databases, requests, seed)
    say(`${requests} requests, seed ${seed}`)
    return simulate(sim, say)
  },
  ({ lost, closedWithoutContact, textsToOthers, broken }) =>
    lost + closedWithoutContact + textsToOthers + broken.length > 0,
)
