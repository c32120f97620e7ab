import { sql } from 'kysely'
import { runCallbacks } from '../../office/calls/callback/jobs.ts'
import { type Broken, brokenInvariants } from '../../office/kernel/invariants.ts'
import { runLadder } from '../../office/reach/notices/jobs.ts'
import { happeningsOf } from './happenings.ts'
import type { Someone } from './people.ts'
import { ask, oslo, type Simulation } from './world.ts'

export type Figures = {
  requests: number
  /** Open without a next step, or gone: must be none. */
  lost: number
  /** Ended as kept without a talk or an opened answer: must be none. */
  closedWithoutContact: number
  ended: Record<string, number>
  /** Open still, each with what comes next. */
  open: Record<string, number>
  tries: number
  talks: number
  friends: number
  noInterpreter: number
  windowsMissed: number
  texts: number
  /** Texts to a number that is not the person's own: must be none. */
  textsToOthers: number
  notes: number
  days: number
  broken: Broken[]
}

const MOST_DAYS = 30
/** On how many days they ask. */
const ASKING_DAYS = 4

/** Every request from the asking to its end, or to where the next step stands, day by day. */
export async function simulate(sim: Simulation, say: (line: string) => void = () => {}): Promise<Figures> {
  const happen = happeningsOf(sim)
  const days = workingDays(MOST_DAYS)
  const share = (day: number) => Math.floor((sim.requests * Math.min(day, ASKING_DAYS)) / ASKING_DAYS)
  const askedOn = ({ index }: Someone) => {
    for (let day = 0; day < ASKING_DAYS; day += 1) if (index < share(day + 1)) return day
    return ASKING_DAYS
  }
  let day = 0
  for (; day < days.length; day += 1) {
    const at = async (time: string) => {
      const until = oslo(`${days[day]} ${time}`)
      await runCallbacks(sim.around, until, sim.pace)
      sim.around.clock.set(until)
    }
    await at('09:00')
    await runLadder(sim.around, sim.around.clock.now(), sim.pace)
    if (day < ASKING_DAYS) await ask(sim, share(day), share(day + 1))
    await at('09:30')
    await happen.meanwhile(day, askedOn)
    for (const time of ['10:10', '10:45', '13:10', '13:45', '14:50']) {
      await at(time)
      await happen.ring(day)
      await at(time)
    }
    await at('23:59')
    await runLadder(sim.around, sim.around.clock.now(), sim.pace)
    const left = await openNow(sim)
    say(`${days[day]}  ${left} owed`)
    if (day >= ASKING_DAYS && left === 0) break
  }
  return figures(sim, happen.figures, Math.min(day + 1, days.length))
}

function workingDays(count: number): string[] {
  const days: string[] = []
  for (let day = Temporal.PlainDate.from('2026-03-02'); days.length < count; day = day.add({ days: 1 })) {
    const closed = day.dayOfWeek > 5 || ['2026-04-02', '2026-04-03', '2026-04-06'].includes(day.toString())
    if (!closed) days.push(day.toString())
  }
  return days
}

async function openNow(sim: Simulation): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from callback where ended_at is null and mode = 'asked'`.execute(
    sim.databases.system,
  )
  return rows[0]?.n ?? 0
}

async function figures(
  sim: Simulation,
  seen: Pick<Figures, 'tries' | 'talks' | 'friends' | 'noInterpreter'>,
  days: number,
): Promise<Figures> {
  const { system } = sim.databases
  const { rows } = await sql<{ state: string; how: string | null; step: string | null; n: number }>`
    select p.state, p.ended_how as how, c.next_step as step, count(*)::int as n
    from promise p join callback c on c.person_id = p.person_id and c.promise_id = p.id
    where p.kind = 'callBack' and c.mode = 'asked' group by 1, 2, 3`.execute(system)
  const { rows: counted } = await sql<{
    made: number
    lost: number
    bare: number
    missed: number
    texts: number
    others: number
    notes: number
  }>`
    select (select count(distinct p.person_id)::int from promise p where p.kind = 'callBack' and p.details->>'asked' is distinct from 'unread') as made,
      (select count(*)::int from promise p left join callback c on c.person_id = p.person_id and c.promise_id = p.id
        where p.kind = 'callBack' and p.is_open and c.next_step is null and p.next_step is null and p.leader_list_at is null) as lost,
      (select count(*)::int from promise p where p.kind = 'callBack' and p.state in ('kept', 'keptElsewhere')
        and p.details->>'asked' is distinct from 'unread' and p.linked_event_id is null) as bare,
      (select count(*)::int from event where kind = 'windowMissed') as missed,
      (select count(*)::int from outgoing where kind = 'callBack') as texts,
      (select count(*)::int from outgoing o where o.channel = 'sms' and not exists (select from contact_point c
        where c.person_id = o.person_id and c.value = o.address and c.phone_kind = 'own')) as others,
      (select count(*)::int from callback where note_at is not null) as notes`.execute(system)
  const [one] = counted
  const tally = (of: typeof rows, name: (row: (typeof rows)[number]) => string) => {
    const sum: Record<string, number> = {}
    for (const row of of) sum[name(row)] = (sum[name(row)] ?? 0) + row.n
    return sum
  }
  return {
    requests: sim.requests,
    lost: (one?.lost ?? 0) + sim.requests - (one?.made ?? 0),
    closedWithoutContact: one?.bare ?? 0,
    ended: tally(
      rows.filter((row) => row.how !== null),
      (row) => `${row.state} ${row.how}`,
    ),
    open: tally(
      rows.filter((row) => row.how === null),
      (row) => row.step ?? 'ledger',
    ),
    ...seen,
    windowsMissed: one?.missed ?? 0,
    texts: one?.texts ?? 0,
    textsToOthers: one?.others ?? 0,
    notes: one?.notes ?? 0,
    days,
    broken: await brokenInvariants(system, sim.around.clock.now()),
  }
}
