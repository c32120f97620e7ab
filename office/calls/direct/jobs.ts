import { inTransaction, type Surroundings } from '../../kernel/transaction.ts'
import { settleLine } from './actions.ts'
import { namedWithout } from './equality.ts'
import { officesShort } from './shortage.ts'
import { hasNumbers } from './store.ts'

const SYSTEM = { kind: 'system', name: 'direct lines' } as const

/** R-515, C4-08: once a profile has changed, the rule is asked who has a line of their own. */
export async function settleLineLater(around: Surroundings, payload: unknown): Promise<void> {
  const { personId } = payload as { personId: string }
  await inTransaction(around, SYSTEM, async (ctx) => {
    await settleLine(ctx, personId)
  })
}

/** whom the rule named while no number was left has one when there are numbers again. Gives how many. */
export async function giveWhatWaits(around: Surroundings): Promise<number> {
  let given = 0
  const offices = await inTransaction(around, SYSTEM, ({ tx, clock }) => officesShort(tx, clock.now()))
  for (const officeId of offices) {
    const waiting = await inTransaction(around, SYSTEM, (ctx) => namedWithout(ctx, officeId))
    for (const personId of waiting) {
      const line = await inTransaction(around, SYSTEM, async (ctx) =>
        (await hasNumbers(ctx.tx, ctx.clock.now())) ? settleLine(ctx, personId) : 'noneLeft',
      )
      if (line === 'noneLeft') return given
      if (line !== null) given += 1
    }
  }
  return given
}
