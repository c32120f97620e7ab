import { inTransaction, type Surroundings } from '../kernel/transaction.ts'
import { inNoticeHours } from './rules.ts'
import { lockQueued, outgoingFared } from './store.ts'

/** What carries a notice out of the house. Gives why it failed, or null when it left. */
export type Carrier = (notice: { channel: string; address: string; text: string }) => Promise<string | null>

/**
 * Sends what is queued, one notice in one transaction: a notice that leaves is marked in the same breath. Outside the
 * hours nothing leaves; what was held goes with the first run inside them.
 */
export async function deliver(around: Surroundings, carry: Carrier): Promise<number> {
  const hours = around.settings.get<{ from: string; to: string }>('clock.quietHours')
  let sent = 0
  while (inNoticeHours(around.clock.now(), hours) && (await deliverNext(around, carry))) sent += 1
  return sent
}

async function deliverNext(around: Surroundings, carry: Carrier): Promise<boolean> {
  return inTransaction(around, { kind: 'system', name: 'deliver' }, async (ctx) => {
    const notice = await lockQueued(ctx.tx)
    if (!notice) return false
    const failure = await carry({ channel: notice.channel, address: notice.address, text: notice.body })
    await outgoingFared(ctx.tx, notice, {
      state: failure === null ? 'sent' : 'undeliverable',
      at: ctx.clock.now(),
      failure,
    })
    return true
  })
}
