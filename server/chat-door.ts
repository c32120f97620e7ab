import { randomBytes } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { ChatDoor } from '../app/context.ts'
import { chooserOver } from '../gateways/chooser/chooser.ts'
import { answersFor } from '../office/calls/chat/assistant.ts'
import type { Audience, Visitor } from '../office/calls/chat/model.ts'
import {
  askHuman,
  callFromChat,
  chatFor,
  chatLeftHere,
  claimChat,
  endMyChat,
  leaveQueue,
  messageFromChat,
  ownChat,
  sayInChat,
} from '../office/calls/chat/visitor.ts'
import { bannersNow } from '../office/calls/incidents/views.ts'
import type { Ctx } from '../office/kernel/context.ts'
import { ok, refused } from '../office/kernel/result.ts'
import { inTransaction } from '../office/kernel/transaction.ts'
import type { Language } from '../text/index.ts'
import { chatCookie, chatCookieOf, noChatCookie } from './chat-cookie.ts'
import type { House } from './house.ts'
import type { Session } from './sessions.ts'

const outside = { kind: 'system', name: 'chat' } as const
const newToken = () => randomBytes(32).toString('base64url')

/**
 * The chat of whoever reads: by the secret of this browser, or as the person who is signed in, in their own name. Staff who
 * look at the public pages have none. The wall is crossed here, since a chat lies beyond it; what is found is the visitor's.
 */
export function chatsOf(
  house: House,
  request: FastifyRequest,
  session: Session | null,
  language: Language,
): ChatDoor {
  const actor = session?.kind === 'person' ? session.actor : null
  const who: Visitor = { token: chatCookieOf(request), personId: actor?.personId ?? null, language }
  const beyond = <T>(work: (ctx: Ctx) => Promise<T>): Promise<T> =>
    actor === null
      ? inTransaction(house.around, outside, work)
      : inTransaction(house.around, actor, (ctx) => ctx.beyondWall(work))
  const begun = <T extends { began: boolean }>(value: T, token: string | null) =>
    value.began && token !== null ? chatCookie(token) : null
  const fresh = () => (actor === null ? newToken() : null)
  return {
    mine: () =>
      who.token === null && actor === null ? Promise.resolve(null) : beyond((ctx) => chatFor(ctx, who)),
    own: () => beyond((ctx) => ownChat(ctx, who)),
    left: (cameFrom) =>
      who.token === null || actor === null
        ? Promise.resolve(null)
        : beyond((ctx) => chatLeftHere(ctx, who, cameFrom)),
    claim: (input) => beyond((ctx) => claimChat(ctx, who, input)),
    disown: () => (actor === null ? refused('notFound') : ok({ cookie: noChatCookie })),
    say: async ({ text, audience, key }) => {
      const freshToken = fresh()
      const chosen = await choose(house, language, { text, audience }, beyond)
      const said = await beyond((ctx) =>
        sayInChat(ctx, who, { text, audience, clientKey: key, chosen, freshToken }),
      )
      return said.ok ? { ok: true, value: { cookie: begun(said.value, freshToken) } } : said
    },
    human: async ({ audience }) => {
      const freshToken = fresh()
      const asked = await beyond((ctx) => askHuman(ctx, who, { audience, freshToken }))
      return asked.ok ? { ok: true, value: { cookie: begun(asked.value, freshToken) } } : asked
    },
    leave: () => beyond((ctx) => leaveQueue(ctx, who)),
    end: () => beyond((ctx) => endMyChat(ctx, who)),
    call: (input) => beyond((ctx) => callFromChat(ctx, who, input)),
    message: () => beyond((ctx) => messageFromChat(ctx, who)),
    banners: () => bannersNow({ tx: house.databases.system }),
    keepDays: house.settings.get<number>('chat.keepDays'),
  }
}

/** outside every transaction, since a model may be slow; without one, and with one that fails, nothing is chosen. */
async function choose(
  house: House,
  language: Language,
  asked: { text: string; audience: Audience },
  beyond: <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>,
): Promise<readonly string[] | null> {
  const partner = house.config.chooser
  if (partner === null) return null
  const put = await beyond((ctx) => answersFor(ctx, { ...asked, reads: language }))
  if (put === null || put.found.length < 2) return null
  const now = () => house.machineClock.now().epochMilliseconds / 1000
  return chooserOver({ ...partner, now })(
    put.question,
    put.found.map(({ key, title, body }) => ({ key, title, body })),
  ).catch(() => null)
}
