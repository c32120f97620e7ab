import { createHash, randomInt } from 'node:crypto'
import type { Ctx, StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import type { ReachPoint } from '../../people/profile/model.ts'
import { usable } from '../../people/profile/rules.ts'
import { reachFactsOf } from '../../people/profile/views.ts'
import { queueText } from '../../reach/sms/queue.ts'
import { type Checked, checking, settle } from './identity.ts'
import type { IdentityWay } from './model.ts'
import * as store from './store.ts'
import { MOST_CODE_TRIES, MOST_CODES } from './table.ts'
import { codeWords } from './words.ts'

/** A number that was verified as the person's own, and where a text may go (K19, K22). */
export async function ownNumber(ctx: Ctx, personId: string): Promise<ReachPoint | null> {
  const facts = (await reachFactsOf(ctx, [personId])).get(personId)
  if (!facts || facts.restrictions.includes('doNotText')) return null
  const days = ctx.settings.get<number>('reach.usableDays')
  const now = ctx.clock.now()
  return (
    facts.points.find(
      (point) =>
        point.kind === 'phone' &&
        point.phoneKind === 'own' &&
        point.confirmedAt !== null &&
        usable(point, now, days),
    ) ?? null
  )
}

/** Six digits by chance. */
export const newDigits = () => String(randomInt(1_000_000)).padStart(6, '0')
const hashed = (checkId: string, code: string) =>
  createHash('sha256').update(`${checkId} ${code}`).digest('hex')

/**
 * a code by text to a number that is verified as the person's own, for a few minutes. The number stays unsaid but
 * for its end. Refuses with `numberNotUsable`, and with `triesSpent` when enough codes have been sent in this call.
 */
export async function sendCode(
  ctx: StaffCtx,
  input: { callId: string },
): Promise<Result<{ checkId: string; endsWith: string; until: Temporal.Instant }>> {
  const call = await checking(ctx, input.callId)
  if (!call.ok) return call
  const { personId } = call.value
  return ctx.beyondWall(async (beyond) => {
    const point = await ownNumber(beyond, personId)
    if (point === null) return refused('numberNotUsable')
    const sent = (await store.checksIn(beyond.tx, input.callId)).filter(({ how }) => how === 'code')
    if (sent.length >= MOST_CODES) return refused('triesSpent')
    for (const old of sent.filter(({ state }) => state === 'asked'))
      await store.updateCheck(beyond.tx, old.id, { state: 'failed' })
    const now = beyond.clock.now()
    const checkId = beyond.newId()
    const code = newDigits()
    const until = now.add({ minutes: beyond.settings.get<number>('desk.codeMinutes') })
    await store.insertCheck(beyond.tx, {
      id: checkId,
      callId: input.callId,
      at: now,
      how: 'code',
      state: 'asked',
      codeHash: hashed(checkId, code),
      untilAt: until,
      staffId: ctx.actor.staffId,
    })
    await textCode(beyond, { personId, point, code, checkId })
    return ok({ checkId, endsWith: point.value.slice(-2), until })
  })
}

/** K24: a code, and not a word of what it is for. */
async function textCode(
  ctx: Ctx,
  to: { personId: string; point: ReachPoint; code: string; checkId: string },
): Promise<void> {
  const { language } = await ctx.tx
    .selectFrom('person')
    .select('language')
    .where('id', '=', to.personId)
    .executeTakeFirstOrThrow()
  await queueText(ctx, {
    personId: to.personId,
    address: to.point.value,
    contactPointId: to.point.id,
    language,
    body: codeWords(language, ctx.settings.get('agency.name'), to.code),
    kind: 'identityCode',
  })
}

/** The code as it was said. Refuses with `wrongCode`, and with `triesSpent` when it has run out or was guessed at. */
export async function answerCode(
  ctx: StaffCtx,
  input: { callId: string; checkId: string; code: string },
): Promise<Result<Checked>> {
  const call = await checking(ctx, input.callId)
  if (!call.ok) return call
  return ctx.beyondWall(async (beyond) => {
    await store.callOf(beyond.tx, input.callId, ctx.actor.staffId, true)
    const check = (await store.checksIn(beyond.tx, input.callId)).find(({ id }) => id === input.checkId)
    if (check?.state !== 'asked' || check.how !== 'code') return refused('notFound')
    const late = Temporal.Instant.compare(beyond.clock.now(), check.untilAt) >= 0
    const right = !late && hashed(check.id, input.code.replace(/\D/g, '')) === check.codeHash
    const tries = check.tries + 1
    const spent = late || tries >= MOST_CODE_TRIES
    await store.updateCheck(beyond.tx, check.id, {
      tries,
      state: right ? 'passed' : spent ? 'failed' : 'asked',
    })
    if (!right) return refused(spent ? 'triesSpent' : 'wrongCode')
    return settle(ctx, beyond, call.value, 'code')
  })
}

/** A document that was seen, by whoever stands across from the person. Refuses with `notFound` on a telephone. */
export async function documentSeen(ctx: StaffCtx, input: { callId: string }): Promise<Result<Checked>> {
  const call = await checking(ctx, input.callId)
  if (!call.ok) return call
  if (call.value.byHand !== 'desk') return refused('notFound')
  return ctx.beyondWall(async (beyond) => {
    await keepPassed(beyond, input.callId, 'document', ctx.actor.staffId)
    return settle(ctx, beyond, call.value, 'document')
  })
}

export async function keepPassed(
  ctx: Ctx,
  callId: string,
  how: IdentityWay,
  staffId: string | null,
): Promise<void> {
  const now = ctx.clock.now()
  await store.insertCheck(ctx.tx, {
    id: ctx.newId(),
    callId,
    at: now,
    how,
    state: 'passed',
    untilAt: now,
    staffId,
  })
}
