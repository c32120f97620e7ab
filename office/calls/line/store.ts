import { type Insertable, type RawBuilder, sql, type Updateable } from 'kysely'
import type {
  CallLeg as CallLegTable,
  Call as CallTable,
  VoiceCommand as CommandTable,
} from '../../../db/types.ts'
import type { Ctx, Tx } from '../../kernel/context.ts'
import { insertLater, updateLater } from '../../kernel/insert.ts'
import type { HeldNumber } from '../../reach/sms/rules.ts'
import type { Call, LegKind, LegState } from '../model.ts'
import type { Caller, Place } from './model.ts'

export type LineCall = Omit<Call, 'place'> & {
  place: Place
  theme: string | null
  settledAt: Temporal.Instant | null
  /** There where it was asked for together with the call. */
  beside?: Beside
}
/** What a line says to everybody: asked in one question, or with the call. */
export type Beside = { hours: readonly Hours[]; emergencyPhone: string | null }
export type Leg = {
  callId: string
  id: string
  kind: LegKind
  staffId: string | null
  number: string
  providerId: string | null
  state: LegState
  rank: number
  transferId: string | null
  wantedAt: Temporal.Instant
  giveUpAt: Temporal.Instant | null
  answeredAt: Temporal.Instant | null
  endedAt: Temporal.Instant | null
}

export async function lockCall(tx: Tx, id: string): Promise<LineCall | undefined> {
  const row = await tx.selectFrom('call').selectAll().where('id', '=', id).forNoKeyUpdate().executeTakeFirst()
  return row as LineCall | undefined
}

/** The call as `lockCall` gives it, with what has to be known to say anything on it. */
export async function lockSpokenCall(tx: Tx, id: string): Promise<LineCall | undefined> {
  const row = await tx
    .selectFrom('call')
    .selectAll('call')
    .select(besideOf(sql.ref('call.person_id')).as('beside'))
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return row as LineCall | undefined
}

/** K16, R-454: when the contact centre answers, from the same record as door and web, and the municipality's own number. */
export async function beside(tx: Tx, personId: string | null): Promise<Beside> {
  const { rows } = await sql<{
    beside: Beside
  }>`select ${besideOf(sql`${personId}::uuid`)} as beside`.execute(tx)
  return (rows[0] as { beside: Beside }).beside
}

const besideOf = (personId: RawBuilder<unknown>) => sql<Beside>`jsonb_build_object(
    'hours', coalesce((select jsonb_agg(jsonb_build_object('weekday', weekday, 'opens', opens, 'closes', closes, 'from', valid_from)
        order by weekday, opens) from opening_hours where place = 'contactCentre' and office_id is null), '[]'),
    'emergencyPhone', (select m.emergency_phone from person p join municipality m on m.id = p.municipality_id
        where p.id = ${personId}))`

