import { type SqlBool, sql } from 'kysely'
import type { Side, StaffCtx } from '../../kernel/context.ts'
import type { Urgency } from '../../kernel/promise/model.ts'
import { WORK_ORDER } from '../../kernel/promise/store.ts'

export const LISTS = ['mine', 'team', 'absent', 'lead', 'office', 'triage'] as const
export type ListName = (typeof LISTS)[number]
type WorkFilter = {
  list: ListName
  side?: Side
  urgency?: Urgency
  theme?: string
  language?: string
  late?: boolean
  page?: number
}
export type WorkItem = {
  promiseId: string
  personId: string
  threadId: string | null
  name: string
  theme: string
  kind: string
  clock: string
  side: Side
  urgency: Urgency
  language: string
  interpreter: string | null
  channel: string | null
  contacts: number
  needLevel: number
  receivedAt: Temporal.Instant
  dueAt: Temporal.Instant
  firstDueAt: Temporal.Instant
  state: string
  ownerName: string
  ownerIsMe: boolean
  coveredFor: string | null
  offeredToMe: boolean
  leadReason: string | null
  reassignments: number
  cameBack: boolean
  wishesCall: boolean
  /** R-330: the important messages that a call or a visit is about, by their kind; how often it has been tried. */
  letters: string[]
  attempts: number
  /** The person asked to have a letter explained: at this number, at that time of the day. */
  explain: boolean
  number: string | null
  window: string | null
}
export type WorkList = {
  items: WorkItem[]
  counts: Record<ListName | 'acute' | 'today' | 'late', number>
  total: number
  page: number
  pages: number
}

const PAGE = 50

/** Which open promises stand in a list. The order is the same in all of them (K13): urgency, due time, need. */
const lists = {
  mine: (me: StaffCtx['actor']) =>
    sql<SqlBool>`(p.desk_staff_id = ${me.staffId} or p.offered_staff_id = ${me.staffId})`,
  team: (me: StaffCtx['actor']) => sql<SqlBool>`p.desk_team_id = any(${uuids(me.teams)})`,
  absent: (me: StaffCtx['actor']) =>
    sql<SqlBool>`(p.acting_staff_id = ${me.staffId} and p.owner_staff_id is distinct from ${me.staffId})`,
  lead: (me: StaffCtx['actor']) =>
    sql<SqlBool>`(p.office_id = ${me.officeId} and p.lead_list_at is not null)`,
  office: (me: StaffCtx['actor']) => sql<SqlBool>`(p.office_id = ${me.officeId})`,
  triage: (me: StaffCtx['actor']) =>
    sql<SqlBool>`(p.desk_team_id = any(${uuids(me.teams)}) and p.theme = 'unknown')`,
} satisfies Record<ListName, (me: StaffCtx['actor']) => unknown>

/** R-062: that a letter reaches is owed too, but what is to be done about it stands in the list as a call or a visit. */
const asked = sql<SqlBool>`p.kind <> 'reachPerson'`

const uuids = (ids: readonly string[]) => sql`${`{${ids.join(',')}}`}::uuid[]`

