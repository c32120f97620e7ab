import { type RawBuilder, sql } from 'kysely'
import { openPerson } from '../../access/actions.ts'
import { type Ctx, type PersonCtx, purposeOf, type Side, type StaffCtx } from '../../kernel/context.ts'
import type { Urgency } from '../../kernel/promise/model.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { ownerNames } from '../../threads/views/owners.ts'
import type { AttemptOutcome } from '../model.ts'
import { numberOf } from './log.ts'
import type { Callback, Mode, NumberKind, Window, WithHelper } from './model.ts'
import { offersAt, offersOf } from './offers.ts'
import { casesOf } from './plan.ts'
import { callbacksOf } from './store.ts'
import { needsWhy } from './wished.ts'

export { callRequests } from './requests.ts'

type TryShown = {
  at: Temporal.Instant
  outcome: AttemptOutcome | null
  answeredBy: string | null
  by: string | null
}

/** One call as the person sees it: who rings, when, to which number, and every try so far. */
export type MyCall = {
  promiseId: string
  ownerName: string
  window: Window | null
  plannedAt: Temporal.Instant | null
  dueAt: Temporal.Instant
  /** after the written note, until when a call can be booked. */
  openUntil: Temporal.Instant | null
  numberEnding: string | null
  numberKind: NumberKind | null
  interpreter: string | null
  helper: string | null
  tries: TryShown[]
  offers: Window[]
}

const windowOf = ({
  windowFrom,
  windowUntil,
  plannedAt,
}: Pick<Callback, 'windowFrom' | 'windowUntil' | 'plannedAt'>): Window | null =>
  windowFrom !== null && windowUntil !== null && plannedAt !== null
    ? { from: windowFrom, until: windowUntil }
    : null

/** What the person waits for by telephone. What is owed because a letter is unread is told with the letter. */
export async function myCalls(ctx: PersonCtx): Promise<MyCall[]> {
  const all = await callbacksOf(ctx.tx, ctx.actor.personId)
  const cases = await casesOf(
    ctx,
    all.filter((one) => one.endedAt === null && one.mode !== 'ladder'),
  )
  const names = await ownerNames(
    ctx.tx,
    cases.map(({ promise }) => promise),
  )
  const tries = await triesShown(ctx, ctx.actor.personId)
  const offers = await offersAt(
    ctx,
    cases.map(({ promise }) => promise),
  )
  return cases.map((one, index) => ({
    promiseId: one.promise.id,
    ownerName: names[index]?.ownerName ?? '',
    window: windowOf(one.callback),
    plannedAt: one.callback.plannedAt,
    dueAt: one.promise.dueAt,
    openUntil:
      one.callback.noteAt === null || one.callback.plannedAt !== null ? null : one.callback.openUntil,
    numberEnding: one.callback.number?.slice(-2) ?? null,
    numberKind: one.callback.numberKind,
    interpreter: one.callback.interpreter,
    helper: one.callback.helper?.name ?? null,
    tries: tries.get(one.promise.id) ?? [],
    offers: offers(one.promise),
  }))
}

/** what "ring me" can be asked for, before anything is owed: the hours of whoever would ring. */
export const myCallWindows = (ctx: PersonCtx): Promise<Window[]> => windowsWith(ctx, ctx.actor.personId)

/** The same for somebody whom staff have at the desk or on the line. Refuses as opening the person. */
export async function callWindowsFor(ctx: StaffCtx, input: { personId: string }): Promise<Result<Window[]>> {
  const opened = await openPerson(ctx, input.personId, { purpose: 'call', what: 'callBack' })
  if (!opened.ok) return opened
  return ok(await ctx.beyondWall((beyond) => windowsWith(beyond, input.personId)))
}

