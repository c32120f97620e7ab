import type { Ctx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { reachFactsOf } from '../../people/profile/views.ts'
import { climbSoon, reachNotices } from './close.ts'
import type { OnLadder } from './model.ts'
import { talkReaches } from './rules.ts'
import { changeNotices, lockNotices, type NoticeChange } from './store.ts'

export type Opened = {
  personId: string
  messageId: string
  by: 'person' | 'holder'
  holderId?: string
  /** Where it was opened; on Min side unless told. */
  channel?: string
}

/**
 * K23: the message was opened, by the person or by a holder who may read for them (whoever calls has seen to that). A
 * holder reads on the other side of the wall of the person's own rows. Gives whether it reached by this.
 */
export async function noticeOpened(ctx: Ctx, input: Opened): Promise<boolean> {
  if (ctx.actor.kind === 'person' || ctx.actor.kind === 'system') return opened(ctx, input)
  return ctx.beyondWall((beyond) => opened(beyond, input))
}

async function opened(ctx: Ctx, { personId, messageId, by, holderId, channel }: Opened): Promise<boolean> {
  const [notice] = await lockNotices(ctx.tx, personId, { messageIds: [messageId] })
  if (notice === undefined || notice.openedAt !== null) return false
  return (
    (await noticesOpened(ctx, [
      { notice, by, holderId: holderId ?? null, ...(channel ? { channel } : {}) },
    ])) > 0
  )
}

/**
 * The person has opened a conversation, or a holder who may read it, beyond the wall: every notice among these messages is
 * opened.
 */
export async function messagesOpened(
  ctx: Ctx,
  personId: string,
  messageIds: readonly string[],
  holderId: string | null = null,
): Promise<void> {
  if (messageIds.length === 0) return
  const by = holderId === null ? 'person' : 'holder'
  const notices = await lockNotices(ctx.tx, personId, { messageIds })
  await noticesOpened(
    ctx,
    notices.filter((notice) => notice.openedAt === null).map((notice) => ({ notice, by, holderId })),
  )
}

/** The same for many at once. Gives how many reached by it. */
export async function noticesOpened(
  ctx: Ctx,
  items: readonly { notice: OnLadder; by: 'person' | 'holder'; holderId: string | null; channel?: string }[],
): Promise<number> {
  const now = ctx.clock.now()
  const columns = (by: 'person' | 'holder', holderId: string | null, personId: string) => ({
    openedAt: now,
    openedByKind: by,
    openedById: holderId ?? personId,
  })
  for (const { notice, by, holderId, channel = 'portalMessage' } of items) {
    recordEvent(ctx, {
      personId: notice.personId,
      kind: 'noticeOpened',
      side: notice.side,
      channel,
      theme: notice.theme,
      threadId: notice.threadId,
      messageId: notice.messageId,
      data: { noticeId: notice.id, by, holderId },
    })
  }
  const [fresh, known] = [
    items.filter(({ notice }) => notice.reachedAt === null),
    items.filter(({ notice }) => notice.reachedAt !== null),
  ]
  await metAfterPost(
    ctx,
    known.map(({ notice, by, holderId }) => ({ notice, more: columns(by, holderId, notice.personId) })),
  )
  await reachNotices(
    ctx,
    fresh.map(({ notice, by, holderId, channel = 'portalMessage' }) => ({
      notice,
      how: by === 'holder' ? ('openedByHolder' as const) : ('opened' as const),
      at: now,
      channel,
      more: columns(by, holderId, notice.personId),
    })),
  )
  return fresh.length
}

/** What had reached in law has now reached the person too: nobody has to ring or go there for it any more. */
async function metAfterPost(
  ctx: Ctx,
  items: readonly { notice: OnLadder; more: Partial<NoticeChange> }[],
): Promise<void> {
  await changeNotices(
    ctx.tx,
    items.map(({ notice, more }) => ({
      personId: notice.personId,
      id: notice.id,
      ...more,
      nextStep: 'close' as const,
      nextStepAt: ctx.clock.now(),
    })),
  )
  if (items.length > 0) await climbSoon(ctx)
}

export type Told = {
  personId: string
  noticeIds: readonly string[]
  channel: string
  interpreter?: string
  eventId: string
  /** Said to the person; what is said to somebody else, a spouse too, reaches nobody (C3-02). */
  toPerson: true
}

/**
 * K23, R-328: explained in a talk. Where the person needs an interpreter and there was none, the talk has not reached.
 * Gives the notices that were explained; what had reached before is explained from now on, too.
 */
export async function noticeTold(ctx: Ctx, input: Told): Promise<{ explained: string[] }> {
  const notices = await lockNotices(ctx.tx, input.personId, { ids: input.noticeIds })
  const explained = await noticesTold(
    ctx,
    notices.map((notice) => ({ notice, channel: input.channel, interpreter: input.interpreter })),
  )
  return { explained: explained.map((one) => one.id) }
}

/** The same for many at once. */
export async function noticesTold(
  ctx: Ctx,
  items: readonly { notice: OnLadder; channel: string; interpreter: string | undefined }[],
): Promise<OnLadder[]> {
  const facts = await reachFactsOf(ctx, [...new Set(items.map(({ notice }) => notice.personId))])
  const now = ctx.clock.now()
  const heard = items.filter(({ notice, interpreter }) => {
    const of = facts.get(notice.personId)
    return of !== undefined && talkReaches(of, notice.weight, interpreter)
  })
  const more = (channel: string) => ({ explainedAt: now, explainedHow: channel })
  await metAfterPost(
    ctx,
    heard
      .filter(({ notice }) => notice.reachedAt !== null)
      .map(({ notice, channel }) => ({ notice, more: more(channel) })),
  )
  await reachNotices(
    ctx,
    heard
      .filter(({ notice }) => notice.reachedAt === null)
      .map(({ notice, channel }) => ({
        notice,
        how: 'told' as const,
        at: now,
        channel,
        more: more(channel),
      })),
  )
  return heard.map(({ notice }) => notice)
}

/** R-344, K23: handed over in person, after who it is has been seen. Refuses with `notFound` and `alreadyEnded`. */
export async function noticeHandedOver(
  ctx: Ctx,
  input: { personId: string; noticeId: string; placeId: string; check?: string },
): Promise<Result<null>> {
  const [notice] = await lockNotices(ctx.tx, input.personId, { ids: [input.noticeId] })
  if (notice === undefined) return refused('notFound')
  if (notice.reachedAt !== null && notice.reachedHow !== 'posted') return refused('alreadyEnded')
  const now = ctx.clock.now()
  recordEvent(ctx, {
    personId: input.personId,
    kind: 'handedOver',
    side: notice.side,
    channel: 'dropIn',
    threadId: notice.threadId,
    messageId: notice.messageId,
    data: { noticeId: notice.id, placeId: input.placeId, check: input.check ?? null },
  })
  if (notice.reachedAt === null)
    await reachNotices(ctx, [
      { notice, how: 'handedOver', at: now, channel: 'dropIn', more: { handedOverAt: now } },
    ])
  else await metAfterPost(ctx, [{ notice, more: { handedOverAt: now } }])
  return ok(null)
}

/**
 * what the notice asked for has come, in whatever way: the ladder and its reminders end, whether or not anybody
 * saw it opened.
 */
export async function noticeAnswered(
  ctx: Ctx,
  input: { personId: string; noticeIds: readonly string[]; how: string; channel: string },
): Promise<void> {
  const notices = await lockNotices(ctx.tx, input.personId, { ids: input.noticeIds })
  const now = ctx.clock.now()
  const open = notices.filter((notice) => notice.endedAt === null)
  await changeNotices(
    ctx.tx,
    open.map((notice) => ({
      personId: notice.personId,
      id: notice.id,
      endedAt: now,
      endedHow: input.how,
      nextStep: 'close' as const,
      nextStepAt: now,
    })),
  )
  for (const notice of open) {
    recordEvent(ctx, {
      personId: notice.personId,
      kind: 'noticeAnswered',
      side: notice.side,
      channel: input.channel,
      theme: notice.theme,
      threadId: notice.threadId,
      messageId: notice.messageId,
      data: { noticeId: notice.id, how: input.how },
    })
  }
  if (open.length > 0) await climbSoon(ctx)
}
