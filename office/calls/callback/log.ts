import { openPerson } from '../../access/actions.ts'
import type { StaffCtx } from '../../kernel/context.ts'
import { lockPromise } from '../../kernel/promise/store.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { reachFactsOf } from '../../people/profile/views.ts'
import { talkTried } from '../../reach/notices/actions.ts'
import { logTalk } from '../../threads/actions.ts'
import { nameIfInVain } from '../desk/named.ts'
import type { AttemptOutcome } from '../model.ts'
import { phonesOf } from './missed.ts'
import type { NumberKind } from './model.ts'
import type { Case } from './plan.ts'
import { OUTCOMES } from './rules.ts'
import { rungAlready } from './store.ts'
import { callsBehind, planSoon, type TryMade, tellTry, writeTries } from './tried.ts'

type LogAttempt = {
  personId: string
  promiseId: string
  outcome: AttemptOutcome
  /** what was said, in two lines; goes to the person. Not needed for a try. */
  note?: string
  interpreter?: 'professional' | 'onDemand' | 'familyEmergency' | 'companionOnly' | 'none'
  /** Somebody else answered, and was told only that somebody asked to be called. */
  answeredByOther?: boolean
  /** who the one that answered said they were. */
  said?: string
  callId?: string | null
}

/** What became of the call: ended by the talk, or why it is owed still. */
type Logged = { ended: boolean; why: 'spoke' | 'notHeard' | 'tried' }

/**
 * how a try went, in two clicks. A talk with the person ends what was owed; with somebody who needs an
 * interpreter and had none it was a talk and explained nothing. Anything else leaves it open, and the next try is
 * planned. Refuses with `notFound`, `alreadyEnded`, and as logging a talk.
 */
export async function logAttempt(ctx: StaffCtx, input: LogAttempt): Promise<Result<Logged>> {
  const opened = await openPerson(ctx, input.personId, { purpose: 'call', what: 'callAttempt' })
  if (!opened.ok) return opened
  const promise = await lockPromise(ctx.tx, input.personId, input.promiseId)
  if (promise?.kind !== 'callBack') return refused('notFound')
  if (promise.endedAt !== null) return refused('alreadyEnded')
  const [one] = await callsBehind(ctx, [promise])
  if (!one) return refused('notFound')
  if (input.outcome === 'spoke' && !input.answeredByOther) return spoke(ctx, one, input)
  await tried(ctx, one, input)
  await nameAfter(ctx, one.promise)
  return ok({ ended: false, why: 'tried' })
}

/** C4-03, K12: what was asked for again and is owed still gets a contact with a name, as after a call that came in. */
async function nameAfter(ctx: StaffCtx, { personId, theme, side }: Case['promise']): Promise<void> {
  if (theme !== null) await ctx.beyondWall((beyond) => nameIfInVain(beyond, { personId, theme, side }))
}

async function tried(ctx: StaffCtx, one: Case, input: LogAttempt): Promise<void> {
  const how = { ...(await numberOf(ctx, one)), ...howOf(input) }
  const rung = await rungAlready(ctx.tx, one.callback, ctx.actor.staffId)
  if (rung === null) await writeTries(ctx, [{ one, how }])
  else {
    await closeTry(ctx, rung, how)
    tellTry(ctx, one, how)
    await planSoon(ctx, [one])
  }
  await talkTried(ctx, [one.promise])
}

const howOf = (input: LogAttempt): TryMade => ({
  // Whoever else picked up, the person has not been reached.
  outcome: input.outcome === 'spoke' ? 'noAnswer' : input.outcome,
  answeredBy: input.answeredByOther ? 'other' : null,
  said: input.said ?? null,
  callId: input.callId ?? null,
})

/** A try that the line made for the same employee has its row already, without an outcome. */
async function closeTry(ctx: StaffCtx, attemptId: string, how: TryMade): Promise<void> {
  await ctx.tx
    .updateTable('callbackAttempt')
    .set({
      outcome: how.outcome,
      answeredBy: how.answeredBy ?? null,
      said: how.said?.trim().slice(0, 300) || null,
      counts: OUTCOMES[how.outcome].counts,
    })
    .where('id', '=', attemptId)
    .execute()
}

async function spoke(ctx: StaffCtx, one: Case, input: LogAttempt): Promise<Result<Logged>> {
  const { number } = await numberOf(ctx, one)
  const done = await logTalk(ctx, {
    personId: input.personId,
    threadId: one.promise.threadId,
    channel: ctx.actor.roles.includes('CC') ? 'contactCentrePhone' : 'officePhone',
    spoke: true,
    promiseIds: [input.promiseId],
    summary: input.note ?? '',
    interpreter: input.interpreter ?? 'none',
    called: { callId: input.callId ?? null, number },
  })
  if (!done.ok) return done
  const ended = done.value.ended.includes(input.promiseId)
  if (!ended) await nameAfter(ctx, one.promise)
  return ok({ ended, why: ended ? 'spoke' : 'notHeard' })
}

/** Which number is rung: the one given for this call, else the newest that the profile has. */
export async function numberOf(
  ctx: StaffCtx,
  one: Case,
): Promise<{ number: string | null; numberKind: NumberKind | null }> {
  if (one.callback.number !== null)
    return { number: one.callback.number, numberKind: one.callback.numberKind }
  const facts = (await reachFactsOf(ctx, [one.callback.personId])).get(one.callback.personId)
  const [point] = phonesOf(facts)
  if (point === undefined) return { number: null, numberKind: null }
  return { number: point.value, numberKind: point.phoneKind === 'shared' ? 'shared' : 'own' }
}
