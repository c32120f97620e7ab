import { sql } from 'kysely'
import { openPerson } from '../../access/actions.ts'
import { purposeAtDesk } from '../../access/ground.ts'
import { type Ctx, purposeOf, type StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { endContactPoint } from '../../people/actions.ts'
import { noticeReturned, openedByOther } from '../notices/actions.ts'
import { changeNotices } from '../notices/store.ts'

/** told by whoever acts, where neither an assignment nor the desk is ground enough. */
type Why = { purpose?: string | null }
const opening = (ctx: StaffCtx, personId: string, { purpose }: Why) =>
  openPerson(ctx, personId, { purpose: purposeOf(purpose) ?? purposeAtDesk(ctx.actor), what: 'contact' })

/**
 * a number is lost. Nothing is sent to it from now on, what is unread takes its next step by another way at once,
 * and the profile is looked at again. Refuses with `notFound` and `needsPurpose`.
 */
export async function markNumberLost(
  ctx: StaffCtx,
  input: Why & { personId: string; contactPointId: string },
): Promise<Result<{ restarted: number }>> {
  const opened = await opening(ctx, input.personId, input)
  if (!opened.ok) return opened
  const ended = await endContactPoint(ctx, input.personId, input.contactPointId, 'lost')
  if (!ended.ok) return ended
  // On the other side, too, notices wait for an answer that will not come by this number.
  const restarted = await ctx.beyondWall(async (beyond) => {
    await stopSending(beyond, input)
    const open = await beyond.tx
      .selectFrom('notice')
      .select('id')
      .where('personId', '=', input.personId)
      .where('reachedAt', 'is', null)
      .where('endedAt', 'is', null)
      .where('nextStep', 'is not', null)
      .execute()
    await changeNotices(
      beyond.tx,
      open.map(({ id }) => ({
        personId: input.personId,
        id,
        nextStep: 'nextRung',
        nextStepAt: beyond.clock.now(),
      })),
    )
    if (open.length > 0) await beyond.enqueue('ladder', {}, { key: 'ladder' })
    return open.length
  })
  return ok({ restarted })
}

/**
 * K24, C6-06: what waits for the lost number is not sent, codes too; what is under way went to a lost number, and says so
 * from now on. It is not tried again.
 */
async function stopSending(ctx: Ctx, lost: { personId: string; contactPointId: string }): Promise<void> {
  await sql`update outgoing o set
      state = case when o.state = 'queued' then 'cancelled' else o.state end,
      data = o.data || jsonb_build_object('lostNumber', ${ctx.clock.now().toString()}::text)
    from contact_point c
    where c.person_id = ${lost.personId} and c.id = ${lost.contactPointId} and o.person_id = c.person_id
      and o.channel in ('sms', 'email') and o.state in ('queued', 'sending', 'sent')
      and (o.contact_point_id = c.id or (o.contact_point_id is null and o.address = c.value))`.execute(ctx.tx)
}

/** K24: a letter has come back to the office. Refuses with `notFound` when no such letter went to the person, and `needsPurpose`. */
export async function letterCameBack(
  ctx: StaffCtx,
  input: Why & { personId: string; outgoingId: string },
): Promise<Result<null>> {
  const opened = await opening(ctx, input.personId, input)
  if (!opened.ok) return opened
  const sent = await ctx.tx
    .selectFrom('outgoing')
    .select('id')
    .where('personId', '=', input.personId)
    .where('id', '=', input.outgoingId)
    .where('channel', '=', 'letter')
    .where('returnedAt', 'is', null)
    .executeTakeFirst()
  if (!sent) return refused('notFound')
  const at = ctx.clock.now()
  await ctx.beyondWall(async (beyond) => {
    await beyond.tx
      .updateTable('outgoing')
      .set({ state: 'returned', returnedAt: at })
      .where('personId', '=', input.personId)
      .where('id', '=', input.outgoingId)
      .execute()
    await noticeReturned(beyond, { outgoingId: input.outgoingId, at, why: 'returned' })
  })
  return ok(null)
}

/** K23: it turns out that somebody else opened it: it counts as unread, and somebody rings at once. Refuses as `letterCameBack`. */
export async function readBySomebodyElse(
  ctx: StaffCtx,
  input: Why & { personId: string; noticeId: string },
): Promise<Result<null>> {
  const opened = await opening(ctx, input.personId, input)
  if (!opened.ok) return opened
  const notice = await ctx.tx
    .selectFrom('notice')
    .select('messageId')
    .where('personId', '=', input.personId)
    .where('id', '=', input.noticeId)
    .executeTakeFirst()
  if (notice?.messageId == null) return refused('notFound')
  const { messageId } = notice
  const done = await ctx.beyondWall((beyond) =>
    openedByOther(beyond, { personId: input.personId, messageId }),
  )
  return done.ok ? ok(null) : done
}
