import type { Ctx, StaffCtx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { makePromise } from '../../kernel/promise/actions.ts'
import { openPromisesOf, updatePromise } from '../../kernel/promise/store.ts'
import { staffNotice } from '../../kernel/staff-notice.ts'
import { freeFor } from '../../meetings/booking/actions.ts'
import { questionFor } from '../../meetings/interpreters/views.ts'
import { setFact } from '../../people/actions.ts'
import { type Named, namedFor } from './answerer.ts'
import { comesNext } from './desk.ts'
import type { NextStep, Visit } from './model.ts'
import { sentBackTwice } from './referral-end.ts'
import { LOOP_DAYS, loopOf } from './rules.ts'
import { leadsOf, shownOnSince, staffName, updateVisit } from './store.ts'
import { agreed } from './talk.ts'

/** C6-03: the visitor's own words for why they are not to be rung. */
export const notRung = (desk: StaffCtx, personId: string, reason: string) =>
  setFact(desk, {
    personId,
    field: 'restriction.doNotRing',
    value: true,
    reason: reason.trim().slice(0, 500),
    method: 'desk',
    purpose: 'visit',
  })

/** how often they have been shown on without help lately, and whether once more is stopped. */
export async function loopNow(ctx: Ctx, personId: string) {
  const now = ctx.clock.now()
  // Two days more than the rule counts: the rule goes by dates, and the clocks may have changed.
  const earlier = await shownOnSince(ctx.tx, personId, now.subtract({ hours: 24 * (LOOP_DAYS + 2) }))
  const loop = loopOf(earlier, now)
  return loop.stops || !(await sentBackTwice(ctx, personId)) ? loop : { ...loop, stops: true }
}

type Known = Visit & { personId: string }

/** The talk that R-444 asks for: booked now with somebody by name, and on the lead's list. Once, however often it is tried. */
export async function stopLoop(desk: StaffCtx, visit: Known, count: number): Promise<NextStep | null> {
  const { personId } = visit
  const before = visit.steps.find(({ kind, promiseId }) => kind === 'meeting' && promiseId !== null)
  if (before) return before
  const named = await namedFor(desk, personId)
  if (named === null) return null
  const step = (await firstTalk(desk, personId, named)) ?? (await oweTime(desk, personId, named))
  if (step.promiseId !== null)
    await updatePromise(desk.tx, personId, step.promiseId, {
      leadListAt: desk.clock.now(),
      leadReason: 'referredTwice',
    })
  for (const lead of await leadsOf(desk.tx, named.staffId, visit.officeId))
    await staffNotice(desk, lead, 'referredTwice', personId, step.promiseId)
  recordEvent(desk, {
    personId,
    kind: 'referralStopped',
    side: named.side,
    channel: 'dropIn',
    authorship: 'staffReception',
    promiseId: null,
    data: { visitId: visit.id, count, staffId: named.staffId, at: step.at },
  })
  await updateVisit(desk.tx, visit, comesNext([...visit.steps, step]))
  return step
}

/** Within how many days somebody who has been sent about is met. */
const SOON_DAYS = 7

async function firstTalk(ctx: StaffCtx, personId: string, { staffId }: Named): Promise<NextStep | null> {
  const question = await questionFor(ctx, personId)
  const flagged = question?.flagged ?? false
  const talk = { personId, kind: 'clarification', mode: 'physicalOffice' } as const
  const now = ctx.clock.now()
  const free = await freeFor(ctx, {
    ...talk,
    staffIds: [staffId],
    from: now.add({ hours: 1 }),
    until: now.add({ hours: 24 * SOON_DAYS }),
    interpreted: flagged,
  })
  for (const slot of free.ok ? free.value.slice(0, 5) : []) {
    const booked = await agreed(ctx, {
      ...talk,
      startsAt: slot.startsAt,
      staffId,
      answer: flagged ? 'ordered' : 'notFlagged',
      reason: null,
    })
    if (booked.ok) return booked.value
  }
  return null
}

/** No time is free soon: whoever is named owes one, and the lead sees it. One such promise. */
async function oweTime(ctx: Ctx, personId: string, named: Named): Promise<NextStep> {
  const open = (await openPromisesOf(ctx.tx, personId)).find(
    ({ kind, ownerStaffId }) => kind === 'arrangeMeeting' && ownerStaffId === named.staffId,
  )
  const promise =
    open ??
    (await makePromise(ctx, {
      personId,
      kind: 'arrangeMeeting',
      clock: 'meetingRequest',
      side: named.side,
      theme: 'contactAdviser',
      owner: { staffId: named.staffId },
      officeId: named.units.officeId,
      needLevel: named.units.needLevel,
      channel: 'dropIn',
      details: { referredTwice: true },
    }))
  return {
    kind: 'meeting',
    who: await staffName(ctx.tx, named.staffId),
    isTeam: false,
    at: promise.dueAt.toString(),
    until: null,
    latest: true,
    promiseId: promise.id,
  }
}
