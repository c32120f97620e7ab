import type { Ctx } from '../../kernel/context.ts'
import type { ReachFacts } from '../../people/profile/model.ts'
import { channelFailed } from '../../reach/notices/actions.ts'
import type { Tried, Window } from './model.ts'
import { offersAt } from './offers.ts'
import { type Case, factsFor, type Planned, standingOf, writePlans } from './plan.ts'
import { afterMiss, dayIn, nextWindow, OUTCOMES, type Standing } from './rules.ts'
import { changeCallbacks } from './store.ts'
import { type Text, textAbout, windowParam } from './texts.ts'

/**
 * R-412, C4-02: a try was made and nobody spoke. The next is planned, a number that is dead works no more from today, and
 * the person gets a neutral text with a way to choose another time. After the last try the written note says it instead.
 */
export async function missed(ctx: Ctx, cases: readonly Case[]): Promise<void> {
  const now = ctx.clock.now()
  const facts = await factsFor(ctx, cases)
  const dead = await numbersFailed(ctx, cases, facts)
  const plans = cases.map((one): Planned => {
    const standing = standingOf(ctx, one, now)
    const failed = dead.get(one.callback.promiseId)
    return planAfter(one, failed === undefined ? standing : { ...standing, anotherNumber: failed.another })
  })
  await writePlans(ctx, plans)
  const told = plans.filter(({ plan, why }) => plan.does !== 'note' && why !== 'interpreter')
  const offers = await offersAt(
    ctx,
    told.map(({ one }) => one.promise),
  )
  await textAbout(
    ctx,
    told.map(
      ({ one }): Text => ({
        callback: one.callback,
        promise: one.promise,
        facts: without(facts.get(one.callback.personId), dead.get(one.callback.promiseId)?.number),
        pick: true,
        ...said(choiceOf(offers(one.promise), one, now)),
      }),
    ),
  )
}

const lastOf = ({ tries }: Case): Tried | undefined => tries.at(-1)

function planAfter(one: Case, standing: Standing): Planned {
  const outcome = lastOf(one)?.outcome
  if (outcome === 'interpreterMissing' || outcome === 'spoke')
    return { one, plan: nextWindow(standing), why: 'interpreter' }
  return { one, plan: afterMiss(standing), why: 'missed' }
}

type Dead = { number: string | null; another: boolean }

/** K24, C4: the same day, and for every channel: a number that is wrong or dead works no more. */
async function numbersFailed(
  ctx: Ctx,
  cases: readonly Case[],
  facts: ReadonlyMap<string, ReachFacts>,
): Promise<Map<string, Dead>> {
  const found = new Map<string, Dead>()
  for (const one of cases) {
    const outcome = lastOf(one)?.outcome
    if (outcome == null || !OUTCOMES[outcome].pointDead) continue
    const { personId, promiseId, number } = one.callback
    const points = phonesOf(facts.get(personId))
    const point = number === null ? points[0] : points.find(({ value }) => value === number)
    if (point) await channelFailed(ctx, { personId, contactPointId: point.id, why: outcome })
    const rest = points.filter(({ id }) => id !== point?.id)
    found.set(promiseId, { number: point?.value ?? number, another: rest.length > 0 })
  }
  await changeCallbacks(
    ctx.tx,
    cases
      .filter(({ callback }) => found.has(callback.promiseId) && callback.number !== null)
      .map(({ callback: { personId, promiseId } }) => ({
        personId,
        promiseId,
        number: null,
        numberKind: null,
        numberOwner: null,
      })),
  )
  return found
}

/** The numbers that can be rung, the newest confirmation first; somebody else's phone is not one of them. */
export const phonesOf = (facts: ReachFacts | undefined) =>
  (facts?.points ?? [])
    .filter(
      (point) =>
        point.kind === 'phone' &&
        point.notWorkingSince === null &&
        point.phoneKind !== 'lost' &&
        point.phoneKind !== 'borrowed',
    )
    .sort(
      (a, b) => Number(b.confirmedAt?.epochMilliseconds ?? 0) - Number(a.confirmedAt?.epochMilliseconds ?? 0),
    )

/** Whether there is any number to ring for this call. Without one no try can be made, and none can be promised. */
export const canBeRung = ({ callback }: Pick<Case, 'callback'>, facts: ReachFacts | undefined): boolean =>
  callback.number !== null || phonesOf(facts).length > 0

const without = (facts: ReachFacts | undefined, number: string | null | undefined): ReachFacts | undefined =>
  facts === undefined || number == null
    ? facts
    : { ...facts, points: facts.points.filter(({ value }) => value !== number) }

/** Three to answer with a digit: one on each of the next days, near the time that was agreed. */
function choiceOf(
  offers: readonly Window[],
  { callback }: Pick<Case, 'callback'>,
  now: Temporal.Instant,
): Window[] {
  const today = dayIn(now)
  const wanted = (callback.windowFrom ?? now).epochMilliseconds
  const day = 86_400_000
  const far = (window: Window) =>
    Math.abs(((window.from.epochMilliseconds - wanted + day / 2) % day) - day / 2)
  const days = Map.groupBy(
    offers.filter((one) => dayIn(one.from) !== today),
    (one) => dayIn(one.from),
  )
  return [...days.values()]
    .slice(0, 3)
    .flatMap((some) => [...some].sort((a, b) => far(a) - far(b)).slice(0, 1))
}

function said(choices: readonly Window[]): Pick<Text, 'what' | 'params'> {
  const [first, second, third] = choices
  if (!first || !second || !third) return { what: 'missed' }
  return {
    what: 'missedChoices',
    params: { first: windowParam(first), second: windowParam(second), third: windowParam(third) },
  }
}