/** The same for whoever has been let in, beyond the wall. */
export async function windowsWith(ctx: Ctx, personId: string): Promise<Window[]> {
  const { rows } = await sql<{ staffId: string | null; teamId: string | null; officeId: string | null }>`
    select a.staff_id, a.team_id, p.office_id from person p
    left join assignment a on a.person_id = p.id and a.until_at is null
    where p.id = ${personId} order by a.lead desc nulls last limit 1`.execute(ctx.tx)
  const [at] = rows
  const team = at?.teamId ?? (at?.staffId ? null : await anyTeam(ctx))
  if (!at || (at.staffId === null && team === null)) return []
  return offersOf(ctx, {
    deskStaffId: at.staffId,
    deskTeamId: at.staffId === null ? team : null,
    officeId: at.officeId,
  })
}

async function anyTeam(ctx: Ctx): Promise<string | null> {
  const row = await ctx.tx
    .selectFrom('team')
    .select('id')
    .where('kind', '=', 'contactCentre')
    .where('officeId', 'is', null)
    .executeTakeFirst()
  return row?.id ?? null
}

async function triesShown(
  ctx: Pick<PersonCtx | StaffCtx, 'tx'>,
  personId: string,
): Promise<Map<string, TryShown[]>> {
  const rows = await ctx.tx
    .selectFrom('callbackAttempt as a')
    .leftJoin('staff as s', 's.id', 'a.staffId')
    .select(['a.promiseId', 'a.at', 'a.outcome', 'a.answeredBy', 's.name as by'])
    .where('a.personId', '=', personId)
    .where('a.promiseId', 'is not', null)
    .orderBy('a.at')
    .execute()
  return Map.groupBy(rows as (TryShown & { promiseId: string })[], (row) => row.promiseId)
}

/** One line of the list of calls to make. */
export type CallToMake = {
  personId: string
  name: string
  promiseId: string
  side: Side
  theme: string
  urgency: Urgency
  mode: Mode
  plannedAt: Temporal.Instant | null
  windowFrom: Temporal.Instant | null
  windowUntil: Temporal.Instant | null
  dueAt: Temporal.Instant
  openUntil: Temporal.Instant | null
  interpreter: string | null
  language: string
  numberKind: NumberKind | null
  onlyWithPerson: boolean
  helper: WithHelper | null
  tries: number
  /** A window of this call has passed without a try. */
  windowMissed: boolean
  ownerName: string
  mine: boolean
}

/**
 * R-411: the calls that whoever reads is to make: their own and their queues', and those of the ones they stand in for or
 * lead when a window was not kept. By when they are to be made: urgent first, then the window, then when they are due.
 */
export async function callsToMake(ctx: StaffCtx): Promise<CallToMake[]> {
  const { staffId, teams } = ctx.actor
  const mine = sql<boolean>`(p.desk_staff_id = ${staffId}
    or (p.desk_staff_id is null and p.desk_team_id = any(${[...teams]}::uuid[])))`
  const own = await callRows(ctx, mine, mine)
  // Who stands in or leads is told of a time that was not kept, whatever else of the person they may not see.
  const told = sql<boolean>`not ${mine} and wall.near(p.person_id) and exists (select from staff_notice n
    where n.staff_id = ${staffId} and n.promise_id = p.id and n.kind = 'windowMissed')`
  const others = await ctx.beyondWall((beyond) => callRows(beyond, told, mine))
  return [...own, ...others]
}

async function callRows(
  ctx: Ctx,
  which: RawBuilder<boolean>,
  mine: RawBuilder<boolean>,
): Promise<CallToMake[]> {
  const { rows } = await sql<CallToMake>`
    select p.person_id, coalesce(h.call_me, h.given_name) || ' ' || h.family_name as name, p.id as promise_id, p.side, p.theme,
      p.urgency, c.mode, c.planned_at, c.window_from, c.window_until, p.due_at, c.open_until, c.interpreter,
      coalesce(c.language, h.language) as language, c.number_kind, c.only_with_person, c.helper,
      (select count(*)::int from callback_attempt a where a.person_id = p.person_id and a.promise_id = p.id) as tries,
      exists (select from callback_window w where w.person_id = p.person_id and w.promise_id = p.id and w.state = 'missed') as window_missed,
      coalesce(s.name, t.name, '') as owner_name, ${mine} as mine
    from promise p join callback c on c.person_id = p.person_id and c.promise_id = p.id join person h on h.id = p.person_id
      left join staff s on s.id = p.desk_staff_id left join team t on t.id = p.desk_team_id
    where p.is_open and p.kind = 'callBack' and ${which}
    order by p.urgency_rank, coalesce(c.planned_at, p.due_at), p.due_at limit 200`.execute(ctx.tx)
  return rows
}

