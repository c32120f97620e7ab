import type { Ctx } from '../../kernel/context.ts'
import { closedParts } from '../../kernel/opening/store.ts'
import type { Promised } from '../../kernel/promise/model.ts'
import { reachFactsOf } from '../../people/profile/views.ts'
import type { AgreedWindow, Callback, Tried, Window } from './model.ts'
import { adHocWindow, FARTHEST_DAYS, type Plan, type Standing, timesOf } from './rules.ts'
import {
  type CallbackChange,
  changeCallbacks,
  insertWindows,
  promisesBy,
  setWindows,
  triesBy,
  windowsBy,
} from './store.ts'
import { agreeTimes, policyOf, quietUntil } from './timing.ts'

/** One call that is owed with all that its planning asks for. */
export type Case = {
  callback: Callback
  promise: Promised
  windows: readonly AgreedWindow[]
  tries: readonly Tried[]
  /** Parts of days on which the office that rings is closed. */
  closed: readonly Window[]
}

/** The same for many, in as many queries however many they are. What has ended meanwhile is left out. */
export async function casesOf(ctx: Ctx, callbacks: readonly Callback[]): Promise<Case[]> {
  const promises = await promisesBy(ctx.tx, callbacks)
  const windows = await windowsBy(ctx.tx, callbacks, ctx.clock.now())
  const tries = await triesBy(ctx.tx, callbacks)
  const now = ctx.clock.now()
  const offices = [...promises.values()].map(({ officeId }) => officeId)
  const closed = await closedParts(ctx.tx, offices, now, now.add({ hours: FARTHEST_DAYS * 24 }))
  return callbacks.flatMap((callback) => {
    const promise = promises.get(callback.promiseId)
    if (promise === undefined || promise.endedAt !== null) return []
    return [
      {
        callback,
        promise,
        windows: windows.get(callback.promiseId) ?? [],
        tries: tries.get(callback.promiseId) ?? [],
        closed: closed.get(promise.officeId) ?? [],
      },
    ]
  })
}

export const factsFor = (ctx: Ctx, cases: readonly Case[]) =>
  reachFactsOf(ctx, [...new Set(cases.map(({ callback }) => callback.personId))])

/** What the rules see of a case now. */
export function standingOf(ctx: Ctx, one: Case, now: Temporal.Instant): Standing {
  const { callback, promise, windows, tries, closed } = one
  const { windowId, windowFrom, windowUntil } = callback
  return {
    now,
    current:
      windowId === null || windowFrom === null || windowUntil === null
        ? null
        : { id: windowId, from: windowFrom, until: windowUntil },
    ahead: windows.filter((window) => window.state === 'agreed'),
    tries,
    calendar: ctx.settings.calendar(promise.officeId),
    closed,
    policy: policyOf(ctx, promise.officeId),
  }
}

export const deskOf = (promise: Pick<Promised, 'deskStaffId' | 'deskTeamId'>): string =>
  (promise.deskStaffId ?? promise.deskTeamId) as string

export type Planned = { one: Case; plan: Plan; why: 'missed' | 'windowMissed' | 'interpreter' | 'again' }

/**
 * Writes what the rules decided: when it is tried next, what leaves before, and when it is due. Gives the windows that now
 * count, for whoever tells the person. `note` is a step of its own, taken at once.
 */
export async function writePlans(ctx: Ctx, plans: readonly Planned[]): Promise<Map<string, Window>> {
  const now = ctx.clock.now()
  const fresh = plans.flatMap(({ one, plan }) =>
    plan.does === 'window' && plan.id === null ? [{ one, window: plan.window, id: ctx.newId() }] : [],
  )
  await insertWindows(
    ctx.tx,
    fresh.map(({ one, window, id }) => ({
      personId: one.callback.personId,
      promiseId: one.callback.promiseId,
      id,
      fromAt: window.from,
      untilAt: window.until,
      desk: deskOf(one.promise),
      chosenBy: 'office' as const,
      at: now,
    })),
  )
  const made = new Map(fresh.map(({ one, id }) => [one.callback.promiseId, id]))
  await changeCallbacks(
    ctx.tx,
    plans.map((planned) => changeOf(ctx, planned, made)),
  )
  const windows = plans.flatMap(({ one, plan, why }) =>
    plan.does === 'window' ? [{ one, window: plan.window, why }] : [],
  )
  // What the office itself let pass is late: its due time does not move for that.
  await agreeTimes(
    ctx,
    windows.map(({ one, window, why }) => ({
      promise: one.promise,
      window,
      by: 'office',
      moves: why !== 'windowMissed',
    })),
  )
  return new Map(windows.map(({ one, window }) => [one.callback.promiseId, window]))
}

