import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../kernel/context.ts'
import type { Cause } from '../../kernel/opening/model.ts'
import type { Closing, ClosingEffect, Part } from './closing-rules.ts'

type Days = { officeId: string; first: string; last: string }
const ZONE = 'Europe/Oslo'
const from = (day: string) => sql`${day}::timestamp at time zone ${ZONE}`
const after = (day: string) => sql`(${day}::date + 1)::timestamp at time zone ${ZONE}`
const TIMES = sql`to_char(from_time, 'HH24:MI') as "from", to_char(until_time, 'HH24:MI') as until`

/** The days of the office's own, and those that are for all, on which it is closed already. */
export async function closedBetween(
  tx: Tx,
  { officeId, first, last }: Days,
): Promise<({ day: string } & Part)[]> {
  const { rows } = await sql<{ day: string } & Part>`select day::text as day, ${TIMES}
    from office_closed(${officeId}, ${first}, ${last})`.execute(tx)
  return rows
}

/** Each of the days on the clock, as a whole or the part of it. */
const spansOf = ({ first, last, from: opens, until }: Days & Part) => sql`(
  select tstzrange((d::date + coalesce(${opens}::time, time '00:00')) at time zone ${ZONE},
    (d::date + coalesce(${until}::time, time '24:00')) at time zone ${ZONE}) as during
  from generate_series(${first}::timestamp, ${last}::timestamp, interval '1 day') d)`

/** What is owed then by this office: neither a meeting, which has a time of its own, nor that a letter is read. */
const OWED_THEN = sql`p.is_open and p.kind not in ('holdMeeting', 'reachPerson')`

/** What lies on those days from now on. Each part is found by office and time. */
export async function effectOn(
  tx: Tx,
  days: Days & Part & { now: Temporal.Instant },
): Promise<ClosingEffect> {
  const { officeId, first, last, now } = days
  const { rows } = await sql<ClosingEffect>`with spans as ${spansOf(days)} select
    (select count(*)::int from staff s join meeting m on m.owner_staff_id = s.id and m.state = 'booked'
      and m.starts_at > ${now} and m.starts_at >= ${from(first)} - ${LONGEST_MEETING} and m.starts_at < ${after(last)}
      where s.office_id = ${officeId}
        and exists (select from spans where during && tstzrange(m.starts_at, m.ends_at))) as meetings,
    (select count(*)::int from promise p where p.office_id = ${officeId} and ${OWED_THEN}
      and p.due_at >= greatest(${from(first)}, ${now}) and p.due_at < ${after(last)}
      and exists (select from spans where during @> p.due_at)) as promises,
    (select count(distinct told.id)::int from (${toldBack(sql`${officeId}`, now)}) told join spans on during @> told.at) as visitors`.execute(
    tx,
  )
  return rows[0] as ClosingEffect
}
const LONGEST_MEETING = sql`interval '12 hours'`

/**
 * R-442, R-443: visitors of an office who were told at the desk or at the door to come back, at a time that has not been, and
 * have not been there since. A number only, where nobody knows who they are.
 */
const toldBack = (office: RawBuilder<unknown>, now: Temporal.Instant) => sql`
  select v.id, v.person_id, v.came_at, (step ->> 'at')::timestamptz as at
  from visit v cross join lateral jsonb_array_elements(v.steps) step
  where v.office_id = ${office} and v.came_at > ${now}::timestamptz - ${LONGEST_AGO} and step ->> 'kind' = 'comeBack'
    and (step ->> 'at')::timestamptz > ${now}
    and not exists (select from visit w where w.person_id = v.person_id and w.came_at > v.came_at and w.state = 'closed')`
const LONGEST_AGO = sql`interval '90 days'`

export type ToldBack = { id: string; personId: string | null; at: Temporal.Instant; cause: Cause }
/** Those of them whose time has been closed by this. */
export async function toldBackThen(
  tx: Tx,
  { id, officeId }: { id: string; officeId: string },
  now: Temporal.Instant,
): Promise<ToldBack[]> {
  const { rows } =
    await sql<ToldBack>`select distinct on (told.id) told.id, told.person_id as "personId", told.at, c.cause
    from closing g cross join lateral office_closed(g.office_id, g.first_day, g.last_day) c
      join (${toldBack(sql`${officeId}`, now)}) told on c.during @> told.at
    where g.id = ${id} order by told.id, told.at`.execute(tx)
  return rows
}

type Published = Part & { id: string; officeId: string; cause: string; says: string }
export async function publishDays(
  tx: Tx,
  { id, officeId, cause, says, from, until }: Published,
  days: readonly string[],
): Promise<void> {
  await tx
    .insertInto('closingDay')
    .values(
      days.map((day) => ({
        ...{ officeId, day, cause, reason: says, closingId: id, fromTime: from, untilTime: until },
      })),
    )
    .execute()
}

