import { sql } from 'kysely'
import { openPerson } from '../../access/actions.ts'
import { type Ctx, type PersonCtx, purposeOf, type StaffActor, type StaffCtx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import type { Promised } from '../../kernel/promise/model.ts'
import { holdsPromise } from '../../kernel/promise/rules.ts'
import { readPromise } from '../../kernel/promise/store.ts'
import { ok, type Result } from '../../kernel/result.ts'
import { inTransaction, type Surroundings } from '../../kernel/transaction.ts'
import { atDesk, knownVisit } from './desk.ts'
import type { Receiver } from './model.ts'

export type ShownOn = {
  id: string
  receiver: Receiver
  /** Of whoever it was, where the directory had them. */
  name: string | null
  at: Temporal.Instant
  nextAt: Temporal.Instant
}

const open = (personId: string) => sql`
  select r.id, r.receiver, e.name, r.at, r.next_at as "nextAt" from visit_referral r
  left join directory_entry e on e.id = r.entry_id and e.version = r.entry_version
  where r.person_id = ${personId} and r.ended_at is null`

/** where the visitor was shown on to before, with nobody having said what became of it. Refuses as visits do. */
export async function referralsAtDesk(
  ctx: StaffCtx,
  input: { visitId: string },
): Promise<Result<{ referrals: ShownOn[] }>> {
  return atDesk(ctx, async (desk, officeId) => {
    const found = await knownVisit(desk, input.visitId, officeId)
    if (!found.ok) return found
    const { rows } =
      await sql<ShownOn>`${open(found.value.personId)} and r.visit_id is distinct from ${input.visitId}
      order by r.at desc limit 10`.execute(desk.tx)
    return ok({ referrals: rows })
  })
}

/** those of which this employee owes to ask what became, for the person's page. Refuses as opening that does. */
export async function referralsOwed(
  ctx: StaffCtx,
  { personId, purpose }: { personId: string; purpose?: string },
): Promise<Result<{ referrals: ShownOn[] }>> {
  return ctx.beyondWall(async (beyond) => {
    const opened = await openPerson(beyond as StaffCtx, personId, {
      purpose: purposeOf(purpose),
      what: 'personPage',
    })
    if (!opened.ok) return opened
    const { rows } = await sql<ShownOn & { promiseId: string | null }>`
      select o.*, r.promise_id as "promiseId" from (${open(personId)}) o
        join visit_referral r on r.person_id = ${personId} and r.id = o.id order by o.at limit 10`.execute(
      beyond.tx,
    )
    const mine: ShownOn[] = []
    for (const { promiseId, ...row } of rows) {
      const promise = promiseId === null ? undefined : await readPromise(beyond.tx, personId, promiseId)
      if (promise !== undefined && holdsPromise(promise, ctx.actor)) mine.push(row)
    }
    return ok({ referrals: mine })
  })
}

/** who may write down what became of it: whoever owes to ask, and whoever leads the office that does. */
export const mayAsk = (promise: Promised, actor: StaffActor): boolean =>
  holdsPromise(promise, actor) || (actor.roles.includes('LE') && actor.officeId === promise.officeId)

/** the person is asked whether there was help, from the day there was to be contact. */
export async function myReferrals(ctx: PersonCtx): Promise<ShownOn[]> {
  const { personId } = ctx.actor
  return ctx.beyondWall(async ({ tx }) => {
    const { rows } =
      await sql<ShownOn>`${open(personId)} and r.next_at <= ${ctx.clock.now()} order by r.at limit 10`.execute(
        tx,
      )
    return rows
  })
}

/** so many days after there was to be contact nobody is asked any more. */
const EXPIRES_DAYS = 14
const BATCH = 200
type Left = { id: string; personId: string | null; receiver: string }

/**
 * nobody has said what became of it, and nobody owes to ask any more. What is still owed stays open however late it is.
 * Gives how many.
 */
export async function expireReferrals(around: Surroundings, until: Temporal.Instant): Promise<number> {
  const before = until.subtract({ hours: 24 * EXPIRES_DAYS })
  let expired = 0
  for (;;) {
    const n = await inTransaction(around, { kind: 'system', name: 'reception' }, (ctx) =>
      expireSome(ctx, before),
    )
    expired += n
    if (n < BATCH) return expired
  }
}

async function expireSome(ctx: Ctx, before: Temporal.Instant): Promise<number> {
  const { rows } = await sql<Left>`
    update visit_referral set outcome = 'expired', ended_at = ${ctx.clock.now()} where id in (
      select r.id from visit_referral r left join promise p on p.person_id = r.person_id and p.id = r.promise_id
      where r.ended_at is null and r.next_at < ${before} and not coalesce(p.is_open, false)
      order by r.next_at limit ${BATCH} for update of r skip locked)
    returning id, person_id as "personId", receiver`.execute(ctx.tx)
  for (const { id, personId, receiver } of rows)
    if (personId !== null)
      recordEvent(ctx, {
        personId,
        kind: 'referralAnswered',
        side: 'common',
        channel: 'system',
        authorship: 'system',
        data: { referralId: id, receiver, outcome: 'expired', gotThrough: null },
      })
  return rows.length
}
