import { sql } from 'kysely'
import type { Tx } from '../../kernel/context.ts'
import type { Audience, Chat, Line } from './model.ts'

const chatColumns = sql`c.id, c.number, c.person_id as "personId", c.audience, c.language, c.state, c.queue, c.theme, c.side,
  c.urgent, c.own_case as "ownCase", c.lines, c.changes, c.started_at as "startedAt", c.last_at as "lastAt",
  c.visitor_at as "visitorAt", c.waiting_since as "waitingSince", c.staff_id as "staffId", c.staff_read as "staffRead",
  c.ended_at as "endedAt", c.ended_how as "endedHow", c.thread_id as "threadId", c.promise_id as "promiseId",
  c.kept_at as "keptAt"`

/**
 * The chat of whoever holds the secret, or the newest of whoever is signed in that is not over. A secret that somebody left
 * in a browser opens nothing to whoever signs in there next. Locked: it is to change.
 */
export async function chatOf(
  tx: Tx,
  who: { tokenHash: string | null; personId: string | null },
): Promise<Chat | undefined> {
  const { rows } = await sql<Chat>`select ${chatColumns} from chat c
    where (c.token_hash = ${who.tokenHash} and c.person_id is not distinct from ${who.personId})
      or (c.person_id = ${who.personId} and c.ended_at is null)
    order by c.ended_at is not null, c.token_hash is not distinct from ${who.tokenHash} desc, c.last_at desc
    limit 1 for no key update`.execute(tx)
  return rows[0]
}

/** What was begun with this secret, is nobody's by name, and is not over. Locked: it is to change. */
export async function anonymousChat(tx: Tx, tokenHash: string): Promise<Chat | undefined> {
  const { rows } = await sql<Chat>`select ${chatColumns} from chat c
    where c.token_hash = ${tokenHash} and c.person_id is null and c.ended_at is null for no key update`.execute(
    tx,
  )
  return rows[0]
}

/** The newest that has ended since then: what was agreed in it is still to be read. */
export async function endedSince(
  tx: Tx,
  personId: string,
  since: Temporal.Instant,
): Promise<Chat | undefined> {
  const { rows } = await sql<Chat>`select ${chatColumns} from chat c
    where c.person_id = ${personId} and c.ended_at > ${since} order by c.ended_at desc limit 1`.execute(tx)
  return rows[0]
}

export async function chatById(tx: Tx, id: string): Promise<Chat | undefined> {
  const { rows } =
    await sql<Chat>`select ${chatColumns} from chat c where c.id = ${id} for no key update`.execute(tx)
  return rows[0]
}

export async function chatByNumber(tx: Tx, number: number): Promise<Chat | undefined> {
  const { rows } = await sql<Chat>`select ${chatColumns} from chat c where c.number = ${number}`.execute(tx)
  return rows[0]
}

export const insertChat = (
  tx: Tx,
  row: Pick<Chat, 'id' | 'personId' | 'audience' | 'language'> & {
    tokenHash: string | null
    at: Temporal.Instant
  },
): Promise<unknown> => {
  const { at, ...told } = row
  return tx
    .insertInto('chat')
    .values({
      ...told,
      state: 'assistant',
      startedAt: at,
      lastAt: at,
      visitorAt: at,
      loggedInAt: row.personId === null ? null : at,
    })
    .execute()
}

type ChatChange = Partial<
  Pick<
    Chat,
    | 'personId'
    | 'language'
    | 'state'
    | 'queue'
    | 'theme'
    | 'side'
    | 'urgent'
    | 'ownCase'
    | 'visitorAt'
    | 'waitingSince'
    | 'staffId'
    | 'endedAt'
    | 'endedHow'
    | 'threadId'
    | 'promiseId'
    | 'keptAt'
  >
> & { answeredAt?: Temporal.Instant; offeredAt?: Temporal.Instant; loggedInAt?: Temporal.Instant }

