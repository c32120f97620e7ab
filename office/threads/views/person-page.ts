import { type SqlBool, sql } from 'kysely'
import { openPerson } from '../../access/actions.ts'
import { purposeOf, type Side, type StaffCtx } from '../../kernel/context.ts'
import { ok, type Result } from '../../kernel/result.ts'

type TimelineFilter = {
  side?: Side
  channel?: string
  kind?: string
  enquiryId?: string
  threadId?: string
  words?: string
  since?: Temporal.Instant
  until?: Temporal.Instant
  before?: string
}
export type TimelineEntry = {
  id: string
  at: Temporal.Instant
  kind: string
  side: Side
  channel: string
  actorKind: string
  actorName: string | null
  authorship: string
  theme: string | null
  threadId: string | null
  enquiryId: string | null
  promiseId: string | null
  source: string
  journal: string
  /** Of the record entry that this made (R-739). */
  title: string | null
  data: Record<string, unknown>
}
const PAGE = 50

/** What a page gave as the way to the next one; anything else begins at the top. */
const CURSOR = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z)_(\d{1,15})$/

/**
 * R-738, R-744: what happened with and about the person, newest first, a page at a time (`before` is the cursor that
 * the page before gave). Cut by the wall. Words search in messages, with Norwegian stemming.
 */
export async function timeline(
  ctx: StaffCtx,
  input: { personId: string; purpose?: string; filter: TimelineFilter },
): Promise<Result<{ entries: TimelineEntry[]; next: string | null }>> {
  const opened = await openPerson(ctx, input.personId, {
    purpose: purposeOf(input.purpose),
    what: 'timeline',
  })
  if (!opened.ok) return opened
  const { filter, personId } = input
  const [, beforeAt, beforeSeq] = CURSOR.exec(filter.before ?? '') ?? []
  // The page is cut before anything is looked up beside it: a long life costs no more than a short one.
  const { rows } = await sql<TimelineEntry & { seq: number }>`
    with page as materialized (
      select e.* from event e where e.person_id = ${personId}
        ${filter.side ? sql`and e.side = ${filter.side}` : sql``}
        ${filter.channel ? sql`and e.channel = ${filter.channel}` : sql``}
        ${filter.kind ? sql`and e.kind = ${filter.kind}` : sql``}
        ${filter.enquiryId ? sql`and e.enquiry_id = ${filter.enquiryId}::uuid` : sql``}
        ${filter.threadId ? sql`and e.thread_id = ${filter.threadId}::uuid` : sql``}
        ${filter.since ? sql`and e.at >= ${filter.since}` : sql``}
        ${filter.until ? sql`and e.at < ${filter.until}` : sql``}
        ${filter.words ? matching(personId, filter.words) : sql``}
        ${beforeAt && beforeSeq ? sql`and (e.at, e.seq) < (${beforeAt}::timestamptz, ${Number(beforeSeq)})` : sql``}
      order by e.at desc, e.seq desc limit ${PAGE + 1})
    select e.id, e.seq, e.at, e.kind, e.side, e.channel, e.actor_kind as "actorKind", s.name as "actorName", e.authorship, e.theme,
      e.thread_id as "threadId", e.enquiry_id as "enquiryId", e.promise_id as "promiseId", e.source, k.journal, e.data - 'after' as data,
      (select j.title from journal_entry j where j.person_id = e.person_id and j.id = (e.data->>'journalEntryId')::uuid) as title
    from page e join event_kind k on k.kind = e.kind left join staff s on s.id = e.actor_id
    order by e.at desc, e.seq desc`.execute(ctx.tx)
  const entries = rows.slice(0, PAGE)
  const last = entries.at(-1)
  return ok({ entries, next: rows.length > PAGE && last ? `${last.at.toString()}_${last.seq}` : null })
}

/** Messages and notes of this person in which the words stand; the stores of the other side are not searched (R-715). */
const matching = (personId: string, words: string) => sql<SqlBool>`and (e.message_id in (
  select t.message_id from message_text t where t.person_id = ${personId}
    and to_tsvector('norwegian', t.body) @@ websearch_to_tsquery('norwegian', ${words}))
  or e.kind = 'imported' and e.id in (select n.id from note n where n.person_id = ${personId}
    and to_tsvector('norwegian', n.body) @@ websearch_to_tsquery('norwegian', ${words})))`

export type CaseBrief = {
  personId: string
  name: string
  callMe: string | null
  birthDate: string | null
  language: string
  interpreterNeed: string
  interpreterLanguage: string | null
  contactStatus: string
  readingAbility: string | null
  effortGroup: string
  municipality: string | null
  office: string | null
  numbers: { number: string; kind: string }[]
  contactPoints: { id: string; kind: string; value: string; phoneKind: string | null }[]
  responsible: {
    side: Side
    name: string
    title: string | null
    lead: boolean
    absent: boolean
    coverName: string | null
  }[]
  lastContacts: { at: Temporal.Instant; kind: string; channel: string; by: string | null }[]
  promises: {
    promiseId: string
    threadId: string | null
    theme: string
    kind: string
    side: Side
    urgency: string
    dueAt: Temporal.Instant
    ownerName: string
    state: string
    contacts: number
  }[]
  otherSide: { side: Side; ownerName: string; dueAt: Temporal.Instant }[]
  threads: { threadId: string; number: number; lastAt: Temporal.Instant; themes: string[]; open: number }[]
  facts: {
    kind: string
    side: Side
    value: Record<string, unknown>
    source: string
    asOf: Temporal.Instant
  }[]
  basis: string
}

