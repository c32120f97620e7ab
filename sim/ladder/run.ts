import { sql } from 'kysely'
import { type Broken, brokenInvariants } from '../../office/kernel/invariants.ts'
import { runLadder } from '../../office/reach/notices/jobs.ts'
import { happeningsOf } from './happenings.ts'
import { type Someone, someone } from './people.ts'
import { oslo, type Simulation, tell } from './world.ts'

export type Figures = {
  notices: number
  /** Neither reached, nor with a next step and an open promise: must be none. */
  lost: number
  reached: Record<string, number>
  waiting: number
  steps: number
  sends: number
  /** Sendings that left the house more than once: must be none. */
  doubled: number
  /** Steps that send and never left: must be none. */
  unsent: number
  calls: { talks: number; attempts: number }
  visits: number
  returned: number
  days: number
  broken: Broken[]
}

const MOST_DAYS = 45
/** On how many days the notices are sent, and how many moments a day. */
const SENDING_DAYS = 5

/** Every notice through its whole ladder, day by day, until nothing more happens of itself. */
export async function simulate(sim: Simulation, say: (line: string) => void = () => {}): Promise<Figures> {
  const happen = happeningsOf(sim)
  const people = Array.from({ length: sim.notices }, (_, index) => someone(index, sim.seed))
  const calls = { talks: 0, attempts: 0 }
  const days = workingDays(MOST_DAYS)
  let [visits, returned, day] = [0, 0, 0]
  for (; day < days.length; day += 1) {
    const at = async (time: string) => {
      sim.around.clock.set(oslo(`${days[day]} ${time}`))
      await runLadder(sim.around, sim.around.clock.now(), sim.pace)
    }
    await at('09:00')
    await happen.deliver()
    if (day < SENDING_DAYS) {
      await at('10:00')
      await tell(sim, share(sim, day), share(sim, day + 1))
      await at('10:00')
      await happen.deliver()
    }
    await change(
      sim,
      sentBefore(sim, people, day, (one) => one.changesAfter),
    )
    await at('11:00')
    returned += await happen.returnPost(days[Math.max(0, day - 4)] as string)
    for (const time of ['12:00', '14:30']) {
      await at(time)
      await happen.deliver()
      add(calls, await happen.ring())
    }
    visits += await happen.visit()
    await at('15:00')
    await happen.comeBy(sentBefore(sim, people, day, (one) => (one.pickUp ? one.comesByAfter : null)))
    await at('19:00')
    await happen.deliver()
    await happen.open(sentBefore(sim, people, day, (one) => one.opensAfter))
    await at('23:59')
    const open = await unreached(sim)
    say(`${days[day]}  ${open} not reached`)
    if (day >= SENDING_DAYS && open === 0) break
  }
  sim.around.clock.set(oslo(`${days[Math.min(day, days.length - 1)]} 23:59`))
  return figures(sim, { calls, visits, returned, days: day + 1, sends: happen.sends })
}

const share = (sim: Simulation, day: number) => Math.floor((sim.notices * day) / SENDING_DAYS)

/** Those for whom it is so many working days since theirs was sent. */
function sentBefore(
  sim: Simulation,
  people: readonly Someone[],
  today: number,
  after: (one: Someone) => number | null,
): Someone[] {
  const found: Someone[] = []
  for (let sent = 0; sent < SENDING_DAYS; sent += 1)
    for (let index = share(sim, sent); index < share(sim, sent + 1); index += 1) {
      const one = people[index] as Someone
      if (after(one) === today - sent) found.push(one)
    }
  return found
}

async function change(sim: Simulation, people: readonly Someone[]): Promise<void> {
  await sql`update person set contact_status = 'assisted' where id = any(${people.map((one) => one.id)}::uuid[])`.execute(
    sim.databases.system,
  )
}

const add = (sum: { talks: number; attempts: number }, more: { talks: number; attempts: number }) => {
  sum.talks += more.talks
  sum.attempts += more.attempts
}

function workingDays(count: number): string[] {
  const days: string[] = []
  for (let day = Temporal.PlainDate.from('2026-03-02'); days.length < count; day = day.add({ days: 1 }))
    if (day.dayOfWeek < 6) days.push(day.toString())
  return days
}

async function unreached(sim: Simulation): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from notice where reached_at is null`.execute(sim.databases.system)
  return rows[0]?.n ?? 0
}

async function figures(
  sim: Simulation,
  seen: Pick<Figures, 'calls' | 'visits' | 'returned' | 'days'> & { sends: ReadonlyMap<string, number> },
): Promise<Figures> {
  const { system } = sim.databases
  const { rows } = await sql<{ how: string | null; n: number }>`
    select reached_how as how, count(*)::int as n from notice group by 1`.execute(system)
  const { rows: counted } = await sql<{
    made: number
    lost: number
    steps: number
    sending: number
    unsent: number
  }>`
    select (select count(*)::int from notice) as made,
      (select count(*)::int from notice n left join promise p on p.person_id = n.person_id and p.id = n.promise_id
        where n.reached_at is null and (n.next_step is null or p.is_open is not true)) as lost,
      (select count(*)::int from notice_step) as steps,
      (select count(*)::int from notice_step where outgoing_id is not null) as sending,
      (select count(*)::int from outgoing where state = 'queued') as unsent`.execute(system)
  const [one] = counted
  const { sends, ...rest } = seen
  const left = [...sends.values()]
  return {
    notices: sim.notices,
    lost: (one?.lost ?? 0) + sim.notices - (one?.made ?? 0),
    reached: Object.fromEntries(rows.filter((row) => row.how !== null).map((row) => [row.how, row.n])),
    waiting: rows.find((row) => row.how === null)?.n ?? 0,
    steps: one?.steps ?? 0,
    sends: left.reduce((sum, count) => sum + count, 0),
    doubled: left.filter((count) => count > 1).length,
    unsent: one?.unsent ?? 0,
    ...rest,
    broken: await brokenInvariants(system, sim.around.clock.now()),
  }
}