export async function changeChat(
  tx: Tx,
  id: string,
  at: Temporal.Instant,
  change: ChatChange,
): Promise<void> {
  await tx
    .updateTable('chat')
    .set((eb) => ({ ...change, lastAt: at, changes: eb('changes', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

export type NewLine = Pick<Line, 'byKind' | 'kind'> &
  Partial<Pick<Line, 'body' | 'side' | 'masked' | 'quotes' | 'staffId'>> & { clientKey?: string | null }

/** Adds lines at the end. The chat is locked by whoever calls, so that no two get the same place. */
export async function addLines(
  tx: Tx,
  chatId: string,
  at: Temporal.Instant,
  lines: readonly NewLine[],
): Promise<void> {
  if (lines.length === 0) return
  const { rows } = await sql<{ lines: number }>`
    update chat set lines = lines + ${lines.length}, changes = changes + 1, last_at = ${at} where id = ${chatId} returning lines`.execute(
    tx,
  )
  const first = (rows[0]?.lines ?? 0) - lines.length + 1
  await tx
    .insertInto('chatLine')
    .values(
      lines.map((line, index) => ({
        chatId,
        seq: first + index,
        at,
        byKind: line.byKind,
        staffId: line.staffId ?? null,
        kind: line.kind,
        body: line.body ?? null,
        side: line.side ?? 'common',
        masked: [...(line.masked ?? [])],
        quotes: JSON.stringify(line.quotes ?? []),
        clientKey: line.clientKey ?? null,
      })),
    )
    .execute()
}

export async function linesOf(tx: Tx, chatId: string): Promise<Line[]> {
  const { rows } = await sql<Line>`
    select l.seq, l.at, l.by_kind as "byKind", l.staff_id as "staffId", s.name as "staffName", l.kind, l.body, l.side, l.masked, l.quotes
    from chat_line l left join staff s on s.id = l.staff_id where l.chat_id = ${chatId} order by l.seq`.execute(
    tx,
  )
  return rows
}

export async function saidBefore(tx: Tx, chatId: string, clientKey: string): Promise<boolean> {
  const found = await tx
    .selectFrom('chatLine')
    .select('seq')
    .where('chatId', '=', chatId)
    .where('clientKey', '=', clientKey)
    .executeTakeFirst()
  return found !== undefined
}

export async function visitorLines(
  tx: Tx,
  chatId: string,
  since: Temporal.Instant,
): Promise<{ lastMinute: number; all: number }> {
  const { rows } = await sql<{ lastMinute: number; all: number }>`
    select count(*) filter (where at > ${since})::int as "lastMinute", count(*)::int as all
    from chat_line where chat_id = ${chatId} and by_kind = 'visitor'`.execute(tx)
  return rows[0] ?? { lastMinute: 0, all: 0 }
}

export async function startedSince(tx: Tx, since: Temporal.Instant): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from chat where last_at > ${since} and started_at > ${since} and person_id is null`.execute(
    tx,
  )
  return rows[0]?.n ?? 0
}

export const insertQuestion = (
  tx: Tx,
  row: {
    id: string
    chatId: string
    at: Temporal.Instant
    theme: string
    side: string
    language: string
    outcome: string
  },
): Promise<unknown> => tx.insertInto('chatQuestion').values(row).execute()

const FIRST = sql`case when c.urgent then 0 else 1 end, c.waiting_since, c.id`

/** How many stand before this chat in its queue, and how many were taken from it lately. */
export async function placeIn(
  tx: Tx,
  queue: string,
  before: Temporal.Instant | null,
  since: Temporal.Instant,
): Promise<{ ahead: number; taken: number }> {
  const { rows } = await sql<{ ahead: number; taken: number }>`
    select (select count(*)::int from chat c where c.state = 'waiting' and c.queue = ${queue}
        and (${before}::timestamptz is null or c.waiting_since < ${before})) as ahead,
      (select count(*)::int from chat c where c.last_at >= ${since} and c.queue = ${queue} and c.answered_at >= ${since}) as taken`.execute(
    tx,
  )
  return rows[0] ?? { ahead: 0, taken: 0 }
}

export type WaitingChat = {
  chatId: string
  queue: string
  audience: Audience
  language: string
  theme: string | null
  urgent: boolean
  loggedIn: boolean
  waitingSince: Temporal.Instant
}

/** Who waits in these queues (all where none is named), first who is first. No name and not a word of it. */
export async function waiting(tx: Tx, queues: readonly string[], most: number): Promise<WaitingChat[]> {
  const { rows } = await sql<WaitingChat>`
    select c.id as "chatId", c.queue, c.audience, c.language, c.theme, c.urgent, c.person_id is not null as "loggedIn",
      c.waiting_since as "waitingSince"
    from chat c where c.state = 'waiting' ${inQueues(queues)} order by ${FIRST} limit ${most}`.execute(tx)
  return rows
}
const inQueues = (queues: readonly string[]) =>
  queues.length === 0 ? sql`` : sql`and c.queue = any(${[...queues]}::text[])`

/** The first that waits, or the one that is named; two who ask at once get one each. */
export async function firstWaiting(
  tx: Tx,
  to: { queues: readonly string[]; chatId: string | null; not: readonly string[] },
): Promise<Chat | undefined> {
  const { rows } = await sql<Chat>`select ${chatColumns} from chat c
    where c.state = 'waiting' and c.id <> all(${[...to.not]}::uuid[])
      ${to.chatId === null ? inQueues(to.queues) : sql`and c.id = ${to.chatId}`}
    order by ${FIRST} limit 1 for no key update of c skip locked`.execute(tx)
  return rows[0]
}

export type MyChat = {
  chatId: string
  language: string
  theme: string | null
  urgent: boolean
  loggedIn: boolean
  unread: number
  lastAt: Temporal.Instant
}
export async function chatsOfStaff(tx: Tx, staffId: string): Promise<MyChat[]> {
  const { rows } = await sql<MyChat>`
    select c.id as "chatId", c.language, c.theme, c.urgent, c.person_id is not null as "loggedIn", c.last_at as "lastAt",
      (select count(*)::int from chat_line l where l.chat_id = c.id and l.seq > c.staff_read and l.by_kind = 'visitor') as unread
    from chat c where c.state = 'talking' and c.staff_id = ${staffId} order by c.urgent desc, c.answered_at`.execute(
    tx,
  )
  return rows
}

export const readUpTo = (tx: Tx, chatId: string, seq: number): Promise<unknown> =>
  tx
    .updateTable('chat')
    .set({ staffRead: seq })
    .where('id', '=', chatId)
    .where('staffRead', '<', seq)
    .execute()
