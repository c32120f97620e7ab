import { sql } from 'kysely'
import type { Tx } from '../../kernel/context.ts'
import type { Incident } from './model.ts'

export type Counted = { theme: string; inWindow: number; normalPerHour: number }
type Span = { now: Temporal.Instant; windowMinutes: number; days: number; theme: string | null }

/**
 * Each theme that was asked of in the window, over all channels: chats, entries of messages and calls, and calls of those
 * whom nobody knows. Each who asks counts once. What is normal: the same time of day on as many working days (or days
 * off) before as were looked at. Two scans over an index of time.
 */
export async function countAsked(tx: Tx, { now, windowMinutes, days, theme }: Span): Promise<Counted[]> {
  const { rows } = await sql<Counted>`
    with span as (select ${now}::timestamptz as until, make_interval(mins => ${windowMinutes}) as width,
      extract(isodow from ${now}::timestamptz at time zone 'Europe/Oslo') < 6 as working),
    before as (select (${now}::timestamptz at time zone 'Europe/Oslo' - make_interval(days => d)) at time zone 'Europe/Oslo' as until, span.width
      from span, generate_series(1, ${days}::int) d
      where (extract(isodow from (${now}::timestamptz at time zone 'Europe/Oslo' - make_interval(days => d))) < 6) = span.working),
    latest as (select theme, count(distinct who) as n from span, lateral (${asks(sql`span.until`, sql`span.width`, theme)}) a group by theme),
    earlier as (select a.theme, count(distinct (before.until, a.who)) as n
      from before, lateral (${asks(sql`before.until`, sql`before.width`, theme)}) a
      where a.theme in (select theme from latest) group by a.theme)
    select latest.theme, latest.n::int as "inWindow",
      (coalesce(earlier.n, 0) * 60.0 / ${windowMinutes} / greatest((select count(*) from before), 1))::float8 as "normalPerHour"
    from latest left join earlier using (theme)`.execute(tx)
  return rows
}

const asks = (until: ReturnType<typeof sql>, width: ReturnType<typeof sql>, theme: string | null) => sql`
  select q.theme, coalesce(q.chat_id, q.id) as who from chat_question q
    where q.at > ${until} - ${width} and q.at <= ${until} ${only(sql`q.theme`, theme)}
  union all select e.theme, c.person_id from enquiry_contact c
    join enquiry e on e.person_id = c.person_id and e.id = c.enquiry_id
    where c.at > ${until} - ${width} and c.at <= ${until} and c.channel <> 'chatLoggedIn' ${only(sql`e.theme`, theme)}
  union all select coalesce(d.theme, l.theme), l.id from call l left join desk_contact d on d.call_id = l.id
    where l.person_id is null and l.started_at > ${until} - ${width} and l.started_at <= ${until}
      and coalesce(d.theme, l.theme) is not null ${only(sql`coalesce(d.theme, l.theme)`, theme)}`
const only = (column: ReturnType<typeof sql>, theme: string | null) =>
  theme === null ? sql`` : sql`and ${column} = ${theme}`

/** The new incident's id; null where one of this theme is open. */
export async function openIncident(
  tx: Tx,
  row: { id: string; at: Temporal.Instant; windowMinutes: number; articleKey: string | null } & Counted,
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    insert into incident (id, theme, state, opened_at, asked, window_minutes, normal_per_hour, article_key)
    values (${row.id}, ${row.theme}, 'seen', ${row.at}, ${row.inWindow}, ${row.windowMinutes}, ${row.normalPerHour}, ${row.articleKey})
    on conflict (theme) where closed_at is null do nothing returning id`.execute(tx)
  return rows[0]?.id ?? null
}

export const openThemes = async (tx: Tx): Promise<Set<string>> =>
  new Set(
    (await tx.selectFrom('incident').select('theme').where('closedAt', 'is', null).execute()).map(
      (r) => r.theme,
    ),
  )

/** When one of this theme was closed last: what was asked before is told already. */
export async function closedLast(tx: Tx, theme: string): Promise<Temporal.Instant | null> {
  const row = await tx
    .selectFrom('incident')
    .select(({ fn }) => fn.max('closedAt').as('at'))
    .where('theme', '=', theme)
    .executeTakeFirst()
  return row?.at ?? null
}

/** The answer that is prepared for a theme, if one is approved. */
export async function preparedFor(tx: Tx, theme: string): Promise<string | null> {
  const row = await tx
    .selectFrom('article')
    .select('key')
    .where('theme', '=', theme)
    .where('state', '=', 'approved')
    .orderBy('authority')
    .orderBy('sourceDate', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.key ?? null
}

export async function incidents(
  tx: Tx,
  which: { shown?: boolean; id?: string; latest?: number },
): Promise<Incident[]> {
  const { rows } = await sql<Incident>`
    select i.id, i.theme, i.state, i.opened_at as "openedAt", i.asked, i.window_minutes as "windowMinutes",
      i.normal_per_hour::float8 as "normalPerHour", i.article_key as "articleKey", i.approved_at as "approvedAt",
      i.closed_at as "closedAt", i.closed_how as "closedHow",
      coalesce((select jsonb_object_agg(t.language, t.body) from incident_text t where t.incident_id = i.id), '{}') as text
    from incident i
    where (${which.id ?? null}::uuid is null or i.id = ${which.id ?? null}) ${which.shown ? sql`and i.state = 'shown'` : sql``}
    order by i.closed_at is not null, i.opened_at desc limit ${which.latest ?? 20}`.execute(tx)
  return rows
}

/** Whom an incident is told to: those who lead the contact centre. */
export async function centreLeads(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct s.id from team t join staff s on s.id = t.lead_id
        or (s.roles @> '{LE}' and exists (select from staff_team m where m.team_id = t.id and m.staff_id = s.id))
    where t.kind = 'contactCentre' and s.active`.execute(tx)
  return rows.map(({ id }) => id)
}
