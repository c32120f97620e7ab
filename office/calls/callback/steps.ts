import type { Ctx } from '../../kernel/context.ts'
import { recordPromise } from '../../kernel/promise/actions.ts'
import { phoneNumber } from '../../people/actions/contactPoint.ts'
import type { ReachFacts } from '../../people/profile/model.ts'
import { canBeRung, missed } from './missed.ts'
import type { Callback, NextStep } from './model.ts'
import { writeNotes } from './note.ts'
import {
  type Case,
  casesOf,
  deskOf,
  factsFor,
  intoWindow,
  type Planned,
  standingOf,
  writePlans,
} from './plan.ts'
import { nextWindow, staffed, triedEnough } from './rules.ts'
import {
  type CallbackChange,
  changeCallbacks,
  dropAgreed,
  insertWindows,
  listForLead,
  setWindows,
  toldOf,
} from './store.ts'
import { type Text, textAbout, windowParam } from './texts.ts'
import { policyOf } from './timing.ts'

/** Takes the step that these have fallen due for; all of one moment and one step. */
export async function takeStep(ctx: Ctx, callbacks: readonly Callback[]): Promise<void> {
  const step = callbacks[0]?.nextStep
  if (step == null) return
  await STEPS[step](ctx, await casesOf(ctx, callbacks))
}

const STEPS: Record<NextStep, (ctx: Ctx, cases: readonly Case[]) => Promise<void>> = {
  adopt,
  announce,
  missed,
  expire,
  note: writeNotes,
  again,
}

/** in which language, and whether with an interpreter, as the profile says where nobody has said otherwise. */
export function interpreterOf(
  facts: { interpreterNeed: string; interpreterLanguage: string | null; language: string } | undefined,
): string | null {
  if (facts === undefined || facts.interpreterNeed === 'none') return null
  return facts.interpreterLanguage ?? facts.language
}

type Told = { interpreter?: string | null; number?: string | null }

/**
 * A call that another room owes: what was said when it was asked for is read, and what staff planned gets its time. What
 * an unread letter owes has its own steps (office/reach/notices), and what nobody chose a time for is due as the ledger says.
 */
async function adopt(ctx: Ctx, cases: readonly Case[]): Promise<void> {
  const now = ctx.clock.now()
  const facts = await factsFor(ctx, cases)
  const planned = cases
    .filter(
      ({ callback, promise }) =>
        callback.mode === 'planned' && Temporal.Instant.compare(promise.dueAt, now) > 0,
    )
    .map((one) => {
      const minutes = policyOf(ctx, one.promise.officeId).slotMinutes
      const window = { from: one.promise.dueAt, until: one.promise.dueAt.add({ minutes }) }
      return { one, window, id: ctx.newId() }
    })
  await insertWindows(
    ctx.tx,
    planned.map(({ one, window, id }) => ({
      personId: one.callback.personId,
      promiseId: one.callback.promiseId,
      id,
      fromAt: window.from,
      untilAt: window.until,
      desk: deskOf(one.promise),
      chosenBy: 'staff' as const,
      at: now,
    })),
  )
  const times = new Map(
    planned.map(({ one, window, id }) => [one, intoWindow(ctx, one.promise, { id, ...window })]),
  )
  await changeCallbacks(
    ctx.tx,
    cases.map((one): CallbackChange => {
      const { callback, promise } = one
      const told = (promise.details ?? {}) as Told
      const number = callback.number ?? null
      return {
        personId: callback.personId,
        promiseId: callback.promiseId,
        interpreter: callback.interpreter ?? told.interpreter ?? interpreterOf(facts.get(callback.personId)),
        number: number === null ? null : phoneNumber(number),
        ...(times.get(one) ?? { nextStep: null, nextStepAt: null }),
      }
    }),
  )
}

/**
 * a neutral text ahead, to an own number. Without one the call comes all the same; where there is no number at all
 * none can come, and it is written instead. An office that has closed on that day since does not say that it rings:
 * the next time is planned, and told.
 */
async function announce(ctx: Ctx, all: readonly Case[]): Promise<void> {
  const now = ctx.clock.now()
  const facts = await factsFor(ctx, all)
  const ringable = await writeToUnringable(ctx, all, facts)
  const cases = ringable.filter((one) => opens(ctx, one))
  await planAnew(
    ctx,
    ringable.filter((one) => !opens(ctx, one)),
    facts,
  )
  const texted = await textAbout(
    ctx,
    cases.map(({ callback, promise }) => ({
      callback,
      promise,
      facts: facts.get(callback.personId),
      what: 'ahead' as const,
      params: { when: (callback.plannedAt ?? now).toString() },
    })),
  )
  await changeCallbacks(
    ctx.tx,
    cases.map(({ callback: { personId, promiseId, windowUntil } }) => ({
      personId,
      promiseId,
      announcedAt: texted.has(promiseId) ? now : null,
      nextStep: 'expire' as const,
      nextStepAt: windowUntil ?? now,
    })),
  )
}