function changeOf(ctx: Ctx, { one, plan }: Planned, made: ReadonlyMap<string, string>): CallbackChange {
  const { personId, promiseId, windowUntil } = one.callback
  const key = { personId, promiseId }
  if (plan.does === 'note') return { ...key, plannedAt: null, nextStep: 'note', nextStepAt: ctx.clock.now() }
  if (plan.does === 'retry')
    return { ...key, plannedAt: plan.at, nextStep: 'expire', nextStepAt: windowUntil ?? plan.at }
  const id = plan.id ?? made.get(promiseId) ?? null
  return { ...key, ...intoWindow(ctx, one.promise, { id, ...plan.window }) }
}

/** The columns of a call whose next try is in this window. */
export function intoWindow(ctx: Ctx, promise: Promised, window: { id: string | null } & Window) {
  const { plannedAt, announceAt } = timesOf(window, {
    now: ctx.clock.now(),
    policy: policyOf(ctx, promise.officeId),
    quietUntil: quietUntil(ctx),
  })
  return {
    plannedAt,
    windowId: window.id,
    windowFrom: window.from,
    windowUntil: window.until,
    announcedAt: null,
    ...(announceAt === null
      ? { nextStep: 'expire' as const, nextStepAt: window.until }
      : { nextStep: 'announce' as const, nextStepAt: announceAt }),
  }
}

/**
 * The window each try is made in. One outside any agreed time makes a window of its own, so that it is counted as one.
 * Gives the cases with it.
 */
export async function windowsForTries(ctx: Ctx, cases: readonly Case[]): Promise<Case[]> {
  const now = ctx.clock.now()
  const placed = cases.map((one) => ({ one, ...windowNow(ctx, one, now) }))
  await setWindows(
    ctx.tx,
    placed
      .filter(({ fresh }) => !fresh)
      .map(({ one, window }) => ({ personId: one.callback.personId, id: window.id })),
    'used',
  )
  await insertWindows(
    ctx.tx,
    placed
      .filter(({ fresh }) => fresh)
      .map(({ one, window }) => ({
        personId: one.callback.personId,
        promiseId: one.callback.promiseId,
        id: window.id,
        fromAt: window.from,
        untilAt: window.until,
        desk: deskOf(one.promise),
        chosenBy: 'office',
        at: now,
        state: 'used',
      })),
  )
  const running = placed.map(({ one, window }) => ({
    ...one,
    callback: { ...one.callback, windowId: window.id, windowFrom: window.from, windowUntil: window.until },
  }))
  await changeCallbacks(
    ctx.tx,
    running.map(({ callback: { personId, promiseId, windowId, windowFrom, windowUntil } }) => ({
      personId,
      promiseId,
      windowId,
      windowFrom,
      windowUntil,
    })),
  )
  return running
}

/** The agreed window that runs, from when the text ahead of it may leave; else one from now on. */
function windowNow(
  ctx: Ctx,
  one: Case,
  now: Temporal.Instant,
): { window: { id: string } & Window; fresh: boolean } {
  const { calendar, policy } = standingOf(ctx, one, now)
  const agreed = one.windows.find(
    ({ from, until }) =>
      Temporal.Instant.compare(from.subtract({ minutes: policy.aheadMinutes }), now) <= 0 &&
      Temporal.Instant.compare(now, until) <= 0,
  )
  return agreed
    ? { window: agreed, fresh: false }
    : { window: { id: ctx.newId(), ...adHocWindow(now, calendar) }, fresh: true }
}
