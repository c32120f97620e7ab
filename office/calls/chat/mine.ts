import type { Ctx, PersonCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import type { ChooseTime } from './hand-over.ts'
import type { ChatShown, Visitor } from './model.ts'
import * as visitor from './visitor.ts'

/** The same for a program that acts for a person who is signed in: no cookie, their own chat. Refuses as in visitor.ts. */
const mine = <T>(ctx: PersonCtx, work: (beyond: Ctx, who: Visitor) => Promise<T>): Promise<T> => {
  const { personId, language } = ctx.actor
  return ctx.beyondWall((beyond) => work(beyond, { token: null, personId, language }))
}
const begun = { audience: 'person', freshToken: null } as const
const chatIn = (done: Result<{ chat: ChatShown }>): Result<ChatShown> =>
  done.ok ? ok(done.value.chat) : done

export const myChat = (ctx: PersonCtx): Promise<Result<ChatShown>> =>
  mine(ctx, async (beyond, who) => {
    const chat = await visitor.chatFor(beyond, who)
    return chat === null ? refused('notFound') : ok(chat)
  })
export const sayInMyChat = (
  ctx: PersonCtx,
  input: { text: string; clientKey: string },
): Promise<Result<ChatShown>> =>
  mine(ctx, async (beyond, who) => chatIn(await visitor.sayInChat(beyond, who, { ...begun, ...input })))
export const humanInMyChat = (ctx: PersonCtx): Promise<Result<ChatShown>> =>
  mine(ctx, async (beyond, who) => chatIn(await visitor.askHuman(beyond, who, begun)))
export const callFromMyChat = (ctx: PersonCtx, input: ChooseTime): Promise<Result<ChatShown>> =>
  mine(ctx, (beyond, who) => visitor.callFromChat(beyond, who, input))
export const messageFromMyChat = (ctx: PersonCtx): Promise<Result<ChatShown>> =>
  mine(ctx, visitor.messageFromChat)
