import type { Ctx } from '../../kernel/context.ts'
import { closedParts } from '../../kernel/opening/store.ts'
import type { Promised } from '../../kernel/promise/model.ts'
import type { Reason } from '../../kernel/result.ts'
import type { Callback, Window } from './model.ts'
import { deskOf, intoWindow } from './plan.ts'
import { capacityOf, refusalOf } from './rules.ts'
import { changeCallbacks, dropAgreed, insertWindows, lockDesk, peopleAt, takenOf } from './store.ts'
import { agreeTimes, policyOf } from './timing.ts'

/** Why these times cannot be agreed with whoever would ring, or null. Chosen by one at a time for each desk. */
export async function windowRefusal(
  ctx: Ctx,
  desk: Pick<Promised, 'deskStaffId' | 'deskTeamId'>,
  windows: readonly Window[],
  officeId: string | null,
): Promise<Reason | null> {
  if (windows.length === 0) return null
  const now = ctx.clock.now()
  const whose = deskOf(desk)
  await lockDesk(ctx.tx, whose)
  const sorted = (which: 'from' | 'until') => windows.map((one) => one[which]).sort(Temporal.Instant.compare)
  const [earliest, latest] = [sorted('from')[0] ?? now, sorted('until').at(-1) ?? now]
  const taken = await takenOf(ctx.tx, [whose], earliest, latest)
  const people = await peopleAt(ctx.tx, [whose])
  const policy = policyOf(ctx, officeId)
  const closed = await closedParts(ctx.tx, [officeId], earliest, latest)
  return refusalOf(windows, {
    now,
    calendar: ctx.settings.calendar(officeId),
    taken: taken.get(whose) ?? [],
    closed: closed.get(officeId) ?? [],
    capacity: capacityOf(policy, people.get(whose) ?? 1),
  })
}

/** these times and no others from now on. Gives what counts, and the promise with the time at which it is due. */
export async function agreeWindows(
  ctx: Ctx,
  promise: Promised,
  callback: Callback,
  windows: readonly Window[],
  by: 'person' | 'helper' | 'staff',
): Promise<{ promise: Promised; windows: Window[] }> {
  const { personId, promiseId } = callback
  const chosen = [...windows].sort((a, b) => Temporal.Instant.compare(a.from, b.from))
  const [first] = chosen
  if (first === undefined) {
    const planned =
      callback.windowFrom !== null && callback.windowUntil !== null && callback.plannedAt !== null
    return {
      promise,
      windows: planned
        ? [{ from: callback.windowFrom as Temporal.Instant, until: callback.windowUntil as Temporal.Instant }]
        : [],
    }
  }
  await dropAgreed(ctx.tx, [callback])
  const now = ctx.clock.now()
  const rows = chosen.map((window) => ({ ...window, id: ctx.newId() }))
  await insertWindows(
    ctx.tx,
    rows.map(({ id, from, until }) => ({
      personId,
      promiseId,
      id,
      fromAt: from,
      untilAt: until,
      desk: deskOf(promise),
      chosenBy: by,
      at: now,
    })),
  )
  await changeCallbacks(ctx.tx, [
    {
      personId,
      promiseId,
      ...intoWindow(ctx, promise, { id: rows[0]?.id ?? null, ...first }),
      // A time chosen after the written note begins a round of its own.
      roundFrom: callback.noteAt === null ? callback.roundFrom : now,
    },
  ])
  const agreed = await agreeTimes(ctx, [{ promise, window: first, by, moves: true }])
  return { promise: agreed.get(promise.id) ?? promise, windows: chosen }
}
