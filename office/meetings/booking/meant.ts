import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import { staffNotice } from '../../kernel/staff-notice.ts'
import type { Meeting } from './model.ts'
import { lockMeeting } from './store.ts'

type Ahead = { id: string; startsAt: Temporal.Instant; endsAt: Temporal.Instant }

/** Which meeting a text is about: the one meeting, or those among which nobody may guess. Null when nothing is ahead. */
export type Meant = { one: Meeting } | { among: Ahead[] } | null

/** More are not told apart by a digit; the others by telephone. */
const MOST_ASKED = 3

const aheadOf = (ctx: Ctx, personId: string): Promise<Ahead[]> =>
  ctx.tx
    .selectFrom('meeting')
    .select(['id', 'startsAt', 'endsAt'])
    .where('personId', '=', personId)
    .where('state', '=', 'booked')
    .where('startsAt', '>', ctx.clock.now())
    .orderBy('startsAt')
    .orderBy('id')
    .limit(MOST_ASKED)
    .execute()

/** the meeting that we last texted about, where it is still ahead; else the only one; else nobody knows. */
export async function meetingMeant(ctx: Ctx, personId: string): Promise<Meant> {
  const ahead = await aheadOf(ctx, personId)
  const [first, second] = ahead
  if (first === undefined) return null
  const about = second === undefined ? first.id : await textedAbout(ctx, personId)
  const one = about === null ? undefined : await lockMeeting(ctx.tx, personId, about)
  const isAhead = one?.state === 'booked' && Temporal.Instant.compare(one.startsAt, ctx.clock.now()) > 0
  return isAhead ? { one } : { among: ahead }
}

async function textedAbout(ctx: Ctx, personId: string): Promise<string | null> {
  const { rows } = await sql<{ about: string | null }>`select data->>'about' as about from outgoing
    where person_id = ${personId} and (data ? 'about' or data ? 'which') order by made_at desc, id desc limit 1`.execute(
    ctx.tx,
  )
  return rows[0]?.about ?? null
}

/** "2" in answer to which of them it is about. Null when no such text waits for an answer, or another came after it. */
export async function chosenMeeting(ctx: Ctx, personId: string, digit: 1 | 2 | 3): Promise<Meeting | null> {
  const { rows } = await sql<{ which: string[] | null }>`select data->'which' as which from outgoing
    where person_id = ${personId} and (data ? 'which' or data ? 'move' or data->'params' ? 'third')
    order by made_at desc, id desc limit 1`.execute(ctx.tx)
  const id = rows[0]?.which?.[digit - 1]
  const meeting = id === undefined ? undefined : await lockMeeting(ctx.tx, personId, id)
  return meeting?.state === 'booked' ? meeting : null
}

/**
 * somebody has said that a time may not suit. Whoever holds the only meeting ahead hears of it, whichever way
 * it was said; of several nobody knows which. Nothing is changed by it.
 */
export async function doubtTold(ctx: Ctx, personId: string): Promise<void> {
  const [only, ...others] = await aheadOf(ctx, personId)
  if (only !== undefined && others.length === 0) await doubtOf(ctx, personId, only.id)
}

/** Once until they have read it. */
export async function doubtOf(ctx: Ctx, personId: string, meetingId: string): Promise<void> {
  const { rows } = await sql<{ staffId: string; promiseId: string | null }>`
    select m.owner_staff_id as "staffId", m.promise_id as "promiseId" from meeting m
    where m.person_id = ${personId} and m.id = ${meetingId} and not exists (select from staff_notice n
      where n.staff_id = m.owner_staff_id and n.kind = 'meetingDoubt' and n.person_id = m.person_id
        and n.promise_id is not distinct from m.promise_id and n.read_at is null)`.execute(ctx.tx)
  for (const { staffId, promiseId } of rows)
    await staffNotice(ctx, staffId, 'meetingDoubt', personId, promiseId)
}
