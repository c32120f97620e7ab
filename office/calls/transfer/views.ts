import { sql } from 'kysely'
import type { Ctx, StaffCtx } from '../../kernel/context.ts'
import type { Urgency } from '../../kernel/promise/model.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { OFFICE_ZONE } from '../../kernel/time/localTime.ts'
import type { LegKind, LegState } from '../model.ts'
import type { TransferState } from './model.ts'

type TransferStep = {
  name: string
  kind: LegKind
  state: LegState
  at: Temporal.Instant
  endedAt: Temporal.Instant | null
}
type TransferShown = {
  id: string
  callId: string
  personId: string | null
  target: string
  theme: string | null
  state: TransferState
  caller: string
  startedAt: Temporal.Instant
  answeredBy: string | null
  urgencyGiver: Urgency
  urgencyReceiver: Urgency | null
  reasonReceiver: string | null
  nextContactAt: Temporal.Instant | null
  dueAt: Temporal.Instant | null
  /** how what was put through stands in the ledger now. */
  ledger: string | null
  steps: TransferStep[]
}

const shown = sql`
  select t.id, t.call_id as "callId", t.person_id as "personId", t.target, t.theme, t.state, t.caller, t.started_at as "startedAt",
    a.name as "answeredBy", t.urgency_giver as "urgencyGiver", t.urgency_receiver as "urgencyReceiver",
    t.reason_receiver as "reasonReceiver", t.next_contact_at as "nextContactAt", p.due_at as "dueAt", p.state as ledger,
    coalesce((select json_agg(json_build_object('name', s.name, 'kind', l.kind, 'state', l.state,
        'at', l.wanted_at, 'endedAt', l.ended_at) order by l.wanted_at, l.rank, l.id)
      from call_leg l join staff s on s.id = l.staff_id where l.transfer_id = t.id), '[]') as steps
  from transfer t left join staff a on a.id = t.answered_by
    left join promise p on p.person_id = t.person_id and p.id = t.promise_id`

type Row = Omit<TransferShown, 'steps'> & {
  steps: (Omit<TransferStep, 'at' | 'endedAt'> & { at: string; endedAt: string | null })[]
}

const read = (row: Row): TransferShown => ({
  ...row,
  steps: row.steps.map((step) => ({
    ...step,
    at: Temporal.Instant.from(step.at),
    endedAt: step.endedAt === null ? null : Temporal.Instant.from(step.endedAt),
  })),
})

/** C4-04: each step of the transfers of a call that the reader gave or took, as it happens. */
export function transfersOfCall(ctx: StaffCtx, { callId }: { callId: string }): Promise<TransferShown[]> {
  const { staffId } = ctx.actor
  return ctx.beyondWall(async (beyond) => {
    const { rows } = await sql<Row>`${shown} where t.call_id = ${callId}
      and (t.from_staff_id = ${staffId} or t.answered_by = ${staffId}) order by t.started_at`.execute(
      beyond.tx,
    )
    return rows.map(read)
  })
}

const MOST = 20

/** what became of what the reader has put through lately. */
export function myTransfers(ctx: StaffCtx): Promise<TransferShown[]> {
  const since = ctx.clock.now().subtract({ hours: 14 * 24 })
  return ctx.beyondWall(async (beyond) => {
    const { rows } =
      await sql<Row>`${shown} where t.from_staff_id = ${ctx.actor.staffId} and t.started_at > ${since}
      order by t.started_at desc limit ${MOST}`.execute(beyond.tx)
    return rows.map(read)
  })
}

type Disagreement = { theme: string; lowered: number; judged: number }
type OfficeTransfers = {
  today: { made: number; answered: number; turnedIntoTask: number }
  week: { made: number; answered: number; turnedIntoTask: number }
  /** Median seconds from the first ring until somebody picked up; null where nobody has. */
  medianSeconds: number | null
  disagreements: Disagreement[]
}

/** the transfers to the leader's office, and where both ends judged differently. Refuses with `notFound`. */
export async function officeTransfers(ctx: StaffCtx): Promise<Result<OfficeTransfers>> {
  const { officeId, roles } = ctx.actor
  if (!roles.includes('LE') || officeId === null) return refused('notFound')
  return ctx.beyondWall(async (beyond) => ok(await transfersTo(beyond, officeId)))
}

async function transfersTo(ctx: Ctx, officeId: string): Promise<OfficeTransfers> {
  const now = ctx.clock.now()
  const today = now.toZonedDateTimeISO(OFFICE_ZONE).startOfDay().toInstant()
  const week = now.subtract({ hours: 7 * 24 })
  const count = (from: Temporal.Instant) => sql`json_build_object(
    'made', count(*) filter (where started_at >= ${from}),
    'answered', count(*) filter (where started_at >= ${from} and state = 'answered'),
    'turnedIntoTask', count(*) filter (where started_at >= ${from} and state = 'turnedIntoTask'))`
  const { rows } = await sql<Omit<OfficeTransfers, 'disagreements'>>`
    select ${count(today)} as today, ${count(week)} as week,
      (percentile_cont(0.5) within group (order by extract(epoch from answered_at - started_at))
        filter (where answered_at is not null))::int as "medianSeconds"
    from transfer where office_id = ${officeId} and started_at >= ${week} and target = 'duty'`.execute(ctx.tx)
  const themes = await sql<Disagreement>`
    select coalesce(theme, 'unknown') as theme, count(*) filter (where urgency_receiver <> urgency_giver)::int as lowered,
      count(*)::int as judged
    from transfer where office_id = ${officeId} and started_at >= ${week} and urgency_receiver is not null
    group by 1 order by 2 desc, 1`.execute(ctx.tx)
  return { ...(rows[0] as Omit<OfficeTransfers, 'disagreements'>), disagreements: themes.rows }
}

export type UrgentCall = {
  transferId: string
  callId: string
  personId: string | null
  promiseId: string | null
  name: string | null
  theme: string | null
  urgencyGiver: Urgency
  answered: string[]
  startedAt: Temporal.Instant
  state: TransferState
  caller: string
  language: string
  /** The reader is the one who is being rung now. */
  mine: boolean
}

/** what the duty phone has today: what rings, what was taken and what nobody picked up, with what the giver knew. */
export function dutyCalls(ctx: StaffCtx): Promise<UrgentCall[]> {
  const { officeId, staffId, roles } = ctx.actor
  if (officeId === null || !(roles.includes('DU') || roles.includes('LE') || roles.includes('AM')))
    return Promise.resolve([])
  const since = ctx.clock.now().subtract({ hours: 12 })
  return ctx.beyondWall(async (beyond) => {
    const { rows } = await sql<UrgentCall>`
      select t.id as "transferId",
        coalesce((select l.call_id from call_leg l where l.transfer_id = t.id order by l.wanted_at desc, l.id desc limit 1), t.call_id) as "callId", t.person_id as "personId", t.promise_id as "promiseId",
        case when p.id is null or exists (select from shield h where h.person_id = p.id) then null
          else p.given_name || ' ' || p.family_name end as name,
        t.theme, t.urgency_giver as "urgencyGiver", t.answered, t.started_at as "startedAt", t.state, t.caller, c.language,
        exists (select from call_leg l where l.transfer_id = t.id and l.staff_id = ${staffId}
          and l.state in ('wanted', 'ringing')) as mine
      from transfer t join call c on c.id = t.call_id left join person p on p.id = t.person_id
      where t.office_id = ${officeId} and t.target = 'duty' and t.started_at > ${since}
      order by (t.state = 'ringing') desc, t.started_at desc limit ${MOST}`.execute(beyond.tx)
    return rows
  })
}
