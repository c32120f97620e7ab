import { type Insertable, sql } from 'kysely'
import type { FormRenewal as RenewalTable, FormTurn as TurnTable } from '../../../db/types.ts'
import type { Tx } from '../../kernel/context.ts'
import { RENEWAL_FORMS, type Renewal, type RenewalForm, type Turn } from './model.ts'

const renewalColumns = sql`r.id, r.person_id as "personId", r.office_id as "officeId", r.form, r.side, r.promise_id as "promiseId",
  r.way, r.chosen_at as "chosenAt", r.until_on::text as "untilOn"`
const turnColumns = sql`t.id, t.person_id as "personId", t.renewal_id as "renewalId", t.month::text as month,
  t.from_message_id as "fromMessageId", t.promise_id as "promiseId", t.meeting_id as "meetingId", t.settled_at as "settledAt"`

type Frequent = {
  personId: string
  name: string
  visits: number
  last: Temporal.Instant
  lastServedBy: string | null
  team: string | null
  brief: string | null
  helpEachTime: boolean
  nextTime: Temporal.Instant | null
}

/** everybody with so many visits in the office since a moment, and those who have a team already; most visits first. */
export async function frequentIn(
  tx: Tx,
  about: { officeId: string; since: Temporal.Instant; now: Temporal.Instant; visits: number },
): Promise<Frequent[]> {
  const { officeId, since, now, visits } = about
  const { rows } = await sql<Frequent>`
    with came as (
      select v.person_id, count(*)::int as visits, max(v.came_at) as last from visit v
      where v.office_id = ${officeId} and v.came_at >= ${since} and v.came_at <= ${now} and v.person_id is not null
      group by v.person_id),
    named as (select distinct on (person_id) * from regular where office_id = ${officeId} and ended_at is null
      order by person_id, named_at desc)
    select p.id as "personId", p.given_name || ' ' || p.family_name as name, coalesce(c.visits, 0) as visits,
      coalesce(c.last, n.named_at) as last, t.name as team, n.brief,
      (select s.name from visit v join staff s on s.id = v.staff_id where v.person_id = p.id and v.office_id = ${officeId}
        order by v.came_at desc limit 1) as "lastServedBy",
      coalesce((select f.value = 'true'::jsonb from profile_fact f where f.person_id = p.id and f.field = 'trainingExempt'
        and f.ended_at is null order by f.source = 'ownStatement' desc, f.at desc limit 1), false) as "helpEachTime",
      (select min(m.starts_at) from meeting m where m.series_id = n.series_id and m.person_id = p.id and m.state = 'booked'
        and m.starts_at > ${now}) as "nextTime"
    from came c full join named n on n.person_id = c.person_id join person p on p.id = coalesce(c.person_id, n.person_id)
      left join team t on t.id = n.team_id
    where p.merged_into is null and (c.visits >= ${visits} or n.id is not null)
    order by visits desc, last desc, p.id limit 200`.execute(tx)
  return rows
}

export type RegularRow = {
  id: string
  team: string
  teamId: string
  brief: string
  seriesId: string | null
  namedAt: Temporal.Instant
}

export async function regularOf(tx: Tx, personId: string): Promise<RegularRow | undefined> {
  const { rows } = await sql<RegularRow>`
    select r.id, t.name as team, t.id as "teamId", r.brief, r.series_id as "seriesId", r.named_at as "namedAt"
    from regular r join team t on t.id = r.team_id where r.person_id = ${personId} and r.ended_at is null
    order by r.named_at desc limit 1`.execute(tx)
  return rows[0]
}

type Time = { startsAt: Temporal.Instant; who: string }
/** The times of one's own that lie ahead. */
export async function timesAhead(
  tx: Tx,
  personId: string,
  seriesId: string,
  now: Temporal.Instant,
): Promise<Time[]> {
  const { rows } = await sql<Time>`
    select m.starts_at as "startsAt", s.name as who from meeting m join staff s on s.id = m.owner_staff_id
    where m.person_id = ${personId} and m.series_id = ${seriesId} and m.state = 'booked' and m.starts_at > ${now}
    order by m.starts_at limit 30`.execute(tx)
  return rows
}

/** who served last, here. */
export async function servedLast(
  tx: Tx,
  personId: string,
  officeId: string,
): Promise<{ who: string; at: Temporal.Instant } | undefined> {
  const { rows } = await sql<{ who: string; at: Temporal.Instant }>`
    select s.name as who, v.came_at as at from visit v join staff s on s.id = v.staff_id
    where v.person_id = ${personId} and v.office_id = ${officeId} and v.state = 'closed' order by v.came_at desc limit 1`.execute(
    tx,
  )
  return rows[0]
}

/** The days on which somebody was helped with a form at a desk. */
export async function helpDays(
  tx: Tx,
  personId: string,
  form: string,
  since: Temporal.Instant,
): Promise<Temporal.PlainDate[]> {
  const { rows } = await sql<{ day: string }>`
    select distinct (d.at at time zone 'Europe/Oslo')::date::text as day
    from visit v join visit_deed d on d.visit_id = v.id and d.deed = 'helpForm'
    where v.person_id = ${personId} and v.came_at >= ${since} and d.data->>'form' = ${form}`.execute(tx)
  return rows.map(({ day }) => Temporal.PlainDate.from(day))
}

