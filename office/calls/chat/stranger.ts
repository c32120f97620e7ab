import type { Ctx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import type { Audience, ChatShown, Visitor } from './model.ts'
import * as visitor from './visitor.ts'

type Begins = { audience: Audience; language: string }

/** The same for a program in front of somebody who is not signed in: by a secret of its own, of which only the hash is kept. */
const named = (token: string, language = 'nb'): Visitor => ({ token, personId: null, language })

/** Refuses with `notFound` where nothing has been begun with this secret, or its visitor has logged in. */
export async function visitorsChat(ctx: Ctx, token: string): Promise<Result<ChatShown>> {
  const chat = await visitor.chatFor(ctx, named(token))
  return chat === null ? refused('notFound') : ok(chat)
}

/** One secret is one chat: what is over, or has become somebody's own, is not begun again by it. */
async function over(ctx: Ctx, token: string): Promise<boolean> {
  const row = await ctx.tx
    .selectFrom('chat')
    .select(['endedAt', 'personId'])
    .where('tokenHash', '=', visitor.hashOf(token))
    .executeTakeFirst()
  return row !== undefined && (row.endedAt !== null || row.personId !== null)
}

/** Whether a chat goes on with this secret: its lines are bounded by themselves, wherever they come from. */
export async function goesOnWith({ tx }: Pick<Ctx, 'tx'>, token: string): Promise<boolean> {
  const row = await tx
    .selectFrom('chat')
    .select('id')
    .where('tokenHash', '=', visitor.hashOf(token))
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

/** Refuses as `sayInChat`, and with `alreadyEnded`. */
export async function sayAsVisitor(
  ctx: Ctx,
  token: string,
  { language, ...said }: Begins & { text: string; clientKey: string },
): Promise<Result<ChatShown>> {
  if (await over(ctx, token)) return refused('alreadyEnded')
  const done = await visitor.sayInChat(ctx, named(token, language), { ...said, freshToken: token })
  return done.ok ? ok(done.value.chat) : done
}

/** Refuses with `tooMany` and `alreadyEnded`. */
export async function humanAsVisitor(
  ctx: Ctx,
  token: string,
  { language, audience }: Begins,
): Promise<Result<ChatShown>> {
  if (await over(ctx, token)) return refused('alreadyEnded')
  const done = await visitor.askHuman(ctx, named(token, language), { audience, freshToken: token })
  return done.ok ? ok(done.value.chat) : done
}

export const leaveAsVisitor = (ctx: Ctx, token: string) => visitor.leaveQueue(ctx, named(token))
export const endAsVisitor = (ctx: Ctx, token: string) => visitor.endMyChat(ctx, named(token))
