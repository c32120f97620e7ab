import { openPerson } from '../../access/actions.ts'
import type { Ctx, StaffCtx } from '../../kernel/context.ts'
import { lockPromise } from '../../kernel/promise/store.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { phoneNumber } from '../../people/actions/contactPoint.ts'
import { reachFactsOf } from '../../people/profile/views.ts'
import { passRinging } from '../../reach/advise/ringing.ts'
import { ringLeg } from '../line/legs.ts'
import { insertCall, type Leg, type LineCall, updateCall } from '../line/store.ts'
import type { AttemptOutcome, Verb } from '../model.ts'
import { numberOf } from './log.ts'
import type { NumberKind } from './model.ts'
import { windowsForTries } from './plan.ts'
import { OUTCOMES } from './rules.ts'
import { attemptOfCall, insertAttempts } from './store.ts'
import { languageOf } from './texts.ts'
import { callsBehind, planSoon, tellTry } from './tried.ts'
import { askedThemselves } from './wished.ts'

export type Rung = { callId: string; attemptId: string; callerId: string }

const STAFF_SECONDS = 45
const PERSON_SECONDS = 30

/**
 * click to call. The employee's own phone rings first, then the person's, and the display shows the office's common
 * number. The try is on record from the first second, with who and why; pressed twice it is one. Refuses with `notFound`,
 * `alreadyEnded`, `conflict` (it rings already), `numberNotUsable` (nothing to ring), `noAddress` (the employee has no phone
 * that the line can ring), and `ringingNotWanted` without a reason where the person has asked not to be rung (K22).
 */
export async function ringNow(
  ctx: StaffCtx,
  input: { personId: string; promiseId: string; why?: string },
): Promise<Result<Rung>> {
  const opened = await openPerson(ctx, input.personId, { purpose: 'call', what: 'callAttempt' })
  if (!opened.ok) return opened
  const promise = await lockPromise(ctx.tx, input.personId, input.promiseId)
  if (promise?.kind !== 'callBack') return refused('notFound')
  if (promise.endedAt !== null) return refused('alreadyEnded')
  const [found] = await callsBehind(ctx, [promise])
  if (!found) return refused('notFound')
  if (await ringsAlready(ctx, promise)) return refused('conflict')
  const { number, numberKind } = await numberOf(ctx, found)
  if (number === null) return refused('numberNotUsable')
  const me = await ctx.tx
    .selectFrom('staff')
    .select('phone')
    .where('id', '=', ctx.actor.staffId)
    .executeTakeFirst()
  if (!me || me.phone === '') return refused('noAddress')
  if (!(await askedThemselves(ctx, found.callback))) {
    const passed = await passRinging(ctx, promise, input.why)
    if (!passed.ok) return passed
  }
  const [inWindow] = found.callback.mode === 'ladder' ? [] : await windowsForTries(ctx, [found])
  const one = inWindow ?? found
  const now = ctx.clock.now()
  const facts = (await reachFactsOf(ctx, [input.personId])).get(input.personId)
  const [callId, attemptId] = [ctx.newId(), ctx.newId()]
  const agency = ctx.settings.get<string>('agency.phone')
  const callerId = phoneNumber(agency) ?? agency
  await insertCall(ctx.tx, {
    id: callId,
    personId: input.personId,
    knownBy: 'promise',
    direction: 'out',
    line: 'staff',
    fromNumber: callerId,
    toNumber: number,
    language: languageOf(one.callback, facts),
    state: 'ringing',
    startedAt: now,
    lastEventAt: now,
    staffId: ctx.actor.staffId,
    officeId: promise.officeId,
    promiseId: promise.id,
    threadId: promise.threadId,
    enquiryId: promise.enquiryId,
    side: promise.side,
    theme: promise.theme,
    urgency: promise.urgency,
    place: JSON.stringify({ at: 'over', step: 0, wrong: 0, menu: 0, rings: 'callback' }),
  })
  await insertAttempts(ctx.tx, [
    {
      personId: input.personId,
      promiseId: promise.id,
      id: attemptId,
      at: now,
      staffId: ctx.actor.staffId,
      side: promise.side,
      theme: promise.theme,
      callId,
      number,
      numberKind,
      windowId: one.callback.windowId,
    },
  ])
  await ringLeg(ctx, {
    callId,
    kind: 'adviser',
    staffId: ctx.actor.staffId,
    number: me.phone,
    rank: 0,
    ringSeconds: STAFF_SECONDS,
  })
  return ok({ callId, attemptId, callerId })
}

/** The call that a press began is under way still. */
async function ringsAlready(ctx: Ctx, { personId, id }: { personId: string; id: string }): Promise<boolean> {
  const row = await ctx.tx
    .selectFrom('call')
    .select('id')
    .where('personId', '=', personId)
    .where('promiseId', '=', id)
    .where('direction', '=', 'out')
    .where('state', '<>', 'ended')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/**
 * A leg of a call that we make has changed. When the employee is there, the person is rung; when the person is there, they
 * hear who it is before anything else, and no name. When nobody answers, the try is over and counted.
 */
export async function attemptLegChanged(ctx: Ctx, call: LineCall, leg: Leg): Promise<readonly Verb[] | null> {
  if (leg.kind !== 'person') {
    if (leg.state === 'answered' && call.toNumber !== null)
      await ringLeg(ctx, {
        callId: call.id,
        kind: 'person',
        number: call.toNumber,
        rank: 1,
        ringSeconds: PERSON_SECONDS,
      })
    return null
  }
  if (leg.state === 'answered') {
    await updateCall(ctx.tx, call.id, { state: 'talking', answeredAt: ctx.clock.now() })
    return [
      { do: 'say', text: 'calls:callback.line.hello', language: call.language },
      { do: 'join', room: call.id, endsWithMe: true },
    ]
  }
  const outcome = OUTCOME_OF[leg.state]
  if (outcome) await nobodyThere(ctx, call, leg, outcome)
  return null
}

const OUTCOME_OF: Partial<Record<Leg['state'], AttemptOutcome>> = {
  noAnswer: 'noAnswer',
  busy: 'noAnswer',
  declined: 'refusedCall',
  failed: 'numberDead',
}

/** The platform tells it before anybody presses a key; what an employee has said of it already stands. */
async function nobodyThere(ctx: Ctx, call: LineCall, leg: Leg, outcome: AttemptOutcome): Promise<void> {
  if (leg.answeredAt !== null || call.personId === null || call.promiseId === null) return
  const promise = await lockPromise(ctx.tx, call.personId, call.promiseId)
  const attempt = await attemptOfCall(ctx.tx, call.id)
  if (!promise || promise.endedAt !== null || attempt?.outcome !== null) return
  const [one] = await callsBehind(ctx, [promise])
  if (!one) return
  await ctx.tx
    .updateTable('callbackAttempt')
    .set({ outcome, counts: OUTCOMES[outcome].counts })
    .where('id', '=', attempt.id)
    .execute()
  tellTry(ctx, one, { outcome, numberKind: attempt.numberKind as NumberKind | null })
  await planSoon(ctx, [one])
}