/** everybody of an office who was helped with the same form in each of so many months before this one. */
export async function monthlyIn(
  tx: Tx,
  about: { officeId: string; month: Temporal.PlainDate; months: number },
): Promise<{ personId: string; form: RenewalForm }[]> {
  const { officeId, month, months } = about
  const from = month.subtract({ months }).toString()
  const { rows } = await sql<{ personId: string; form: RenewalForm }>`
    with helped as (
      select distinct v.person_id, d.data->>'form' as form, date_trunc('month', d.at at time zone 'Europe/Oslo')::date as month
      from visit v join visit_deed d on d.visit_id = v.id and d.deed = 'helpForm'
      where v.office_id = ${officeId} and v.person_id is not null
        and v.came_at >= (${from}::date::timestamp at time zone 'Europe/Oslo')
        and v.came_at < (${month.toString()}::date::timestamp at time zone 'Europe/Oslo'))
    select h.person_id as "personId", h.form from helped h
    where h.form = any(${[...RENEWAL_FORMS]}::text[])
      and not exists (select from form_renewal r where r.person_id = h.person_id and r.form = h.form
        and (r.ended_at is null or r.ended_at > ${month.subtract({ months: 6 }).toString()}::date))
    group by h.person_id, h.form having count(*) >= ${months} order by h.person_id, h.form`.execute(tx)
  return rows
}

export async function insertRenewal(tx: Tx, row: Insertable<RenewalTable>): Promise<void> {
  await tx.insertInto('formRenewal').values(row).execute()
}

export async function openRenewals(tx: Tx, personId: string): Promise<Renewal[]> {
  const { rows } = await sql<Renewal>`select ${renewalColumns} from form_renewal r
    where r.person_id = ${personId} and r.ended_at is null order by r.found_at, r.id`.execute(tx)
  return rows
}

export async function lockRenewal(tx: Tx, personId: string, id: string): Promise<Renewal | undefined> {
  const { rows } = await sql<Renewal>`select ${renewalColumns} from form_renewal r
    where r.person_id = ${personId} and r.id = ${id} and r.ended_at is null for update`.execute(tx)
  return rows[0]
}

/** arrangements from before the month that have no renewal of it yet; locked, passing over what others hold. */
export async function lockWithoutTurn(tx: Tx, month: string, most: number): Promise<Renewal[]> {
  const { rows } = await sql<Renewal>`select ${renewalColumns} from form_renewal r
    where r.ended_at is null and r.found_at < (${month}::date::timestamp at time zone 'Europe/Oslo') and not exists (select from form_turn t where t.renewal_id = r.id and t.month >= ${month}::date)
    order by r.id limit ${most} for update skip locked`.execute(tx)
  return rows
}

export async function changeRenewal(
  tx: Tx,
  id: string,
  change: Partial<
    Pick<Renewal, 'promiseId' | 'way' | 'chosenAt' | 'untilOn'> & {
      chosenIn: string | null
      endedAt: Temporal.Instant
    }
  >,
): Promise<void> {
  await tx.updateTable('formRenewal').set(change).where('id', '=', id).execute()
}

export async function insertTurn(tx: Tx, row: Insertable<TurnTable>): Promise<void> {
  await tx.insertInto('formTurn').values(row).execute()
}

export async function changeTurn(
  tx: Tx,
  id: string,
  change: Partial<Pick<Turn, 'promiseId' | 'meetingId' | 'settledAt'>> & { settledHow?: string },
): Promise<void> {
  await tx.updateTable('formTurn').set(change).where('id', '=', id).execute()
}

/** The newest renewal of a month that is not sent yet; locked for whoever settles it. */
export async function openTurn(tx: Tx, renewalId: string): Promise<Turn | undefined> {
  const { rows } = await sql<Turn>`select ${turnColumns} from form_turn t
    where t.renewal_id = ${renewalId} and t.settled_at is null order by t.month desc limit 1`.execute(tx)
  return rows[0]
}

export async function lastTurn(tx: Tx, renewalId: string): Promise<Turn | undefined> {
  const { rows } = await sql<Turn>`select ${turnColumns} from form_turn t
    where t.renewal_id = ${renewalId} order by t.month desc limit 1`.execute(tx)
  return rows[0]
}

/** What a renewal is prefilled from: the person's last words in a matter of the same kind, whoever held the pen. */
export async function lastMessage(
  tx: Tx,
  personId: string,
  { form, side }: Pick<Renewal, 'form' | 'side'>,
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select x.message_id as id from enquiry q join message_text x on x.person_id = q.person_id and x.enquiry_id = q.id and x.side = ${side}
      join message m on m.person_id = x.person_id and m.id = x.message_id and m.direction = 'in'
    where q.person_id = ${personId} and q.theme = ${form} order by m.received_at desc limit 1`.execute(tx)
  return rows[0]?.id ?? null
}

/** The words of it, where the wall shows them to whoever asks. */
export async function wordsOf(
  tx: Tx,
  personId: string,
  turn: Pick<Turn, 'fromMessageId'>,
  side: string,
): Promise<string> {
  if (turn.fromMessageId === null) return ''
  const { rows } = await sql<{ body: string }>`
    select body from message_text where person_id = ${personId} and message_id = ${turn.fromMessageId} and side = ${side}
    order by part`.execute(tx)
  return rows.map(({ body }) => body).join('\n\n')
}

export async function officesWithVisits(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from office order by id`.execute(tx)
  return rows.map(({ id }) => id)
}

export async function teamsOf(tx: Tx, officeId: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select t.id, t.name from team t where t.office_id = ${officeId}
      and exists (select from staff_team m join staff s on s.id = m.staff_id where m.team_id = t.id and s.active)
    order by t.name, t.id`.execute(tx)
  return rows
}

export async function membersOf(tx: Tx, teamId: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select s.id, s.name from staff_team m join staff s on s.id = m.staff_id where m.team_id = ${teamId} and s.active
    order by s.name, s.id`.execute(tx)
  return rows
}
