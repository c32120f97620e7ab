import { CompiledQuery, sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import { later } from '../../kernel/later.ts'
import { localTime } from '../../kernel/time/localTime.ts'
import type { Place } from './store.ts'
import { roomsOf } from './times.ts'

/** What a meeting takes: an employee with the way there and back, the person, and one of the rooms. */
export type Wanted = {
  meetingId: string | null
  /** it is no meeting yet, but kept for somebody who has been asked. */
  freedId?: string
  personId: string
  staffId: string
  place: Place | null
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  travelMinutes: number
  /** time that is kept is free for whoever it is kept for. */
  mayUseKept: boolean
}

const RANGE = (from: Temporal.Instant, until: Temporal.Instant) => `[${from},${until})`

const rangesOf = ({ startsAt, endsAt, travelMinutes }: Wanted) => ({
  met: RANGE(startsAt, endsAt),
  away: RANGE(startsAt.subtract({ minutes: travelMinutes }), endsAt.add({ minutes: travelMinutes })),
})

/**
 * Nobody else decides about these on the days of these times until the transaction ends; a meeting lies within one day. In
 * one order for all, so that two who want the same things never wait for each other; without waiting for the answer, for
 * the next statement stands behind it.
 */
export async function queueFor(
  ctx: Ctx,
  resources: readonly (string | null)[],
  times: readonly Temporal.Instant[],
): Promise<void> {
  const days = times.map((time) => localTime(time).day)
  const each = resources.flatMap((one) => (one === null ? [] : days.map((day) => `${one} ${day}`)))
  const keys = [...new Set(each)].sort()
  await ctx.tx.executeQuery(
    later(
      CompiledQuery.raw(
        `select pg_advisory_xact_lock(hashtextextended('hold ' || k, 0)) from unnest($1::text[]) with ordinality u(k, n) order by n`,
        [keys],
      ),
    ),
  )
}

/** Is somebody in the way at a glance? Locks nothing: whoever is too late learns it cheaply. */
export async function plainlyTaken(ctx: Ctx, wanted: Omit<Wanted, 'personId'>): Promise<boolean> {
  const { away } = rangesOf({ ...wanted, personId: '' })
  const { rows } = await sql<{
    taken: boolean
  }>`select exists (select from hold h where h.resource = ${wanted.staffId}
      and h.during && ${away}::tstzrange and h.why <> 'kept' and h.meeting_id is distinct from ${wanted.meetingId}) as taken`.execute(
    ctx.tx,
  )
  return rows[0]?.taken === true
}

/**
 * Takes it all or nothing in one statement, and gives the room (null where there is none to take); undefined when
 * somebody or something is taken. What the meeting held before must have been let go of. The constraint of the table
 * stands behind: a row that it keeps out leaves nothing of the others.
 */
export async function takeTime(ctx: Ctx, wanted: Wanted): Promise<number | null | undefined> {
  const { meetingId, freedId, personId, staffId, place, mayUseKept } = wanted
  const why = freedId === undefined ? 'meeting' : 'offered'
  const { met, away } = rangesOf(wanted)
  const rooms = place === null ? [] : roomsOf(place)
  const { rows } = await sql<{ kind: string; room: number | null }>`
    with wanted(resource, kind, during) as (values
        (${staffId}::uuid, 'staff', ${away}::tstzrange), (${personId}::uuid, 'person', ${met}::tstzrange)),
      room as (select r.id, r.n::int from unnest(${rooms}::uuid[]) with ordinality r(id, n)
        where not exists (select from hold h where h.resource = r.id and h.during && ${met}::tstzrange) order by r.n limit 1),
      clear as (select where not exists (select from wanted w join hold h on h.resource = w.resource and h.during && w.during
          where h.why <> 'kept' or (w.kind = 'staff' and not ${mayUseKept}))
        and not exists (select from absence b where b.staff_id = ${staffId} and b.ended_at is null
          and tstzrange(b.from_at, b.until_at) && ${away}::tstzrange)
        and not exists (select from staff s, lateral (select (${wanted.startsAt}::timestamptz at time zone 'Europe/Oslo')::date as day) t,
          office_closed(s.office_id, t.day, t.day) c where s.id = ${staffId} and c.during && ${away}::tstzrange)
        and not exists (select from team_times(array[${staffId}::uuid, ${personId}::uuid], lower(${away}::tstzrange), upper(${away}::tstzrange)))
        and (${rooms.length} = 0 or exists (select from room)))
    insert into hold (resource, kind, during, why, person_id, meeting_id, freed_id)
      select w.resource, w.kind, w.during, ${why}, ${personId}::uuid, ${meetingId}::uuid, ${freedId ?? null}::uuid from (
        select * from wanted union all select id, 'room', ${met}::tstzrange from room) w, clear order by w.resource
    on conflict do nothing returning kind, (select n from room) as room`.execute(ctx.tx)
  if (rows.length === (rooms.length === 0 ? 2 : 3)) return rows[0]?.room ?? null
  if (rows.length > 0 && meetingId !== null) await letGo(ctx, meetingId)
  return undefined
}

/** The time is free for others, with whatever else was held for the meeting (an interpreter). */
export async function letGo(ctx: Ctx, meetingId: string): Promise<void> {
  await ctx.tx.deleteFrom('hold').where('meetingId', '=', meetingId).execute()
}
