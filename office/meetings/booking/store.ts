import { sql } from 'kysely'
import { v5 } from 'uuid'
import type { Ctx, Tx } from '../../kernel/context.ts'
import type { Meeting } from './model.ts'
import type { Span } from './reserve.ts'

/** A room is what its place and number say: it needs no row of its own to be taken. */
export const roomId = (placeId: string, room: number): string => v5(`room ${room}`, placeId)

export type Place = {
  id: string
  kind: string
  name: string
  address: string
  officeId: string
  municipalityId: string | null
  rooms: number
  stepFree: boolean
  travelMinutes: number
  weekdays: number[]
  opens: string
  closes: string
  fromOn: string
  untilOn: string | null
}

const placeColumns = sql`id, kind, name, address, office_id as "officeId", municipality_id as "municipalityId", rooms,
  step_free as "stepFree", travel_minutes as "travelMinutes", weekdays, opens::text, closes::text, from_on::text as "fromOn",
  until_on::text as "untilOn"`

export async function placeById(tx: Tx, id: string): Promise<Place | undefined> {
  const { rows } = await sql<Place>`select ${placeColumns} from meeting_place where id = ${id}`.execute(tx)
  return rows[0]
}

/** The rooms of the office itself: where one meets when nothing else is said. */
export async function ownPlace(tx: Tx, officeId: string | null): Promise<Place | undefined> {
  const { rows } = await sql<Place>`select ${placeColumns} from meeting_place
    where office_id = ${officeId} and kind = 'office' and until_on is null order by from_on, id limit 1`.execute(
    tx,
  )
  return rows[0]
}

/** the places of the person's office, those in their own municipality first. */
export async function placesOf(
  tx: Tx,
  officeId: string | null,
  municipalityId: string | null,
  today: string,
): Promise<Place[]> {
  const { rows } = await sql<Place>`select ${placeColumns} from meeting_place
    where office_id = ${officeId} and (until_on is null or until_on >= ${today}::date)
    order by municipality_id is not distinct from ${municipalityId}::uuid desc, kind <> 'office', name, id`.execute(
    tx,
  )
  return rows
}

export type Candidate = { id: string; name: string; officeId: string | null }

/**
 * Who can be booked: those named, or who answers for the person, whoever covers for them, and where only a team answers,
 * its members. Nobody who has left, and nobody of the person's family.
 */
export async function candidates(
  tx: Tx,
  personId: string,
  named: readonly string[] | null,
  now: Temporal.Instant,
): Promise<Candidate[]> {
  const own = sql`select a.staff_id as id, a.lead as first from assignment a
      where a.person_id = ${personId} and a.until_at is null and a.staff_id is not null
    union all select b.cover_staff_id, false from assignment a join absence b on b.staff_id = a.staff_id
      and b.ended_at is null and b.from_at <= ${now} and b.cover_staff_id is not null
      where a.person_id = ${personId} and a.until_at is null
    union all select t.staff_id, false from assignment a join staff_team t on t.team_id = a.team_id
      where a.person_id = ${personId} and a.until_at is null and a.staff_id is null
    union all select t.staff_id, false from regular r join staff_team t on t.team_id = r.team_id
      where r.person_id = ${personId} and r.ended_at is null`
  const chosen = named === null ? own : sql`select unnest(${[...named]}::uuid[]) as id, false as first`
  const { rows } = await sql<Candidate>`select s.id, s.name, s.office_id as "officeId" from staff s
    join (select id, bool_or(first) as first from (${chosen}) c group by id) w on w.id = s.id
    where s.active and not exists (select from staff_relation r where r.staff_id = s.id and r.person_id = ${personId})
      and s.person_id is distinct from ${personId}
    order by w.first desc, s.name, s.id`.execute(tx)
  return rows
}

export type Taken = { resource: string; why: string; from: number; until: number }

/**
 * When these are taken, whatever by: meetings, their own calendars, calls that are agreed, absences, hours with
 * their team (R-541; those kept for whoever has it as theirs are free for them, R-453), and days on which their office is closed.
 */
