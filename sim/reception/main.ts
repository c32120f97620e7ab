/**
 * `npm run sim:reception [-- --visits=300] [-- --seed=1]`: a day of a reception with two desks, in simulated time, against
 * a real database. Exits with 1 when a visit is left open or closed without what the rule asks for, or an invariant does
 * not hold.
 */
import { given, onOwnDatabase } from '../machine.ts'
import { simulate } from './run.ts'

const visits = given('visits', 300)
const seed = given('seed', 1)
await onOwnDatabase(
  'reception',
  async (databases, say) => {
    say(`${visits} visits, seed ${seed}`)
    return simulate(databases, visits, seed)
  },
  (figures) =>
    figures.visits !== visits || figures.unclosed + figures.withoutNextStep + figures.broken.length > 0,
)
