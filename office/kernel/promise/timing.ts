import type { Ctx } from '../context.ts'
import type { ReceiptClock } from '../time/clocks.ts'
import { latestNewTime } from '../time/deadlines.ts'
import type { Promised, Urgency } from './model.ts'
import { recordPromise } from './record.ts'
import { deadline, stepAfter } from './rules.ts'
import { updatePromise } from './store.ts'

/** urgency as judged by somebody, with the time that now applies. The first due time stays on record. */
export async function setUrgency(
  ctx: Ctx,
  promise: Promised,
  change: {
    urgency: Urgency
    clock: ReceiptClock
    dueAt: Temporal.Instant
    event: 'urgencyRaised' | 'urgencyLowered'
    lead?: string
    reason: string
  },
): Promise<Promised> {
  const next = stepAfter(
    { clock: change.clock, countingFrom: ctx.clock.now(), dueAt: change.dueAt },
    null,
    ctx.settings,
    promise.officeId,
  )
  const row = {
    urgency: change.urgency,
    clock: change.clock,
    dueAt: change.dueAt,
    nextStep: next?.step ?? null,
    nextStepAt: next?.at ?? null,
    ...(change.lead === undefined ? {} : { leadListAt: ctx.clock.now(), leadReason: change.lead }),
  }
  await updatePromise(ctx.tx, promise.personId, promise.id, row)
  const changed: Promised = { ...promise, ...row }
  recordPromise(ctx, change.event, changed, { reason: change.reason })
  return changed
}

/** words in a new contact raise an open entry to acute; its clock becomes the one that runs for urgent needs. */
export async function updateUrgent(ctx: Ctx, promise: Promised): Promise<Promised> {
  const { dueAt } = deadline('emergencyAid', ctx.clock.now(), ctx.settings, promise.officeId)
  const sooner = Temporal.Instant.compare(dueAt, promise.dueAt) < 0 ? dueAt : promise.dueAt
  return setUrgency(ctx, promise, {
    urgency: 'acute',
    clock: 'emergencyAid',
    dueAt: sooner,
    event: 'urgencyRaised',
    reason: 'wording',
  })
}

/** the only reasons for which a clock stands still, said openly with what ends it. */
export async function pausePromise(
  ctx: Ctx,
  promise: Promised,
  pause: {
    reason: 'waitingForPerson' | 'laterTimeAsked' | 'waitingForParty'
    until: Temporal.Instant
    nextStep: 'resume' | 'askReferral'
  },
): Promise<Promised> {
  const change = {
    state: 'paused' as const,
    pause: JSON.stringify({
      reason: pause.reason,
      since: ctx.clock.now().toString(),
      until: pause.until.toString(),
    }),
    nextStep: pause.nextStep,
    nextStepAt: pause.until,
  }
  await updatePromise(ctx.tx, promise.personId, promise.id, change)
  const paused: Promised = { ...promise, ...change }
  recordPromise(ctx, 'promisePaused', paused, { reason: pause.reason, until: pause.until.toString() })
  return paused
}

/** The pause is over; what is owed is due again at `dueAt`. */
export async function resumePromise(ctx: Ctx, promise: Promised, dueAt: Temporal.Instant): Promise<Promised> {
  const next = stepAfter(
    { clock: promise.clock, countingFrom: ctx.clock.now(), dueAt },
    null,
    ctx.settings,
    promise.officeId,
  )
  const change = {
    state: 'open' as const,
    pause: null,
    dueAt,
    nextStep: next?.step ?? null,
    nextStepAt: next?.at ?? null,
  }
  await updatePromise(ctx.tx, promise.personId, promise.id, change)
  const resumed: Promised = { ...promise, ...change }
  recordPromise(ctx, 'promiseResumed', resumed)
  return resumed
}

/** told once, with the latest new time; the original due time stays the measure. */
export function lateNotice(ctx: Ctx, promise: Promised) {
  return {
    toldLateAt: ctx.clock.now(),
    latestNewAt: latestNewTime(promise.dueAt, ctx.settings.calendar(promise.officeId)),
  }
}
