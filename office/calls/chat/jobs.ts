import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import { inTransaction, type Surroundings } from '../../kernel/transaction.ts'
import { backTo } from './desk.ts'
import { finish } from './finish.ts'
import { toMessage } from './hand-over.ts'
import { chatOpen } from './hours.ts'
import type { Chat } from './model.ts'
import { queueFor } from './rules.ts'
import { addLines, changeChat, chatById, linesOf } from './store.ts'

const AT_ONCE = 100
const outside = { kind: 'system', name: 'chats' } as const

/**
 * Every few minutes: whoever waits when people go home is told when they are back and keeps all other ways; a chat that its
 * visitor has left is over, and what a signed-in person asked and nobody answered is owed as a message.
 */
export async function settleChats(around: Surroundings): Promise<number> {
  let settled = 0
  for (const id of await due(around)) {
    settled += await inTransaction(around, outside, async (ctx) => {
      const chat = await chatById(ctx.tx, id)
      return chat && (await settleOne(ctx, chat)) ? 1 : 0
    })
  }
  return settled
}

async function due(around: Surroundings): Promise<string[]> {
  const now = around.clock.now()
  const silent = now.subtract({ minutes: around.settings.get<number>('chat.silentMinutes') })
  const left = now.subtract({ minutes: around.settings.get<number>('chat.staffMinutes') })
  const closed = !chatOpen(around).open
  const { rows } = await sql<{ id: string }>`
    select id from chat c where ended_at is null
      and ((${closed} and state = 'waiting') or (visitor_at < ${silent} and state <> 'waiting')
        or (state = 'talking' and visitor_at < ${left} and visitor_at > (select coalesce(max(l.at), c.answered_at)
          from chat_line l where l.chat_id = c.id and l.by_kind = 'staff')))
    order by visitor_at limit ${AT_ONCE}`.execute(around.databases.system)
  return rows.map(({ id }) => id)
}

async function settleOne(ctx: Ctx, chat: Chat): Promise<boolean> {
  const at = ctx.clock.now()
  if (chat.state === 'ended') return false
  const waited = chat.state === 'waiting'
  if (waited && chatOpen(ctx).open) return false
  if (chat.personId !== null && !chatOpen(ctx).open && (waited || (await unanswered(ctx, chat)))) {
    const owed = await toMessage(ctx, chat, {})
    if (owed.ok) return true
  }
  if (waited) {
    await changeChat(ctx.tx, chat.id, at, {
      state: 'assistant',
      queue: null,
      waitingSince: null,
      offeredAt: at,
    })
    await addLines(ctx.tx, chat.id, at, [{ byKind: 'house', kind: 'closed' }])
    return true
  }
  if (await leftAlone(ctx, chat)) {
    await backTo(ctx, chat, queueFor(chat.audience, chat.theme, chat.side))
    return true
  }
  const silentFor = at.since(chat.visitorAt).total('minutes')
  if (silentFor < ctx.settings.get<number>('chat.silentMinutes')) return false
  await finish(ctx, chat, 'silent')
  return true
}

/** A human had it, and the last word is the visitor's. */
async function unanswered(ctx: Ctx, chat: Chat): Promise<boolean> {
  if (chat.state !== 'talking') return false
  const last = (await linesOf(ctx.tx, chat.id)).findLast(
    ({ byKind }) => byKind === 'visitor' || byKind === 'staff',
  )
  return last?.byKind === 'visitor'
}

/** Whoever took it has gone while people still answer: somebody else takes it, first in turn. */
async function leftAlone(ctx: Ctx, chat: Chat): Promise<boolean> {
  const waited = ctx.clock.now().since(chat.visitorAt).total('minutes')
  if (waited < ctx.settings.get<number>('chat.staffMinutes') || !chatOpen(ctx).open) return false
  return unanswered(ctx, chat)
}

const MOST_FORGOTTEN = 5000

/** after 90 days a chat is gone, with its secret and every word; what belongs to the record lies there. */
export async function forgetChats(around: Surroundings): Promise<number> {
  const days = around.settings.get<number>('chat.keepDays')
  const oldest = around.clock.now().subtract({ hours: days * 24 })
  let gone = 0
  for (;;) {
    const { numAffectedRows } = await sql`delete from chat where id in
      (select id from chat where last_at < ${oldest} and ended_at is not null order by last_at limit ${MOST_FORGOTTEN})`.execute(
      around.databases.system,
    )
    gone += Number(numAffectedRows ?? 0n)
    if (Number(numAffectedRows ?? 0n) < MOST_FORGOTTEN) return gone
  }
}