export async function takenOf(
  tx: Tx,
  resources: readonly string[],
  from: Temporal.Instant,
  until: Temporal.Instant,
  except: string | null = null,
): Promise<Taken[]> {
  const ids = [...resources]
  const { rows } = await sql<Taken>`
    select h.resource, h.why, extract(epoch from greatest(lower(h.during), ${from}))::float8 * 1000 as "from",
      extract(epoch from least(upper(h.during), ${until}))::float8 * 1000 as "until"
    from hold h where h.resource = any(${ids}::uuid[]) and h.during && tstzrange(${from}, ${until})
      and (${except}::uuid is null or h.meeting_id is distinct from ${except}::uuid)
    union all
    select b.staff_id, 'absence', extract(epoch from greatest(b.from_at, ${from}))::float8 * 1000,
      extract(epoch from least(b.until_at, ${until}))::float8 * 1000
    from absence b where b.staff_id = any(${ids}::uuid[]) and b.ended_at is null and b.from_at < ${until}
      and (b.until_at is null or b.until_at > ${from})
    union all
    select w.desk, 'call', extract(epoch from w.from_at)::float8 * 1000, extract(epoch from w.until_at)::float8 * 1000
    from callback_window w where w.desk = any(${ids}::uuid[]) and w.state = 'agreed'
      and w.from_at < ${until} and w.until_at > ${from}
    union all select s.id, 'closed', extract(epoch from lower(d.during))::float8 * 1000,
        extract(epoch from upper(d.during))::float8 * 1000
      from staff s, office_closed(s.office_id, (${from}::timestamptz at time zone 'Europe/Oslo')::date,
        (${until}::timestamptz at time zone 'Europe/Oslo')::date) d where s.id = any(${ids}::uuid[])
    union all select t.staff_id, 'team', extract(epoch from greatest(t.from_at, ${from}))::float8 * 1000,
        extract(epoch from least(t.until_at, ${until}))::float8 * 1000
      from team_times(${ids}::uuid[], ${from}, ${until}) t`.execute(tx)
  return rows
}

/** which of the times that were kept have been used. */
export async function reservedUsed(
  tx: Tx,
  staffIds: readonly string[],
  from: Temporal.Instant,
  until: Temporal.Instant,
): Promise<{ staffId: string; at: Temporal.Instant }[]> {
  const { rows } = await sql<{ staffId: string; at: Temporal.Instant }>`
    select owner_staff_id as "staffId", starts_at as at from meeting where reserved and owner_staff_id = any(${[...staffIds]}::uuid[])
      and state in ('booked', 'begun', 'held') and starts_at >= ${from} and starts_at < ${until}`.execute(tx)
  return rows
}

const meetingColumns = [
  'personId',
  'id',
  'requestId',
  'kind',
  'mode',
  'purpose',
  'side',
  'theme',
  'officeId',
  'placeId',
  'room',
  'startsAt',
  'endsAt',
  'state',
  'outcome',
  'ownerStaffId',
  'interpreter',
  'interpreterReason',
  'interpreterRequestId',
  'promiseId',
  'seriesId',
  'movedByOffice',
  'movedByPerson',
  'sequence',
  'reserved',
  'officeOwesTimeAt',
  'channel',
  'version',
] as const

export async function lockMeeting(tx: Tx, personId: string, id: string): Promise<Meeting | undefined> {
  const row = await tx
    .selectFrom('meeting')
    .select(meetingColumns)
    .where('personId', '=', personId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row as Meeting | undefined
}

/** Changes it and raises its version; gives how it stands now. */
export async function updateMeeting(
  ctx: Ctx,
  meeting: Meeting,
  change: Partial<Omit<Meeting, 'personId' | 'id' | 'version'>> & { endedAt?: Temporal.Instant },
): Promise<Meeting> {
  const version = meeting.version + 1
  await ctx.tx
    .updateTable('meeting')
    .set({ ...change, version })
    .where('personId', '=', meeting.personId)
    .where('id', '=', meeting.id)
    .execute()
  return { ...meeting, ...change, version }
}

export const spansOf = (rows: readonly Taken[]): Span[] =>
  rows.map(({ from, until }) => [from, until] as const)
