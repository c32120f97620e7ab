import type { HelperCtx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { lockPromise } from '../../kernel/promise/store.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { mayDo } from '../../people/mandates/views.ts'
import { messagesOpened } from '../../reach/notices/actions.ts'
import { receiptOf } from '../views/receipt.ts'
import { settle } from './settle.ts'
import { keepMessage, type Written } from './write.ts'

type WrittenFor = { number: number; messageId: string; threadId: string; receivedAt: Temporal.Instant }

/**
 * a holder writes for the giver. It is routed as if the giver had written, stands in the holder's name, and
 * the answer is the giver's. The receipt tells the holder that it has come, and nothing of what was known before.
 * Refuses with `notFound` (no mandate to write, or a conversation outside it) and as `write`.
 */
export async function writeFor(
  ctx: HelperCtx,
  input: Pick<Written, 'text' | 'threadId' | 'clientKey' | 'wish'>,
): Promise<Result<WrittenFor>> {
  const { personId, holderId, name, mandateId } = ctx.actor
  const threadId = input.threadId ?? null
  const mandate = await mayDo(ctx, 'write', threadId)
  if (mandate === null) return refused('notFound')
  if (threadId !== null && !(await sees(ctx, threadId))) return refused('notFound')
  return ctx.beyondWall(async (beyond) => {
    const done = await keepMessage(
      beyond,
      {
        ...input,
        // Two holders, or holder and giver, may by chance name two sendings alike.
        ...(input.clientKey ? { clientKey: `${holderId}:${input.clientKey}` } : {}),
      },
      {
        personId,
        authorship: 'representative',
        authorKind: 'helper',
        authorId: holderId,
        helper: { relation: mandate.relation, name, mandateId },
      },
    )
    if (!done.ok) return done
    const { number, messageId, receivedAt, threadId } = await receiptOf(
      beyond,
      personId,
      done.value.messageId,
    )
    return ok({ number, messageId, threadId, receivedAt })
  })
}

async function sees(ctx: HelperCtx, threadId: string): Promise<boolean> {
  const row = await ctx.tx
    .selectFrom('thread')
    .select('id')
    .where('personId', '=', ctx.actor.personId)
    .where('id', '=', threadId)
    .executeTakeFirst()
  return row !== undefined
}

/**
 * K23, C2-09: opened by a holder who may read, it has reached. It stays unread for the giver themselves, and says
 * nothing of what they manage. Gives how many messages the holder had not opened before.
 */
export async function openFor(
  ctx: HelperCtx,
  input: { threadId: string },
): Promise<Result<{ opened: number }>> {
  const { personId, holderId } = ctx.actor
  if (!(await sees(ctx, input.threadId))) return refused('notFound')
  const seen = await ctx.tx
    .selectFrom('message')
    .select('id')
    .where('personId', '=', personId)
    .where('threadId', '=', input.threadId)
    .where('direction', '=', 'out')
    .execute()
  const waiting = await ctx.tx
    .selectFrom('promise')
    .select('id')
    .where('personId', '=', personId)
    .where('threadId', '=', input.threadId)
    .where('state', '=', 'sentNotReached')
    .execute()
  const messageIds = seen.map(({ id }) => id)
  return ctx.beyondWall(async (beyond) => {
    await messagesOpened(beyond, personId, messageIds, holderId)
    const before = await beyond.tx
      .selectFrom('event')
      .select('messageId')
      .where('personId', '=', personId)
      .where('threadId', '=', input.threadId)
      .where('kind', '=', 'messageRead')
      .where('actorId', '=', holderId)
      .execute()
    const known = new Set(before.map((row) => row.messageId))
    const opened = messageIds.filter((id) => !known.has(id))
    for (const messageId of opened)
      recordEvent(beyond, {
        personId,
        kind: 'messageRead',
        side: 'common',
        channel: 'portalMessage',
        threadId: input.threadId,
        messageId,
      })
    for (const { id } of waiting) {
      const promise = await lockPromise(beyond.tx, personId, id)
      if (promise?.endedAt === null)
        await settle(beyond, promise, { state: 'kept', how: 'answered', channel: 'portalMessage' })
    }
    return ok({ opened: opened.length })
  })
}
