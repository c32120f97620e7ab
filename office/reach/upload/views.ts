import { sql } from 'kysely'
import { openPerson } from '../../access/actions.ts'
import { type Ctx, type PersonCtx, purposeOf, type Side, type StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { isCode } from '../delivery/links.ts'
import { itemsOf } from './received.ts'
import { counts, type RequestItem } from './rules.ts'
import type { Verdict } from './scan.ts'

/** Where a short link leads. Tells nothing about anybody: whoever holds the phone may be holding another's. */
export type LinkTarget =
  | { kind: 'gone' }
  /** `standing`: the link of a request, with how much of it has come; `waiting`: something is being looked at. */
  | { kind: 'upload'; code: string; standing: boolean; received: number; waiting: boolean }
  /** Used already: how much of what was asked for has come. */
  | { kind: 'handedIn'; received: number; asked: number; waiting: boolean }
  /** Something on Min side; the login comes first. */
  | { kind: 'open'; path: string }

/** the very item where it is one, the post where several notices went in one text. */
export async function linkTarget(ctx: Ctx, code: string): Promise<LinkTarget> {
  if (!isCode(code)) return { kind: 'gone' }
  const link = await ctx.tx.selectFrom('shortLink').selectAll().where('code', '=', code).executeTakeFirst()
  if (!link || Temporal.Instant.compare(link.expiresAt, ctx.clock.now()) <= 0) return { kind: 'gone' }
  if (link.purpose === 'upload') return uploadTarget(ctx, link)
  // C4-02: a time to be rung is picked without a login.
  if (link.purpose === 'pickTime') return { kind: 'open', path: `/ring/${code}` }
  // a meeting is moved without a login.
  if (link.purpose === 'meeting') return { kind: 'open', path: `/mote/${code}` }
  if (link.outgoingId === null) return openAt(link.threadId, null, 1)
  const { rows } = await sql<{ letter: boolean; messageId: string | null }>`
    select notice_id is not null or kind = 'toMyPhone' as letter, message_id as "messageId" from outgoing
    where person_id = ${link.personId} and (id = ${link.outgoingId} or data->>'group' = ${link.outgoingId}::text)`.execute(
    ctx.tx,
  )
  const letter = rows.length === 1 && rows[0]?.letter
  return openAt(link.threadId, letter ? (rows[0]?.messageId ?? null) : null, rows.length)
}

type UploadLinkRow = {
  personId: string
  code: string
  promiseId: string | null
  threadId: string | null
  madeAt: Temporal.Instant
  usedAt: Temporal.Instant | null
  standing: boolean
}

async function uploadTarget(ctx: Ctx, link: UploadLinkRow): Promise<LinkTarget> {
  const request =
    link.promiseId === null
      ? undefined
      : await ctx.tx
          .selectFrom('promise')
          .select(['details', 'endedAt'])
          .where('personId', '=', link.personId)
          .where('id', '=', link.promiseId)
          .executeTakeFirst()
  const { received, asked } = request ? counts(itemsOf(request)) : { received: 1, asked: 1 }
  const waiting = await waitsForScan(ctx, link)
  // What has all come by another way, a paper over the desk, needs no more of the link.
  const done = link.usedAt !== null || (link.standing && request?.endedAt != null)
  if (done) return { kind: 'handedIn', received, asked, waiting }
  return {
    kind: 'upload',
    code: link.code,
    standing: link.standing,
    received: request ? received : 0,
    waiting,
  }
}

async function waitsForScan(ctx: Ctx, link: UploadLinkRow): Promise<boolean> {
  const row = await ctx.tx
    .selectFrom('document')
    .select('id')
    .where('personId', '=', link.personId)
    .where(sql<boolean>`promise_id is not distinct from ${link.promiseId}`)
    .where('receivedAt', '>=', link.madeAt)
    .where('scan', '=', 'waiting')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

function openAt(threadId: string | null, messageId: string | null, several: number): LinkTarget {
  if (messageId !== null) return { kind: 'open', path: `/min-side/post/${messageId}` }
  if (threadId !== null && several <= 1) return { kind: 'open', path: `/min-side/samtaler/${threadId}` }
  return { kind: 'open', path: several > 1 ? '/min-side/post' : '/min-side' }
}

export type DocumentRequest = {
  promiseId: string
  side: Side
  threadId: string | null
  dueAt: Temporal.Instant
  received: number
  asked: number
  /** `at`: its place in the list, by which it is named. */
  items: (RequestItem & { at: number })[]
  /** The code of the link that takes what is missing; null when everything has come. */
  link: string | null
  /** Handed in, and not looked at yet. */
  waiting: number
  endedAt: Temporal.Instant | null
}

/** What is still asked for comes first, so that nothing that is owed falls off the end. */
const MOST_REQUESTS = 50

async function requestsOf(ctx: Ctx, personId: string): Promise<DocumentRequest[]> {
  const rows = await ctx.tx
    .selectFrom('promise')
    .select(['id', 'side', 'threadId', 'dueAt', 'details', 'endedAt'])
    .where('personId', '=', personId)
    .where('kind', '=', 'requestDocument')
    .orderBy((row) => row('endedAt', 'is', null), 'desc')
    .orderBy('madeAt', 'desc')
    .limit(MOST_REQUESTS)
    .execute()
  const waiting = await waitingFor(ctx, personId)
  return rows.map((row) => {
    const items = itemsOf(row)
    const { link } = (row.details ?? {}) as { link?: string }
    return {
      link: row.endedAt === null ? (link ?? null) : null,
      waiting: waiting.get(row.id) ?? 0,
      promiseId: row.id,
      side: row.side as Side,
      threadId: row.threadId,
      dueAt: row.dueAt,
      endedAt: row.endedAt,
      items: items.map((item, at) => ({ ...item, at })),
      ...counts(items),
    }
  })
}

async function waitingFor(ctx: Ctx, personId: string): Promise<Map<string, number>> {
  const { rows } = await sql<{
    promiseId: string
    n: number
  }>`select promise_id, count(*)::int as n from document
    where person_id = ${personId} and scan = 'waiting' and promise_id is not null group by promise_id`.execute(
    ctx.tx,
  )
  return new Map(rows.map((row) => [row.promiseId, row.n]))
}

/** What the office has asked the person for, and how much of it has come. */
export const myDocumentRequests = (ctx: PersonCtx): Promise<DocumentRequest[]> =>
  requestsOf(ctx, ctx.actor.personId)

type HandedInDocument = {
  id: string
  name: string
  contentType: string
  size: number
  side: Side
  scan: Verdict
  receivedAt: Temporal.Instant
}
/** `older`: what the next page begins before; null on the last. `name`: whose they are. */
export type Documents = {
  name: string
  requests: DocumentRequest[]
  documents: HandedInDocument[]
  older: string | null
}

/** How much of what has been handed in one page holds. */
const DOCUMENT_PAGE = 50

/**
 * The same for staff, cut by the wall (M-06, M-17), newest first; `before` is the document that the page before ended
 * with. Refuses as opening does.
 */
export async function documentsOf(
  ctx: StaffCtx,
  input: { personId: string; purpose?: string; before?: string | null },
): Promise<Result<Documents>> {
  const opened = await openPerson(ctx, input.personId, {
    purpose: purposeOf(input.purpose),
    what: 'documents',
  })
  if (!opened.ok) return opened
  const rows = await pageOfDocuments(ctx, input.personId, input.before ?? null)
  const documents = rows.slice(0, DOCUMENT_PAGE)
  const { person } = opened.value
  return ok({
    name: `${person.givenName} ${person.familyName}`,
    requests: await requestsOf(ctx, input.personId),
    documents: documents.map((row) => ({ ...row, side: row.side as Side, scan: row.scan as Verdict })),
    older: rows.length > DOCUMENT_PAGE ? (documents.at(-1)?.id ?? null) : null,
  })
}

/** Ids stand in the order in which things came, so the page is read from the key itself. One more than it holds. */
const pageOfDocuments = (ctx: StaffCtx, personId: string, before: string | null) =>
  ctx.tx
    .selectFrom('document')
    .select(['id', 'name', 'contentType', 'size', 'side', 'scan', 'receivedAt'])
    .where('personId', '=', personId)
    .$if(before !== null, (query) => query.where('id', '<', before as string))
    .orderBy('id', 'desc')
    .limit(DOCUMENT_PAGE + 1)
    .execute()

/** The file itself, for who may open the person and that side; what waits for the scan is opened by nobody. */
export async function documentFile(
  ctx: StaffCtx,
  input: { personId: string; documentId: string; purpose?: string },
): Promise<Result<{ name: string; contentType: string; content: Uint8Array }>> {
  const opened = await openPerson(ctx, input.personId, {
    purpose: purposeOf(input.purpose),
    what: 'documents',
  })
  if (!opened.ok) return opened
  const row = await ctx.tx
    .selectFrom('document')
    .select(['name', 'contentType', 'content'])
    .where('personId', '=', input.personId)
    .where('id', '=', input.documentId)
    .where('scan', 'in', ['clean', 'notScanned'])
    .executeTakeFirst()
  return row ? ok(row) : refused('notFound')
}
