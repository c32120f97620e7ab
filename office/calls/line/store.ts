import { CompiledQuery, type Insertable, sql, type Updateable } from 'kysely'
import type {
  CallLeg as CallLegTable,
  Call as CallTable,
  VoiceCommand as CommandTable,
} from '../../../db/types.ts'
import type { Ctx, Tx } from '../../kernel/context.ts'
import { insertLater, updateLater } from '../../kernel/insert.ts'
import type { HeldNumber } from '../../reach/sms/rules.ts'
import type { Shown } from '../incidents/model.ts'
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
export type Beside = { hours: readonly Hours[]; emergencyPhone: string | null; incidents: readonly Shown[] }
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

/** What a line has to know of a call: all of `LineCall`. */
const CALL = [
  'id',
  'person_id',
  'known_by',
  'provider_id',
  'direction',
  'line',
  'from_number',
  'to_number',
  'language',
  'state',
  'place',
  'queue',
  'urgency',
  'started_at',
  'waiting_since',
  'answered_at',
  'ended_at',
  'ended_how',
  'staff_id',
  'team_id',
  'office_id',
  'identity',
  'thread_id',
  'enquiry_id',
  'promise_id',
  'theme',
  'settled_at',
] as const satisfies readonly SnakeOf<keyof LineCall>[]
type SnakeOf<S extends string> = S extends `${infer Head}${infer Rest}`
  ? Head extends Lowercase<Head>
    ? `${Head}${SnakeOf<Rest>}`
    : `_${Lowercase<Head>}${SnakeOf<Rest>}`
  : ''

const ofCall = CALL.map((column) => `c.${column}`).join(', ')
const BESIDE = (personId: string) => `jsonb_build_object(
    'hours', coalesce((select jsonb_agg(jsonb_build_object('weekday', weekday, 'opens', opens, 'closes', closes, 'from', valid_from)
        order by weekday, opens) from opening_hours where place = 'contactCentre' and office_id is null), '[]'),
    'emergencyPhone', (select m.emergency_phone from person p join municipality m on m.id = p.municipality_id
        where p.id = ${personId}),
    'incidents', coalesce((select jsonb_agg(jsonb_build_object('theme', i.theme, 'text', coalesce((select jsonb_object_agg(t.language, t.body)
        from incident_text t where t.incident_id = i.id), '{}')) order by i.opened_at desc) from incident i where i.state = 'shown'), '[]'))`

// Every webhook begins with one of these: their texts are made once, where a query builder would make them at every call.
const LOCK_CALL = `select ${ofCall} from call c where c.id = $1 for no key update of c`
const LOCK_SPOKEN = `select ${ofCall}, ${BESIDE('c.person_id')} as beside from call c where c.id = $1 for no key update of c`
const LOCK_PROVIDER = `select ${ofCall} from call c where c.provider_id = $1 for no key update of c`
const BESIDE_OF = `select ${BESIDE('$1::uuid')} as beside`

async function ask<T>(tx: Tx, text: string, value: string | null): Promise<T[]> {
  return (await tx.executeQuery<T>(CompiledQuery.raw(text, [value]))).rows
}

export const lockCall = async (tx: Tx, id: string): Promise<LineCall | undefined> =>
  (await ask<LineCall>(tx, LOCK_CALL, id))[0]

/** The call as `lockCall` gives it, with what has to be known to say anything on it. */
export const lockSpokenCall = async (tx: Tx, id: string): Promise<LineCall | undefined> =>
  (await ask<LineCall>(tx, LOCK_SPOKEN, id))[0]

/** K16, R-124, R-454: when the contact centre answers, from the same record as door and web, the municipality's own number, and what is wrong just now. */
export const beside = async (tx: Tx, personId: string | null): Promise<Beside> =>
  ((await ask<{ beside: Beside }>(tx, BESIDE_OF, personId))[0] as { beside: Beside }).beside

export const lockCallOf = async (tx: Tx, providerId: string): Promise<LineCall | undefined> =>
  (await ask<LineCall>(tx, LOCK_PROVIDER, providerId))[0]

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
  'call_id',
  'id',
  'kind',
  'staff_id',
  'number',
  'provider_id',
  'state',
  'rank',
  'transfer_id',
  'wanted_at',
  'give_up_at',
  'answered_at',
  'ended_at',
] as const satisfies readonly SnakeOf<keyof Leg>[]
const camel = (column: string) => column.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase())
/** Column by column: what the leg calls it, and what it is called beside the columns of its call. */
const LEG_NAMES = LEG.map((column) => [camel(column), camel(`leg_${column}`)] as const)
const LOCK_BOTH = `select ${ofCall}, ${LEG.map((column) => `l.${column} as leg_${column}`).join(', ')}
  from call_leg l join call c on c.id = l.call_id where l.id = $1 for no key update of c, l`
const LIVE_LEGS = `select ${LEG.join(', ')} from call_leg
  where call_id = $1 and state in ('wanted', 'ringing', 'answered') order by wanted_at`

/** A leg and the call it is of, in one question. Locked in that order, the call first, as everywhere. */
export async function lockCallAndLeg(tx: Tx, legId: string): Promise<{ call: LineCall; leg: Leg } | null> {
  const [row] = await ask<Record<string, unknown>>(tx, LOCK_BOTH, legId)
  if (row === undefined) return null
  const leg = Object.fromEntries(LEG_NAMES.map(([name, beside]) => [name, row[beside]]))
  return { call: row as unknown as LineCall, leg: leg as Leg }
}

export const updateLeg = (tx: Tx, id: string, change: Updateable<CallLegTable>): Promise<void> =>
  updateLater(tx, 'callLeg', id, change)

export const liveLegs = (tx: Tx, callId: string): Promise<Leg[]> => ask<Leg>(tx, LIVE_LEGS, callId)

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
