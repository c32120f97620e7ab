import { type Kysely, sql } from 'kysely'
import type { DB } from '../../../db/types.ts'
import type { Ctx, Tx } from '../../kernel/context.ts'
import type { Cause } from '../../kernel/opening/model.ts'
import { roomId } from '../booking/store.ts'
import type { RequestRow } from '../requests/model.ts'
import type { Freed, Offer } from './model.ts'
import { JUDGED_FIRST } from './rules.ts'

/** Whose wishes a time of this employee is for: those at their own desk, or at that of a team they are in. */
const atDeskOf = (staffId: string) => sql`(p.desk_staff_id = ${staffId} or (p.desk_staff_id is null
  and exists (select from staff_team t where t.staff_id = ${staffId} and t.team_id = p.desk_team_id)))`

const OPEN_WISH = sql`r.state = 'open' and p.is_open and p.kind = 'arrangeMeeting'`

export async function anybodyWaits(tx: Tx, staffId: string): Promise<boolean> {
  const { rows } = await sql<{ waits: boolean }>`select exists (select from meeting_request r
    join promise p on p.person_id = r.person_id and p.id = r.promise_id where ${OPEN_WISH} and ${atDeskOf(staffId)}) as waits`.execute(
    tx,
  )
  return rows[0]?.waits === true
}

const MOST_WAITING = 500

/**
 * Everybody who waits at this desk and has not been asked about this time, but for those who have let so many offers pass
 * without an answer: they are found another way.
 */
export async function waitingFor(tx: Tx, freed: Freed, mostPassed: number): Promise<RequestRow[]> {
  const { rows } =
    await sql<RequestRow>`select r.person_id as "personId", r.id, r.promise_id as "promiseId", r.kind, r.side, r.theme,
      r.wished_mode as "wishedMode", r.place_id as "placeId", r.wishes, r.granted_at as "grantedAt", r.asked_at as "askedAt"
    from meeting_request r join promise p on p.person_id = r.person_id and p.id = r.promise_id
    where ${OPEN_WISH} and ${atDeskOf(freed.staffId)}
      and (r.wished_mode is null or r.wished_mode <> all(${[...JUDGED_FIRST]}))
      and not exists (select from meeting_offer o where o.person_id = r.person_id and o.request_id = r.id
        and (o.freed_id = ${freed.id} or o.state = 'open'))
      and (select count(*) from meeting_offer o where o.person_id = r.person_id and o.request_id = r.id
        and o.state = 'passed') < ${mostPassed}
    order by r.asked_at limit ${MOST_WAITING}`.execute(tx)
  return rows
}

export async function lockFreed(tx: Tx, id: string): Promise<Freed | undefined> {
  const row = await tx
    .selectFrom('freedTime')
    .select(['id', 'staffId', 'officeId', 'mode', 'placeId', 'startsAt', 'endsAt'])
    .where('id', '=', id)
    .where('doneAt', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return row as Freed | undefined
}

export async function freedDone(ctx: Ctx, id: string, how: 'taken' | 'nobody' | 'tooLate'): Promise<void> {
  await letFreedGo(ctx, id)
  await ctx.tx
    .updateTable('freedTime')
    .set({ doneAt: ctx.clock.now(), doneHow: how })
    .where('id', '=', id)
    .where('doneAt', 'is', null)
    .execute()
}

/** Nobody books it while those who wait are asked. False where somebody was quicker, or is there already. */
export async function holdFreed(ctx: Ctx, freed: Freed, room: number | null = null): Promise<boolean> {
  const rooms = freed.placeId === null || room === null ? [] : [roomId(freed.placeId, room)]
  const { rows } = await sql<{ kind: string }>`insert into hold (resource, kind, during, why, freed_id)
    select x.resource, x.kind, tstzrange(${freed.startsAt}, ${freed.endsAt}), 'offered', ${freed.id}
    from (select ${freed.staffId}::uuid as resource, 'staff' as kind union all select r, 'room' from unnest(${rooms}::uuid[]) r) x
    where not exists (select from absence b where b.staff_id = ${freed.staffId} and b.ended_at is null
        and tstzrange(b.from_at, b.until_at) && tstzrange(${freed.startsAt}, ${freed.endsAt}))
    on conflict do nothing returning kind`.execute(ctx.tx)
  return rows.some(({ kind }) => kind === 'staff')
}

export async function letFreedGo(ctx: Ctx, freedId: string): Promise<void> {
  await ctx.tx.deleteFrom('hold').where('freedId', '=', freedId).execute()
}

const offerColumns = [
  'personId',
  'id',
  'requestId',
  'freedId',
  'staffId',
  'mode',
  'placeId',
  'startsAt',
  'endsAt',
  'way',
  'madeAt',
  'answerBy',
  'state',
] as const

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export async function lockOffer(tx: Tx, personId: string, id: string): Promise<Offer | undefined> {
  if (!UUID.test(id)) return undefined
  const row = await tx
    .selectFrom('meetingOffer')
    .select(offerColumns)
    .where('personId', '=', personId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row as Offer | undefined
}

/** What was offered to this person lately, the newest first. */
export async function offersOf(tx: Tx, personId: string, since: Temporal.Instant): Promise<Offer[]> {
  const rows = await tx
    .selectFrom('meetingOffer')
    .select(offerColumns)
    .where('personId', '=', personId)
    .where('madeAt', '>', since)
    .orderBy('madeAt', 'desc')
    .limit(20)
    .execute()
  return rows as Offer[]
}

export async function endOffer(
  ctx: Ctx,
  offer: Offer,
  state: Exclude<Offer['state'], 'open'>,
  more: { channel?: string; meetingId?: string } = {},
): Promise<void> {
  await ctx.tx
    .updateTable('meetingOffer')
    .set({
      state,
      answeredAt: ctx.clock.now(),
      channel: more.channel ?? null,
      meetingId: more.meetingId ?? null,
    })
    .where('personId', '=', offer.personId)
    .where('id', '=', offer.id)
    .execute()
}

export type OfferedThen = { personId: string; id: string; cause: Cause }
/** Times that are offered with somebody whose office is closed then, as a whole day or a part of it. */
export async function offeredThen(
  db: Kysely<DB>,
  now: Temporal.Instant,
  most: number,
): Promise<OfferedThen[]> {
  const { rows } = await sql<OfferedThen>`select o.person_id as "personId", o.id, min(c.cause) as cause
    from meeting_offer o join staff s on s.id = o.staff_id
      cross join lateral office_closed(s.office_id, (o.starts_at at time zone 'Europe/Oslo')::date,
        (o.ends_at at time zone 'Europe/Oslo')::date) c
    where o.state = 'open' and o.starts_at > ${now} and c.during && tstzrange(o.starts_at, o.ends_at)
    group by o.person_id, o.id limit ${most}`.execute(db)
  return rows
}
