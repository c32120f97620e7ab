import { setTimeout as wait } from 'node:timers/promises'
import { type Account, settleUp } from './after.ts'
import { rings, type Seen } from './caller.ts'
import { type Answers, type Costs, countCosts, type Served, servedWebhooks, timeWebhooks } from './measure.ts'
import type { Caller } from './people.ts'
import { type Worked, work } from './staff.ts'
import type { World } from './world.ts'

export type Figures = Account & {
  seed: number
  atOnce: number
  webhooks: Answers
  served: Served
  costs: Costs
  staff: Worked
  /** Lines on which something went wrong: the office did not answer, or said what no platform can read. */
  faults: number
  lineFaults: string[]
  seconds: number
  serverMb: number
}

/** Everybody rings; `during` happens meanwhile. Gives what was seen when the last line is dead. */
export async function ringAll(
  world: World,
  say: (line: string) => void = () => {},
  during: () => Promise<void> = async () => {},
): Promise<{ seen: Seen; worked: Worked; webhooks: Answers; costs: Costs; seconds: number }> {
  const seen: Seen = { rang: 0, live: 0, most: 0, faults: 0 }
  const worked: Worked = { taken: 0, closed: 0, transfers: 0, vanished: 0, refused: {} }
  const lines = new Map<string, Caller>()
  const floor = { running: true, lines, worked }
  const began = performance.now()
  const clock = timeWebhooks(world.origin)
  const costs = countCosts(world.server.pid, world.postmaster)
  const shown = setInterval(
    () => say(`${seen.rang} have rung, ${seen.live} on the line, ${worked.taken} taken`),
    15_000,
  )
  const staff = work(world, floor)
  await Promise.all([...world.callers.map((one) => rings(world, one, seen, lines)), during()])
  floor.running = false
  await staff
  clearInterval(shown)
  const [webhooks, seconds] = [clock.stop(), Math.round((performance.now() - began) / 1000)]
  return { seen, worked, webhooks, costs: costs.stop(webhooks.n), seconds }
}

/** The whole run: the calls, and the days after. */
export async function simulate(world: World, say: (line: string) => void = () => {}): Promise<Figures> {
  const { seen, worked, webhooks, costs, seconds } = await ringAll(world, say)
  const serverMb = world.server.residentMb()
  const served = await servedWebhooks(world.server.port)
  // What the last calls have asked of the platform is done by the server before it is stopped.
  await wait(1000)
  say(`the calls are over: ${JSON.stringify({ atOnce: seen.most, webhooks, served, costs })}; the days after`)
  const kept = await settleUp(world)
  return {
    seed: world.seed,
    ...kept,
    atOnce: seen.most,
    webhooks,
    served,
    costs,
    staff: worked,
    faults: seen.faults,
    lineFaults: [...new Set(world.voice.faults())].slice(0, 10),
    seconds,
    serverMb,
  }
}
