import { inTransaction, type Surroundings } from '../../kernel/transaction.ts'
import { settleLine } from './actions.ts'

/** R-515, C4-08: once a profile has changed, the rule is asked who has a line of their own. */
export async function settleLineLater(around: Surroundings, payload: unknown): Promise<void> {
  const { personId } = payload as { personId: string }
  await inTransaction(around, { kind: 'system', name: 'direct lines' }, async (ctx) => {
    await settleLine(ctx, personId)
  })
}
