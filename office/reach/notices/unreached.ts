import type { Ctx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { makePromise } from '../../kernel/promise/actions.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { lockPersonUnits } from '../../people/units.ts'
import { climbSoon } from './close.ts'
import { routeFor } from './make.ts'
import type { NextStep, OnLadder } from './model.ts'
import { changeNotices, lockNotices, type NoticeChange } from './store.ts'
import { DAYS } from './table.ts'

/**
 * K23: it turns out that somebody else opened it. It counts as unread: nothing that depends on reaching has begun, it is
 * owed anew, and the call step is taken at once. Refuses with `notFound`.
 */
export async function openedByOther(
  ctx: Ctx,
  input: { personId: string; messageId: string; byId?: string | null; relation?: string },
): Promise<Result<{ noticeId: string }>> {
  const [notice] = await lockNotices(ctx.tx, input.personId, { messageIds: [input.messageId] })
  if (notice === undefined) return refused('notFound')
  const stillReached = notice.reachedHow !== null && notice.reachedHow !== 'opened'
  await unreach(ctx, notice, stillReached ? null : 'callNow', {
    openedByKind: 'other',
    openedById: input.byId ?? null,
  })
  return ok({ noticeId: notice.id })
}

/** Takes back that it reached, where it had, and takes `next` at once. The promise that was kept is owed anew. */
export async function unreach(
  ctx: Ctx,
  notice: OnLadder,
  next: NextStep | null,
  more: Partial<NoticeChange>,
): Promise<void> {
  const now = ctx.clock.now()
  const change = { personId: notice.personId, id: notice.id, ...more }
  if (next === null) return changeNotices(ctx.tx, [change])
  const was = notice.reachedAt === null ? null : notice.reachedHow
  const promiseId = was === null ? notice.promiseId : await owedAnew(ctx, notice)
  await changeNotices(ctx.tx, [
    {
      ...change,
      promiseId,
      reachedAt: null,
      reachedHow: null,
      answerDueAt: null,
      nextStep: next,
      nextStepAt: now,
    },
  ])
  recordEvent(ctx, {
    personId: notice.personId,
    kind: 'noticeUnreached',
    side: notice.side,
    channel: 'system',
    theme: notice.theme,
    threadId: notice.threadId,
    messageId: notice.messageId,
    data: { noticeId: notice.id, was, next },
  })
  await climbSoon(ctx)
}

async function owedAnew(ctx: Ctx, notice: OnLadder): Promise<string | null> {
  const units = await lockPersonUnits(ctx, notice.personId)
  if (!units) return notice.promiseId
  const route = routeFor(units, notice.side)
  const promise = await makePromise(ctx, {
    personId: notice.personId,
    kind: 'reachPerson',
    clock: DAYS.important.clock,
    side: notice.side,
    theme: notice.theme,
    owner: route.owner,
    acting: route.acting,
    officeId: notice.officeId,
    threadId: notice.threadId,
    needLevel: units.needLevel,
    details: { noticeId: notice.id },
  })
  return promise.id
}
