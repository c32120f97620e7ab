import { openPerson } from '../../access/actions.ts'
import type { Ctx, StaffCtx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { reachFactsOf } from '../../people/profile/views.ts'
import type { IdentityLevel } from '../model.ts'
import type { DeskCall, Evidence, IdentityWay, Question, Truths } from './model.ts'
import { isRight, levelOf, pickQuestions, roundsLeft } from './rules.ts'
import * as store from './store.ts'
import { channelOf, ownOpenCall } from './who.ts'

const HALF_AN_HOUR = { minutes: 30 }

const evidenceOf = (row: store.CheckRow): Evidence => ({
  how: row.how,
  state: row.state,
  asked: row.questions,
  right: row.rightOnes,
})

/** The call is about this person, and they may be checked: it is they who speak. */
export async function checking(
  ctx: StaffCtx,
  callId: string,
): Promise<Result<DeskCall & { personId: string }>> {
  const call = await ownOpenCall(ctx, callId)
  if (!call.ok) return call
  const { personId, who } = call.value
  if (personId === null || who !== 'person') return refused('notFound')
  const opened = await openPerson(ctx, personId, { purpose: 'call', what: 'identity' })
  return opened.ok ? ok({ ...call.value, personId }) : opened
}

/**
 * a round of questions from facts that the household would not all know, chosen by chance and not the same twice.
 * The questions are given, never the answers. A round that is open is given again. Refuses with `triesSpent` when too
 * many have failed: then the desk or a call to a number that is known is the way, and nobody is turned down.
 */
export async function askQuestions(
  ctx: StaffCtx,
  input: { callId: string },
): Promise<Result<{ checkId: string; questions: Question[] }>> {
  const call = await checking(ctx, input.callId)
  if (!call.ok) return call
  return ctx.beyondWall(async (beyond) => {
    const checks = await store.checksIn(beyond.tx, input.callId)
    const open = checks.find(({ how, state }) => how === 'questions' && state === 'asked')
    if (open) return ok({ checkId: open.id, questions: open.questions as Question[] })
    const lately = await askedBefore(beyond, call.value.personId)
    if (roundsLeft(checks.map(evidenceOf), lately.failed, mostFailed(beyond)) === 0)
      return refused('triesSpent')
    const checkId = beyond.newId()
    const questions = await questionsAhead(beyond, call.value, { checks, lately, seed: checkId })
    if (questions.length === 0) return refused('triesSpent')
    const now = beyond.clock.now()
    await store.insertCheck(beyond.tx, {
      id: checkId,
      callId: input.callId,
      at: now,
      how: 'questions',
      state: 'asked',
      questions,
      untilAt: now.add(HALF_AN_HOUR),
      staffId: ctx.actor.staffId,
    })
    return ok({ checkId, questions })
  })
}

/** What a round could ask that this call has not asked; empty when all that the office knows for sure has been asked. */
async function questionsAhead(
  beyond: Ctx,
  call: DeskCall & { personId: string },
  asked: {
    checks: readonly { questions: readonly string[] }[]
    lately: { questions: readonly string[] }
    seed: string
  },
): Promise<Question[]> {
  const inCall = asked.checks.flatMap((check) => check.questions)
  return pickQuestions(await truthsFor(beyond, call), { inCall, before: asked.lately.questions }, asked.seed)
}

/** rounds that are left and have something to ask: one without would be offered and then refused. */
export async function roundsAhead(beyond: Ctx, call: DeskCall & { personId: string }): Promise<number> {
  const checks = await store.checksIn(beyond.tx, call.id)
  const lately = await askedBefore(beyond, call.personId)
  const left = roundsLeft(checks.map(evidenceOf), lately.failed, mostFailed(beyond))
  if (left === 0) return 0
  return (await questionsAhead(beyond, call, { checks, lately, seed: call.id })).length > 0 ? left : 0
}

const mostFailed = (ctx: Ctx) => ctx.settings.get<number>('desk.mostFailedChecks')
const askedBefore = (ctx: Ctx, personId: string) =>
  store.askedLately(
    ctx.tx,
    personId,
    ctx.clock.now().subtract({ hours: ctx.settings.get<number>('desk.failedCheckHours') }),
  )

async function truthsFor(ctx: Ctx, call: DeskCall & { personId: string }): Promise<Truths> {
  const found = await store.truthsOf(ctx.tx, call.personId, call.startedAt)
  return {
    paymentAmount: found.amounts,
    paymentDay: found.days,
    accountEnd: found.accounts.filter((end) => end.length === 4),
    adviserName: found.advisers,
    receiptNumber: found.numbers,
    lastContactDay: found.contacts,
  }
}

export type Checked = { level: IdentityLevel; roundsLeft: number }

/**
 * what was answered is compared and forgotten; only which questions were right is kept, and whoever asked learns
 * how sure the office is, not which answer was wrong. Refuses with `notFound` where nothing was asked.
 */
export async function answerQuestions(
  ctx: StaffCtx,
  input: { callId: string; checkId: string; answers: Readonly<Record<string, string>> },
): Promise<Result<Checked>> {
  const call = await checking(ctx, input.callId)
  if (!call.ok) return call
  return ctx.beyondWall(async (beyond) => {
    await store.callOf(beyond.tx, input.callId, ctx.actor.staffId, true)
    const check = (await store.checksIn(beyond.tx, input.callId)).find(({ id }) => id === input.checkId)
    if (check?.state !== 'asked' || check.how !== 'questions') return refused('notFound')
    const truths = await truthsFor(beyond, call.value)
    const right = (check.questions as Question[]).filter((question) =>
      isRight(question, truths[question] ?? [], input.answers[question] ?? ''),
    )
    const points = levelOf([{ how: 'questions', state: 'passed', asked: check.questions, right }], false)
    const state = points === 'none' ? 'failed' : 'passed'
    await store.updateCheck(beyond.tx, check.id, { state, rightOnes: right })
    return settle(ctx, beyond, call.value, 'questions')
  })
}

/** The talk goes on with as much as is known; what may be said follows from it. Nobody is refused for it. */
export async function goOn(ctx: StaffCtx, input: { callId: string }): Promise<Result<null>> {
  const call = await ownOpenCall(ctx, input.callId)
  if (!call.ok) return call
  return ctx.beyondWall(async (beyond) => {
    await store.keepFound(beyond.tx, input.callId, { sureAt: beyond.clock.now() })
    const { personId, who, identity, identityHow } = call.value
    if (personId !== null && who === 'person' && identityHow === null)
      told(ctx, beyond, { ...call.value, personId }, identity, null)
    return ok(null)
  })
}

export async function settle(
  ctx: StaffCtx,
  beyond: Ctx,
  call: DeskCall & { personId: string },
  how: IdentityWay,
): Promise<Result<Checked>> {
  const level = await grade(beyond, call, how)
  if (level === 'full') await store.keepFound(beyond.tx, call.id, { sureAt: beyond.clock.now() })
  told(ctx, beyond, call, level, how)
  return ok({ level, roundsLeft: await roundsAhead(beyond, call) })
}

/** How sure the office is after everything in this call, written on it. */
export async function grade(
  ctx: Ctx,
  call: { id: string; personId: string },
  how: IdentityWay,
): Promise<IdentityLevel> {
  const checks = (await store.checksIn(ctx.tx, call.id)).map(evidenceOf)
  const safety = (await reachFactsOf(ctx, [call.personId])).get(call.personId)?.safety ?? false
  const level = levelOf(checks, safety)
  await store.updateCall(ctx.tx, call.id, { identity: level, identityHow: how, identityAt: ctx.clock.now() })
  return level
}

function told(
  ctx: StaffCtx,
  beyond: Ctx,
  call: DeskCall & { personId: string },
  level: IdentityLevel,
  how: IdentityWay | null,
): void {
  recordEvent(beyond, {
    personId: call.personId,
    kind: 'identityChecked',
    side: 'common',
    channel: channelOf(ctx, call),
    data: { callId: call.id, level, how },
  })
}
