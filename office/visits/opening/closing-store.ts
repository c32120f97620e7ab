import { sql } from 'kysely'
import type { Tx } from '../../kernel/context.ts'
import type { Closing, ClosingEffect } from './closing-rules.ts'

type Days = { officeId: string; first: string; last: string }
const ZONE = 'Europe/Oslo'
const from = (day: string) => sql`${day}::timestamp at time zone ${ZONE}`
const after = (day: string) => sql`(${day}::date + 1)::timestamp at time zone ${ZONE}`

/** The days of the office's own, and those that are for all, on which it is closed already. */
export async function closedBetween(tx: Tx, { officeId, first, last }: Days): Promise<string[]> {
  const { rows } = await sql<{
    day: string
  }>`select day::text as day from office_closed(${officeId}, ${first}, ${last})`.execute(tx)
  return rows.map(({ day }) => day)
}

/** What is owed then by this office: neither a meeting, which has a time of its own, nor that a letter is read. */
const OWED_THEN = sql`p.is_open and p.kind not in ('holdMeeting', 'reachPerson')`

/** What lies on those days from now on. Each part is found by office and time. */
export async function effectOn(
  tx: Tx,
  { officeId, first, last, now }: Days & { now: Temporal.Instant },
): Promise<ClosingEffect> {
  const { rows } = await sql<ClosingEffect>`select
    (select count(*)::int from staff s join meeting m on m.owner_staff_id = s.id and m.state = 'booked'
      and m.starts_at >= greatest(${from(first)}, ${now}) and m.starts_at < ${after(last)} where s.office_id = ${officeId}) as meetings,
    (select count(*)::int from promise p where p.office_id = ${officeId} and ${OWED_THEN}
      and p.due_at >= greatest(${from(first)}, ${now}) and p.due_at < ${after(last)}) as promises,
    (select count(*)::int from visit_turned t where t.office_id = ${officeId} and t.way = 'opening'
      and t.goes_at >= greatest(${from(first)}, ${now}) and t.goes_at < ${after(last)}) as visitors`.execute(
    tx,
  )
  return rows[0] as ClosingEffect
}

export async function publishDays(
  tx: Tx,
  { id, officeId, cause, says }: { id: string; officeId: string; cause: string; says: string },
  days: readonly string[],
): Promise<void> {
  await tx
    .insertInto('closingDay')
    .values(days.map((day) => ({ officeId, day, cause, reason: says, closingId: id })))
    .execute()
}

/** The days of it that have not been are open again. */
export async function unpublishDays(tx: Tx, id: string, today: string): Promise<void> {
  await sql`delete from closing_day where closing_id = ${id} and day >= ${today}::date`.execute(tx)
}

type Locked = { id: string; lastDay: string; withdrawnAt: Temporal.Instant | null }
export async function lockClosing(tx: Tx, officeId: string, id: string): Promise<Locked | undefined> {
  const { rows } =
    await sql<Locked>`select id, last_day::text as "lastDay", withdrawn_at as "withdrawnAt" from closing
    where id::text = ${id} and office_id = ${officeId} for update`.execute(tx)
  return rows[0]
}

const MOST = 30
/** What was decided, the newest day first; also what was taken back. */
export async function closingsOf(tx: Tx, officeId: string): Promise<Closing[]> {
  const { rows } =
    await sql<Closing>`select c.id, c.first_day::text as "firstDay", c.last_day::text as "lastDay", c.cause, c.says,
      c.sudden, s.name as "decidedBy", c.impact, c.withdrawn_at is not null as withdrawn
    from closing c left join staff s on s.id = c.decided_by where c.office_id = ${officeId}
    order by c.first_day desc, c.decided_at desc limit ${MOST}`.execute(tx)
  return rows
}

/** Everybody who works in the office is told: a line in their own list. */
export async function tellStaff(tx: Tx, officeId: string, at: Temporal.Instant): Promise<void> {
  await sql`insert into staff_notice (staff_id, id, kind, at)
    select id, uuidv7(), 'officeClosed', ${at} from staff where office_id = ${officeId} and active`.execute(
    tx,
  )
}

export type Unsettled = { id: string; officeId: string; firstDay: string; lastDay: string }
export async function unsettled(tx: Tx): Promise<Unsettled[]> {
  const { rows } =
    await sql<Unsettled>`select id, office_id as "officeId", first_day::text as "firstDay", last_day::text as "lastDay"
    from closing where settled_at is null and withdrawn_at is null order by decided_at limit 20 for update skip locked`.execute(
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

export type Booked = { personId: string; id: string }
/** Meetings that are booked with somebody whose office is closed then: the office's own days, and those that are for all. */
export async function bookedThen(tx: Tx, now: Temporal.Instant, most: number): Promise<Booked[]> {
  const { rows } = await sql<Booked>`
    select m.person_id as "personId", m.id from closing_day d
      join staff s on s.office_id = d.office_id or d.office_id is null
      join meeting m on m.owner_staff_id = s.id and m.state = 'booked' and m.starts_at > ${now}
        and m.starts_at >= d.day::timestamp at time zone ${ZONE} and m.starts_at < (d.day + 1)::timestamp at time zone ${ZONE}
    where d.day >= (${now}::timestamptz at time zone ${ZONE})::date order by m.starts_at, m.id limit ${most}`.execute(
    tx,
  )
  return rows
}
