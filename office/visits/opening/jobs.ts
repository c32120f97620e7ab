import type { Ctx } from '../../kernel/context.ts'
import { stepAgain } from '../../kernel/promise/rules.ts'
import { lockPromise, updatePromise } from '../../kernel/promise/store.ts'
import { inTransaction, type Surroundings } from '../../kernel/transaction.ts'
import { cancelFor } from '../../meetings/booking/cancel.ts'
import { nearestFree } from '../../meetings/booking/free.ts'
import { moveFor, stillAhead } from '../../meetings/booking/move.ts'
import { isInterpretedTalk } from '../../meetings/interpreters/rules.ts'
import { type Booked, bookedThen, type Owed, owedOn, type Unsettled, unsettled } from './closing-store.ts'
import { tellVisitors, touched } from './visitors.ts'

const SYSTEM = { kind: 'system', name: 'closings' } as const
const AT_ONCE = 200

/** what follows when an office is closed. Gives how many meetings, visitors and promises were touched. */
export async function runClosings(around: Surroundings): Promise<number> {
  return (await hurryOwed(around)) + (await moveMeetings(around)) + (await tellVisitors(around))
}

/**
 * K2, R-029: a closed day is no working day. What is owed then comes to its reminder, and to the person's being told, as
 * much earlier; the time itself stays. Waits until the calendars know of the day. A day of which a part is left is a
 * working day, and nothing changes.
 */
async function hurryOwed(around: Surroundings): Promise<number> {
  return inTransaction(around, SYSTEM, async (ctx) => {
    let hurried = 0
    for (const closing of (await unsettled(ctx.tx)).filter((one) => isKnown(ctx, one))) {
      const { officeId, firstDay: first, lastDay: last, part } = closing
      for (const owed of part ? [] : await owedOn(ctx.tx, { officeId, first, last }))
        if (await hurry(ctx, owed, closing)) hurried += 1
      await ctx.tx
        .updateTable('closing')
        .set({ settledAt: ctx.clock.now() })
        .where('id', '=', closing.id)
        .execute()
    }
    return hurried
  })
}

const isKnown = (ctx: Ctx, { officeId, firstDay, part }: Unsettled) =>
  part || ctx.settings.calendar(officeId).policy.closingDays.includes(firstDay)

async function hurry(ctx: Ctx, { personId, id }: Owed, closing: Unsettled): Promise<boolean> {
  const promise = await lockPromise(ctx.tx, personId, id)
  if (promise === undefined || promise.nextStepAt === null) return false
  const now = ctx.clock.now()
  const planned = stepAgain(promise, ctx.settings, promise.officeId)
  if (planned === null || Temporal.Instant.compare(planned, promise.nextStepAt) >= 0) return false
  const nextStepAt = Temporal.Instant.compare(planned, now) < 0 ? now : planned
  await updatePromise(ctx.tx, personId, id, { nextStepAt })
  touched(ctx, personId, { touched: 'promise', cause: closing.cause, closingId: closing.id }, promise)
  return true
}

/** nobody meets a closed door. Each gets the nearest time there is; where there is none, another is owed. Told once. */
async function moveMeetings(around: Surroundings): Promise<number> {
  let moved = 0
  for (;;) {
    const some = await inTransaction(around, SYSTEM, (ctx) => bookedThen(ctx.tx, ctx.clock.now(), AT_ONCE))
    const done = await allOf(around, some)
    moved += done
    if (some.length < AT_ONCE || done === 0) return moved
  }
}

async function allOf(around: Surroundings, some: readonly Booked[]): Promise<number> {
  let moved = 0
  for (const one of some) if (await inTransaction(around, SYSTEM, (ctx) => moveOne(ctx, one))) moved += 1
  return moved
}

async function moveOne(ctx: Ctx, { personId, id, cause, closingId }: Booked): Promise<boolean> {
  const found = await stillAhead(ctx, { personId, meetingId: id })
  if (!found.ok) return false
  const meeting = found.value
  const same = {
    personId,
    meetingId: id,
    version: meeting.version,
    askedBy: 'office' as const,
    channel: 'system',
  }
  const slots = await nearestFree(ctx, {
    ...{ personId, kind: meeting.kind, mode: meeting.mode, placeId: meeting.placeId },
    staffIds: [meeting.ownerStaffId],
    interpreted: isInterpretedTalk(meeting.interpreter),
    wished: meeting.startsAt,
    except: id,
  })
  const told = { touched: 'meeting', cause, closingId, meetingId: id } as const
  for (const { startsAt, staffId } of slots) {
    const moved = await moveFor(ctx, { ...same, startsAt, staffId })
    if (moved.ok) return touched(ctx, personId, told, meeting)
  }
  const cancelled = await cancelFor(ctx, { ...same, reason: 'officeClosed' })
  return cancelled.ok && touched(ctx, personId, told, meeting)
}
