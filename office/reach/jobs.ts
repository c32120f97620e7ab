import { fixedClock } from '../kernel/time/clock.ts'
import { inTransaction, type Surroundings } from '../kernel/transaction.ts'
import { inNoticeHours, leavesAt } from './rules.ts'
import { lockQueued, oldestQueued, outgoingFared } from './store.ts'

/** What carries a notice out of the house. Gives why it failed, or null when it left. */
export type Carrier = (notice: { channel: string; address: string; text: string }) => Promise<string | null>

/** A notice in words: the text behind its key, in the person's language. Given by whoever has the catalogues. */
export type Wording = (language: string, key: string) => string

/**
 * Sends what is queued, one notice in one transaction: a notice that leaves is marked in the same breath. Outside the
 * hours nothing leaves; what was held goes with the first run inside them. The words that left are kept.
 */
export async function deliver(around: Surroundings, wording: Wording, carry: Carrier): Promise<number> {
  const hours = around.settings.get<{ from: string; to: string }>('clock.quietHours')
  let sent = 0
  while (inNoticeHours(around.clock.now(), hours) && (await deliverNext(around, wording, carry))) sent += 1
  return sent
}

/**
 * The same for whoever moves the clock on to `until`: each notice leaves at the time at which it would have left on
 * the way.
 */
export async function deliverUntil(
  around: Surroundings,
  until: Temporal.Instant,
  wording: Wording,
  carry: Carrier,
): Promise<void> {
  const hours = around.settings.get<{ from: string; to: string }>('clock.quietHours')
  const from = around.clock.now()
  for (;;) {
    const made = await oldestQueued(around.databases.system)
    if (made === undefined) return
    const at = leavesAt(Temporal.Instant.compare(made, from) < 0 ? from : made, hours)
    if (Temporal.Instant.compare(at, until) > 0) return
    if (!(await deliverNext({ ...around, clock: fixedClock(at) }, wording, carry))) return
  }
}

async function deliverNext(around: Surroundings, wording: Wording, carry: Carrier): Promise<boolean> {
  return inTransaction(around, { kind: 'system', name: 'deliver' }, async (ctx) => {
    const notice = await lockQueued(ctx.tx, ctx.clock.now())
    if (!notice) return false
    const text = wording(notice.language, notice.body)
    const failure = await carry({ channel: notice.channel, address: notice.address, text })
    await outgoingFared(ctx.tx, notice, {
      state: failure === null ? 'sent' : 'undeliverable',
      text,
      at: ctx.clock.now(),
      failure,
    })
    return true
  })
}