/** R-129: who, who is responsible, the last three contacts in any channel, what is owed. Opening it is logged. */
export async function caseBrief(
  ctx: StaffCtx,
  input: { personId: string; purpose?: string },
): Promise<Result<CaseBrief>> {
  const opened = await openPerson(ctx, input.personId, {
    purpose: purposeOf(input.purpose),
    what: 'personPage',
  })
  if (!opened.ok) return opened
  const { rows } = await sql<Omit<CaseBrief, 'otherSide' | 'basis' | 'personId'>>`
    select p.given_name || ' ' || p.family_name as name, p.call_me as "callMe", p.birth_date::text as "birthDate", p.language,
      p.interpreter_need as "interpreterNeed", p.interpreter_language as "interpreterLanguage", p.contact_status as "contactStatus",
      p.reading_ability as "readingAbility", p.effort_group as "effortGroup", m.name as municipality, o.name as office,
      ${many(sql`select i.number, i.kind from person_identity i where i.person_id = p.id order by i.since`)} as numbers,
      ${many(sql`select c.id, c.kind, c.value, c.phone_kind as "phoneKind" from contact_point c where c.person_id = p.id and c.ended_at is null`)} as "contactPoints",
      ${many(sql`select a.side, coalesce(s.name, t.name) as name, s.title, a.lead, b.id is not null as absent, v.name as "coverName"
        from assignment a left join staff s on s.id = a.staff_id left join team t on t.id = a.team_id
        left join absence b on b.staff_id = a.staff_id and b.ended_at is null and b.from_at <= ${ctx.clock.now()}
        left join staff v on v.id = b.cover_staff_id
        where a.person_id = p.id and a.until_at is null order by a.lead desc, a.side`)} as responsible
    from person p left join municipality m on m.id = p.municipality_id left join office o on o.id = p.office_id
    where p.id = ${input.personId}`.execute(ctx.tx)
  const brief = rows[0]
  if (!brief) return { ok: false, reason: 'notFound' }
  return ok({
    personId: input.personId,
    ...brief,
    lastContacts: await lastContacts(ctx, input.personId),
    promises: await openEntries(ctx, input.personId),
    threads: await threadsOf(ctx, input.personId),
    facts: await factsFor(ctx, input.personId),
    otherSide: (
      await sql<
        CaseBrief['otherSide'][number]
      >`select side, owner_name as "ownerName", due_at as "dueAt" from wall.other_side(${input.personId}::uuid)`.execute(
        ctx.tx,
      )
    ).rows,
    basis: opened.value.basis,
  })
}

const many = (query: ReturnType<typeof sql>) => sql`(select coalesce(json_agg(x), '[]') from (${query}) x)`

async function lastContacts(ctx: StaffCtx, personId: string): Promise<CaseBrief['lastContacts']> {
  const { rows } = await sql<CaseBrief['lastContacts'][number]>`
    select e.at, e.kind, e.channel, s.name as by
    from event e join event_kind k on k.kind = e.kind left join staff s on s.id = e.actor_id
    where e.person_id = ${personId} and k.contact
    order by e.at desc, e.seq desc limit 3`.execute(ctx.tx)
  return rows
}

async function openEntries(ctx: StaffCtx, personId: string): Promise<CaseBrief['promises']> {
  const { rows } = await sql<CaseBrief['promises'][number]>`
    select p.id as "promiseId", p.thread_id as "threadId", p.theme, p.kind, p.side, p.urgency, coalesce(p.latest_new_at, p.due_at) as "dueAt",
      coalesce(s.name, t.name, '') as "ownerName", p.state, p.contacts
    from promise p left join staff s on s.id = p.desk_staff_id left join team t on t.id = p.desk_team_id
    where p.person_id = ${personId} and p.is_open and p.kind <> 'reachPerson' order by p.urgency_rank, p.due_at`.execute(
    ctx.tx,
  )
  return rows
}

async function threadsOf(ctx: StaffCtx, personId: string): Promise<CaseBrief['threads']> {
  const { rows } = await sql<CaseBrief['threads'][number]>`
    select t.id as "threadId", t.number, t.last_at as "lastAt",
      coalesce((select array_agg(distinct e.theme) from enquiry e where e.person_id = t.person_id and e.thread_id = t.id), '{}') as themes,
      (select count(*)::int from promise p where p.person_id = t.person_id and p.thread_id = t.id and p.is_open and p.kind <> 'reachPerson') as open
    from thread t where t.person_id = ${personId} order by t.last_at desc limit 30`.execute(ctx.tx)
  return rows
}

async function factsFor(ctx: StaffCtx, personId: string): Promise<CaseBrief['facts']> {
  const rows = await ctx.tx
    .selectFrom('personFact')
    .select(['kind', 'side', 'value', 'source', 'asOf'])
    .where('personId', '=', personId)
    .orderBy('asOf', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, side: row.side as Side, value: row.value as Record<string, unknown> }))
}
