import type { Ctx, Side } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { insertMessage, insertTexts, threadFor } from '../store.ts'

/** One talk by writing, as it goes into the conversation: each side's words in the store of that side. */
export type Session = {
  personId: string
  /** The conversation to put it in; a new one when null. */
  threadId: string | null
  /** Who of the staff had it; null where only the assistant answered. */
  staffId: string | null
  language: string
  parts: readonly { side: Side; body: string }[]
  data: Record<string, string | number | boolean | null>
}

/**
 * a talk while logged in is kept by the session, once, where the person finds it again. Nothing is owed by it. The
 * caller has authorised and holds the person.
 */
export async function keepSession(
  ctx: Ctx,
  session: Session,
): Promise<{ threadId: string; messageId: string; eventId: string }> {
  const { personId, staffId, language } = session
  const threadId = await threadFor(ctx, personId, session.threadId, 'contact')
  if (threadId === undefined) throw new Error('a conversation that is not the person’s')
  const messageId = ctx.newId()
  await insertMessage(ctx.tx, {
    personId,
    threadId,
    id: messageId,
    direction: 'out',
    channel: 'chatLoggedIn',
    authorship: staffId === null ? 'system' : 'staffContactCentre',
    authorKind: staffId === null ? 'system' : 'staff',
    authorId: staffId,
    language,
    receivedAt: ctx.clock.now(),
  })
  await insertTexts(
    ctx.tx,
    session.parts.map(({ side, body }, part) => ({
      personId,
      messageId,
      part,
      side,
      threadId,
      enquiryId: null,
      body,
    })),
  )
  const sides = new Set(session.parts.map(({ side }) => side))
  const [only] = sides
  const eventId = recordEvent(ctx, {
    personId,
    kind: 'chatHeld',
    side: sides.size === 1 && only ? only : 'common',
    channel: 'chatLoggedIn',
    ...(staffId === null ? {} : { authorship: 'staffContactCentre' as const }),
    threadId,
    messageId,
    data: session.data,
  })
  return { threadId, messageId, eventId }
}
