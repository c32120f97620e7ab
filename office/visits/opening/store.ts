import { sql } from 'kysely'
import type { Tx } from '../../kernel/context.ts'
import type { Answer, AnswerCounts, HoursVersion, Impact, Way } from './model.ts'
import type { Line } from './rules.ts'

export type Proposal = {
  id: string
  officeId: string
  validFrom: string
  lines: Line[]
  answerBy: string
  state: HoursVersion['state']
}

export async function lockVersion(tx: Tx, officeId: string, id: string): Promise<Proposal | undefined> {
  const { rows } =
    await sql<Proposal>`select id, office_id as "officeId", valid_from::text as "validFrom", lines,
      answer_by::text as "answerBy", state from hours_version where id::text = ${id} and office_id = ${officeId} for update`.execute(
      tx,
    )
  return rows[0]
}

/** The hours of the reception that are in force on a day; none where nothing has been decided. */
export async function linesOn(tx: Tx, officeId: string, day: string): Promise<Line[]> {
  const { rows } =
    await sql<Line>`select weekday, to_char(opens, 'HH24:MI') as opens, to_char(closes, 'HH24:MI') as closes
    from opening_hours where office_id = ${officeId} and place = 'reception' and valid_from = (
      select max(valid_from) from opening_hours where office_id = ${officeId} and place = 'reception' and valid_from <= ${day}::date)
    order by weekday, opens`.execute(tx)
  return rows
}

export async function beginsOn(tx: Tx, officeId: string, day: string): Promise<boolean> {
  const { rows } = await sql`select from opening_hours where office_id = ${officeId} and place = 'reception'
    and valid_from = ${day}::date limit 1`.execute(tx)
  return rows.length > 0
}

export async function publish(tx: Tx, { officeId, validFrom, lines }: Proposal): Promise<void> {
  await tx
    .insertInto('openingHours')
    .values(lines.map((line) => ({ officeId, place: 'reception', validFrom, ...line })))
    .execute()
}

export async function unpublish(tx: Tx, { officeId, validFrom }: Proposal): Promise<void> {
  await sql`delete from opening_hours where office_id = ${officeId} and place = 'reception'
    and valid_from = ${validFrom}::date`.execute(tx)
}

type Answered = { answers: Answer[]; counts: AnswerCounts }
const NONE: Answered = { answers: [], counts: { total: 0, for: 0, against: 0, both: 0, page: 0 } }
export const answersOf = (found: Map<string, Answered>, id: string | null): Answered =>
  (id === null ? undefined : found.get(id)) ?? NONE

/** What has been answered to each, counted, in the order of time; of those that came from the page the last ones. */
export async function answersTo(tx: Tx, versionIds: readonly string[]): Promise<Map<string, Answered>> {
  if (versionIds.length === 0) return new Map()
  const ids = [...versionIds]
  const counted = await sql<AnswerCounts & { versionId: string }>`select version_id as "versionId",
      count(*) filter (where stance <> 'noAnswer')::int as total, count(*) filter (where stance = 'for')::int as for,
      count(*) filter (where stance = 'against')::int as against, count(*) filter (where stance = 'both')::int as both,
      count(*) filter (where source = 'page')::int as page
    from hours_answer where version_id = any(${ids}::uuid[]) group by version_id`.execute(tx)
  const { rows } = await sql<Answer & { versionId: string }>`
    select version_id as "versionId", who, name, stance, says, at, source from (
      select a.*, row_number() over (partition by version_id, source order by at desc, id) as n
      from hours_answer a where version_id = any(${ids}::uuid[])) a
    where source = 'staff' or n <= ${MOST_SHOWN} order by at`.execute(tx)
  return new Map(
    counted.rows.map(({ versionId, ...counts }) => [
      versionId,
      {
        counts,
        answers: rows
          .filter((one) => one.versionId === versionId)
          .map(({ versionId: _, ...answer }) => answer),
      },
    ]),
  )
}
const MOST_SHOWN = 100

