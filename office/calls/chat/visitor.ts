import { createHash } from 'node:crypto'
import { isLanguage } from '../../../text/languages.ts'
import type { Ctx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import type { Recognition } from '../../threads/recognise/model.ts'
import { recognise } from '../../threads/recognise/recognise.ts'
import { readText } from '../../threads/text.ts'
import { answerTurn } from './assistant.ts'
import { finish } from './finish.ts'
import { type ChooseTime, toCall, toMessage } from './hand-over.ts'
import { chatOpen } from './hours.ts'
import { maskText } from './mask.ts'
import type { Audience, Chat, ChatLeft, ChatShown, Visitor } from './model.ts'
import { queueFor, sideOfLine, strongerSide, themeOf, tooMuch } from './rules.ts'
import { show } from './show.ts'
import * as store from './store.ts'

export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

const who = ({ token, personId }: Visitor) => ({ tokenHash: token === null ? null : hashOf(token), personId })

/** The chat of whoever reads; null where none has been begun. */
export async function chatFor(ctx: Ctx, visitor: Visitor): Promise<ChatShown | null> {
  const chat = await store.chatOf(ctx.tx, who(visitor))
  return chat === undefined ? null : show(ctx, chat)
}

type SayInChat = {
  text: string
  audience: Audience
  clientKey: string
  /** Of the answers that were found, those that a language model has picked, where one is configured. */
  chosen?: readonly string[] | null
  /** A new secret, for a visitor without a login who begins a chat with this line. */
  freshToken: string | null
}

/**
 * a visitor writes. While people have the chat it is to them; otherwise the assistant has its turn. What is
 * written without a login is masked before it is kept. `began`: the secret is now the chat's. Refuses with `empty`,
 * `notText`, `tooLong`, and `tooMany` over the bounds.
 */
export async function sayInChat(
  ctx: Ctx,
  visitor: Visitor,
  input: SayInChat,
): Promise<Result<{ chat: ChatShown; began: boolean }>> {
  const read = readText(input.text, ctx.settings.get<number>('chat.mostLength'))
  if (!read.ok) return read
  const known = await store.chatOf(ctx.tx, who(visitor))
  const going = known !== undefined && known.state !== 'ended' ? known : null
  if (known && (await store.saidBefore(ctx.tx, known.id, input.clientKey)))
    return ok({ chat: await show(ctx, known), began: false })
  if (going === null && (await tooManyBegun(ctx, visitor))) return refused('tooMany')
  const chat = going ?? (await begin(ctx, visitor, input))
  const lately = await store.visitorLines(ctx.tx, chat.id, ctx.clock.now().subtract({ minutes: 1 }))
  const most = {
    perMinute: ctx.settings.get<number>('chat.linesPerMinute'),
    inAll: ctx.settings.get<number>('chat.mostLines'),
  }
  if (tooMuch(lately, most)) return refused('tooMany')
  const recognition = recognise(read.value, { reads: isLanguage(chat.language) ? chat.language : 'nb' })
  const now = await keepLine(ctx, chat, { ...input, text: read.value }, recognition)
  if (now.state === 'assistant') {
    const line = await answerTurn(ctx, now, { text: read.value, recognition, chosen: input.chosen ?? null })
    await store.addLines(ctx.tx, now.id, ctx.clock.now(), [line])
    await store.changeChat(ctx.tx, now.id, ctx.clock.now(), { offeredAt: ctx.clock.now() })
  }
  if (recognition.urgent.is) await handUrgent(ctx, now)
  return ok({ chat: await shownAgain(ctx, now.id), began: going === null && input.freshToken !== null })
}

async function tooManyBegun(ctx: Ctx, { personId }: Visitor): Promise<boolean> {
  if (personId !== null) return false
  const begun = await store.startedSince(ctx.tx, ctx.clock.now().subtract({ hours: 1 }))
  return begun >= ctx.settings.get<number>('chat.startsPerHour')
}

const shownAgain = async (ctx: Ctx, id: string): Promise<ChatShown> => show(ctx, await held(ctx, id))

async function held(ctx: Ctx, id: string): Promise<Chat> {
  const chat = await store.chatById(ctx.tx, id)
  if (chat === undefined) throw new Error('a chat that is gone while it is held')
  return chat
}

/** It says what it is before anything else, and that a human is to be had. */
async function begin(
  ctx: Ctx,
  visitor: Visitor,
  { audience, freshToken }: Pick<SayInChat, 'audience' | 'freshToken'>,
): Promise<Chat> {
  if (visitor.personId === null && freshToken === null) throw new Error('a visitor whom nothing names')
  const at = ctx.clock.now()
  const id = ctx.newId()
  await store.insertChat(ctx.tx, {
    id,
    personId: visitor.personId,
    audience,
    language: isLanguage(visitor.language) ? visitor.language : 'nb',
    tokenHash: visitor.personId === null && freshToken !== null ? hashOf(freshToken) : null,
    at,
  })
  await store.addLines(ctx.tx, id, at, [{ byKind: 'assistant', kind: 'hello' }])
  await store.changeChat(ctx.tx, id, at, { offeredAt: at })
  return held(ctx, id)
}

async function keepLine(
  ctx: Ctx,
  chat: Chat,
  said: { text: string; clientKey: string },
  recognition: Recognition,
): Promise<Chat> {
  const at = ctx.clock.now()
  const own = sideOfLine(recognition)
  // "Yes, that is it" belongs where what it answers belongs.
  const side = own === 'common' ? chat.side : own
  const kept = chat.personId === null ? maskText(said.text) : { text: said.text, masked: [] }
  await store.addLines(ctx.tx, chat.id, at, [
    {
      byKind: 'visitor',
      kind: 'words',
      body: kept.text,
      masked: kept.masked,
      side,
      clientKey: said.clientKey,
    },
  ])
  const theme = themeOf(recognition)
  await store.changeChat(ctx.tx, chat.id, at, {
    visitorAt: at,
    side: strongerSide(chat.side, side),
    urgent: chat.urgent || recognition.urgent.is,
    ownCase: chat.ownCase || recognition.parts.some((part) => part.specificity === 'caseSpecific'),
    ...(theme === 'unknown' || theme === 'acknowledgement' ? {} : { theme }),
  })
  return held(ctx, chat.id)
}

/**
 * what cannot wait is told where help is, goes first in the queue of people while they are there, and is
 * owed at once to whoever is signed in.
 */
async function handUrgent(ctx: Ctx, chat: Chat): Promise<void> {
  if (chat.state === 'assistant' && chatOpen(ctx).open) await enqueue(ctx, chat)
  if (chat.personId === null || chat.promiseId !== null) return
  const owed = await toMessage(ctx, await held(ctx, chat.id), { goesOn: true })
  if (owed.ok)
    await store.addLines(ctx.tx, chat.id, ctx.clock.now(), [{ byKind: 'house', kind: 'urgentOwed' }])
}

async function enqueue(ctx: Ctx, chat: Chat): Promise<void> {
  const at = ctx.clock.now()
  await store.changeChat(ctx.tx, chat.id, at, {
    state: 'waiting',
    queue: queueFor(chat.audience, chat.theme, chat.side),
    waitingSince: chat.waitingSince ?? at,
    offeredAt: at,
  })
  await store.addLines(ctx.tx, chat.id, at, [{ byKind: 'house', kind: 'queued' }])
}

async function change(
  ctx: Ctx,
  visitor: Visitor,
  work: (chat: Chat) => Promise<Result<null>>,
): Promise<Result<ChatShown>> {
  const chat = await store.chatOf(ctx.tx, who(visitor))
  if (chat === undefined) return refused('notFound')
  if (chat.state === 'ended') return refused('alreadyEnded')
  const done = await work(chat)
  return done.ok ? ok(await shownAgain(ctx, chat.id)) : done
}

/** "A human": in the queue while people answer, with the time of the next opening otherwise. With or without a word written. */
export async function askHuman(
  ctx: Ctx,
  visitor: Visitor,
  input: Pick<SayInChat, 'audience' | 'freshToken'>,
): Promise<Result<{ chat: ChatShown; began: boolean }>> {
  const known = await store.chatOf(ctx.tx, who(visitor))
  const going = known !== undefined && known.state !== 'ended' ? known : null
  if (going === null && (await tooManyBegun(ctx, visitor))) return refused('tooMany')
  const chat = going ?? (await begin(ctx, visitor, input))
  if (chat.state === 'assistant') {
    if (chatOpen(ctx).open) await enqueue(ctx, chat)
    else await store.addLines(ctx.tx, chat.id, ctx.clock.now(), [{ byKind: 'house', kind: 'closed' }])
  }
  return ok({ chat: await shownAgain(ctx, chat.id), began: going === null && input.freshToken !== null })
}

/** Out of the queue, back to the assistant; nothing is lost. */
export const leaveQueue = (ctx: Ctx, visitor: Visitor): Promise<Result<ChatShown>> =>
  change(ctx, visitor, async (chat) => {
    if (chat.state !== 'waiting') return refused('conflict')
    const at = ctx.clock.now()
    await store.changeChat(ctx.tx, chat.id, at, {
      state: 'assistant',
      queue: null,
      waitingSince: null,
      offeredAt: at,
    })
    await store.addLines(ctx.tx, chat.id, at, [{ byKind: 'house', kind: 'left' }])
    return ok(null)
  })

/** The visitor has what they came for, or comes back another day. While signed in the talk is kept. */
export const endMyChat = (ctx: Ctx, visitor: Visitor): Promise<Result<ChatShown>> =>
  change(ctx, visitor, (chat) => finish(ctx, chat, 'left'))

/** A call in a window that the person chose, with all that was written. Refuses as `askForCall`, and `notFound` without a login. */
export const callFromChat = (ctx: Ctx, visitor: Visitor, input: ChooseTime): Promise<Result<ChatShown>> =>
  change(ctx, visitor, (chat) => toCall(ctx, chat, input))

/** A message with all that was written, owed an answer as any other. Refuses with `empty`, and `notFound` without a login. */
export const messageFromChat = (ctx: Ctx, visitor: Visitor): Promise<Result<ChatShown>> =>
  change(ctx, visitor, async (chat) => {
    const done = await toMessage(ctx, chat, {})
    return done.ok ? ok(null) : done
  })

/** How long a talk that has ended is shown to whoever had it, so that they read what was agreed. */
const STILL_READ_MINUTES = 60

/** The chat of whoever is signed in: the one that goes on, or what was agreed in the last. */
export async function ownChat(ctx: Ctx, visitor: Visitor): Promise<ChatShown | null> {
  const { personId } = visitor
  const since = ctx.clock.now().subtract({ minutes: STILL_READ_MINUTES })
  const chat =
    (await store.chatOf(ctx.tx, who(visitor))) ??
    (personId === null ? undefined : await store.endedSince(ctx.tx, personId, since))
  return chat === undefined ? null : show(ctx, chat)
}

/**
 * S-009: who logged in says that the chat that began in this browser is theirs, and goes on in it. Nobody else's words come
 * to lie with them by a login alone. Said twice is said once. Refuses with `notFound`, and `alreadyEnded`.
 */
export async function claimChat(
  ctx: Ctx,
  visitor: Visitor,
  { chatId }: { chatId: string },
): Promise<Result<ChatShown>> {
  const { personId, token } = visitor
  if (personId === null || token === null) return refused('notFound')
  const left = await store.anonymousChat(ctx.tx, hashOf(token))
  if (left?.id !== chatId) {
    const mine = await store.chatOf(ctx.tx, who(visitor))
    return mine?.id === chatId ? ok(await show(ctx, mine)) : refused('alreadyEnded')
  }
  const at = ctx.clock.now()
  await store.changeChat(ctx.tx, chatId, at, { personId, loggedInAt: at })
  await store.addLines(ctx.tx, chatId, at, [{ byKind: 'house', kind: 'loggedIn' }])
  if (left.urgent) await handUrgent(ctx, await held(ctx, chatId))
  return ok(await shownAgain(ctx, chatId))
}

/**
 * what began in this browser without a login, for whoever has logged in since: when, and nothing of it, for it may
 * be a stranger's. Its words too where the login began in that very chat (`cameFrom`: its number).
 */
export async function chatLeftHere(
  ctx: Ctx,
  { personId, token }: Visitor,
  cameFrom: string | null,
): Promise<ChatLeft | null> {
  const left =
    personId === null || token === null ? undefined : await store.anonymousChat(ctx.tx, hashOf(token))
  if (left === undefined) return null
  const from = cameFrom !== null && cameFrom === String(left.number)
  return { id: left.id, startedAt: left.startedAt, lines: from ? (await show(ctx, left)).lines : null }
}