/** The days of it that have not been are open again. */
export async function unpublishDays(tx: Tx, id: string, today: string): Promise<void> {
  await sql`delete from closing_day where closing_id = ${id} and day >= ${today}::date`.execute(tx)
}

type Locked = Pick<Closing, 'id' | 'lastDay' | 'until'> & { withdrawnAt: Temporal.Instant | null }
export async function lockClosing(tx: Tx, officeId: string, id: string): Promise<Locked | undefined> {
  const { rows } = await sql<Locked>`select id, last_day::text as "lastDay", withdrawn_at as "withdrawnAt",
      to_char(until_time, 'HH24:MI') as until from closing
    where id::text = ${id} and office_id = ${officeId} for update`.execute(tx)
  return rows[0]
}

const MOST = 30
/** What was decided, the newest day first; also what was taken back. */
export async function closingsOf(tx: Tx, officeId: string): Promise<Closing[]> {
  const { rows } =
    await sql<Closing>`select c.id, c.first_day::text as "firstDay", c.last_day::text as "lastDay", ${TIMES},
      c.cause, c.says, c.untold, c.sudden, s.name as "decidedBy", c.impact, c.withdrawn_at is not null as withdrawn
    from closing c left join staff s on s.id = c.decided_by where c.office_id = ${officeId}
    order by c.first_day desc, c.decided_at desc limit ${MOST}`.execute(tx)
  return rows
}

/** Everybody who works in the office is told: a line in their own list. */
export async function tellStaff(
  tx: Tx,
  officeId: string,
  at: Temporal.Instant,
  kind: 'officeClosed' | 'officeReopened',
): Promise<void> {
  await sql`insert into staff_notice (staff_id, id, kind, at)
    select id, uuidv7(), ${kind}, ${at} from staff where office_id = ${officeId} and active`.execute(tx)
}

export type Unsettled = {
  id: string
  officeId: string
  firstDay: string
  lastDay: string
  cause: Cause
  /** A part of the days. */
  part: boolean
}
const UNSETTLED = sql`select id, office_id as "officeId", first_day::text as "firstDay", last_day::text as "lastDay", cause,
  from_time is not null as part from closing where withdrawn_at is null`

export async function unsettled(tx: Tx): Promise<Unsettled[]> {
  const { rows } =
    await sql<Unsettled>`${UNSETTLED} and settled_at is null order by decided_at limit 20 for update skip locked`.execute(
      tx,
    )
  return rows
}

/** Those of which visitors have not been told yet. */
export async function untoldClosings(tx: Tx): Promise<Unsettled[]> {
  const { rows } =
    await sql<Unsettled>`${UNSETTLED} and visitors_at is null order by decided_at limit 20 for update skip locked`.execute(
      tx,
    )
  return rows
}

export type Owed = { personId: string; id: string }
/** What the office owes on those days, and of which neither the owner has been reminded nor the person told. */
export async function owedOn(tx: Tx, { officeId, first, last }: Days): Promise<Owed[]> {
  const { rows } =
    await sql<Owed>`select p.person_id as "personId", p.id from promise p where p.office_id = ${officeId} and ${OWED_THEN}
    and p.next_step in ('remindOwner', 'tellPerson') and p.due_at >= ${from(first)} and p.due_at < ${after(last)}`.execute(
      tx,
    )
  return rows
}

export type Booked = { personId: string; id: string; cause: Cause; closingId: string | null }
/** Meetings that are booked with somebody whose office is closed then: the office's own days, and those that are for all. */
export async function bookedThen(tx: Tx, now: Temporal.Instant, most: number): Promise<Booked[]> {
  const { rows } = await sql<Booked>`
    select m.person_id as "personId", m.id, min(c.cause) as cause, (array_agg(c.closing_id))[1] as "closingId"
    from (select id from office union all select null) o
      cross join lateral office_closed(o.id, (${now}::timestamptz at time zone ${ZONE})::date, 'infinity') c
      join staff s on s.office_id = o.id or (o.id is null and s.office_id is null)
      join meeting m on m.owner_staff_id = s.id and m.state = 'booked' and m.starts_at > ${now}
        and m.starts_at >= lower(c.during) - ${LONGEST_MEETING} and m.starts_at < upper(c.during) and m.ends_at > lower(c.during)
    group by m.person_id, m.id, m.starts_at order by m.starts_at, m.id limit ${most}`.execute(tx)
  return rows
}