export async function pageAnswers(tx: Tx, versionId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from hours_answer
    where version_id = ${versionId} and source = 'page'`.execute(tx)
  return rows[0]?.n ?? 0
}

type PageAnswer = Pick<Answer, 'who' | 'stance' | 'says' | 'at'> & {
  versionId: string
  id: string
  clientKey: string | null
}
/** sent twice it is one answer. */
export const insertPageAnswer = (tx: Tx, answer: PageAnswer) =>
  tx
    .insertInto('hoursAnswer')
    .values({ ...answer, source: 'page' })
    .onConflict((conflict) => conflict.doNothing())
    .execute()

type VersionRow = Omit<HoursVersion, 'minutes' | 'coming' | 'answers' | 'counts' | 'effects'>
const MOST = 30

/** What was proposed and decided, and what was in force before hours were decided here; the newest first. */
export async function versionsOf(tx: Tx, officeId: string): Promise<VersionRow[]> {
  const { rows } = await sql<VersionRow>`
    select v.id, v.valid_from::text as "validFrom", v.lines, v.state, v.why, v.weighed, v.answer_by::text as "answerBy",
      s.name as "decidedBy", v.impact, v.early from hours_version v left join staff s on s.id = v.decided_by where v.office_id = ${officeId}
    union all
    select null, h.valid_from::text, json_agg(json_build_object('weekday', weekday, 'opens', to_char(opens, 'HH24:MI'),
        'closes', to_char(closes, 'HH24:MI')) order by weekday, opens)::jsonb, 'decided', null, null, null, null, null, null
      from opening_hours h where h.office_id = ${officeId} and h.place = 'reception' and not exists (
        select from hours_version v where v.office_id = h.office_id and v.valid_from = h.valid_from and v.state = 'decided')
      group by h.valid_from
    order by 2 desc, state limit ${MOST}`.execute(tx)
  return rows
}

export const insertVersion = (
  tx: Tx,
  row: Omit<Proposal, 'state'> & {
    why: string
    proposedAt: Temporal.Instant
    proposedBy: string
    impact: Impact
  },
) =>
  tx
    .insertInto('hoursVersion')
    .values({ ...row, lines: JSON.stringify(row.lines), impact: JSON.stringify(row.impact) })
    .execute()

type Asked = { officeId: string; from: Temporal.Instant; until: Temporal.Instant }

/**
 * everything that came in to an office in a period, by every channel, as one row for each: who came to the desk or
 * to a closed door, who rang, who wrote. Each part is found by office and time.
 */
const cameIn = ({ officeId, from, until }: Asked) => sql`
  select case when v.came_by = 'door' then 'door' else 'visit' end as way, v.came_at as at, coalesce(v.person_id, v.id)::text as who,
    v.outcome is not distinct from 'leftBeforeHelp' as left_early
  from visit v where v.office_id = ${officeId} and v.came_at >= ${from} and v.came_at < ${until}
  union all
  select 'call', c.started_at, coalesce(c.person_id::text, c.from_number, c.id::text), false
  from call c where c.office_id = ${officeId} and c.direction = 'in' and c.started_at >= ${from} and c.started_at < ${until}
  union all
  select 'written', e.received_at, e.person_id::text, false
  from promise p join enquiry e on e.person_id = p.person_id and e.promise_id = p.id
    join message m on m.person_id = e.person_id and m.id = e.message_id and m.direction = 'in'
  where p.office_id = ${officeId} and (p.is_open or p.ended_at >= ${from})
    and e.received_at >= ${from} and e.received_at < ${until}`

type ByHour = { way: Way; hour: number; n: number; people: number }
export async function demandRows(tx: Tx, asked: Asked): Promise<ByHour[]> {
  const { rows } = await sql<ByHour>`
    select way, extract(hour from at at time zone 'Europe/Oslo')::int as hour, count(*)::int as n, count(distinct who)::int as people
    from (${cameIn(asked)}) came group by way, hour`.execute(tx)
  return rows
}

type Sum = { name: string; n: number; people: number }
export async function sumsOf(tx: Tx, asked: Asked): Promise<Sum[]> {
  const { rows } = await sql<Sum>`
    select name, count(*)::int as n, count(distinct who)::int as people from (${cameIn(asked)}) came
      cross join lateral (values (case way when 'visit' then 'visits' when 'door' then 'atClosedDoor' when 'call' then 'calls'
        else 'written' end), (case when left_early then 'leftBeforeHelp' end)) as told(name)
    where name is not null group by name`.execute(tx)
  return rows
}

/** The minutes of the week at which somebody came to the desk. */
export async function cameMinutes(
  tx: Tx,
  { officeId, from, until }: Asked,
): Promise<{ weekday: number; minute: number; who: string }[]> {
  const local = sql`came_at at time zone 'Europe/Oslo'`
  const { rows } = await sql<{ weekday: number; minute: number; who: string }>`
    select extract(isodow from ${local})::int as weekday, (extract(hour from ${local}) * 60 + extract(minute from ${local}))::int as minute,
      coalesce(person_id, id)::text as who
    from visit where office_id = ${officeId} and came_at >= ${from} and came_at < ${until}`.execute(tx)
  return rows
}