const opens = ({ settings }: Ctx, { callback, promise, closed }: Case): boolean => {
  const { windowFrom: from, windowUntil: until } = callback
  return (
    from === null || until === null || staffed({ from, until }, settings.calendar(promise.officeId), closed)
  )
}

async function planAnew(
  ctx: Ctx,
  cases: readonly Case[],
  facts: ReadonlyMap<string, ReachFacts>,
): Promise<void> {
  await setWindows(ctx.tx, windowsOf(cases), 'dropped')
  const plans = cases.map((one) => planned(ctx, one, 'windowMissed'))
  await writePlans(ctx, plans)
  await textAbout(ctx, textsOf(plans, facts, 'moved'))
}

const windowsOf = (cases: readonly Case[]) =>
  cases.flatMap(({ callback: { personId, windowId } }) =>
    windowId === null ? [] : [{ personId, id: windowId }],
  )

/**
 * R-412, K24: nobody can be rung without a number, and no time is proposed that would only pass: these get the written note
 * at once, which climbs as letters do, and the times that were agreed are given free. Gives the others.
 */
async function writeToUnringable(
  ctx: Ctx,
  cases: readonly Case[],
  facts: ReadonlyMap<string, ReachFacts>,
): Promise<Case[]> {
  const ringable = (one: Case) => canBeRung(one, facts.get(one.callback.personId))
  const unringable = cases.filter((one) => !ringable(one))
  await dropAgreed(
    ctx.tx,
    unringable.map(({ callback }) => callback),
  )
  await writePlans(
    ctx,
    unringable.map((one) => ({ one, plan: { does: 'note' } as const, why: 'again' as const })),
  )
  return cases.filter(ringable)
}

/**
 * the window ends. Where a try was made in it, the next is planned; where none was, the deputy and the team lead
 * are told at once, and the person is told that it was us.
 */
async function expire(ctx: Ctx, cases: readonly Case[]): Promise<void> {
  const tried = cases.filter(inWindow)
  const untried = cases.filter((one) => !inWindow(one))
  const facts = await factsFor(ctx, cases)
  await tellMissed(ctx, untried)
  const plans = (await writeToUnringable(ctx, untried, facts)).map((one) => planned(ctx, one, 'windowMissed'))
  await writePlans(ctx, [...tried.map((one) => planned(ctx, one, 'missed')), ...plans])
  await textAbout(ctx, textsOf(plans, facts))
}

const inWindow = ({ callback, tries }: Case) => tries.some((one) => one.windowId === callback.windowId)

function planned(ctx: Ctx, one: Case, why: Planned['why']): Planned {
  const standing = standingOf(ctx, one, ctx.clock.now())
  const plan = triedEnough(one.tries, standing.policy) ? ({ does: 'note' } as const) : nextWindow(standing)
  return { one, plan, why }
}

async function tellMissed(ctx: Ctx, missed: readonly Case[]): Promise<void> {
  if (missed.length === 0) return
  const now = ctx.clock.now()
  await setWindows(ctx.tx, windowsOf(missed), 'missed')
  await listForLead(
    ctx.tx,
    missed.map(({ callback }) => callback),
    'windowMissed',
    now,
  )
  const told = await toldOf(
    ctx.tx,
    missed.map(({ callback }) => callback),
  )
  const notices = told.flatMap(({ personId, promiseId, deputyId, leadId }) =>
    [...new Set([deputyId, leadId])]
      .filter((id) => id !== null)
      .map((staffId) => ({ staffId, id: ctx.newId(), kind: 'windowMissed', personId, promiseId, at: now })),
  )
  if (notices.length > 0) await ctx.tx.insertInto('staffNotice').values(notices).execute()
  for (const { callback, promise } of missed)
    recordPromise(ctx, 'windowMissed', promise, {
      from: callback.windowFrom?.toString() ?? null,
      until: callback.windowUntil?.toString() ?? null,
    })
}

/** The person hears that it was us, and when it is tried now. */
const textsOf = (
  plans: readonly Planned[],
  facts: ReadonlyMap<string, ReachFacts>,
  what: 'late' | 'moved' = 'late',
): Text[] =>
  plans.flatMap(({ one, plan }) =>
    plan.does === 'window'
      ? [
          {
            callback: one.callback,
            promise: one.promise,
            facts: facts.get(one.callback.personId),
            what,
            params: { window: windowParam(plan.window) },
            pick: true,
          },
        ]
      : [],
  )

/**
 * the right to book has run out and nobody has spoken with the person. Nothing ends: whoever leads sees it, and
 * the office tries again, where there is a number to try.
 */
async function again(ctx: Ctx, cases: readonly Case[]): Promise<void> {
  const now = ctx.clock.now()
  await listForLead(
    ctx.tx,
    cases.map(({ callback }) => callback),
    'notReached',
    now,
  )
  const ringable = await writeToUnringable(ctx, cases, await factsFor(ctx, cases))
  await writePlans(
    ctx,
    ringable.map((one) => ({ one, plan: nextWindow(standingOf(ctx, one, now)), why: 'again' as const })),
  )
}
