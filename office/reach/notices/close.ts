import type { Ctx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { endPromises } from '../../kernel/promise/actions.ts'
import type { Promised } from '../../kernel/promise/model.ts'
import type { OnLadder, ReachedHow, ReachTask } from './model.ts'
import { answerDueAt, answerReminderAt, later } from './rules.ts'
import {
  changeNotices,
  type NoticeChange,
  openTasks,
  pointsWorked,
  promisesOf,
  reachedAmong,
  stopSending,
} from './store.ts'

type Reaching = {
  notice: OnLadder
  how: ReachedHow
  at: Temporal.Instant
  channel: string
  more?: Partial<NoticeChange>
}

/**
 * K23, K5: these notices have reached. What runs for the person from now on begins, and the rest of the ladder is
 * cleared away by the step `close` at once (`closeReached`): whoever opened a letter need not be able to see what
 * others owed because of it.
 */
export async function reachNotices(ctx: Ctx, items: readonly Reaching[]): Promise<void> {
  await changeNotices(
    ctx.tx,
    items.map(({ notice, how, at, more }) => ({
      personId: notice.personId,
      id: notice.id,
      ...more,
      reachedAt: at,
      reachedHow: how,
      answerDueAt: answerDueAt(notice, at, ctx.settings),
      nextStep: 'close' as const,
      nextStepAt: ctx.clock.now(),
    })),
  )
  for (const { notice, how, at, channel } of items) {
    recordEvent(ctx, {
      personId: notice.personId,
      kind: 'noticeReached',
      side: notice.side,
      channel,
      theme: notice.theme,
      threadId: notice.threadId,
      messageId: notice.messageId,
      data: {
        noticeId: notice.id,
        how,
        at: at.toString(),
        answerDueAt: answerDueAt(notice, at, ctx.settings)?.toString() ?? null,
      },
    })
  }
  if (items.length > 0) await climbSoon(ctx)
}

/** Asks for the next step at once; the ladder itself goes on by itself until nothing is due. */
export async function climbSoon(ctx: Ctx): Promise<void> {
  if (ctx.actor.kind === 'system' && ctx.actor.name === 'ladder') return
  await ctx.enqueue('ladder', {}, { key: 'ladder' })
}

/**
 * K23: the ladder stops. What waits to leave stays, envelopes are taken back, the promise is kept, and the calls and
 * visits that were owed for it end. Posted is reached in law only: nobody has spoken with the person, so what somebody
 * was to do about it stays, unless the calls have been tried as often as they should.
 */
export async function closeReached(ctx: Ctx, notices: readonly OnLadder[]): Promise<void> {
  if (notices.length === 0) return
  await stopSending(ctx.tx, notices, ctx.clock.now())
  await pointsWorked(
    ctx.tx,
    notices.filter(({ reachedHow }) => reachedHow === 'opened'),
  )
  const owed = await promisesOf(ctx.tx, notices)
  await endPromises(ctx, owed, { state: 'kept', how: 'reached', channel: 'system' })
  await endTasks(ctx, notices)
  await changeNotices(
    ctx.tx,
    notices.map((notice) => ({ personId: notice.personId, id: notice.id, ...afterReached(ctx, notice) })),
  )
}

async function endTasks(ctx: Ctx, notices: readonly OnLadder[]): Promise<void> {
  const tasks = await openTasks(ctx.tx, [...new Set(notices.map((one) => one.personId))])
  const closing = new Set(notices.map((one) => one.id))
  const touched = tasks.filter((task) => task.details.notices.some((id) => closing.has(id)))
  const done = await finished(ctx, touched)
  await endPromises(ctx, done, { state: 'keptElsewhere', how: 'reached', channel: 'system' })
}

/** Tasks of which every notice has reached by a person, or by post after the calls have been tried. */
export async function finished(
  ctx: Ctx,
  tasks: readonly (Promised & { details: ReachTask })[],
): Promise<Promised[]> {
  const reached = await reachedAmong(
    ctx.tx,
    tasks.flatMap((task) => task.details.notices.map((id) => ({ personId: task.personId, id }))),
  )
  const enough = ctx.settings.get<number>('reach.callAttempts')
  return tasks.filter((task) =>
    task.details.notices.every((id) => {
      const how = reached.get(id)
      if (how === undefined) return false
      return how !== 'posted' || (task.details.attempts?.length ?? 0) >= enough
    }),
  )
}

/** The reminder before the last day, where the clock of the notice has one and nothing has come back yet. */
function afterReached(
  ctx: Pick<Ctx, 'settings' | 'clock'>,
  notice: OnLadder,
): Pick<NoticeChange, 'nextStep' | 'nextStepAt'> {
  const at =
    notice.reachedAt === null || notice.endedAt !== null
      ? null
      : answerReminderAt(notice, notice.answerDueAt, later(notice.reachedAt, ctx.clock.now()), ctx.settings)
  return at === null ? { nextStep: null, nextStepAt: null } : { nextStep: 'answerReminder', nextStepAt: at }
}