/** R-037: every open promise of a list, by urgency, due time and need, a page at a time, with the counts beside. */
export async function workList(ctx: StaffCtx, filter: WorkFilter): Promise<WorkList> {
  const me = ctx.actor
  const now = ctx.clock.now()
  const page = Math.max(1, filter.page ?? 1)
  const here = lists[filter.list](me)
  const narrowed = sql<SqlBool>`${here} and p.is_open and ${asked}
    ${filter.side ? sql`and p.side = ${filter.side}` : sql``}
    ${filter.urgency ? sql`and p.urgency = ${filter.urgency}` : sql``}
    ${filter.theme ? sql`and p.theme = ${filter.theme}` : sql``}
    ${filter.late ? sql`and p.due_at < ${now}` : sql``}
    ${filter.language ? sql`and pe.language = ${filter.language}` : sql``}`
  const { rows } = await sql<WorkItem & { total: number }>`
    select p.id as "promiseId", p.person_id as "personId", p.thread_id as "threadId",
      coalesce(pe.call_me, pe.given_name) || ' ' || pe.family_name as name,
      p.theme, p.kind, p.clock, p.side, p.urgency, pe.language,
      case when pe.interpreter_need = 'none' then null else coalesce(pe.interpreter_language, pe.language) end as interpreter,
      p.details->>'channel' as channel,
      p.contacts, p.need_level as "needLevel", p.received_at as "receivedAt", p.due_at as "dueAt", p.first_due_at as "firstDueAt",
      p.state, coalesce(s.name, t.name, '') as "ownerName", p.desk_staff_id is not distinct from ${me.staffId}::uuid as "ownerIsMe",
      case when p.acting_staff_id is not null then o.name end as "coveredFor",
      p.offered_staff_id is not distinct from ${me.staffId}::uuid as "offeredToMe",
      p.lead_reason as "leadReason", p.reassignments, coalesce((p.details->>'cameBack')::boolean, false) as "cameBack",
      coalesce((p.details->>'callMe')::boolean, false) as "wishesCall",
      coalesce((select array_agg(distinct n.kind) from notice n where n.person_id = p.person_id
        and (p.details->'notices' ? n.id::text or n.id::text = p.details->>'explain' or n.id::text = p.details->>'noticeId')), '{}') as letters,
      coalesce(jsonb_array_length(case when jsonb_typeof(p.details->'attempts') = 'array' then p.details->'attempts' end), 0) as attempts,
      p.details ? 'explain' as explain, p.details->>'number' as number, p.details->>'window' as window
    from (select p.* from promise p ${filter.language ? sql`join person pe on pe.id = p.person_id` : sql``}
      where ${narrowed} order by ${WORK_ORDER}
      limit ${PAGE} offset ${(page - 1) * PAGE}) p
    join person pe on pe.id = p.person_id
    left join staff s on s.id = p.desk_staff_id
    left join team t on t.id = p.desk_team_id
    left join staff o on o.id = p.owner_staff_id
    order by ${WORK_ORDER}`.execute(ctx.tx)
  const counts = await countLists(ctx)
  const isNarrowed = Boolean(filter.side || filter.urgency || filter.theme || filter.late || filter.language)
  const total = isNarrowed ? await countOf(ctx, filter, narrowed) : counts[filter.list]
  return { items: rows, counts, total, page, pages: Math.max(1, Math.ceil(total / PAGE)) }
}

async function countOf(
  ctx: StaffCtx,
  filter: WorkFilter,
  narrowed: ReturnType<typeof sql<SqlBool>>,
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from promise p ${filter.language ? sql`join person pe on pe.id = p.person_id` : sql``}
    where ${narrowed}`.execute(ctx.tx)
  return rows[0]?.n ?? 0
}

/**
 * The counts of every list the reader has, in one pass over each index. What is urgent, due today or late counts one's
 * own and the team's: an urgent matter in the pile is everybody's.
 */
export async function countLists(ctx: StaffCtx): Promise<WorkList['counts']> {
  const me = ctx.actor
  const now = ctx.clock.now()
  const endOfDay = now.toZonedDateTimeISO('Europe/Oslo').startOfDay().add({ days: 1 }).toInstant()
  const leads = me.roles.includes('LE')
  const { rows } = await sql<Record<ListName | 'acute' | 'today' | 'late', number>>`
    select m.mine, m.absent, m.acute + t.acute as acute, m.today + t.today as today, m.late + t.late as late, t.team, t.triage, l.lead, l.office
    from (select count(*)::int as mine,
        count(*) filter (where p.acting_staff_id = ${me.staffId} and p.owner_staff_id is distinct from ${me.staffId})::int as absent,
        count(*) filter (where p.urgency = 'acute')::int as acute,
        count(*) filter (where p.due_at < ${endOfDay})::int as today,
        count(*) filter (where p.due_at < ${now})::int as late
      from promise p where p.is_open and ${asked} and ${lists.mine(me)}) m,
    lateral (select count(*)::int as team, count(*) filter (where p.theme = 'unknown')::int as triage,
        count(*) filter (where p.urgency = 'acute')::int as acute,
        count(*) filter (where p.due_at < ${endOfDay})::int as today,
        count(*) filter (where p.due_at < ${now})::int as late
      from promise p where p.is_open and ${asked} and ${lists.team(me)}) t,
    lateral (select ${leads ? sql`count(*)::int as office, count(*) filter (where p.lead_list_at is not null)::int as lead from promise p where p.is_open and ${asked} and ${lists.office(me)}` : sql`0 as office, 0 as lead`}) l`.execute(
    ctx.tx,
  )
  return rows[0] as WorkList['counts']
}
