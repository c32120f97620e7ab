import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { keepMessage } from '../../threads/actions/write.ts'
import { receiptOf } from '../../threads/views/receipt.ts'
import { askForCall } from '../callback/actions.ts'
import type { NumberKind, Window } from '../callback/model.ts'
import { finish } from './finish.ts'
import type { Chat } from './model.ts'
import { changeChat, linesOf } from './store.ts'
import { wordsOf } from './transcript.ts'

export type ChooseTime = { windows?: readonly Window[]; number?: string; numberKind?: NumberKind }

/**
 * the office rings in the window that was chosen, and whoever rings has all that was written. One promise, in the
 * same engine as every other call. Refuses with `notFound` without a login, and as `askForCall`.
 */
export async function toCall(
  ctx: Ctx,
  chat: Chat,
  input: ChooseTime,
  by: 'chat' | 'staff' = 'chat',
): Promise<Result<null>> {
  if (chat.personId === null) return refused('notFound')
  const asked = await askForCall(ctx, {
    personId: chat.personId,
    by,
    ...(chat.theme === null ? {} : { theme: chat.theme }),
    ...(chat.side === 'municipal' ? { side: 'municipal' as const } : {}),
    ...(chat.urgent ? { urgency: 'acute' as const } : {}),
    language: chat.language,
    ...((await nobodySpeaks(ctx, chat.language)) ? { interpreter: true } : {}),
    threadId: chat.threadId,
    ...(input.windows ? { windows: [...input.windows] } : {}),
    ...(input.number ? { number: input.number } : {}),
    ...(input.numberKind ? { numberKind: input.numberKind } : {}),
  })
  if (!asked.ok) return asked
  const { promiseId } = asked.value
  await finish(ctx, chat, 'toCall', { promiseId })
  handedOver(ctx, chat, 'call', { promiseId })
  return ok(null)
}

/** the chat was in a language that nobody who could ring speaks; the call is owed with an interpreter at once. */
async function nobodySpeaks(ctx: Ctx, language: string): Promise<boolean> {
  if (language === 'nb' || language === 'nn') return false
  const one = await ctx.tx
    .selectFrom('staff')
    .select('id')
    .where('active', '=', true)
    .where('languages', '@>', sql<string[]>`array[${language}]::text[]`)
    .limit(1)
    .executeTakeFirst()
  return one === undefined
}

/**
 * The visitor's own words become a message, each part on its side and owed by who answers there, by the same clock as any
 * other; the whole talk lies in the same conversation. `goesOn`: something urgent, owed while the chat goes on. `office`:
 * somebody at the contact centre sends it on. Refuses with `notFound` without a login, and `empty` where nothing was written.
 */
export async function toMessage(
  ctx: Ctx,
  chat: Chat,
  { goesOn = false, office = false }: { goesOn?: boolean; office?: boolean },
): Promise<Result<{ threadId: string }>> {
  const { personId } = chat
  if (personId === null) return refused('notFound')
  const pieces = wordsOf(await linesOf(ctx.tx, chat.id), ctx.settings.get<number>('routing.maxLength'))
  if (pieces.length === 0) return refused('empty')
  let threadId = chat.threadId
  let promiseId: string | null = null
  let last = ''
  for (const [index, text] of pieces.entries()) {
    const kept = await keepMessage(
      ctx,
      {
        text,
        threadId,
        channel: 'chatLoggedIn',
        clientKey: `chat:${chat.id}:${goesOn ? 'urgent' : 'all'}:${index}`,
      },
      { personId, authorship: 'self', authorKind: 'person', authorId: personId, helper: null },
    )
    if (!kept.ok) return kept
    last = kept.value.messageId
    const receipt = await receiptOf(ctx, personId, last)
    threadId = receipt.threadId
    promiseId ??= await promiseOf(ctx, personId, receipt.lines[0]?.enquiryId)
  }
  const thread = threadId as string
  if (goesOn)
    await changeChat(ctx.tx, chat.id, ctx.clock.now(), {
      threadId: thread,
      ...(promiseId ? { promiseId } : {}),
    })
  else await finish(ctx, chat, office ? 'toOffice' : 'toMessage', { threadId: thread, promiseId })
  handedOver(ctx, chat, office ? 'office' : 'message', { promiseId, threadId: thread, messageId: last })
  return ok({ threadId: thread })
}

async function promiseOf(ctx: Ctx, personId: string, enquiryId: string | undefined): Promise<string | null> {
  if (enquiryId === undefined) return null
  const row = await ctx.tx
    .selectFrom('enquiry')
    .select('promiseId')
    .where('personId', '=', personId)
    .where('id', '=', enquiryId)
    .executeTakeFirst()
  return row?.promiseId ?? null
}

function handedOver(
  ctx: Ctx,
  chat: Chat,
  to: 'call' | 'message' | 'office',
  about: { promiseId: string | null; threadId?: string; messageId?: string },
): void {
  if (chat.personId === null) return
  recordEvent(ctx, {
    personId: chat.personId,
    kind: 'chatHandedOver',
    side: chat.side,
    channel: 'chatLoggedIn',
    promiseId: null,
    ...(about.threadId ? { threadId: about.threadId } : {}),
    ...(about.messageId ? { messageId: about.messageId } : {}),
    data: { to, chatId: chat.id, language: chat.language, promise: about.promiseId, staff: chat.staffId },
  })
}
