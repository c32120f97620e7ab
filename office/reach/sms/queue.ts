import type { Ctx } from '../../kernel/context.ts'
import { linkTo, newCode } from '../delivery/links.ts'
import type { OutgoingData } from '../delivery/model.ts'
import { insertLinks } from '../delivery/store.ts'
import { MOST_REPLIES_A_DAY } from './model.ts'
import { repliesSince } from './store.ts'

/** Texts to somebody whom nobody knows hang on nobody: the same row shape, and no person behind it. */
export const NOBODY = '00000000-0000-0000-0000-000000000000'

type NewText = {
  personId: string
  address: string
  contactPointId?: string | null
  language: string
  /** A key of the catalogue, or the words themselves. */
  body: string
  kind: string
  channel?: 'sms' | 'email'
  messageId?: string | null
  data?: OutgoingData
}

/** Puts a text in the queue of what leaves; it goes alone, not together with notices. Gives its id. */
export async function queueText(ctx: Ctx, text: NewText): Promise<string> {
  const id = ctx.newId()
  await ctx.tx
    .insertInto('outgoing')
    .values({
      personId: text.personId,
      id,
      channel: text.channel ?? 'sms',
      address: text.address,
      kind: text.kind,
      language: text.language,
      body: text.body,
      madeAt: ctx.clock.now(),
      contactPointId: text.contactPointId ?? null,
      messageId: text.messageId ?? null,
      recipientId: text.personId === NOBODY ? null : text.personId,
      data: JSON.stringify({ ...text.data, alone: true }),
    })
    .execute()
  await ctx.enqueue('deliver', {}, { key: 'deliver' })
  return id
}

/** An answer that nobody wrote. A phone that answers by itself gets only so many in a day. */
export async function autoReply(ctx: Ctx, text: Omit<NewText, 'kind'>): Promise<boolean> {
  const lately = ctx.clock.now().subtract({ hours: 24 })
  if ((await repliesSince(ctx.tx, text.personId, lately)) >= MOST_REPLIES_A_DAY) return false
  await queueText(ctx, { ...text, kind: 'smsReply' })
  return true
}

const LINK_DAYS = 90

/** A link of its own for words that are written at once. Gives code and address. */
export async function makeLink(
  ctx: Ctx,
  origin: string,
  link: { personId: string; threadId: string | null; outgoingId?: string | null },
): Promise<{ code: string; href: string }> {
  const code = newCode()
  const madeAt = ctx.clock.now()
  await insertLinks(ctx.tx, [
    {
      personId: link.personId,
      code,
      purpose: 'open',
      outgoingId: link.outgoingId ?? null,
      threadId: link.threadId,
      promiseId: null,
      madeAt,
      expiresAt: madeAt.add({ hours: 24 * LINK_DAYS }),
    },
  ])
  return { code, href: linkTo(origin, code) }
}
