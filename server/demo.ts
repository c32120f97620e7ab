import type { DemoRoom } from '../app/demo/model.ts'
import { INVARIANTS } from '../office/kernel/invariants.ts'
import { inTransaction } from '../office/kernel/transaction.ts'
import { arrivals } from './demo/arrivals.ts'
import { demoCalls } from './demo/calls.ts'
import { demoClock } from './demo/clock.ts'
import { demoLedger } from './demo/ledger.ts'
import { outgoing } from './demo/outgoing.ts'
import { demoPhone } from './demo/phone.ts'
import { demoPost } from './demo/post.ts'
import { presentedPeople } from './demo-people.ts'
import type { House } from './house.ts'

const SHOWN_BROKEN = 5

/**
 * The machinery behind the demo room. It looks over every wall and moves time, so it is loaded and given to pages only
 * where everybody in the town is made up; refuses to be built in production.
 */
export function demoRoom(house: House): DemoRoom {
  if (house.config.mode === 'production') throw new Error('the demo room is not for production')
  const { system } = house.databases
  return {
    people: () => presentedPeople(system),
    ...demoClock(house),
    ...demoLedger(house),
    outgoing: (name) => outgoing(system, name),
    invariants: () =>
      inTransaction(house.around, { kind: 'system', name: 'demo' }, async ({ tx, clock }) => {
        const checked = []
        for (const { id, says, violations } of INVARIANTS) {
          const { rows } = await violations(clock.now()).execute(tx)
          const first = rows.slice(0, SHOWN_BROKEN).map((row) => row.what)
          checked.push({ id, says, count: rows.length, first })
        }
        return checked
      }),
    arrive: () => arrivals(house),
    ...demoPhone(house),
    ...demoCalls(house),
    ...demoPost(house),
  }
}
