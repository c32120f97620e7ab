import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import { fixedClock } from '../../kernel/time/clock.ts'
import { inTransaction, type Surroundings } from '../../kernel/transaction.ts'
import { askForCall } from '../callback/actions.ts'
import { callIsOver } from './read-back.ts'
import * as store from './store.ts'

const SYSTEM = { kind: 'system', name: 'desk' } as const
const BATCH = 100

/** Calls that somebody spoke in, that are over, and of which nothing has been written. */
const UNWRITTEN = sql`from call c join desk_contact d on d.call_id = c.id
  where c.state = 'ended' and c.settled_at is null and c.person_id is not null and d.who in ('person', 'helper')`

const limit = ({ settings }: Pick<Surroundings, 'settings'>) => settings.get<number>('desk.writeMinutes')

/** When the next forgotten call is owed a call; null when none is. */
export async function nextUnwritten(around: Surroundings): Promise<Temporal.Instant | null> {
  const { rows } = await sql<{
    at: Temporal.Instant | null
  }>`select min(c.ended_at) as at ${UNWRITTEN}`.execute(around.databases.system)
  const at = rows[0]?.at ?? null
  return at === null ? null : at.add({ minutes: limit(around) })
}

/**
 * I-50: nobody writes down what a call led to, the person may have been promised anything: then they are owed a call, and
 * whoever had them on the line still can write it. Gives how many.
 */
export async function oweUnwritten(around: Surroundings, at: Temporal.Instant): Promise<number> {
  let owed = 0
  for (;;) {
    const done = await inTransaction({ ...around, clock: fixedClock(at) }, SYSTEM, oweBatch)
    owed += done
    if (done < BATCH) return owed
  }
}

async function oweBatch(ctx: Ctx): Promise<number> {
  const before = ctx.clock.now().subtract({ minutes: limit(ctx) })
  const { rows } = await sql<{ id: string; personId: string; theme: string | null; number: string | null }>`
    select c.id, c.person_id as "personId", coalesce(d.theme, c.theme) as theme, c.from_number as number
    ${UNWRITTEN} and c.ended_at <= ${before} order by c.ended_at limit ${BATCH} for update of c skip locked`.execute(
    ctx.tx,
  )
  for (const call of rows) await oweOne(ctx, call)
  return rows.length
}

async function oweOne(ctx: Ctx, call: { id: string; personId: string; theme: string | null }): Promise<void> {
  const asked = await askForCall(ctx, {
    personId: call.personId,
    by: 'system',
    callId: call.id,
    theme: call.theme ?? 'contactAdviser',
  })
  await callIsOver(ctx, call)
  await store.updateCall(ctx.tx, call.id, {
    settledAt: ctx.clock.now(),
    outcome: 'reachedNotHelped',
    ...(asked.ok ? { promiseId: asked.value.promiseId } : {}),
  })
}
