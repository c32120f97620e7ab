import { sql } from 'kysely'
import type { StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { PRESENCES, type Presence, QUEUES } from '../model.ts'
import { colleagues, putPresence, shiftsOf } from './store.ts'

/** I am free, talking, writing or away, and take calls of these queues. Refuses with `badForm`. */
export async function setPresence(
  ctx: StaffCtx,
  input: { state: string; queues?: readonly string[] },
): Promise<Result<{ state: Presence }>> {
  const state = PRESENCES.find((known) => known === input.state)
  if (state === undefined || input.queues?.some((queue) => !QUEUES.some((known) => known === queue)))
    return refused('badForm')
  await putPresence(ctx, ctx.actor.staffId, {
    state,
    ...(input.queues === undefined ? {} : { queues: input.queues }),
  })
  return ok({ state })
}

type ShiftIn = { staffId: string; rank: number; from: Temporal.Instant; until: Temporal.Instant }

/** longest that one turn on the duty phone may be told as; the roster is looked at a week ahead. */
const LONGEST_HOURS = 24

/** Whoever leads the office, or has its duty phone as their work. */
const plans = ({ actor }: StaffCtx) =>
  actor.officeId !== null && (actor.roles.includes('LE') || actor.roles.includes('DU'))

/**
 * somebody of the office gets a turn on its duty phone. Refuses with `notFound` (no right, or nobody of this
 * office), `badForm` (rank, past or too long), `shiftTaken` (somebody has that place, or they have another place then).
 */
export async function planShift(ctx: StaffCtx, input: ShiftIn): Promise<Result<{ shiftId: string }>> {
  const officeId = ctx.actor.officeId
  if (!plans(ctx) || officeId === null) return refused('notFound')
  const colleague = (await colleagues(ctx.tx, [input.staffId])).get(input.staffId)
  if (colleague?.officeId !== officeId) return refused('notFound')
  if (!isTurn(input, ctx.clock.now())) return refused('badForm')
  return ctx.beyondWall(async (beyond) => {
    // One planner at a time in one office; the constraint in the database holds whatever comes past this.
    await sql`select from office where id = ${officeId} for update`.execute(beyond.tx)
    const there = await shiftsOf(beyond.tx, officeId, input)
    if (there.some(({ rank, staffId }) => rank === input.rank || staffId === input.staffId))
      return refused('shiftTaken')
    const shiftId = beyond.newId()
    await beyond.tx
      .insertInto('dutyShift')
      .values({
        id: shiftId,
        officeId,
        staffId: input.staffId,
        rank: input.rank,
        fromAt: input.from,
        untilAt: input.until,
        madeBy: ctx.actor.staffId,
        madeAt: beyond.clock.now(),
      })
      .execute()
    return ok({ shiftId })
  })
}

function isTurn({ rank, from, until }: ShiftIn, now: Temporal.Instant): boolean {
  const hours = until.since(from).total('hours')
  return (
    Number.isInteger(rank) &&
    rank >= 1 &&
    rank <= 9 &&
    hours > 0 &&
    hours <= LONGEST_HOURS &&
    Temporal.Instant.compare(until, now) > 0
  )
}

/** Takes a turn away again; what has begun ends now. Refuses with `notFound`, `alreadyEnded`. */
export async function endShift(ctx: StaffCtx, input: { shiftId: string }): Promise<Result<null>> {
  if (!plans(ctx)) return refused('notFound')
  return ctx.beyondWall(async (beyond) => {
    const shift = await beyond.tx
      .selectFrom('dutyShift')
      .select(['id', 'endedAt'])
      .where('id', '=', input.shiftId)
      .where('officeId', '=', ctx.actor.officeId)
      .forUpdate()
      .executeTakeFirst()
    if (!shift) return refused('notFound')
    if (shift.endedAt !== null) return refused('alreadyEnded')
    await beyond.tx
      .updateTable('dutyShift')
      .set({ endedAt: beyond.clock.now() })
      .where('id', '=', shift.id)
      .execute()
    return ok(null)
  })
}
