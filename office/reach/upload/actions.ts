import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { openPerson } from '../../access/actions.ts'
import type { Ctx, Side, StaffCtx, StaffSide } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { endPromise, makePromise, recordPromise } from '../../kernel/promise/actions.ts'
import type { Promised } from '../../kernel/promise/model.ts'
import { lockPromise, updatePromise } from '../../kernel/promise/store.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { settle } from '../../threads/actions/settle.ts'
import { isCode } from '../delivery/links.ts'
import {
  counts,
  type FileFault,
  type FileKind,
  fileFault,
  filled,
  kindOf,
  type RequestItem,
  safeName,
} from './rules.ts'

/** Looks at a file before anybody opens it. An installation gives its own; without one the file is marked as not looked at. */
export type Scan = (bytes: Uint8Array) => Promise<'clean' | 'infected' | 'notScanned'>
const noScan: Scan = async () => 'notScanned'

export type Counted = { received: number; asked: number }
export type HandedIn = { ok: true; value: Counted } | { ok: false; reason: FileFault | 'gone' }

/**
 * C3-05: something is handed in over a one-time link, by whoever holds the phone: authorship unknown, no proof of what the
 * person manages alone. It lies on the side of what it was asked for; a request with everything in it is kept,
 * and what the person asked for the link with is answered by it. Nothing of it is kept when it is refused, and the link
 * still works.
 */
export async function handIn(
  ctx: Ctx,
  input: { code: string; name: string; bytes: Uint8Array; scan?: Scan },
): Promise<HandedIn> {
  const link = await lockLink(ctx, input.code)
  if (!link) return { ok: false, reason: 'gone' }
  const fault = fileFault(input.bytes)
  if (fault !== null) return { ok: false, reason: fault }
  const scan = await (input.scan ?? noScan)(input.bytes)
  if (scan === 'infected') return { ok: false, reason: 'infected' }
  await ctx.tx
    .updateTable('shortLink')
    .set({ usedAt: ctx.clock.now() })
    .where('code', '=', input.code)
    .execute()

  const request =
    link.promiseId === null ? undefined : await lockPromise(ctx.tx, link.personId, link.promiseId)
  const side = request?.side ?? (await sideOf(ctx, link))
  const id = ctx.newId()
  const done = await place(ctx, request, id)
  const kind = kindOf(input.bytes) as FileKind
  await ctx.tx
    .insertInto('document')
    .values({
      personId: link.personId,
      id,
      promiseId: request?.id ?? null,
      threadId: request?.threadId ?? link.threadId,
      item: request ? done.item : null,
      side,
      name: safeName(input.name, kind),
      contentType: kind,
      size: input.bytes.length,
      sha256: createHash('sha256').update(input.bytes).digest(),
      content: Buffer.from(input.bytes),
      scan,
      channel: 'sms',
      receivedAt: ctx.clock.now(),
    })
    .execute()
  const eventId = recordEvent(ctx, {
    personId: link.personId,
    kind: 'documentReceived',
    side,
    channel: 'sms',
    authorship: 'unknown',
    theme: request?.theme ?? null,
    threadId: request?.threadId ?? link.threadId,
    promiseId: null,
    data: { documentId: id, contentType: kind, ...done.counted, request: request?.id ?? null },
  })
  await answeredBy(ctx, link, eventId)
  return { ok: true, value: done.counted }
}

type Link = { personId: string; promiseId: string | null; threadId: string | null; settles: string[] }

async function lockLink(ctx: Ctx, code: string): Promise<Link | undefined> {
  if (!isCode(code)) return undefined
  return ctx.tx
    .selectFrom('shortLink')
    .select(['personId', 'promiseId', 'threadId', 'settles'])
    .where('code', '=', code)
    .where('purpose', '=', 'upload')
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', ctx.clock.now())
    .forUpdate()
    .executeTakeFirst()
}

