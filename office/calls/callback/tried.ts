import type { Ctx, StaffCtx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import type { Promised } from '../../kernel/promise/model.ts'
import { spokenOn } from '../../people/actions/contactPoint.ts'
import type { AttemptOutcome } from '../model.ts'
import type { Callback, NumberKind } from './model.ts'
import { type Case, casesOf, windowsForTries } from './plan.ts'
import { OUTCOMES } from './rules.ts'
import { changeCallbacks, insertAttempts, lockCallback } from './store.ts'

/** A try as it has gone. `said`: who answered, in their own words, until an identity check has said more. */
export type TryMade = {
  outcome: AttemptOutcome
  answeredBy?: 'person' | 'other' | null
  said?: string | null
  number?: string | null
  numberKind?: NumberKind | null
  callId?: string | null
  /** Who rang, where it is not whoever acts: what the line tells is told by nobody. */
  staffId?: string | null
}

/** The calls behind these promises, locked; those that are no calls, or that the wall hides, are left out. */
export async function callsBehind(ctx: Ctx, promises: readonly Promised[]): Promise<Case[]> {
  const callbacks: Callback[] = []
  for (const promise of promises) {
    if (promise.kind !== 'callBack' || promise.endedAt !== null) continue
    const callback = await lockCallback(ctx.tx, promise.personId, promise.id)
    if (callback) callbacks.push(callback)
  }
  return casesOf(ctx, callbacks)
}

/**
 * a try is written down with who made it and why. When somebody else than the person answered it has
 * reached nobody. A job plans what comes next at once, with all that the office knows.
 */
export async function writeTries(
  ctx: Ctx,
  made: readonly { one: Case; how: TryMade; attemptId?: string }[],
  tell = true,
): Promise<void> {
  const now = ctx.clock.now()
  const staffId = ctx.actor.kind === 'staff' ? ctx.actor.staffId : null
  const planned = await windowsForTries(
    ctx,
    made.map(({ one }) => one).filter(({ callback }) => callback.mode !== 'ladder'),
  )
  const inWindow = new Map(planned.map((one) => [one.callback.promiseId, one]))
  const placed = made.map(({ one, how, attemptId }) => ({
    one: inWindow.get(one.callback.promiseId) ?? one,
    how,
    attemptId: attemptId ?? ctx.newId(),
  }))
  await insertAttempts(
    ctx.tx,
    placed.map(({ one, how, attemptId }) => ({
      personId: one.callback.personId,
      promiseId: one.callback.promiseId,
      id: attemptId,
      at: now,
      staffId: how.staffId ?? staffId,
      side: one.promise.side,
      theme: one.promise.theme,
      callId: how.callId ?? null,
      number: how.number ?? one.callback.number,
      numberKind: how.numberKind ?? one.callback.numberKind,
      windowId: one.callback.windowId,
      outcome: how.outcome,
      answeredBy: how.answeredBy ?? null,
      said: how.said?.trim().slice(0, 300) || null,
      counts: OUTCOMES[how.outcome].counts,
    })),
  )
  if (tell) for (const { one, how } of placed) tellTry(ctx, one, how)
  await planSoon(
    ctx,
    placed.map(({ one }) => one),
  )
}

export function tellTry(ctx: Ctx, { promise, callback }: Case, how: TryMade): string {
  return recordEvent(ctx, {
    personId: promise.personId,
    kind: 'callAttempt',
    side: promise.side,
    channel: 'officePhone',
    theme: promise.theme,
    threadId: promise.threadId,
    enquiryId: promise.enquiryId,
    promiseId: promise.id,
    data: {
      direction: 'out',
      outcome: how.outcome,
      answeredBy: how.answeredBy ?? null,
      numberKind: how.numberKind ?? callback.numberKind,
      promises: [promise.id],
    },
  })
}

/** What an unread letter owes is planned by its own ladder; everything else by the step `missed`, now. */
export async function planSoon(ctx: Ctx, cases: readonly Case[]): Promise<void> {
  const own = cases.filter(({ callback }) => callback.mode !== 'ladder')
  await changeCallbacks(
    ctx.tx,
    own.map(({ callback: { personId, promiseId } }) => ({
      personId,
      promiseId,
      plannedAt: null,
      nextStep: 'missed' as const,
      nextStepAt: ctx.clock.now(),
    })),
  )
  if (own.length > 0) await ctx.enqueue('callbacks', {}, { key: 'callbacks' })
}

/** an employee has logged a try by hand (office/threads/actions/talk.ts), which stands on the timeline already. */
export async function callsTried(ctx: Ctx, promises: readonly Promised[]): Promise<void> {
  const cases = await callsBehind(ctx, promises)
  await writeTries(
    ctx,
    cases.map((one) => ({ one, how: { outcome: 'noAnswer' } })),
    false,
  )
}

const worked = (ctx: StaffCtx, { personId }: Callback, number: string | null): Promise<void> =>
  ctx.beyondWall((beyond) => spokenOn(beyond, personId, number))

const INTERPRETED: ReadonlySet<string> = new Set(['professional', 'onDemand'])

/**
 * the two have spoken. Where an interpreter is needed and there was none it was a talk, but nothing has been
 * explained by it: gives the calls that are owed still, which are planned anew.
 */
export async function callsHeard(
  ctx: StaffCtx,
  promises: readonly Promised[],
  talk: { interpreter?: string | undefined; callId?: string | null; number?: string | null },
): Promise<ReadonlySet<string>> {
  const cases = await callsBehind(ctx, promises)
  for (const { callback } of cases) await worked(ctx, callback, talk.number ?? callback.number)
  const heard = INTERPRETED.has(talk.interpreter ?? 'none')
  const unheard = cases.filter(
    ({ callback }) => callback.interpreter !== null && callback.mode !== 'ladder' && !heard,
  )
  const now = ctx.clock.now()
  await insertAttempts(
    ctx.tx,
    cases.map(({ callback, promise }) => ({
      personId: callback.personId,
      promiseId: callback.promiseId,
      id: ctx.newId(),
      at: now,
      staffId: ctx.actor.kind === 'staff' ? ctx.actor.staffId : null,
      side: promise.side,
      theme: promise.theme,
      callId: talk.callId ?? null,
      number: callback.number,
      numberKind: callback.numberKind,
      windowId: callback.windowId,
      outcome: 'spoke',
      answeredBy: 'person',
      counts: false,
    })),
  )
  await planSoon(ctx, unheard)
  return new Set(unheard.map(({ callback }) => callback.promiseId))
}
