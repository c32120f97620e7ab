import { sql } from 'kysely'
import type { PersonCtx, StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { helpedEachTime } from '../exempt.ts'
import { atDesk, openVisitor } from '../reception/desk.ts'
import { personName } from '../reception/store.ts'
import { nearTo } from '../training/views.ts'
import { mayArrange, withVisitor } from './enter.ts'
import type { Renewal, RenewalWay, Turn } from './model.ts'
import { countsFrom } from './rules.ts'
import * as store from './store.ts'

export { type KeptOf, keptTimes } from './kept.ts'

type Frequent = Awaited<ReturnType<typeof store.frequentIn>>[number]
export type RegularsList = {
  threshold: { visits: number; days: number }
  rows: Frequent[]
  /** for whoever leads: sent to manage alone with a reason, or anywhere against their word, lately. */
  alone: SentAlone[] | null
}
type SentAlone = {
  personId: string | null
  name: string | null
  at: Temporal.Instant
  by: string | null
  receiver: string
  task: string | null
  ability: string | null
  reason: string | null
  outcome: string | null
}

/**
 * who comes to the office so often that one who knows them is what helps. Only those whom whoever asks may know of.
 * Refuses with `notFound` whoever has nothing to do with visits.
 */
export async function frequentVisitors(ctx: StaffCtx): Promise<Result<RegularsList>> {
  const { officeId, roles } = ctx.actor
  if (officeId === null || !mayArrange(ctx.actor)) return refused('notFound')
  const threshold = ctx.settings.get<{ visits: number; days: number }>('reception.frequent', officeId)
  const now = ctx.clock.now()
  const since = countsFrom(now, threshold)
  const leads = roles.includes('LE') || roles.includes('AP')
  const found = await ctx.beyondWall(async ({ tx }) => ({
    rows: await store.frequentIn(tx, { officeId, since, now, visits: threshold.visits }),
    alone: leads ? await sentAlone(tx, officeId, since) : null,
  }))
  const named = [...found.rows, ...(found.alone ?? [])].flatMap(({ personId }) => personId ?? [])
  const near = await nearTo(ctx, named)
  return ok({
    threshold,
    rows: found.rows.filter(({ personId }) => near.has(personId)),
    alone: found.alone?.filter(({ personId }) => personId === null || near.has(personId)) ?? null,
  })
}

async function sentAlone(
  tx: StaffCtx['tx'],
  officeId: string,
  since: Temporal.Instant,
): Promise<SentAlone[]> {
  const { rows } = await sql<SentAlone>`
    select r.person_id as "personId", p.given_name || ' ' || p.family_name as name, r.at, s.name as by, r.receiver, r.task,
      r.ability, r.reason, r.taken as outcome
    from visit_referral r left join person p on p.id = r.person_id left join staff s on s.id = r.staff_id
    where r.office_id = ${officeId} and r.at >= ${since}
      and (r.taken = 'protested' or r.taken = 'accepted' and r.receiver in ('web', 'library') and r.ability <> 'alone')
    order by r.at desc limit 100`.execute(tx)
  return rows
}

type Arranged = {
  id: string
  way: RenewalWay | null
  /** A renewal lies ready, and is not sent. */
  ready: boolean
  untilOn: string | null
}
type AtDesk = {
  helpEachTime: boolean
  lastServed: { who: string; at: Temporal.Instant } | null
  regular: { team: string; brief: string; times: { startsAt: Temporal.Instant; who: string }[] } | null
  /** Without what they are about: the desk sees no theme. */
  renewals: Arranged[]
}

/** what the desk has before it of somebody who stands there. Refuses as the desk does. */
export async function regularAtDesk(ctx: StaffCtx, input: { personId: string }): Promise<Result<AtDesk>> {
  return atDesk(ctx, async (desk, officeId) => {
    const opened = await openVisitor(desk, input.personId, 'desk')
    if (!opened.ok) return opened
    const { tx } = desk
    const now = desk.clock.now()
    const renewals = await store.openRenewals(tx, input.personId)
    return ok({
      helpEachTime: await helpedEachTime(tx, input.personId, now),
      lastServed: (await store.servedLast(tx, input.personId, officeId)) ?? null,
      regular: await known(desk, input.personId),
      renewals: await Promise.all(
        renewals.map(async ({ id, way, untilOn }) => ({
          id,
          way,
          untilOn,
          ready: (await store.openTurn(tx, id)) !== undefined,
        })),
      ),
    })
  })
}

async function known(ctx: StaffCtx, personId: string): Promise<AtDesk['regular']> {
  const row = await store.regularOf(ctx.tx, personId)
  if (!row) return null
  const { team, brief, seriesId } = row
  const times = seriesId ? await store.timesAhead(ctx.tx, personId, seriesId, ctx.clock.now()) : []
  return { team, brief, times }
}

/** One arrangement with what it is about, for the person and for staff of its side. */
export type RenewalShown = Pick<Renewal, 'id' | 'form' | 'way' | 'untilOn'> & {
  /** The renewal that waits to be sent: of which month, prefilled with what, and when it is talked over. */
  open: {
    month: string
    text: string
    callBy: Temporal.Instant | null
    meetsAt: Temporal.Instant | null
  } | null
  sent: { month: string; at: Temporal.Instant } | null
}

async function shown(ctx: PersonCtx | StaffCtx, renewal: Renewal): Promise<RenewalShown> {
  const { id, form, way, untilOn, side, personId } = renewal
  const { open, last, at } = await ctx.beyondWall(async ({ tx }) => {
    const found = await store.openTurn(tx, id)
    return { open: found, last: await store.lastTurn(tx, id), at: found ? await whenOf(tx, found) : null }
  })
  const text = open ? await store.wordsOf(ctx.tx, personId, open, side) : ''
  const settledAt = last?.settledAt ?? null
  return {
    id,
    form,
    way,
    untilOn,
    open: open && at ? { month: open.month, text, ...at } : null,
    sent: last && settledAt ? { month: last.month, at: settledAt } : null,
  }
}

async function whenOf(tx: StaffCtx['tx'], turn: Turn) {
  const { rows } = await sql<{ callBy: Temporal.Instant | null; meetsAt: Temporal.Instant | null }>`
    select (select p.due_at from promise p where p.person_id = ${turn.personId} and p.id = ${turn.promiseId} and p.is_open
        and p.kind = 'callBack') as "callBy",
      (select m.starts_at from meeting m where m.person_id = ${turn.personId} and m.id = ${turn.meetingId} and m.state = 'booked')
        as "meetsAt"`.execute(tx)
  return rows[0] ?? { callBy: null, meetsAt: null }
}

/** the person's own arrangements. */
export async function myRenewals(ctx: PersonCtx): Promise<RenewalShown[]> {
  const found: RenewalShown[] = []
  for (const renewal of await store.openRenewals(ctx.tx, ctx.actor.personId))
    found.push(await shown(ctx, renewal))
  return found
}

export type RegularPage = {
  name: string
  language: string
  helpEachTime: boolean
  visits: number
  threshold: { visits: number; days: number }
  regular: (AtDesk['regular'] & { teamId: string }) | null
  teams: { id: string; name: string; members: { id: string; name: string }[] }[]
  /** Of the sides that whoever looks works for; of the others there is only that they exist. */
  renewals: RenewalShown[]
  otherRenewals: number
}

/** what is arranged with somebody who comes often. Refuses as opening does. */
export async function regularFor(ctx: StaffCtx, input: { personId: string }): Promise<Result<RegularPage>> {
  const { personId } = input
  const page = await withVisitor(ctx, personId, async (beyond, units, officeId) => {
    const threshold = beyond.settings.get<{ visits: number; days: number }>('reception.frequent', officeId)
    const now = beyond.clock.now()
    const { rows } = await sql<{
      n: number
    }>`select count(*)::int as n from visit where person_id = ${personId}
      and came_at >= ${countsFrom(now, threshold)}`.execute(beyond.tx)
    const row = await store.regularOf(beyond.tx, personId)
    const teams = await store.teamsOf(beyond.tx, officeId)
    const regular = await known(beyond as StaffCtx, personId)
    return ok({
      name: await personName(beyond.tx, personId),
      language: units.language,
      helpEachTime: await helpedEachTime(beyond.tx, personId, now),
      visits: rows[0]?.n ?? 0,
      threshold,
      regular: row && regular ? { ...regular, teamId: row.teamId } : null,
      teams: await Promise.all(
        teams.map(async (team) => ({ ...team, members: await store.membersOf(beyond.tx, team.id) })),
      ),
      open: await store.openRenewals(beyond.tx, personId),
    })
  })
  if (!page.ok) return page
  const { open, ...rest } = page.value
  const mine = open.filter(({ side }) => ctx.actor.sides.includes(side))
  const renewals: RenewalShown[] = []
  for (const renewal of mine) renewals.push(await shown(ctx, renewal))
  return ok({ ...rest, renewals, otherRenewals: open.length - mine.length })
}