export async function lockCallOf(tx: Tx, providerId: string): Promise<LineCall | undefined> {
  const row = await tx
    .selectFrom('call')
    .selectAll()
    .where('providerId', '=', providerId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return row as LineCall | undefined
}

/** False when the platform has told of this call before. */
export async function insertCall(tx: Tx, row: Insertable<CallTable>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('call')
    .values(row)
    .onConflict((conflict) => conflict.column('providerId').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

// What changes a call, a leg or a command leaves with what is asked or saved next: a webhook is a few round trips.
export const updateCall = (tx: Tx, id: string, change: Updateable<CallTable>): Promise<void> =>
  updateLater(tx, 'call', id, change)

export const insertLeg = (tx: Tx, row: Insertable<CallLegTable>): Promise<void> =>
  insertLater(tx, 'callLeg', [row])

export const updateCommand = (tx: Tx, id: string, change: Updateable<CommandTable>): Promise<void> =>
  updateLater(tx, 'voiceCommand', id, change)

export const insertCommand = (tx: Tx, row: Insertable<CommandTable>): Promise<void> =>
  insertLater(tx, 'voiceCommand', [row])

const LEG = [
  'callId',
  'id',
  'kind',
  'staffId',
  'number',
  'providerId',
  'state',
  'rank',
  'transferId',
  'wantedAt',
  'giveUpAt',
  'answeredAt',
  'endedAt',
] as const
const nameOf = (column: string) => `leg${column.charAt(0).toUpperCase()}${column.slice(1)}`

/** A leg and the call it is of, in one question. Locked in that order, the call first, as everywhere. */
export async function lockCallAndLeg(tx: Tx, legId: string): Promise<{ call: LineCall; leg: Leg } | null> {
  const row = await tx
    .selectFrom('callLeg as l')
    .innerJoin('call as c', 'c.id', 'l.callId')
    .selectAll('c')
    .select(LEG.map((column) => sql.ref(`l.${column}`).as(nameOf(column))))
    .where('l.id', '=', legId)
    .forNoKeyUpdate(['c', 'l'])
    .executeTakeFirst()
  if (row === undefined) return null
  const found = row as Record<string, unknown>
  const leg = Object.fromEntries(LEG.map((column) => [column, found[nameOf(column)]]))
  return { call: row as unknown as LineCall, leg: leg as Leg }
}

export const updateLeg = (tx: Tx, id: string, change: Updateable<CallLegTable>): Promise<void> =>
  updateLater(tx, 'callLeg', id, change)

export async function liveLegs(tx: Tx, callId: string): Promise<Leg[]> {
  const rows = await tx
    .selectFrom('callLeg')
    .selectAll()
    .where('callId', '=', callId)
    .where('state', 'in', ['wanted', 'ringing', 'answered'])
    .orderBy('wantedAt')
    .execute()
  return rows as Leg[]
}

type Holder = HeldNumber & {
  language: string
  writtenForm: string
  contactStatus: string
  interpreterNeed: string
  officeId: string | null
}

/** Everybody at whom a number stands, with what a line has to know of them. One question for each call that comes in. */
export async function holdersOfNumber(tx: Tx, number: string): Promise<Holder[]> {
  const { rows } = await sql<Holder>`
    select c.person_id as "personId", c.id as "contactPointId", c.phone_kind as "phoneKind",
      c.confirmed_at is not null as confirmed, p.language, p.written_form as "writtenForm",
      p.contact_status as "contactStatus", p.interpreter_need as "interpreterNeed",
      p.office_id as "officeId"
    from contact_point c join person p on p.id = c.person_id and p.merged_into is null
    where c.kind = 'phone' and c.value = ${number} and (c.ended_at is null or c.phone_kind = 'lost')`.execute(
    tx,
  )
  return rows
}

/** What a line has to know of somebody whose number was dialled; it says nothing of who dials it. */
export async function callerById(tx: Tx, personId: string): Promise<Caller | undefined> {
  const { rows } = await sql<Omit<Caller, 'ownNumber'>>`
    select p.id as "personId", p.language, p.written_form as "writtenForm", p.contact_status as "contactStatus",
      p.interpreter_need as "interpreterNeed", p.office_id as "officeId" from person p
    where p.id = ${personId} and p.merged_into is null`.execute(tx)
  return rows[0] && { ...rows[0], ownNumber: false }
}

/**
 * R-415, K13: how many stand before somebody in a queue, urgency first, then who has waited longest; and how many have
 * been answered in it since. Need decides only between two who began at the same moment, which is for whoever takes the
 * next call; here it would cost each who waits a look at every person before them.
 */
export async function queueBefore(
  tx: Tx,
  call: Pick<LineCall, 'id' | 'queue' | 'urgency' | 'waitingSince'>,
  since: Temporal.Instant,
): Promise<{ ahead: number; answers: number }> {
  const rank = (urgency: unknown) =>
    sql`case ${urgency} when 'acute' then 0 when 'elevated' then 1 else 2 end`
  const { rows } = await sql<{ ahead: number; answers: number }>`
    select (select count(*)::int from call where queue = ${call.queue} and answered_at > ${since}) as answers,
      count(*)::int as ahead from call o
    where o.queue = ${call.queue} and o.state = 'waiting' and o.id <> ${call.id}
      and (${rank(sql`o.urgency`)}, o.waiting_since, o.id)
        < (${rank(sql`${call.urgency}::text`)}, ${call.waitingSince}::timestamptz, ${call.id}::uuid)`.execute(
    tx,
  )
  return rows[0] ?? { ahead: 0, answers: 0 }
}

/** When the contact centre answers on a day of the week, as it has been decided `from` a date on. */
export type Hours = { weekday: number; opens: string; closes: string; from: string }

/** Of some employees those who can be rung now, in the order given. */
export async function reachable(
  ctx: Ctx,
  staffIds: readonly string[],
): Promise<{ staffId: string; phone: string; rank: number }[]> {
  const { rows } = await sql<{ staffId: string; phone: string }>`
    select s.id as "staffId", s.phone from staff s
      left join absence b on b.staff_id = s.id and b.ended_at is null and b.from_at <= ${ctx.clock.now()}
    where s.id = any(${[...staffIds]}::uuid[]) and s.active and s.phone <> '' and b.id is null`.execute(
    ctx.tx,
  )
  return staffIds.flatMap((id, rank) =>
    rows.filter(({ staffId }) => staffId === id).map((row) => ({ ...row, rank })),
  )
}

/** Whoever follows a person up and can be rung, in the order in which they are: adviser, whoever covers, deputy. */
export async function adviserChain(
  ctx: Ctx,
  personId: string,
): Promise<{ staffId: string; phone: string; rank: number }[]> {
  const { rows } = await sql<{ staffId: string; phone: string; rank: number }>`
    with answers as (
      select a.staff_id, a.lead, b.cover_staff_id, s.deputy_id, b.id is not null as away
      from assignment a join staff s on s.id = a.staff_id
        left join absence b on b.staff_id = a.staff_id and b.ended_at is null and b.from_at <= ${ctx.clock.now()}
      where a.person_id = ${personId} and a.until_at is null),
    chain as (
      select staff_id, case when lead then 0 else 2 end as rank from answers where not away
      union all select coalesce(cover_staff_id, deputy_id), case when lead then 1 else 3 end from answers)
    select c.staff_id as "staffId", s.phone, min(c.rank)::int as rank
    from chain c join staff s on s.id = c.staff_id and s.active and s.phone <> ''
      left join absence b on b.staff_id = s.id and b.ended_at is null and b.from_at <= ${ctx.clock.now()}
    where b.id is null group by 1, 2 order by 3`.execute(ctx.tx)
  return rows
}
