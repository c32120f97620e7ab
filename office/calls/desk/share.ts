import { sql } from 'kysely'
import type { Ctx, StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { newDigits } from './code.ts'
import type { DeskCall, Shared } from './model.ts'
import * as store from './store.ts'

/** The public pages and forms of the house that one may be shown the way to. */
const SHOWN =
  /^\/(?:min-side(?:\/(?:skriv|post|slik-snakker-vi|hjelperne-mine))?|sporsmal(?:\/[\w-]+)?|ring-meg)?$/

type NewShare =
  | { kind: 'page'; address: string }
  | { kind: 'letter'; messageId: string }
  | { kind: 'identity' }

/**
 * "Send this page to the person" in place of looking into anybody's browser: a short code, said aloud, for some minutes
 * and this call. A letter only when it may be read in this call at all, by consent. Refuses with `notFound` and
 * `alreadyEnded`.
 */
export async function sharePage(
  ctx: StaffCtx,
  input: { callId: string } & NewShare,
): Promise<Result<Shared>> {
  return ctx.beyondWall(async (beyond) => {
    const call = await store.callOf(beyond.tx, input.callId, ctx.actor.staffId, true)
    if (call === undefined) return refused('notFound')
    if (call.endedAt !== null || call.readBackAt !== null) return refused('alreadyEnded')
    if (!(await mayShare(beyond, call, input))) return refused('notFound')
    const now = beyond.clock.now()
    const until = now.add({ minutes: beyond.settings.get<number>('desk.shareMinutes') })
    await closeOld(beyond, call.id)
    const id = beyond.newId()
    const code = await freeCode(beyond)
    await beyond.tx
      .insertInto('pageShare')
      .values({
        id,
        callId: call.id,
        code,
        kind: input.kind,
        address: input.kind === 'page' ? input.address : null,
        messageId: input.kind === 'letter' ? input.messageId : null,
        madeAt: now,
        untilAt: until,
        staffId: ctx.actor.staffId,
      })
      .execute()
    return ok({ id, kind: input.kind, code, until, openedAt: null, part: null })
  })
}

async function mayShare(ctx: Ctx, call: DeskCall, share: NewShare): Promise<boolean> {
  if (share.kind === 'page') return SHOWN.test(share.address)
  if (share.kind === 'identity') return call.personId !== null && call.who === 'person'
  return consentedLetter(ctx, call.id, share.messageId)
}

/** In the name of whoever shows it: by the person's yes in this call, which goes on. */
export async function consentedLetter(ctx: Ctx, callId: string, messageId: string): Promise<boolean> {
  const { rows } = await sql<{ on: boolean }>`select exists (
    select from mandate m join call c on c.id = m.call_id
    where m.call_id = ${callId} and m.kind = 'consent' and m.consent_to = 'letter' and m.state = 'active'
      and m.message_id = ${messageId} and m.until_at > ${ctx.clock.now()}::timestamptz
      and m.person_id = c.person_id and c.ended_at is null and c.identity = 'full') as on`.execute(ctx.tx)
  return rows[0]?.on ?? false
}

/** One page at a time in a call; the codes of what has run out are free for others. */
export async function closeOld(ctx: Ctx, callId: string | null): Promise<void> {
  const now = ctx.clock.now()
  await ctx.tx
    .updateTable('pageShare')
    .set({ closedAt: now })
    .where('closedAt', 'is', null)
    .where((is) => is.or([...(callId === null ? [] : [is('callId', '=', callId)]), is('untilAt', '<=', now)]))
    .execute()
}

export async function freeCode(ctx: Ctx): Promise<string> {
  for (;;) {
    const code = newDigits()
    const taken = await ctx.tx
      .selectFrom('pageShare')
      .select('id')
      .where('code', '=', code)
      .where('closedAt', 'is', null)
      .executeTakeFirst()
    if (!taken) return code
  }
}

/** Staff point at a part of what both see; they press nothing for anybody. */
export async function pointAt(
  ctx: StaffCtx,
  input: { callId: string; shareId: string; part: number | null },
): Promise<Result<null>> {
  return ctx.beyondWall(async (beyond) => {
    const call = await store.callOf(beyond.tx, input.callId, ctx.actor.staffId)
    if (call === undefined) return refused('notFound')
    const done = await beyond.tx
      .updateTable('pageShare')
      .set({ part: input.part })
      .where('id', '=', input.shareId)
      .where('callId', '=', input.callId)
      .where('closedAt', 'is', null)
      .executeTakeFirst()
    return done.numUpdatedRows > 0n ? ok(null) : refused('notFound')
  })
}

export async function sharesIn(ctx: StaffCtx, callId: string): Promise<Shared[]> {
  return ctx.beyondWall(async (beyond) => {
    const rows = await beyond.tx
      .selectFrom('pageShare')
      .select(['id', 'kind', 'code', 'untilAt as until', 'openedAt', 'part'])
      .where('callId', '=', callId)
      .where('closedAt', 'is', null)
      .where('untilAt', '>', beyond.clock.now())
      .orderBy('madeAt', 'desc')
      .execute()
    return rows as Shared[]
  })
}