/** One call for whoever makes it: the number, who is to be there, what has been answered, and every try. */
export type CallShown = {
  promiseId: string
  side: Side
  theme: string
  dueAt: Temporal.Instant
  endedAt: Temporal.Instant | null
  callback: Omit<Callback, 'personId' | 'promiseId'>
  number: string | null
  numberKind: NumberKind | null
  tries: TryShown[]
  offers: Window[]
}

/** Refuses with `notFound`, and as opening the person. */
export async function callToMake(
  ctx: StaffCtx,
  input: { personId: string; promiseId: string },
): Promise<Result<CallShown & { name: string; needsWhy: boolean }>> {
  const opened = await openPerson(ctx, input.personId, { purpose: 'call', what: 'callBack' })
  if (!opened.ok) return opened
  const callback = (await callbacksOf(ctx.tx, input.personId)).find(
    (one) => one.promiseId === input.promiseId,
  )
  const [one] = callback ? await casesOf(ctx, [callback]) : []
  if (!one) return refused('notFound')
  const { personId: _person, promiseId: _promise, ...shown } = one.callback
  const { givenName, familyName, callMe } = opened.value.person
  return ok({
    name: `${callMe ?? givenName} ${familyName}`,
    promiseId: one.promise.id,
    side: one.promise.side,
    theme: one.promise.theme,
    dueAt: one.promise.dueAt,
    endedAt: one.promise.endedAt,
    callback: shown,
    ...(await numberOf(ctx, one)),
    tries: (await triesShown(ctx, input.personId)).get(one.promise.id) ?? [],
    offers: await offersOf(ctx, one.promise),
    needsWhy: await needsWhy(ctx, one.callback),
  })
}

/** What has been tried to reach somebody by telephone about one thing that is, or was, owed. */
type TriesOfCall = {
  promiseId: string
  side: Side
  theme: string
  endedAt: Temporal.Instant | null
  window: Window | null
  tries: TryShown[]
}

const MOST_CALLS = 5

/** the calls owed to a person with every try, the newest first, as far as the reader's wall lets see them. Refuses as opening the person. */
export async function callTriesOf(
  ctx: StaffCtx,
  input: { personId: string; purpose?: string },
): Promise<Result<TriesOfCall[]>> {
  const opened = await openPerson(ctx, input.personId, {
    purpose: purposeOf(input.purpose),
    what: 'callBack',
  })
  if (!opened.ok) return opened
  const { rows } = await sql<
    Omit<TriesOfCall, 'window' | 'tries'> & Pick<Callback, 'windowFrom' | 'windowUntil' | 'plannedAt'>
  >`
    select p.id as promise_id, p.side, p.theme, p.ended_at, c.window_from, c.window_until, c.planned_at
    from promise p join callback c on c.person_id = p.person_id and c.promise_id = p.id
    where p.person_id = ${input.personId} and p.kind = 'callBack' and (p.is_open or exists (select from callback_attempt a
      where a.person_id = p.person_id and a.promise_id = p.id))
    order by p.is_open desc, p.made_at desc limit ${MOST_CALLS}`.execute(ctx.tx)
  const tries = await triesShown(ctx, input.personId)
  return ok(
    rows.map(({ windowFrom, windowUntil, plannedAt, ...row }) => ({
      ...row,
      window: windowOf({ windowFrom, windowUntil, plannedAt }),
      tries: tries.get(row.promiseId) ?? [],
    })),
  )
}
