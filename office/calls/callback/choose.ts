import { sql } from 'kysely'
import { openPerson } from '../../access/actions.ts'
import type { Ctx, PersonCtx, StaffCtx } from '../../kernel/context.ts'
import type { Promised } from '../../kernel/promise/model.ts'
import { lockPromise } from '../../kernel/promise/store.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { isCode } from '../../reach/delivery/links.ts'
import { settle } from '../../threads/actions/settle.ts'
import { agreeWindows, windowRefusal } from './agree.ts'
import type { Callback, Window } from './model.ts'
import { offersOf } from './offers.ts'
import { lockCallback } from './store.ts'

export type Chosen = { windows: Window[]; dueAt: Temporal.Instant }
type Held = { promise: Promised; callback: Callback }

async function held(ctx: Ctx, personId: string, promiseId: string): Promise<Result<Held>> {
  const promise = await lockPromise(ctx.tx, personId, promiseId)
  if (promise?.kind !== 'callBack') return refused('notFound')
  if (promise.endedAt !== null) return refused('alreadyEnded')
  const callback = await lockCallback(ctx.tx, personId, promiseId)
  return callback ? ok({ promise, callback }) : refused('notFound')
}

/** the person picks when; what was agreed before gives way. Refuses as `refusalOf`. */
async function choose(
  ctx: Ctx,
  { promise, callback }: Held,
  windows: readonly Window[],
  by: 'person' | 'staff',
): Promise<Result<Chosen>> {
  if (windows.length === 0) return refused('needsContactTime')
  const refusal = await windowRefusal(ctx, promise, windows, promise.officeId)
  if (refusal !== null) return refused(refusal)
  const agreed = await agreeWindows(ctx, promise, callback, windows, by)
  return ok({ windows: agreed.windows, dueAt: agreed.promise.dueAt })
}

type ChooseWindow = { promiseId: string; windows: readonly Window[] }

/** On Min side. Refuses with `notFound`, `alreadyEnded`, `needsContactTime`, and as `refusalOf`. */
export async function chooseMyWindow(ctx: PersonCtx, input: ChooseWindow): Promise<Result<Chosen>> {
  const found = await held(ctx, ctx.actor.personId, input.promiseId)
  return found.ok ? choose(ctx, found.value, input.windows, 'person') : found
}

/** By staff who have it from the person. Refuses as the person's own choice, and as opening the person. */
export async function chooseWindow(
  ctx: StaffCtx,
  input: ChooseWindow & { personId: string },
): Promise<Result<Chosen>> {
  const opened = await openPerson(ctx, input.personId, { purpose: 'call', what: 'callBack' })
  if (!opened.ok) return opened
  const found = await held(ctx, input.personId, input.promiseId)
  return found.ok ? choose(ctx, found.value, input.windows, 'staff') : found
}

/** the person asks for it no more; only their own word ends it so. Refuses with `notFound`, `alreadyEnded`. */
export async function withdrawMyCall(ctx: PersonCtx, input: { promiseId: string }): Promise<Result<null>> {
  const found = await held(ctx, ctx.actor.personId, input.promiseId)
  if (!found.ok) return found
  await settle(ctx, found.value.promise, {
    state: 'withdrawn',
    how: 'withdrawn',
    channel: 'portalMessage',
  })
  return ok(null)
}

export type LinkOffer = { kind: 'gone' } | { kind: 'open'; windows: Window[]; agreed: Window | null }

/** The link in the text after a miss. Says nothing of whom or what: whoever holds the phone may be holding another's. */
export async function windowsByLink(ctx: Ctx, code: string): Promise<LinkOffer> {
  const link = await linkOf(ctx, code)
  if (link === null) return { kind: 'gone' }
  const { callback } = link
  const { windowFrom, windowUntil, plannedAt } = callback
  const agreed =
    windowFrom !== null && windowUntil !== null && plannedAt !== null
      ? { from: windowFrom, until: windowUntil }
      : null
  return { kind: 'open', windows: await offersOf(ctx, link.promise), agreed }
}

/** One time, picked by the link. Refuses with `notFound` when the link leads nowhere, and as `refusalOf`. */
export async function chooseByLink(ctx: Ctx, code: string, window: Window): Promise<Result<Chosen>> {
  const link = await linkOf(ctx, code)
  if (link === null) return refused('notFound')
  return choose(ctx, link, [window], 'person')
}

async function linkOf(ctx: Ctx, code: string): Promise<Held | null> {
  if (!isCode(code)) return null
  const row = await ctx.tx
    .selectFrom('shortLink')
    .select(['personId', 'promiseId'])
    .where('code', '=', code)
    .where('purpose', '=', 'pickTime')
    .where('expiresAt', '>', ctx.clock.now())
    .executeTakeFirst()
  if (!row || row.promiseId === null) return null
  const found = await held(ctx, row.personId, row.promiseId)
  return found.ok ? found.value : null
}

/** What the last text after a miss offered under 1, 2 and 3, and which call it was about. */
async function choicesTexted(ctx: Ctx, personId: string): Promise<(Held & { choices: Window[] }) | null> {
  const { rows } = await sql<{ promiseId: string; params: Record<string, string> }>`
    select l.promise_id as "promiseId", o.data->'params' as params from outgoing o
    join short_link l on l.person_id = o.person_id and l.outgoing_id = o.id and l.purpose = 'pickTime'
    where o.person_id = ${personId} and o.kind = 'callBack' and o.data->'params' ? 'third'
    order by o.made_at desc, o.id desc limit 1`.execute(ctx.tx)
  const [last] = rows
  if (!last) return null
  const found = await held(ctx, personId, last.promiseId)
  if (!found.ok) return null
  const choices = ['first', 'second', 'third'].flatMap((name) => {
    const [from, until] = (last.params[name] ?? '').split('/')
    return from && until ? [{ from: Temporal.Instant.from(from), until: Temporal.Instant.from(until) }] : []
  })
  return { ...found.value, choices }
}

/** "2" in answer to a text after a miss. Null when no such text is waiting for an answer. */
export async function chooseByText(
  ctx: Ctx,
  input: { personId: string; digit: 1 | 2 | 3 },
): Promise<Result<Chosen & { promiseId: string }> | null> {
  const found = await choicesTexted(ctx, input.personId)
  const window = found?.choices[input.digit - 1]
  if (!found || !window) return null
  const chosen = await choose(ctx, found, [window], 'person')
  return chosen.ok ? ok({ ...chosen.value, promiseId: found.promise.id }) : chosen
}
