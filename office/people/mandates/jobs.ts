import { fixedClock } from '../../kernel/time/clock.ts'
import { inTransaction, type Surroundings } from '../../kernel/transaction.ts'
import { nextMoment, settleMandates } from './running.ts'

const SYSTEM = { kind: 'system', name: 'mandates' } as const

/**
 * ends, questions of renewal and own talks, each at its own moment and in order of time, up to `until`.
 * Run every minute, and by whoever moves the clock.
 */
export async function runMandates(around: Surroundings, until: Temporal.Instant): Promise<void> {
  let at = around.clock.now()
  for (;;) {
    const moment = at
    const next = await inTransaction({ ...around, clock: fixedClock(moment) }, SYSTEM, async (ctx) => {
      await settleMandates(ctx)
      return nextMoment(ctx, moment, until)
    })
    if (next === null) break
    at = next
  }
  if (Temporal.Instant.compare(at, until) < 0)
    await inTransaction({ ...around, clock: fixedClock(until) }, SYSTEM, settleMandates)
}
