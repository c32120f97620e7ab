import type { Ctx, Side } from '../kernel/context.ts'
import { authorOf, authorshipIn, channelIn } from '../kernel/event.ts'
import { insertMessage, insertTexts, messageByKey, threadFor } from './store.ts'

export type Said = {
  personId: string
  /** Goes into this conversation; a new one begins where there is none. */
  threadId: string | null
  direction: 'in' | 'out'
  channel: string
  authorship: string
  language: string
  receivedAt: Temporal.Instant
  /** Who helped, as JSON; null when nobody did. */
  helper?: string | null
  /** Names one sending, so that sent twice it is one message. */
  clientKey?: string | null
  enquiryId?: string | null
  /** Part by part, each in the store of its side. */
  texts: readonly { side: Side; body: string }[]
}

/**
 * what was said in a room of its own (a wish for a meeting, a visit outside) lies in the person's
 * conversation, in the name of whoever acts. Whoever calls has decided that they may.
 */
export async function keepSaid(ctx: Ctx, said: Said): Promise<{ threadId: string; messageId: string }> {
  const { personId, texts, enquiryId = null, threadId: into, ...row } = said
  const threadId = (await threadFor(ctx, personId, into, 'contact')) as string
  const messageId = ctx.newId()
  const pen = {
    ...authorOf(ctx.actor),
    authorship: authorshipIn(ctx.actor, row.authorship),
    channel: channelIn(ctx.actor, row.channel),
  }
  await insertMessage(ctx.tx, { ...row, ...pen, personId, threadId, id: messageId })
  await insertTexts(
    ctx.tx,
    texts.map((text, part) => ({ ...text, personId, messageId, part, threadId, enquiryId })),
  )
  return { threadId, messageId }
}

/** A conversation for what has no words of its own: a letter that was photographed outside. */
export const beginThread = async (ctx: Ctx, personId: string): Promise<string> =>
  (await threadFor(ctx, personId, null, 'contact')) as string

/** The sending that already carries this key; undefined when none does. */
export const saidBefore = (ctx: Ctx, personId: string, clientKey: string) =>
  messageByKey(ctx.tx, personId, clientKey)
