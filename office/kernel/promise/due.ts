import type { Ctx } from '../context.ts'
import { movableClock } from '../time/clock.ts'
import { inTransaction, type Surroundings } from '../transaction.ts'
import type { Promised, Step } from './model.ts'
import { stepAfter } from './rules.ts'
import { lockNextDue, updatePromise } from './store.ts'

/** What a step does, in the transaction that also plans the step after it. */
export type StepHandlers = Record<Step, (ctx: Ctx, promise: Promised) => Promise<void>>

const ENDS_ITSELF: ReadonlySet<Step> = new Set(['resume', 'askReferral'])

/**
 * Runs every step of the ledger that falls due up to `until`, in the order of time, each in a transaction of its own
 * with the clock standing at the moment the step was planned for. Several nodes may run it at once: a promise that
 * another holds is passed over. Gives how many steps were taken.
 */
export async function runSteps(
  around: Surroundings,
  until: Temporal.Instant,
  handlers: StepHandlers,
): Promise<number> {
  let taken = 0
  while (await runNext(around, until, handlers)) taken += 1
  return taken
}

async function runNext(
  around: Surroundings,
  until: Temporal.Instant,
  handlers: StepHandlers,
): Promise<boolean> {
  const clock = movableClock(until)
  return inTransaction({ ...around, clock }, { kind: 'system', name: 'ledger' }, async (ctx) => {
    const promise = await lockNextDue(ctx.tx, until)
    if (promise === undefined || promise.nextStep === null || promise.nextStepAt === null) return false
    clock.set(promise.nextStepAt)
    if (!ENDS_ITSELF.has(promise.nextStep)) await planNext(ctx, promise, promise.nextStep)
    await handlers[promise.nextStep](ctx, promise)
    return true
  })
}

async function planNext(ctx: Ctx, promise: Promised, done: Step): Promise<void> {
  const orphanable = (promise.details as { orphanable?: boolean } | null)?.orphanable ?? done === 'orphan'
  const next = stepAfter({ ...promise, orphanable }, done, ctx.settings, promise.officeId)
  const now = ctx.clock.now()
  await updatePromise(ctx.tx, promise.personId, promise.id, {
    nextStep: next?.step ?? null,
    // What should have come before this one comes now, and not in the past.
    nextStepAt: next && (Temporal.Instant.compare(next.at, now) < 0 ? now : next.at),
  })
}
