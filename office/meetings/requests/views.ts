import { type RawBuilder, sql } from 'kysely'
import { openPerson } from '../../access/actions.ts'
import type { Ctx, PersonCtx, Side, StaffCtx } from '../../kernel/context.ts'
import { ok, type Result } from '../../kernel/result.ts'
import type { MeetingDeclineReason, MeetingKind, MeetingMode } from '../model.ts'
import { byHandOf } from '../waiting/by-hand.ts'
import { type InLine, placesInLine } from '../waiting/lines.ts'
import type { ByHand } from '../waiting/model.ts'
import { type OfferShown, offersFor } from '../waiting/views.ts'
import type { Alternative, Granting, Rank, RequestState, Wishes } from './model.ts'
import { byTurn, grantsSeen } from './rules.ts'
import { weighed } from './weigh.ts'

const MOST = 200
const SHOWN_DAYS = 90

type Row = {
  personId: string
  id: string
  promiseId: string
  name: string
  kind: MeetingKind
  side: Side
  theme: string
  mode: MeetingMode | null
  wishes: Wishes
  byKind: 'person' | 'helper' | 'staff' | 'system'
  helperName: string | null
  channel: string
  threadId: string | null
  askedAt: Temporal.Instant
  dueAt: Temporal.Instant | null
  ownerName: string
  state: RequestState
  said: boolean
  grants: string[]
  decidedAt: Temporal.Instant | null
  declineReason: MeetingDeclineReason | null
  alternative: Alternative | null
  meetingId: string | null
  reviewDueAt: Temporal.Instant | null
  reviewerName: string | null
  reviewDecidedAt: Temporal.Instant | null
  reviewAskedAt: Temporal.Instant | null
}
/** One wish as staff see it: given or to be judged, why, and where it stands in the order. */
export type Wish = Omit<Row, 'grants' | 'said'> & {
  given: boolean
  rules: Granting[]
  /** R-746: another rule gives it, and the other side knows which. */
  withheld: boolean
  rank: Rank
  /** R-465: which number of those who wait at the same desk; null where it waits no more. */
  line: InLine | null
  offer: OfferShown | null
  /** R-465: no time that is given back reaches the person, so one is found by hand; why. */
  byHand: ByHand | null
}
/** The same for the person: every rule, and what counts for them. */
export type MyWish = Omit<Wish, 'name' | 'withheld' | 'helperName' | 'byHand'>

const rowsWhere = async (ctx: Ctx, which: RawBuilder<boolean>, most = MOST): Promise<Row[]> =>
  (
    await sql<Row>`
    select r.person_id as "personId", r.id, r.promise_id as "promiseId", coalesce(h.call_me, h.given_name) || ' ' || h.family_name as name,
      r.kind, r.side, r.theme, r.wished_mode as mode, r.wishes, r.by_kind as "byKind", r.helper_name as "helperName", r.channel,
      r.thread_id as "threadId", r.asked_at as "askedAt", coalesce(p.latest_new_at, p.due_at) as "dueAt",
      coalesce(s.name, t.name, '') as "ownerName", r.state, r.granted_at is not null as said, r.rules as grants,
      r.decided_at as "decidedAt", r.decline_reason as "declineReason", r.alternative, r.meeting_id as "meetingId",
      r.review_asked_at as "reviewAskedAt", r.review_decided_at as "reviewDecidedAt",
      case when r.review_decided_at is null then v.due_at end as "reviewDueAt", coalesce(vs.name, vt.name) as "reviewerName"
    from meeting_request r join person h on h.id = r.person_id
      left join promise p on p.person_id = r.person_id and p.id = r.promise_id
      left join staff s on s.id = p.desk_staff_id left join team t on t.id = p.desk_team_id
      left join promise v on v.person_id = r.person_id and v.id = r.review_promise_id
      left join staff vs on vs.id = v.desk_staff_id left join team vt on vt.id = v.desk_team_id
    where ${which} order by r.asked_at limit ${most}`.execute(ctx.tx)
  ).rows

const LATER = ['granted', 'alternative', 'declined']
const isOpen = sql<boolean>`r.state in ('open', 'offered')`
/** What is open, and what was decided lately. */
const current = ({ clock }: Ctx) => sql<boolean>`(${isOpen} or (r.state = any(${LATER})
  and r.decided_at > ${clock.now().subtract({ hours: SHOWN_DAYS * 24 })}))`

