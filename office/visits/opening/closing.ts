import type { Ctx, StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { OFFICE_ZONE } from '../../kernel/time/localTime.ts'
import { asLeader, todayOf } from './actions.ts'
import {
  closedTooLong,
  isClosedAlready,
  isOver,
  isSeen,
  readClosing,
  type SaysClosing,
  WINDOW_DAYS,
} from './closing-rules.ts'
import {
  closedBetween,
  effectOn,
  lockClosing,
  publishDays,
  tellStaff,
  unpublishDays,
} from './closing-store.ts'

/**
 * an office is closed for a day or some, or for a part of them, planned or all at once, with why, after whoever
 * leads it has seen what lies on those days. From then on door, page, Min side, telephone and booking have it; meetings and
 * visitors of then get another time, and what is owed then is hurried (`jobs.ts`). Refuses with `badForm`, `inPast`, `empty`,
 * `tooLong`, `conflict` (closed then already), `closedTooLong` (so long that it is new hours), `effectUnseen`.
 */
export async function closeOffice(
  ctx: StaffCtx,
  input: SaysClosing & { seen: boolean },
): Promise<Result<{ closingId: string }>> {
  return asLeader(ctx, async (beyond, officeId) => {
    const setting = (key: string) => beyond.settings.get<number>(key, officeId)
    const read = readClosing(input, nowIn(beyond), setting('reception.closingNoticeDays'))
    if (!read.ok) return refused(read.reason)
    const { first, last, from, until, days, says, cause, sudden } = read
    await beyond.tx.selectFrom('office').select('id').where('id', '=', officeId).forUpdate().execute()
    const closed = await closedBetween(beyond.tx, {
      officeId,
      first: Temporal.PlainDate.from(first).subtract({ days: WINDOW_DAYS }).toString(),
      last: Temporal.PlainDate.from(last).add({ days: WINDOW_DAYS }).toString(),
    })
    if (isClosedAlready(days, { from, until }, closed)) return refused('conflict')
    const most = setting('reception.closingMostDays')
    const before = closed.map(({ day }) => day)
    if (closedTooLong(days, before, most)) return refused('closedTooLong', { n: most })
    const now = beyond.clock.now()
    const effect = await effectOn(beyond.tx, { officeId, first, last, from, until, now })
    if (!isSeen(effect, input.seen)) return refused('effectUnseen', { ...effect })
    const id = beyond.newId()
    await beyond.tx
      .insertInto('closing')
      .values({
        ...{
          id,
          officeId,
          firstDay: first,
          lastDay: last,
          fromTime: from,
          untilTime: until,
          cause,
          says,
          sudden,
        },
        ...{ decidedAt: now, decidedBy: ctx.actor.staffId, impact: JSON.stringify(effect) },
      })
      .execute()
    await publishDays(beyond.tx, { id, officeId, cause, says, from, until }, days)
    await tellStaff(beyond.tx, officeId, now, 'officeClosed')
    await beyond.enqueue('closings', {}, { key: 'closings' })
    return ok({ closingId: id })
  })
}

/**
 * open after all, on the days that have not been, and those who work there are told. Who has got another time keeps
 * that. Refuses with `notFound`,
 * `alreadyEnded`.
 */
export async function reopenOffice(ctx: StaffCtx, input: { closingId: string }): Promise<Result<null>> {
  return asLeader(ctx, async (beyond, officeId) => {
    const closing = await lockClosing(beyond.tx, officeId, input.closingId)
    if (!closing) return refused('notFound')
    const now = nowIn(beyond)
    if (closing.withdrawnAt !== null || isOver(closing, now)) return refused('alreadyEnded')
    await unpublishDays(beyond.tx, closing.id, now.today)
    await beyond.tx
      .updateTable('closing')
      .set({ withdrawnAt: beyond.clock.now(), withdrawnBy: ctx.actor.staffId })
      .where('id', '=', closing.id)
      .execute()
    await tellStaff(beyond.tx, officeId, beyond.clock.now(), 'officeReopened')
    return ok(null)
  })
}

/** Today and the clock of the office. */
const nowIn = (ctx: Ctx): { today: string; time: string } => ({
  today: todayOf(ctx).toString(),
  time: ctx.clock.now().toZonedDateTimeISO(OFFICE_ZONE).toPlainTime().toString({ smallestUnit: 'minute' }),
})