/** Without a request it belongs to what the person asked about, and without that to both sides. */
async function sideOf(ctx: Ctx, { personId, settles }: Link): Promise<Side> {
  if (settles.length === 0) return 'common'
  const rows = await ctx.tx
    .selectFrom('enquiry')
    .select('side')
    .where('personId', '=', personId)
    .where('id', 'in', settles)
    .execute()
  const [only, ...others] = new Set(rows.map(({ side }) => side as Side))
  return only !== undefined && others.length === 0 ? only : 'common'
}

async function place(
  ctx: Ctx,
  request: Promised | undefined,
  documentId: string,
): Promise<{ counted: Counted; item: number }> {
  if (!request || request.endedAt !== null) return { counted: { received: 1, asked: 1 }, item: 0 }
  const before = itemsOf(request)
  const { items, item } = filled(before, { receivedAt: ctx.clock.now().toString(), documentId })
  const details = JSON.stringify({ ...(request.details as object), items })
  await updatePromise(ctx.tx, request.personId, request.id, { details })
  const counted = counts(items)
  if (counted.received === counted.asked)
    await endPromise(ctx, request, { state: 'kept', how: 'received', channel: 'sms' })
  else recordPromise(ctx, 'promiseJoined', request, { ...counted }, 'sms')
  return { counted, item }
}

export const itemsOf = (promise: Pick<Promised, 'details'>): RequestItem[] => {
  const { items } = (promise.details ?? {}) as { items?: RequestItem[] }
  return items ?? [{ what: '' }]
}

/** What the person asked for the link with is answered by the hand-in, without a note by anybody. */
async function answeredBy(ctx: Ctx, link: Link, eventId: string): Promise<void> {
  if (link.settles.length === 0) return
  const { rows } =
    await sql<Promised>`select p.* from promise p join enquiry e on e.person_id = p.person_id and e.promise_id = p.id
    where e.person_id = ${link.personId} and e.id = any(${link.settles}::uuid[]) and p.is_open and p.contacts = 1
      and p.urgency <> 'acute' for update of p`.execute(ctx.tx)
  for (const promise of rows)
    await settle(ctx, promise, { state: 'kept', how: 'received', channel: 'sms', linkedEventId: eventId })
}

export type AskedFor = {
  personId: string
  side: StaffSide
  theme?: string
  threadId?: string | null
  what: readonly string[]
  purpose?: 'followUp' | 'call' | 'visit'
}

/**
 * papers are asked for, each thing by name, with an entry of its own that both see. How the request reaches the
 * person is the notice's matter. Refuses with `empty`, `notOwner` (a side that is not one's own) and as opening does.
 */
export async function requestDocuments(
  ctx: StaffCtx,
  input: AskedFor,
): Promise<Result<{ promiseId: string }>> {
  const opened = await openPerson(ctx, input.personId, { purpose: input.purpose ?? null, what: 'documents' })
  if (!opened.ok) return opened
  const what = input.what.map((one) => one.trim().slice(0, 200)).filter(Boolean)
  if (what.length === 0) return refused('empty')
  if (!ctx.actor.sides.includes(input.side)) return refused('notOwner')
  return ctx.beyondWall(async (beyond) => {
    const promise = await makePromise(beyond, {
      personId: input.personId,
      kind: 'requestDocument',
      clock: 'documentRequest',
      side: input.side,
      theme: input.theme ?? 'contactAdviser',
      owner: { staffId: ctx.actor.staffId },
      officeId: opened.value.person.officeId,
      threadId: input.threadId ?? null,
      details: { items: what.map((one): RequestItem => ({ what: one })) },
    })
    recordEvent(beyond, {
      personId: input.personId,
      kind: 'documentRequested',
      side: input.side,
      channel: 'portalMessage',
      theme: promise.theme,
      threadId: promise.threadId,
      promiseId: null,
      data: { asked: what.length, request: promise.id },
    })
    return ok({ promiseId: promise.id })
  })
}
