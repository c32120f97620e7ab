import type { Ctx, PersonCtx, Side } from '../../kernel/context.ts'
import { type Authorship, recordEvent } from '../../kernel/event.ts'
import { insertRows } from '../../kernel/insert.ts'

/** The same transaction in which the person acts: it was they who texted. */
export const asPerson = (ctx: Ctx, personId: string, language: string): PersonCtx => ({
  ...ctx,
  actor: { kind: 'person', personId, language },
})

async function openThread(ctx: Ctx, personId: string, known: string | null): Promise<string> {
  const now = ctx.clock.now()
  if (known !== null) {
    await ctx.tx
      .updateTable('thread')
      .set({ lastAt: now, closedAt: null })
      .where('personId', '=', personId)
      .where('id', '=', known)
      .execute()
    return known
  }
  const id = ctx.newId()
  await insertRows(ctx.tx, 'thread', [{ personId, id, origin: 'sms', openedAt: now, lastAt: now }])
  return id
}

type ShortLine = {
  personId: string
  threadId: string | null
  direction: 'in' | 'out'
  channel?: 'sms' | 'emailInbound'
  side: Side
  text: string
  language: string
  authorship?: Authorship
  clientKey?: string
}

/**
 * what went back and forth by text stands in the conversation, where both sides see it. For what owes nothing: an
 * answer to an offer, what staff texted. What owes an answer is written as any other message.
 */
export async function putLine(ctx: Ctx, line: ShortLine): Promise<{ threadId: string; messageId: string }> {
  const threadId = await openThread(ctx, line.personId, line.threadId)
  const messageId = ctx.newId()
  const { actor } = ctx
  const incoming = line.direction === 'in'
  const authorship = line.authorship ?? (incoming ? 'self' : 'staffAdviser')
  await insertRows(ctx.tx, 'message', [
    {
      personId: line.personId,
      threadId,
      id: messageId,
      direction: line.direction,
      channel: line.channel ?? 'sms',
      authorship,
      authorKind: incoming ? 'person' : actor.kind === 'staff' ? 'staff' : 'system',
      authorId: incoming ? line.personId : actor.kind === 'staff' ? actor.staffId : null,
      language: line.language,
      receivedAt: ctx.clock.now(),
      trivial: incoming,
      clientKey: line.clientKey ?? null,
    },
  ])
  await insertRows(ctx.tx, 'messageText', [
    {
      personId: line.personId,
      messageId,
      part: 0,
      side: line.side,
      threadId,
      enquiryId: null,
      body: line.text,
    },
  ])
  recordEvent(ctx, {
    personId: line.personId,
    kind: incoming ? 'smsReceived' : 'messageSent',
    side: line.side,
    channel: line.channel ?? 'sms',
    authorship,
    threadId,
    messageId,
    data: { parts: 1 },
  })
  return { threadId, messageId }
}
