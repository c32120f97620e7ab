import type { Ctx } from '../../kernel/context.ts'
import { ok, type Result } from '../../kernel/result.ts'
import { keepSession } from '../../threads/actions/session.ts'
import { quoted } from '../answers/store.ts'
import type { Chat, ChatEnd, LineKind } from './model.ts'
import { addLines, changeChat, linesOf } from './store.ts'
import { transcriptOf } from './transcript.ts'

const SAID: Record<ChatEnd, LineKind> = {
  solved: 'solved',
  left: 'solved',
  silent: 'silent',
  toCall: 'toCall',
  toMessage: 'toMessage',
  toOffice: 'toOffice',
}

const HANDED: readonly ChatEnd[] = ['toCall', 'toMessage', 'toOffice']

/**
 * A chat is over. What was said while logged in lies whole in the conversation, once, if a human had it or it was about
 * the person's own case; all else is forgotten with the chat.
 */
export async function finish(
  ctx: Ctx,
  chat: Chat,
  how: ChatEnd,
  more: { threadId?: string | null; promiseId?: string | null; withoutInterpreter?: string | null } = {},
): Promise<Result<null>> {
  const at = ctx.clock.now()
  await addLines(ctx.tx, chat.id, at, [{ byKind: 'house', kind: SAID[how] }])
  const threadId = more.threadId ?? chat.threadId
  const { withoutInterpreter = null } = more
  const kept = await keepTranscript(ctx, chat, { threadId, always: HANDED.includes(how), withoutInterpreter })
  await changeChat(ctx.tx, chat.id, at, {
    state: 'ended',
    endedAt: at,
    endedHow: how,
    offeredAt: at,
    threadId: kept?.threadId ?? threadId,
    ...(more.promiseId ? { promiseId: more.promiseId } : {}),
    ...(kept ? { keptAt: at } : {}),
  })
  return ok(null)
}

async function keepTranscript(
  ctx: Ctx,
  chat: Chat,
  {
    threadId,
    always,
    withoutInterpreter,
  }: { threadId: string | null; always: boolean; withoutInterpreter: string | null },
): Promise<{ threadId: string } | null> {
  if (chat.personId === null || chat.keptAt !== null) return null
  const lines = await linesOf(ctx.tx, chat.id)
  const staff = lines.findLast((line) => line.byKind === 'staff')?.staffId ?? chat.staffId
  if (!always && staff === null && !chat.ownCase && threadId === null) return null
  const quotes = await quoted(
    ctx.tx,
    lines.flatMap((line) => line.quotes),
  )
  return keepSession(ctx, {
    personId: chat.personId,
    threadId,
    staffId: staff,
    language: chat.language,
    parts: transcriptOf(lines, quotes, chat.language),
    data: {
      chatId: chat.id,
      number: String(chat.number),
      theme: chat.theme,
      human: staff !== null,
      ...(withoutInterpreter === null ? {} : { withoutInterpreter }),
    },
  })
}
