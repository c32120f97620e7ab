import { movableClock } from '../../kernel/time/clock.ts'
import { inTransaction, type Surroundings } from '../../kernel/transaction.ts'
import { endSession } from './end.ts'
import { overBecause } from './rules.ts'
import { lockForgotten } from './store.ts'

const SYSTEM = { kind: 'system', name: 'assisted' } as const
const BATCH = 200

/** what nobody ended ended when nobody had used it for so long. Gives how many. */
export async function endForgotten(around: Surroundings, until: Temporal.Instant): Promise<number> {
  let ended = 0
  for (;;) {
    const clock = movableClock(until)
    const some = await inTransaction({ ...around, clock }, SYSTEM, async (ctx) => {
      const idleMinutes = ctx.settings.get<number>('assisted.idleMinutes')
      const forgotten = await lockForgotten(ctx.tx, until, idleMinutes, BATCH)
      let over = 0
      for (const session of forgotten) {
        const end = overBecause(session, until, { idleMinutes, codeUntil: session.codeUntil })
        if (end === null) continue
        await endSession(ctx, session, end)
        over += 1
      }
      return over
    })
    ended += some
    if (some < BATCH) return ended
  }
}
