import { createHash } from 'node:crypto'
import type { Ctx, PersonCtx, Side } from '../../kernel/context.ts'
import { type Authorship, authorshipIn, channelIn, recordEvent } from '../../kernel/event.ts'
import { lockPromise } from '../../kernel/promise/store.ts'
import { ok, type Reason, type Result, refused } from '../../kernel/result.ts'
import { isCode } from '../delivery/links.ts'
import { type Counted, countAsReceived, countsOf } from './received.ts'
import { type FileFault, type FileKind, fileFault, kindOf, safeName } from './rules.ts'
import type { Verdict } from './scan.ts'

/** `waiting`: it has come, and counts as received once it has been looked at. */
export type HandedIn =
  | { ok: true; value: Counted & { waiting: boolean } }
  | { ok: false; reason: FileFault | 'gone' }

/** Whose hand it came by; over a link alone nobody knows. */
type Hand = { authorship: Authorship; channel: string }
const BY_LINK: Hand = { authorship: 'unknown', channel: 'sms' }

/**
 * C3-05: something is handed in over a link, by whoever holds the phone: authorship unknown, no proof of what the person
 * manages alone. It lies on the side of what it was asked for; a request with everything in it is kept, and what
 * the person asked for the link with is answered by it. Nothing of it is kept when it is refused, and the link still
 * works. What waits for the virus scan is kept, opened by nobody, and counts when it has been found clean.
 */
export async function handIn(
  ctx: Ctx,
  input: { code: string; name: string; bytes: Uint8Array; scan?: Verdict },
  hand: Hand = BY_LINK,
): Promise<HandedIn> {
  const link = await lockLink(ctx, input.code)
  if (!link) return { ok: false, reason: 'gone' }
  const fault = fileFault(input.bytes)
  if (fault !== null) return { ok: false, reason: fault }
  const scan = input.scan ?? 'notScanned'
  if (scan === 'infected') return { ok: false, reason: 'infected' }
  const sha256 = createHash('sha256').update(input.bytes).digest()
  const before = await sameAgain(ctx, link, sha256)
  if (before) return { ok: true, value: before }
  const request =
    link.promiseId === null ? undefined : await lockPromise(ctx.tx, link.personId, link.promiseId)
  const side = request?.side ?? (await sideOf(ctx, link))
  const threadId = request?.threadId ?? link.threadId
  const id = ctx.newId()
  const kind = kindOf(input.bytes) as FileKind
  await ctx.tx
    .insertInto('document')
    .values({
      personId: link.personId,
      id,
      promiseId: request?.id ?? null,
      threadId,
      item: null,
      side,
      name: safeName(input.name, kind),
      contentType: kind,
      size: input.bytes.length,
      sha256,
      content: Buffer.from(input.bytes),
      scan,
      channel: hand.channel,
      settles: link.settles,
      receivedAt: ctx.clock.now(),
    })
    .execute()
  const eventId = recordEvent(ctx, {
    personId: link.personId,
    kind: 'documentReceived',
    side,
    ...hand,
    theme: request?.theme ?? null,
    threadId,
    promiseId: null,
    data: { documentId: id, contentType: kind, scan, request: request?.id ?? null },
  })
  const waiting = scan === 'waiting'
  const counted = waiting
    ? countsOf(request)
    : await countAsReceived(ctx, { ...link, documentId: id, eventId, channel: hand.channel })
  await use(ctx, link, counted, waiting)
  return { ok: true, value: { ...counted, waiting } }
}

const SAID: Readonly<Record<FileFault | 'gone', Reason>> = {
  empty: 'fileEmpty',
  tooLarge: 'fileTooLarge',
  wrongType: 'fileWrongType',
  infected: 'fileInfected',
  gone: 'notFound',
}

/**
 * the same by whoever is signed in, for a request of their own: by their own hand, or with the employee beside
 * them. Refuses with `notFound` (no such request, or everything has come), `fileEmpty`, `fileTooLarge`, `fileWrongType` and
 * `fileInfected`.
 */
export async function handInAsMyself(
  ctx: PersonCtx,
  input: { promiseId: string; name: string; bytes: Uint8Array; scan: Verdict },
): Promise<Result<Counted & { waiting: boolean }>> {
  const request = await ctx.tx
    .selectFrom('promise')
    .select('details')
    .where('personId', '=', ctx.actor.personId)
    .where('id', '=', input.promiseId)
    .where('kind', '=', 'requestDocument')
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  const { link: code } = (request?.details ?? {}) as { link?: string }
  if (code === undefined) return refused('notFound')
  const { name, bytes, scan } = input
  const hand: Hand = {
    authorship: authorshipIn(ctx.actor, 'self'),
    channel: channelIn(ctx.actor, 'portalMessage'),
  }
  const done = await ctx.beyondWall((beyond) => handIn(beyond, { code, name, bytes, scan }, hand))
  return done.ok ? ok(done.value) : refused(SAID[done.reason])
}

type Link = {
  personId: string
  code: string
  promiseId: string | null
  threadId: string | null
  settles: string[]
  standing: boolean
}

/** the link of a request works until everything has come; any other is used up. */
async function use(ctx: Ctx, { code, standing }: Link, counted: Counted, waiting: boolean): Promise<void> {
  if (standing && (waiting || counted.received < counted.asked)) return
  await ctx.tx.updateTable('shortLink').set({ usedAt: ctx.clock.now() }).where('code', '=', code).execute()
}

async function lockLink(ctx: Ctx, code: string): Promise<Link | undefined> {
  if (!isCode(code)) return undefined
  return ctx.tx
    .selectFrom('shortLink')
    .select(['personId', 'code', 'promiseId', 'threadId', 'settles', 'standing'])
    .where('code', '=', code)
    .where('purpose', '=', 'upload')
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', ctx.clock.now())
    .forUpdate()
    .executeTakeFirst()
}

/** Sent twice over a link that stands, the same file is one hand-in: it must not fill what is still missing. */
async function sameAgain(
  ctx: Ctx,
  link: Link,
  sha256: Buffer,
): Promise<(Counted & { waiting: boolean }) | null> {
  if (!link.standing || link.promiseId === null) return null
  const same = await ctx.tx
    .selectFrom('document')
    .select('scan')
    .where('personId', '=', link.personId)
    .where('promiseId', '=', link.promiseId)
    .where('sha256', '=', sha256)
    .where('scan', '<>', 'infected')
    .executeTakeFirst()
  if (!same) return null
  const request = await lockPromise(ctx.tx, link.personId, link.promiseId)
  return { ...countsOf(request), waiting: same.scan === 'waiting' }
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
