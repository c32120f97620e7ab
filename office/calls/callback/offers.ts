import type { Ctx } from '../../kernel/context.ts'
import { closedParts } from '../../kernel/opening/store.ts'
import type { Promised } from '../../kernel/promise/model.ts'
import type { Window } from './model.ts'
import { deskOf } from './plan.ts'
import { capacityOf, offered } from './rules.ts'
import { peopleAt, takenOf } from './store.ts'
import { policyOf } from './timing.ts'

type Desk = Pick<Promised, 'deskStaffId' | 'deskTeamId' | 'officeId'>

/** Working days ahead are so many more days of the calendar at the most. */
const HOLIDAYS = 14

/**
 * what can be chosen from with whoever has these calls. What is taken is counted once for all of them, and what is
 * left is worked out once for each desk.
 */
export async function offersAt(ctx: Ctx, at: readonly Desk[]): Promise<(desk: Desk) => Window[]> {
  const now = ctx.clock.now()
  const desks = [...new Set(at.map(deskOf))]
  const days = Math.max(0, ...at.map(({ officeId }) => policyOf(ctx, officeId).daysAhead))
  const until = now.add({ hours: 24 * (days + HOLIDAYS) })
  const taken = await takenOf(ctx.tx, desks, now, until)
  const offices = at.map(({ officeId }) => officeId)
  const closed = await closedParts(ctx.tx, offices, now, until)
  const people = await peopleAt(ctx.tx, desks)
  const known = new Map<string, Window[]>()
  return (desk) => {
    const key = deskOf(desk)
    const policy = policyOf(ctx, desk.officeId)
    const found =
      known.get(key) ??
      offered({
        now,
        calendar: ctx.settings.calendar(desk.officeId),
        policy,
        taken: taken.get(key) ?? [],
        closed: closed.get(desk.officeId) ?? [],
        capacity: capacityOf(policy, people.get(key) ?? 1),
      })
    known.set(key, found)
    return found
  }
}

/** The same for one. */
export const offersOf = async (ctx: Ctx, desk: Desk): Promise<Window[]> => (await offersAt(ctx, [desk]))(desk)
