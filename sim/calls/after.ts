import { sql } from 'kysely'
import { runCallbacks } from '../../office/calls/callback/jobs.ts'
import { callsBehind, writeTries } from '../../office/calls/callback/tried.ts'
import { oweUnwritten } from '../../office/calls/desk/jobs.ts'
import { endSilent } from '../../office/calls/line/jobs.ts'
import type { Ctx } from '../../office/kernel/context.ts'
import { recordEvent } from '../../office/kernel/event.ts'
import { type Broken, brokenInvariants } from '../../office/kernel/invariants.ts'
import { endPromise } from '../../office/kernel/promise/actions.ts'
import { lockPromise } from '../../office/kernel/promise/store.ts'
import { movableClock } from '../../office/kernel/time/clock.ts'
import { inTransaction } from '../../office/kernel/transaction.ts'
import { runLadder } from '../../office/reach/notices/jobs.ts'
import { runDue } from '../../office/threads/jobs.ts'
import { seeded } from '../../test/support/chance.ts'
import type { World } from './world.ts'

export type Account = {
  calls: number
  /** Calls without an end: must be none. */
  unended: number
  /** Known callers whom nobody answered, or who were not helped, with nothing owed to them: must be none. */
  lost: number
  promises: { made: number; kept: number; escalated: number; waiting: number }
  /** Neither kept nor told of when it was late: must be none. */
  forgotten: number
  ends: Record<string, number>
  broken: Broken[]
}

const DAYS = ['2026-03-03', '2026-03-04', '2026-03-05', '2026-03-06', '2026-03-09', '2026-03-10']
const TIMES = ['09:30', '11:30', '13:30', '14:45']
const oslo = (at: string) => Temporal.PlainDateTime.from(at).toZonedDateTime('Europe/Oslo').toInstant()

/**
 * The days after, in simulated time: two of three calls that are owed are tried, a third of them never (F-043), and what
 * nobody does falls due and is escalated. Then what became of every call is counted.
 */
export async function settleUp(world: World): Promise<Account> {
  const clock = movableClock(world.around.clock.now())
  const around = { ...world.around, clock }
  const chance = seeded(world.seed * 31)
  const at = async (time: string) => {
    clock.set(oslo(time))
    await endSilent(around)
    await runCallbacks(around, clock.now())
    await oweUnwritten(around, clock.now())
    await runDue(around, clock.now())
    await runLadder(around, clock.now())
  }
  // The same day still: what was spoken and not written down is owed within the hour.
  await at('2026-03-02T10:50')
  for (const day of DAYS)
    for (const time of TIMES) {
      await at(`${day}T${time}`)
      await tryCalls(around, chance)
    }
  await at('2026-03-10T23:00')
  return account(world, clock.now())
}

type Around = World['around']

async function tryCalls(around: Around, chance: () => number): Promise<void> {
  const { rows } = await sql<{ personId: string; promiseId: string }>`
    select c.person_id as "personId", c.promise_id as "promiseId" from callback c
    where c.ended_at is null and c.mode <> 'ladder' and hashtext(c.promise_id::text) % 3 <> 0
      and (c.planned_at <= ${around.clock.now()} or (c.planned_at is null and c.next_step is null))
    order by c.promise_id`.execute(around.databases.system)
  for (const row of rows)
    await inTransaction(around, { kind: 'system', name: 'simulation' }, (ctx) =>
      tryOne(ctx, row, chance() < 0.6),
    )
}

async function tryOne(ctx: Ctx, row: { personId: string; promiseId: string }, spoke: boolean): Promise<void> {
  const promise = await lockPromise(ctx.tx, row.personId, row.promiseId)
  if (!promise || promise.endedAt !== null) return
  const [one] = await callsBehind(ctx, [promise])
  if (!spoke) {
    if (one) await writeTries(ctx, [{ one, how: { outcome: 'noAnswer', answeredBy: null } }])
    return
  }
  const { personId, side, id } = promise
  const told = { personId, kind: 'callLogged', side, channel: 'officePhone', promiseId: id } as const
  const linkedEventId = recordEvent(ctx, told)
  await endPromise(ctx, promise, {
    state: 'keptElsewhere',
    how: 'talk',
    channel: 'officePhone',
    linkedEventId,
  })
}

/** What became of everything, asked of the database. */
export async function account(
  { databases, around }: Pick<World, 'databases' | 'around'>,
  now = around.clock.now(),
): Promise<Account> {
  const { system } = databases
  const { rows } = await sql<Omit<Account, 'promises' | 'ends' | 'broken'> & Account['promises']>`
    select (select count(*)::int from call where direction = 'in') as calls,
      (select count(*)::int from call where state <> 'ended') as unended,
      (select count(*)::int from call c where c.direction = 'in' and c.state = 'ended' and c.person_id is not null
        and case when c.settled_at is not null then c.outcome not in ('resolved', 'notOurs', 'emergencyHandled', 'transferredAnswered')
          else c.ended_how in ('hungUpWaiting', 'hungUpInMenu', 'callBackKept') and c.known_by = 'ownNumber' end
        and not exists (select from promise p where p.person_id = c.person_id and p.made_at <= c.ended_at + interval '1 hour')) as lost,
      count(*)::int as made,
      count(*) filter (where state in ('kept', 'keptElsewhere'))::int as kept,
      count(*) filter (where is_open and due_at < ${now} and (lead_list_at is not null or leader_list_at is not null or told_late_at is not null))::int as escalated,
      count(*) filter (where is_open and due_at >= ${now} or state in ('merged', 'withdrawn'))::int as waiting,
      count(*) filter (where is_open and due_at < ${now} and lead_list_at is null and leader_list_at is null and told_late_at is null)::int as forgotten
    from promise`.execute(system)
  const [row] = rows
  if (!row) throw new Error('nothing was counted')
  const ends = await sql<{ how: string; n: number }>`select ended_how as how, count(*)::int as n from call
    where direction = 'in' and state = 'ended' group by 1 order by 2 desc`.execute(system)
  const { calls, unended, lost, forgotten, ...promises } = row
  return {
    calls,
    unended,
    lost,
    promises,
    forgotten,
    ends: Object.fromEntries(ends.rows.map(({ how, n }) => [how, n])),
    broken: await brokenInvariants(system, now),
  }
}
