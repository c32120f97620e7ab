import { giveUpLegs } from '../../office/calls/line/jobs.ts'
import type { Surroundings } from '../../office/kernel/transaction.ts'

const EVERY_MS = 5000

/** whoever is rung for 45 seconds is not waited for until the minute is full, which is when jobs come by the clock. */
export function tickLegs(around: Surroundings, report: (task: string, error: unknown) => void): () => void {
  let under = false
  const tick = async () => {
    if (under) return
    under = true
    await giveUpLegs(around, around.clock.now()).catch((error) => report('legs', error))
    under = false
  }
  const timer = setInterval(() => void tick(), EVERY_MS)
  timer.unref()
  return () => clearInterval(timer)
}
