import { sql } from 'kysely'
import { openPerson } from '../../access/actions.ts'
import type { Ctx, PersonCtx, StaffCtx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { endPromise, makePromise } from '../../kernel/promise/actions.ts'
import { lockPromise, readPromise, updatePromise } from '../../kernel/promise/store.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { staffNotice } from '../../kernel/staff-notice.ts'
import { lockPersonUnits } from '../../people/units.ts'
import { answererOf, namedFor } from './answerer.ts'
import { mayReceive, openVisitor } from './desk.ts'
import { mayAsk } from './referrals.ts'
import { leadsOf } from './store.ts'

/** what somebody can say of it; `expired` is that nobody has. */
export const ENDINGS = ['completed', 'returned'] as const
type Ending = (typeof ENDINGS)[number]
type Ended = { outcome: Ending; dueAt: Temporal.Instant | null }
type Row = { id: string; personId: string; receiver: string; promiseId: string | null }

/**
 * the one who was shown on says whether there was help. A no is the office's from then on. Refuses with
 * `notFound` (no such, or it has been said).
 */
export async function answerShownOn(
  ctx: PersonCtx,
  input: { referralId: string; gotThrough: boolean },
): Promise<Result<null>> {
  const { personId } = ctx.actor
  return ctx.beyondWall(async (beyond) => {
    const row = await lockReferral(beyond, personId, input.referralId)
    if (row === undefined) return refused('notFound')
    await ended(beyond, row, input.gotThrough ? 'completed' : 'returned', 'portalMessage')
    return ok(null)
  })
}

/**
 * what became of it, written down by whoever heard it: the reception, when they stand there again, or the one who owes
 * to ask. Refuses with `badForm`, `notFound`, and as opening or holding the promise does.
 */
export async function referralBecame(
  ctx: StaffCtx,
  input: { personId: string; referralId: string; outcome: string },
): Promise<Result<Ended>> {
  const { personId } = input
  const outcome = ENDINGS.find((known) => known === input.outcome)
  if (outcome === undefined) return refused('badForm')
  return ctx.beyondWall(async (beyond) => {
    const row = await lockReferral(beyond, personId, input.referralId)
    if (row === undefined) return refused('notFound')
    const heard = await mayHear(beyond as StaffCtx, row)
    if (!heard.ok) return heard
    return ok(await ended(beyond, row, outcome, mayReceive(ctx.actor) ? 'dropIn' : 'officePhone'))
  })
}

async function mayHear(beyond: StaffCtx, { personId, promiseId }: Row): Promise<Result<unknown>> {
  const { actor } = beyond
  if (mayReceive(actor)) return openVisitor(beyond, personId)
  const opened = await openPerson(beyond, personId, { what: 'refer' })
  if (!opened.ok || promiseId === null) return opened.ok ? refused('notFound') : opened
  const promise = await readPromise(beyond.tx, personId, promiseId)
  if (promise === undefined) return refused('notFound')
  return mayAsk(promise, actor) ? ok(null) : refused('notOwner')
}

async function lockReferral(ctx: Ctx, personId: string, referralId: string): Promise<Row | undefined> {
  const { rows } =
    await sql<Row>`select id, person_id as "personId", receiver, promise_id as "promiseId" from visit_referral
    where id::text = ${referralId} and person_id = ${personId} and ended_at is null for update`.execute(
      ctx.tx,
    )
  return rows[0]
}

async function ended(ctx: Ctx, row: Row, outcome: Ending, channel: string): Promise<Ended> {
  const staff = ctx.actor.kind === 'staff' ? ctx.actor.staffId : null
  const now = ctx.clock.now()
  await ctx.tx
    .updateTable('visitReferral')
    .set({ outcome, endedAt: now, endedBy: staff, ...(outcome === 'completed' ? { solved: true } : {}) })
    .where('id', '=', row.id)
    .execute()
  recordEvent(ctx, {
    personId: row.personId,
    kind: 'referralAnswered',
    side: 'common',
    channel,
    authorship: staff === null ? 'self' : channel === 'dropIn' ? 'staffReception' : 'staffAdviser',
    promiseId: row.promiseId,
    data: { referralId: row.id, receiver: row.receiver, outcome, gotThrough: outcome === 'completed' },
  })
  const promise = row.promiseId === null ? undefined : await lockPromise(ctx.tx, row.personId, row.promiseId)
  // There has been contact about it: what was owed was to ask.
  if (promise && promise.endedAt === null)
    await endPromise(ctx, promise, { state: 'kept', how: 'referralAnswered', channel })
  return { outcome, dueAt: outcome === 'completed' ? null : await backToOffice(ctx, row, channel) }
}

/**
 * whoever was sent back has the office from now on, so that nobody shows them on once more. The second time it
 * is somebody by name, and the lead sees it.
 */
async function backToOffice(ctx: Ctx, row: Row, channel: string): Promise<Temporal.Instant | null> {
  const { personId } = row
  const twice = await sentBackTwice(ctx, personId)
  const named = twice ? await namedFor(ctx, personId) : null
  const units = named?.units ?? (await lockPersonUnits(ctx, personId))
  if (!units) return null
  const route = answererOf(units, 'common')
  const promise = await makePromise(ctx, {
    personId,
    kind: 'outreachContact',
    clock: 'contactTask',
    side: named?.side ?? route.side,
    theme: 'contactAdviser',
    ...(named === null
      ? { owner: route.owner, acting: route.acting }
      : { owner: { staffId: named.staffId } }),
    officeId: units.officeId,
    needLevel: units.needLevel,
    channel,
    details: { sentBack: true, receiver: row.receiver },
  })
  if (named !== null) {
    await updatePromise(ctx.tx, personId, promise.id, {
      leadListAt: ctx.clock.now(),
      leadReason: 'returnedTwice',
    })
    for (const lead of await leadsOf(ctx.tx, named.staffId, units.officeId ?? ''))
      await staffNotice(ctx, lead, 'returnedTwice', personId, promise.id)
  }
  return promise.dueAt
}

/** sent back to the office so often lately, by whatever way they were shown on, that it is the office's for good. */
export async function sentBackTwice(ctx: Ctx, personId: string): Promise<boolean> {
  const since = ctx.clock.now().subtract({ hours: 24 * RETURN_DAYS })
  const { rows } = await sql<{ n: number }>`select (
      (select count(*) from visit_referral where person_id = ${personId} and outcome = 'returned' and at >= ${since})
      + (select count(*) from referral where person_id = ${personId} and outcome = 'returned' and at >= ${since}))::int as n`.execute(
    ctx.tx,
  )
  return (rows[0]?.n ?? 0) >= 2
}
/** as long as transfers of a person are counted. */
const RETURN_DAYS = 90
