import { type SqlBool, sql } from 'kysely'
import { openPerson } from '../../access/actions.ts'
import {
  type Ctx,
  type HelperCtx,
  type PersonCtx,
  purposeOf,
  type Side,
  type StaffCtx,
} from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { markReadByStaff } from '../actions/read.ts'
import { type EntryLine, entriesOf } from './entries.ts'

export type { EntryLine } from './entries.ts'
export type Part = { side: Side; enquiryId: string | null; body: string }
/** Who helped, or held the pen: relation, and the name where one is known; for staff also why. */
export type HeldBy = { relation: string; name?: string; why?: string }
export type Line = {
  kind: 'message'
  id: string
  number: number
  at: Temporal.Instant
  direction: 'in' | 'out'
  channel: string
  authorship: string
  authorName: string | null
  authorTitle: string | null
  helper: HeldBy | null
  language: string
  trivial: boolean
  readAt: Temporal.Instant | null
  feedback: string | null
  parts: Part[]
  /** A part of this message belongs to the other side and is not in this answer. */
  otherSide: boolean
}
/** What happened to an entry between the messages, in one plain line. */
export type Move = {
  kind: 'move'
  id: string
  at: Temporal.Instant
  event: string
  enquiryId: string | null
  data: Record<string, unknown>
  who: string | null
}
export type Conversation = {
  threadId: string
  number: number
  openedAt: Temporal.Instant
  lines: (Line | Move)[]
  entries: EntryLine[]
}

/** The person's own conversation, newest last. Refuses with `notFound` when it is not theirs. */
export async function myConversation(
  ctx: PersonCtx,
  input: { threadId: string },
): Promise<Result<Conversation>> {
  return conversation(ctx, ctx.actor.personId, input.threadId)
}

/** The same for staff, cut by the wall; opening it is logged and marks what they may read as read. */
export async function staffConversation(
  ctx: StaffCtx,
  input: { personId: string; threadId: string; purpose?: string },
): Promise<Result<Conversation>> {
  const opened = await openPerson(ctx, input.personId, {
    purpose: purposeOf(input.purpose),
    what: 'conversation',
  })
  if (!opened.ok) return opened
  await markReadByStaff(ctx, input.personId, input.threadId)
  return conversation(ctx, input.personId, input.threadId)
}

/** What a holder may see of a conversation: the wall cuts it. Refuses with `notFound` when that is nothing. */
export async function conversationFor(
  ctx: HelperCtx,
  input: { threadId: string },
): Promise<Result<Conversation>> {
  return conversation(ctx, ctx.actor.personId, input.threadId)
}

async function conversation(ctx: Ctx, personId: string, threadId: string): Promise<Result<Conversation>> {
  const thread = await ctx.tx
    .selectFrom('thread')
    .select(['id', 'number', 'openedAt'])
    .where('personId', '=', personId)
    .where('id', '=', threadId)
    .executeTakeFirst()
  if (!thread) return refused('notFound')
  const lines = await messageLines(ctx, personId, threadId)
  const moves = await moveLines(ctx, personId, threadId)
  return ok({
    threadId,
    number: Number(thread.number),
    openedAt: thread.openedAt,
    lines: [...lines, ...moves].sort(
      (a, b) => Temporal.Instant.compare(a.at, b.at) || (a.id < b.id ? -1 : 1),
    ),
    entries: await entriesOf(ctx, personId, threadId),
  })
}