/** R-464, R-465: judged anew at each look, beyond the wall; what comes back is what this reader may see of it. */
async function judged(ctx: StaffCtx, rows: readonly Row[]): Promise<Wish[]> {
  const open = rows.filter(({ state }) => state === 'open' || state === 'offered')
  const ids = open.map(({ id }) => id)
  const { weights, lines, byHand } = await ctx.beyondWall(async (beyond) => ({
    weights: await weighed(beyond, open),
    lines: await placesInLine(beyond, ids),
    byHand: await byHandOf(beyond, open),
  }))
  const offers = await offersFor(ctx, ids)
  return rows
    .map(({ grants: kept, said, ...row }) => {
      const now = weights.get(row.id)
      const grants = now?.grants ?? kept
      const { rules, withheld } = grantsSeen(grants, ctx.actor.sides)
      return {
        ...row,
        given: said || grants.length > 0,
        rules,
        withheld,
        rank: now?.rank ?? { points: 0, because: [] },
        line: lines.get(row.id) ?? null,
        offer: offers.get(row.id) ?? null,
        byHand: byHand.get(row.id) ?? null,
      }
    })
    .sort((a, b) => byTurn(placed(a), placed(b)))
}

const placed = (one: Wish) => ({
  id: one.id,
  grants: [],
  granted: one.given,
  rank: one.rank,
  askedAt: one.askedAt,
})

const atMyDesk = ({ actor }: StaffCtx) => sql<boolean>`(p.desk_staff_id = ${actor.staffId}
  or (p.desk_staff_id is null and p.desk_team_id = any(${[...actor.teams]}::uuid[])))`

/**
 * R-463 – R-465: every wish for a meeting that waits with this employee, or in the whole office for whoever leads it: what a
 * rule gives first, then the others in their order.
 */
export async function meetingWishes(ctx: StaffCtx, input: { office?: boolean } = {}): Promise<Wish[]> {
  const leads = input.office === true && ctx.actor.roles.includes('LE') && ctx.actor.officeId !== null
  const whose = leads ? sql<boolean>`p.office_id = ${ctx.actor.officeId}` : atMyDesk(ctx)
  return judged(ctx, await rowsWhere(ctx, sql`${isOpen} and p.is_open and ${whose}`))
}

/** R-466: what has been asked to be looked at again by whoever reads. */
export async function meetingReviews(ctx: StaffCtx): Promise<Wish[]> {
  const { actor } = ctx
  const leads = actor.roles.includes('LE') && actor.officeId !== null
  const whose = sql<boolean>`(v.desk_staff_id = ${actor.staffId}
    or (v.desk_staff_id is null and v.desk_team_id = any(${[...actor.teams]}::uuid[]))
    ${leads ? sql`or v.office_id = ${actor.officeId}` : sql``})`
  return judged(ctx, await rowsWhere(ctx, sql`v.is_open and r.review_decided_at is null and ${whose}`))
}

/** The wishes of one person, open and lately decided. Refuses as opening does. */
export async function personWishes(ctx: StaffCtx, input: { personId: string }): Promise<Result<Wish[]>> {
  const opened = await openPerson(ctx, input.personId, { what: 'meetingRequest' })
  if (!opened.ok) return opened
  return ok(
    await judged(ctx, await rowsWhere(ctx, sql`r.person_id = ${input.personId} and ${current(ctx)}`, 20)),
  )
}

/** The person's own: when there will be an answer, whether it is given, what counts, and what came of the latest ones. */
export async function myMeetingWishes(ctx: PersonCtx): Promise<MyWish[]> {
  const { personId } = ctx.actor
  return ctx.beyondWall(async (beyond) => {
    const rows = await rowsWhere(beyond, sql`r.person_id = ${personId} and ${current(ctx)}`, 20)
    const open = rows.filter(({ state }) => state === 'open' || state === 'offered')
    const ids = open.map(({ id }) => id)
    const weights = await weighed(beyond, open)
    const lines = await placesInLine(beyond, ids)
    const offers = await offersFor(beyond, ids)
    return rows
      .map(({ grants: kept, said, name: _n, helperName: _h, ...row }) => {
        const now = weights.get(row.id)
        const grants = now?.grants ?? kept
        return {
          ...row,
          given: said || grants.length > 0,
          rules: grantsSeen(grants, 'all').rules,
          rank: now?.rank ?? { points: 0, because: [] },
          line: lines.get(row.id) ?? null,
          offer: offers.get(row.id) ?? null,
        }
      })
      .reverse()
  })
}
