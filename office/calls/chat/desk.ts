import { openPerson } from '../../access/actions.ts'
import type { Ctx, StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { recognise } from '../../threads/recognise/recognise.ts'
import { holdsNationalId, readText } from '../../threads/text.ts'
import { inUse } from '../answers/store.ts'
import { takesCalls } from '../desk/queue.ts'
import { languagesMiss } from '../desk/rules.ts'
import { presenceOf, staffPhone } from '../desk/store.ts'
import { interpreterCheck } from '../interpreter/rules.ts'
import { inChat } from '../interpreter/store.ts'
import { QUEUES, type Queue } from '../model.ts'
import { finish } from './finish.ts'
import { type ChooseTime, toCall, toMessage } from './hand-over.ts'
import { chatOpen } from './hours.ts'
import type { Chat, ChatShown, ChatSide } from './model.ts'
import { municipalPart, sideOfLine, strongerSide } from './rules.ts'
import { show } from './show.ts'
import * as store from './store.ts'

const MOST_SHOWN = 100
/** How many chats somebody can hold at once and still answer each. */
const MOST_AT_ONCE = 5
const MOST_TRIED = 10

type ChatDesk = {
  waiting: store.WaitingChat[]
  mine: store.MyChat[]
  open: boolean
}

/** Who waits in one's queues, and one's own chats. Nobody's name and not a word. Refuses with `notFound` for whoever takes no calls. */
export async function chatDesk(ctx: StaffCtx): Promise<Result<ChatDesk>> {
  if (!takesCalls(ctx)) return refused('notFound')
  return ctx.beyondWall(async (beyond) =>
    ok({
      waiting: await store.waiting(beyond.tx, await queuesOf(ctx, beyond), MOST_SHOWN),
      mine: await store.chatsOfStaff(beyond.tx, ctx.actor.staffId),
      open: chatOpen(beyond).open,
    }),
  )
}

const queuesOf = async (ctx: StaffCtx, { tx }: Ctx): Promise<readonly string[]> =>
  (await presenceOf(tx, ctx.actor.staffId))?.queues ?? []

/**
 * The next chat of one's queues, or the one that is named. Whoever is signed in is opened by the same wall as in a call, and
 * a chat that may not be opened stays for somebody who may. Refuses with `notFound`, `nobodyWaits`, and `conflict` while one
 * has as many as can be held.
 */
export async function takeChat(
  ctx: StaffCtx,
  input: { chatId?: string } = {},
): Promise<Result<{ chatId: string }>> {
  if (!takesCalls(ctx)) return refused('notFound')
  return ctx.beyondWall(async (beyond) => {
    if ((await store.chatsOfStaff(beyond.tx, ctx.actor.staffId)).length >= MOST_AT_ONCE)
      return refused('conflict')
    const queues = await queuesOf(ctx, beyond)
    const not: string[] = []
    while (not.length < MOST_TRIED) {
      const chat = await store.firstWaiting(beyond.tx, { queues, chatId: input.chatId ?? null, not })
      if (chat === undefined) break
      if (
        chat.personId === null ||
        (await openPerson(ctx, chat.personId, { purpose: 'call', what: 'chat' })).ok
      ) {
        await take(beyond, chat, ctx.actor.staffId)
        return ok({ chatId: chat.id })
      }
      not.push(chat.id)
    }
    return refused('nobodyWaits')
  })
}

async function take(ctx: Ctx, chat: Chat, staffId: string): Promise<void> {
  const at = ctx.clock.now()
  await store.changeChat(ctx.tx, chat.id, at, { state: 'talking', staffId, answeredAt: at })
  await store.addLines(ctx.tx, chat.id, at, [{ byKind: 'house', kind: 'taken', staffId }])
}

/** `needsInterpreter`: by the profile, or whoever has the chat does not speak the language that it is in. */
type ChatAtDesk = ChatShown & {
  personId: string | null
  needsInterpreter: boolean
  interpreterLanguage: string
}

/** The whole talk with one's own visitor. Seen from now on. Refuses with `notFound` for a chat that is another's. */
export async function chatAtDesk(ctx: StaffCtx, input: { chatId: string }): Promise<Result<ChatAtDesk>> {
  return own(ctx, input.chatId, async (beyond, chat) => {
    await store.readUpTo(beyond.tx, chat.id, chat.lines)
    const profile = await profileOf(beyond, chat.personId)
    const { languages } = await staffPhone(beyond.tx, ctx.actor.staffId)
    return ok({
      ...(await show(beyond, chat, await seer(ctx, beyond, chat))),
      personId: chat.personId,
      needsInterpreter: languagesMiss(profile, chat.language, languages),
      interpreterLanguage: profile?.interpreterLanguage ?? chat.language,
    })
  })
}

async function profileOf({ tx }: Ctx, personId: string | null) {
  if (personId === null) return null
  const row = await tx
    .selectFrom('person')
    .select(['interpreterNeed', 'interpreterLanguage'])
    .where('id', '=', personId)
    .executeTakeFirst()
  return row ?? null
}

/**
 * What somebody without a login can show to whoever rings or meets them: the chat by its number, as long as it is kept.
 * It holds nobody's name. Refuses with `notFound`, for chats of whoever was signed in too.
 */
export async function chatByNumber(ctx: StaffCtx, input: { number: string }): Promise<Result<ChatShown>> {
  if (!takesCalls(ctx) || !/^\d{1,15}$/.test(input.number)) return refused('notFound')
  return ctx.beyondWall(async (beyond) => {
    const chat = await store.chatByNumber(beyond.tx, Number(input.number))
    if (chat === undefined || chat.personId !== null) return refused('notFound')
    return ok(await show(beyond, chat))
  })
}

/** whose words may be read here. Without a login nobody's words are anybody's. */
async function seer(ctx: StaffCtx, beyond: Ctx, chat: Chat): Promise<(side: ChatSide) => boolean> {
  if (chat.personId === null) return () => true
  const municipal = await municipalWords(ctx, beyond, chat)
  const { sides, roles } = ctx.actor
  return (side) =>
    side === 'common' || (side === 'municipal' ? municipal : sides.includes('state') || roles.includes('CC'))
}

async function municipalWords(ctx: StaffCtx, { tx, settings }: Ctx, chat: Chat): Promise<boolean> {
  if (ctx.actor.sides.includes('municipal')) return true
  if (!ctx.actor.roles.includes('CC') || chat.personId === null) return false
  const row = await tx
    .selectFrom('person')
    .select('municipalityId')
    .where('id', '=', chat.personId)
    .executeTakeFirst()
  return settings.get<boolean>('contact.municipalNotes', row?.municipalityId ?? null)
}

async function own<T>(
  ctx: StaffCtx,
  chatId: string,
  work: (beyond: Ctx, chat: Chat) => Promise<Result<T>>,
): Promise<Result<T>> {
  if (!takesCalls(ctx)) return refused('notFound')
  return ctx.beyondWall(async (beyond) => {
    const chat = await store.chatById(beyond.tx, chatId)
    if (chat?.staffId !== ctx.actor.staffId) return refused('notFound')
    return work(beyond, chat)
  })
}

const talking = <T>(
  ctx: StaffCtx,
  chatId: string,
  work: (beyond: Ctx, chat: Chat) => Promise<Result<T>>,
): Promise<Result<T>> =>
  own(ctx, chatId, (beyond, chat) =>
    chat.state === 'talking' ? work(beyond, chat) : Promise.resolve(refused('alreadyEnded')),
  )

type Reply = { chatId: string; text: string; clientKey: string; answer?: { key: string } | null }

/**
 * A line to the visitor, with an approved answer under it or alone. Refuses with `empty`, `notText`, `tooLong`,
 * `noFreeTextHere` (R-109: words on the municipality's matters by whoever may write none), `identityInText`, `notFound`, `alreadyEnded`.
 */
export function replyInChat(ctx: StaffCtx, input: Reply): Promise<Result<null>> {
  return talking(ctx, input.chatId, async (beyond, chat) => {
    if (await store.saidBefore(beyond.tx, chat.id, input.clientKey)) return ok(null)
    const article = input.answer ? await inUse(beyond.tx, input.answer.key, chat.language) : undefined
    if (input.answer && article === undefined) return refused('notFound')
    const quotes = article ? [{ key: article.key, version: article.version, language: article.language }] : []
    const staff = { byKind: 'staff' as const, staffId: ctx.actor.staffId, clientKey: input.clientKey, quotes }
    const at = beyond.clock.now()
    if (input.text.trim() === '') {
      if (quotes.length === 0) return refused('empty')
      await store.addLines(beyond.tx, chat.id, at, [{ ...staff, kind: 'quoted' }])
      return ok(null)
    }
    const read = readText(input.text, beyond.settings.get<number>('chat.mostLength') * 2)
    if (!read.ok) return read
    if (chat.personId === null && holdsNationalId(read.value)) return refused('identityInText')
    const recognition = recognise(read.value)
    const municipal = recognition.parts.some(municipalPart)
    if (municipal && chat.personId !== null && !(await municipalWords(ctx, beyond, chat)))
      return refused('noFreeTextHere')
    const side = strongerSide(chat.side, sideOfLine(recognition))
    await store.addLines(beyond.tx, chat.id, at, [{ ...staff, kind: 'words', body: read.value, side }])
    return ok(null)
  })
}

/** S-009: asked to log in without beginning again; the case can be spoken of afterwards, and not before. */
export const inviteLogin = (ctx: StaffCtx, input: { chatId: string }): Promise<Result<null>> =>
  talking(ctx, input.chatId, async (beyond, chat) => {
    if (chat.personId !== null) return refused('conflict')
    await store.addLines(beyond.tx, chat.id, beyond.clock.now(), [
      { byKind: 'staff', kind: 'inviteLogin', staffId: ctx.actor.staffId },
    ])
    return ok(null)
  })

/** To those who staff another queue, with everything that was written; first there who waited first. */
export const moveChat = (ctx: StaffCtx, input: { chatId: string; queue: string }): Promise<Result<null>> =>
  talking(ctx, input.chatId, async (beyond, chat) => {
    const queue = QUEUES.find((one) => one === input.queue)
    if (queue === undefined) return refused('unknownReceiver')
    await backTo(beyond, chat, queue)
    return ok(null)
  })

/** It stands where it stood, so that nobody who moves on or goes home leaves somebody behind. */
export async function backTo(ctx: Ctx, chat: Chat, queue: Queue): Promise<void> {
  const at = ctx.clock.now()
  await store.changeChat(ctx.tx, chat.id, at, {
    state: 'waiting',
    queue,
    staffId: null,
    waitingSince: chat.waitingSince ?? at,
    offeredAt: at,
  })
  await store.addLines(ctx.tx, chat.id, at, [{ byKind: 'house', kind: 'moved' }])
}

/**
 * On to the telephone, to a message or to the office, with the whole talk. Only for whoever has logged in: of nobody known
 * nothing can be owed. Refuses with `needsIdentity` without a login, and as `askForCall` and `write`.
 */
export const handChat = (
  ctx: StaffCtx,
  input: { chatId: string; to: 'call' | 'message' | 'office' } & ChooseTime,
): Promise<Result<null>> =>
  talking(ctx, input.chatId, async (beyond, chat) => {
    if (chat.personId === null) return refused('needsIdentity')
    if (input.to === 'call') return toCall(beyond, chat, input, 'staff')
    const done = await toMessage(beyond, chat, { office: input.to === 'office' })
    return done.ok ? ok(null) : done
  })

/**
 * It is answered. What a human can still be had by stands in the chat until the visitor has left the page. R-362: where the
 * languages do not meet and nobody interpreted, it says why. Refuses with `needsInterpreter`, `notFound`, `alreadyEnded`.
 */
export const solveChat = (
  ctx: StaffCtx,
  input: { chatId: string; withoutInterpreter?: string | null },
): Promise<Result<null>> =>
  talking(ctx, input.chatId, async (beyond, chat) => {
    const { languages } = await staffPhone(beyond.tx, ctx.actor.staffId)
    const checked = interpreterCheck({
      ...(await inChat(beyond.tx, chat.id)),
      profile: await profileOf(beyond, chat.personId),
      language: chat.language,
      spoken: languages,
      reason: input.withoutInterpreter,
    })
    if (!checked.ok) return refused('needsInterpreter')
    return finish(beyond, chat, 'solved', { withoutInterpreter: checked.reason })
  })