async function messageLines(ctx: Ctx, personId: string, threadId: string): Promise<Line[]> {
  const messages = await ctx.tx
    .selectFrom('message as m')
    .leftJoin('staff as s', 's.id', 'm.authorId')
    .selectAll('m')
    .select(['s.name as staffName', 's.title as staffTitle'])
    .where('m.personId', '=', personId)
    .where('m.threadId', '=', threadId)
    .orderBy('m.receivedAt')
    .execute()
  const texts = await ctx.tx
    .selectFrom('messageText')
    .select(['messageId', 'part', 'side', 'enquiryId', 'body'])
    .where('personId', '=', personId)
    .where('threadId', '=', threadId)
    .orderBy('part')
    .execute()
  const events =
    ctx.actor.kind === 'staff' ? await partCounts(ctx, personId, threadId) : new Map<string, number>()
  const linksHidden = await hidesLinks(ctx, personId)
  return messages.map((message) => {
    const parts = texts.filter((text) => text.messageId === message.id)
    return {
      kind: 'message',
      id: message.id,
      number: Number(message.number),
      at: message.receivedAt,
      direction: message.direction as 'in' | 'out',
      channel: message.channel,
      authorship: message.authorship,
      authorName: message.staffName,
      authorTitle: message.staffTitle,
      helper: linksHidden ? staffOnly(message.helper as HeldBy | null) : (message.helper as HeldBy | null),
      language: message.language,
      trivial: message.trivial,
      readAt: message.readAt,
      feedback: message.feedback,
      parts: parts.map((part) => ({ side: part.side as Side, enquiryId: part.enquiryId, body: part.body })),
      otherSide: parts.length === 0 || parts.length < (events.get(message.id) ?? 0),
    }
  })
}

/** K32: who in the family has helped is out of sight for staff who are not cleared. */
async function hidesLinks({ tx, actor }: Ctx, personId: string): Promise<boolean> {
  if (actor.kind !== 'staff') return false
  const { rows } = await sql<{
    hidden: boolean
  }>`select wall.hidden_for_safety(${personId}::uuid) as hidden`.execute(tx)
  return rows[0]?.hidden ?? false
}
const staffOnly = (helper: HeldBy | null) => (helper?.relation === 'staff' ? helper : null)

/** How many parts a message has in all, from the skeleton that both sides see. */
async function partCounts(ctx: Ctx, personId: string, threadId: string): Promise<Map<string, number>> {
  const rows = await ctx.tx
    .selectFrom('event')
    .select(['messageId', 'data'])
    .where('personId', '=', personId)
    .where('threadId', '=', threadId)
    .where('kind', '=', 'messageReceived')
    .execute()
  return new Map(
    rows.map((row) => [row.messageId ?? '', Number((row.data as { parts?: number }).parts ?? 0)]),
  )
}

const TOLD = [
  'promiseHandedOver',
  'promiseToldLate',
  'promiseKeptElsewhere',
  'urgencyLowered',
  'urgencyRaised',
  'promiseSnoozed',
  'referralMade',
  'referralAsked',
  'cameBack',
  'callAttempt',
  'promiseActing',
  'promiseWithdrawn',
  'promiseMerged',
  'channelChosen',
]

async function moveLines(ctx: Ctx, personId: string, threadId: string): Promise<Move[]> {
  const rows = await ctx.tx
    .selectFrom('event as e')
    .leftJoin('staff as s', (join) =>
      join.on(sql<SqlBool>`s.id = coalesce((e.data->>'toStaffId')::uuid, e.actor_id)`),
    )
    .leftJoin('channelChoice as c', (join) =>
      join.onRef('c.personId', '=', 'e.personId').onRef('c.eventId', '=', 'e.id'),
    )
    .select(['e.id', 'e.at', 'e.kind as event', 'e.enquiryId', 'e.data', 's.name as who', 'c.said'])
    .where('e.personId', '=', personId)
    .where('e.threadId', '=', threadId)
    .where('e.kind', 'in', TOLD)
    .orderBy('e.at')
    .execute()
  return rows.map((row) => ({
    kind: 'move',
    id: row.id,
    at: row.at,
    event: row.event,
    enquiryId: row.enquiryId,
    data: { ...(row.data as Record<string, unknown>), ...(row.said === null ? {} : { said: row.said }) },
    who: row.who,
  }))
}
