import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { raiseReview } from '../../people/profile/review.ts'
import { climbSoon } from './close.ts'
import type { OnLadder } from './model.ts'
import { postedCountsAt } from './rules.ts'
import { changeNotices, lockNotices, noticeOfOutgoing } from './store.ts'
import { unreach } from './unreached.ts'

/** The print house has posted the letter: from now on the days run after which it counts. */
export async function noticePosted(
  ctx: Ctx,
  input: { outgoingId: string; at: Temporal.Instant },
): Promise<void> {
  const sent = await noticeOfOutgoing(ctx.tx, input.outgoingId)
  if (sent?.noticeId == null) return
  const notices = await lockNotices(ctx.tx, sent.personId, { ids: [sent.noticeId] })
  await noticesPosted(
    ctx,
    notices.map((notice) => ({ notice, at: input.at })),
  )
}

/** The same for many at once. Posted twice it is posted when it was first. */
export async function noticesPosted(
  ctx: Ctx,
  items: readonly { notice: OnLadder; at: Temporal.Instant }[],
): Promise<void> {
  await changeNotices(
    ctx.tx,
    items
      .filter(({ notice }) => notice.postedAt === null)
      .map(({ notice, at }) => {
        const counts = postedCountsAt({ ...notice, postedAt: at }, ctx.settings)
        const sooner =
          counts !== null &&
          notice.nextStep !== 'close' &&
          (notice.nextStepAt === null || Temporal.Instant.compare(counts, notice.nextStepAt) < 0)
        return {
          personId: notice.personId,
          id: notice.id,
          postedAt: at,
          ...(sooner ? { nextStep: 'postedCounts' as const, nextStepAt: counts } : {}),
        }
      }),
  )
}

/**
 * K24, R-334: the letter came back. The address does not work from the same day, nothing that depends on reaching has
 * begun, the next step is taken at once, and the profile is looked at again (K20).
 */
export async function noticeReturned(
  ctx: Ctx,
  input: { outgoingId: string; at: Temporal.Instant; why: string },
): Promise<void> {
  const sent = await noticeOfOutgoing(ctx.tx, input.outgoingId)
  if (sent === undefined) return
  await pointFailed(ctx, sent.personId, sent.contactPointId, input.why, 'paperLetter')
  const [notice] =
    sent.noticeId === null ? [] : await lockNotices(ctx.tx, sent.personId, { ids: [sent.noticeId] })
  if (notice !== undefined) {
    recordEvent(ctx, {
      personId: notice.personId,
      kind: 'noticeReturned',
      side: notice.side,
      channel: 'paperLetter',
      threadId: notice.threadId,
      messageId: notice.messageId,
      data: { noticeId: notice.id, why: input.why },
    })
    const open = notice.reachedAt === null || notice.reachedHow === 'posted'
    await unreach(ctx, notice, open && notice.endedAt === null ? 'nextRung' : null, { returnedAt: input.at })
  }
  await raiseReview(ctx, sent.personId, 'returnedLetter')
}

/**
 * K24, C2-05: an SMS or e-mail could not be delivered. The number or address is marked as not working the same day and
 * the notice takes its next step at once; what a digital mailbox did not take goes on paper. Three undelivered in a row say that the digital way as a whole does not work:
 * one review is owed, whatever else fails (K20).
 */
export async function channelFailed(
  ctx: Ctx,
  input: {
    personId: string
    why: string
    outgoingId?: string
    contactPointId?: string
    /** Nothing was wrong with the number or address: it has not been tried. */
    pointWorks?: true
  },
): Promise<void> {
  const sent = input.outgoingId === undefined ? undefined : await noticeOfOutgoing(ctx.tx, input.outgoingId)
  const pointId = input.pointWorks ? null : (input.contactPointId ?? sent?.contactPointId ?? null)
  await pointFailed(ctx, input.personId, pointId, input.why, 'system')
  if (sent?.noticeId != null) {
    const [notice] = await lockNotices(ctx.tx, input.personId, { ids: [sent.noticeId] })
    if (notice && notice.reachedAt === null && notice.endedAt === null)
      await atOnce(ctx, notice, sent.channel === 'mailbox' ? 'onPaper' : 'nextRung')
  }
  if (await undeliveredInARow(ctx, input.personId)) await raiseReview(ctx, input.personId, 'threeUndelivered')
}

async function atOnce(ctx: Ctx, notice: OnLadder, nextStep: 'nextRung' | 'onPaper'): Promise<void> {
  await changeNotices(ctx.tx, [
    { personId: notice.personId, id: notice.id, nextStep, nextStepAt: ctx.clock.now() },
  ])
  await climbSoon(ctx)
}

async function pointFailed(
  ctx: Ctx,
  personId: string,
  pointId: string | null,
  why: string,
  channel: string,
): Promise<void> {
  if (pointId === null) return
  // K24 speaks of SMS and post. An e-mail may bounce once for what passes; the second time it does not work either (C2-05).
  const { numAffectedRows } =
    await sql`update contact_point c set not_working_since = ${ctx.clock.now()}, not_working_why = ${why}
      where c.person_id = ${personId} and c.id = ${pointId} and c.not_working_since is null and (c.kind <> 'email' or (
        select count(*) from outgoing o where o.person_id = c.person_id and o.channel = 'email' and o.state = 'undeliverable'
          and (o.contact_point_id = c.id or o.address = c.value)) > 1)`.execute(ctx.tx)
  if (numAffectedRows === 0n) return
  recordEvent(ctx, {
    personId,
    kind: 'channelFailed',
    side: 'common',
    channel,
    data: { contactPointId: pointId, why },
  })
}

const IN_A_ROW = 3

/** K20: the last three that went out by SMS or e-mail, and none of them came through. What shared one text is one. */
async function undeliveredInARow(ctx: Ctx, personId: string): Promise<boolean> {
  const { rows } = await sql<{ n: number; failed: number }>`
    select count(*)::int as n, count(*) filter (where state = 'undeliverable')::int as failed from (
      select state from outgoing where person_id = ${personId} and channel in ('sms', 'email')
        and (recipient_id is null or wall.current_person(recipient_id) = person_id) and state in ('sent', 'delivered', 'undeliverable')
        and not data ? 'group'
      order by coalesce(sent_at, made_at) desc, id desc limit ${IN_A_ROW}) last`.execute(ctx.tx)
  return rows[0]?.n === IN_A_ROW && rows[0].failed === IN_A_ROW
}
