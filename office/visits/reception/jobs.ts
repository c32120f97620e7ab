import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import { makePromise } from '../../kernel/promise/actions.ts'
import { updatePromise } from '../../kernel/promise/store.ts'
import { staffNotice } from '../../kernel/staff-notice.ts'
import { movableClock } from '../../kernel/time/clock.ts'
import { inTransaction, type Surroundings } from '../../kernel/transaction.ts'
import { lockPersonUnits } from '../../people/units.ts'
import { endOf } from './rules.ts'
import { leaderOf, updateVisit } from './store.ts'

const SYSTEM = { kind: 'system', name: 'reception' } as const
const BATCH = 200
type Left = { id: string; personId: string | null; officeId: string; day: string; version: number }

/**
 * a day is over, and nobody has closed the visit. The leader of the office has it from the day's end: as something
 * owed to whoever it was, where that is known, and told of it where it is not. Gives how many.
 */
export async function leaveOpen(around: Surroundings, until: Temporal.Instant): Promise<number> {
  let left = 0
  for (;;) {
    const clock = movableClock(until)
    const some = await inTransaction({ ...around, clock }, SYSTEM, async (ctx) => {
      const visits = await lockLeft(ctx, until)
      for (const visit of visits) {
        clock.set(endOf(visit.day))
        await toLeader(ctx, visit)
      }
      return visits.length
    })
    left += some
    if (some < BATCH) return left
  }
}

/** When the next day ends with a visit open; undefined when all are closed. */
export async function nextLeftOpen(around: Surroundings): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ day: string | null }>`
    select min(day)::text as day from visit where state <> 'closed' and left_open_at is null`.execute(
    around.databases.system,
  )
  const day = rows[0]?.day
  return day ? endOf(day) : undefined
}

async function lockLeft(ctx: Ctx, until: Temporal.Instant): Promise<Left[]> {
  const { rows } = await sql<Left>`
    select id, person_id as "personId", office_id as "officeId", day::text as day, version from visit
    where state <> 'closed' and left_open_at is null
      and day < (${until}::timestamptz at time zone 'Europe/Oslo')::date
    order by day, id limit ${BATCH} for update skip locked`.execute(ctx.tx)
  return rows
}

async function toLeader(ctx: Ctx, visit: Left): Promise<void> {
  const leader = await leaderOf(ctx.tx, visit.officeId)
  const promise =
    visit.personId === null || leader === null ? null : await owe(ctx, visit, visit.personId, leader)
  if (leader !== null) await staffNotice(ctx, leader, 'visitLeftOpen', visit.personId, promise?.id ?? null)
  await updateVisit(ctx.tx, visit, {
    leftOpenAt: ctx.clock.now(),
    ...(promise === null ? {} : { followUpPromiseId: promise.id, followUpAt: promise.dueAt }),
  })
}

async function owe(ctx: Ctx, visit: Left, personId: string, leader: string) {
  const units = await lockPersonUnits(ctx, personId)
  if (!units) return null
  const promise = await makePromise(ctx, {
    personId,
    kind: 'outreachContact',
    clock: 'contactTask',
    side: 'common',
    theme: 'contactAdviser',
    owner: { staffId: leader },
    officeId: visit.officeId,
    needLevel: units.needLevel,
    channel: 'dropIn',
    details: { visitId: visit.id, leftOpen: true },
  })
  await updatePromise(ctx.tx, personId, promise.id, { leaderListAt: ctx.clock.now() })
  return promise
}
