import { type Insertable, type RawBuilder, sql, type Updateable } from 'kysely'
import type { DB } from '../../../db/types.ts'
import type { Tx } from '../../kernel/context.ts'
import { insertRows } from '../../kernel/insert.ts'
import type { DeskCall, Evidence, WaitingCall } from './model.ts'

/** The call with what has been found out in it. Read beyond the wall, of a call that is whoever asks's own. */
const selectCall = sql`select c.id, c.person_id as "personId", c.known_by as "knownBy", c.direction, c.line,
    c.from_number as "fromNumber", c.to_number as "toNumber", c.language, c.state, c.queue, c.urgency, c.started_at as "startedAt",
    c.waiting_since as "waitingSince", c.answered_at as "answeredAt", c.ended_at as "endedAt", c.staff_id as "staffId",
    c.identity, c.identity_how as "identityHow", c.thread_id as "threadId", c.enquiry_id as "enquiryId",
    c.promise_id as "promiseId", c.side, c.theme, c.outcome, c.settled_at as "settledAt", d.who, d.helper_name as "helperName",
    d.helper_relation as "helperRelation", d.helper_may_answer as "helperMayAnswer", d.sure_at as "sureAt",
    coalesce(d.answered, '{}') as told, d.without_interpreter as "withoutInterpreter", d.noted_at as "notedAt",
    d.read_back_at as "readBackAt", d.summary_message_id as "summaryMessageId", d.by_hand as "byHand", d.theme as asked,
    coalesce(d.urgent, false) as urgent,
    exists (select from call_leg l where l.call_id = c.id and l.kind = 'interpreter' and l.answered_at is not null) as interpreted
  from call c left join desk_contact d on d.call_id = c.id`

/** A call of this employee; undefined for everybody else's. `locked` where it is to be changed. */
export async function callOf(
  tx: Tx,
  callId: string,
  staffId: string,
  locked = false,
): Promise<DeskCall | undefined> {
  const { rows } = await sql<DeskCall>`${selectCall}
    where c.id = ${callId} and c.staff_id = ${staffId} ${locked ? sql`for no key update of c` : sql``}`.execute(
    tx,
  )
  return rows[0]
}

export async function callsOf(tx: Tx, staffId: string, since: Temporal.Instant): Promise<DeskCall[]> {
  const { rows } = await sql<DeskCall>`${selectCall}
    where c.staff_id = ${staffId} and c.started_at >= ${since} and d.read_back_at is null
      and (c.state <> 'ended' or c.settled_at is null or d.call_id is not null)
    order by c.started_at desc limit 20`.execute(tx)
  return rows
}

/** Everybody who waits for a human in these queues (all where none is named), first what is first. */
export async function waiting(tx: Tx, queues: readonly string[], most: number): Promise<WaitingCall[]> {
  const { rows } = await sql<WaitingCall>`
    select c.id as "callId", c.queue, c.line, c.language, c.urgency, c.waiting_since as "waitingSince"
    from call c left join person p on p.id = c.person_id
    where c.state = 'waiting' and c.staff_id is null and c.waiting_since is not null ${inQueues(queues)}
    order by ${FIRST} limit ${most}`.execute(tx)
  return rows
}

/** K13, R-010: urgency, then who has waited longest, then need. Neither line, language nor number counts. */
const FIRST = sql`case c.urgency when 'acute' then 0 when 'elevated' then 1 else 2 end, c.waiting_since,
  coalesce(p.need_level, 0) desc, c.id`
const inQueues = (queues: readonly string[]): RawBuilder<unknown> =>
  queues.length === 0 ? sql`` : sql`and c.queue = any(${[...queues]}::text[])`

/** Takes the first, so that two who ask in the same moment get one each. */
export async function takeFirst(
  tx: Tx,
  to: {
    staffId: string
    queues: readonly string[]
    callId: string | null
    at: Temporal.Instant
    state: string
  },
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    with first as (select c.id from call c left join person p on p.id = c.person_id
      where c.state = 'waiting' and c.staff_id is null and c.waiting_since is not null ${inQueues(to.queues)}
        ${to.callId === null ? sql`` : sql`and c.id = ${to.callId}`}
      order by ${FIRST} limit 1 for update of c skip locked)
    update call set staff_id = ${to.staffId}, state = ${to.state}, last_event_at = ${to.at},
      answered_at = case when ${to.state}::text = 'talking' then ${to.at}::timestamptz else answered_at end
    from first where call.id = first.id returning call.id`.execute(tx)
  return rows[0]?.id
}

export const updateCall = (tx: Tx, callId: string, change: Record<string, unknown>): Promise<unknown> =>
  tx.updateTable('call').set(change).where('id', '=', callId).execute()

/** What has been found out: the row comes with the first thing. */
export async function keepFound(tx: Tx, callId: string, found: Record<string, unknown>): Promise<void> {
  await tx
    .insertInto('deskContact')
    .values({ callId, ...found })
    .onConflict((conflict) =>
      Object.keys(found).length === 0
        ? conflict.column('callId').doNothing()
        : conflict.column('callId').doUpdateSet(found),
    )
    .execute()
}

export async function staffPhone(tx: Tx, staffId: string): Promise<{ phone: string; languages: string[] }> {
  const row = await tx
    .selectFrom('staff')
    .select(['phone', 'languages'])
    .where('id', '=', staffId)
    .executeTakeFirstOrThrow()
  return { phone: row.phone, languages: row.languages }
}

export async function presenceOf(
  tx: Tx,
  staffId: string,
): Promise<{ state: string; queues: string[] } | null> {
  const row = await tx
    .selectFrom('presence')
    .select(['state', 'queues'])
    .where('staffId', '=', staffId)
    .executeTakeFirst()
  return row ?? null
}

export type CheckRow = {
  id: string
  callId: string
  at: Temporal.Instant
  how: Evidence['how']
  state: Evidence['state']
  questions: string[]
  rightOnes: string[]
  codeHash: string | null
  tries: number
  untilAt: Temporal.Instant
}

export async function checksIn(tx: Tx, callId: string): Promise<CheckRow[]> {
  const rows = await tx
    .selectFrom('identityCheck')
    .select(['id', 'callId', 'at', 'how', 'state', 'questions', 'rightOnes', 'codeHash', 'tries', 'untilAt'])
    .where('callId', '=', callId)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows as CheckRow[]
}

/** All that was asked about this person lately, in whatever call, and how often it failed. */
export async function askedLately(
  tx: Tx,
  personId: string,
  since: Temporal.Instant,
): Promise<{ questions: string[]; failed: number }> {
  const { rows } = await sql<{ questions: string[]; failed: number }>`
    select coalesce((select array_agg(distinct q) from identity_check k join call c on c.id = k.call_id, unnest(k.questions) q
        where c.person_id = ${personId} and k.at >= ${since}::timestamptz - interval '30 days'), '{}') as questions,
      (select count(*)::int from identity_check k join call c on c.id = k.call_id
        where c.person_id = ${personId} and k.at >= ${since} and k.how = 'questions' and k.state = 'failed') as failed`.execute(
    tx,
  )
  return rows[0] ?? { questions: [], failed: 0 }
}

export const insertCheck = (tx: Tx, row: Insertable<DB['identityCheck']>): Promise<void> =>
  insertRows(tx, 'identityCheck', [row])

export const updateCheck = (tx: Tx, id: string, change: Updateable<DB['identityCheck']>): Promise<unknown> =>
  tx.updateTable('identityCheck').set(change).where('id', '=', id).execute()

/** What is true of the person and can be asked. Read beyond the wall; the answers never leave the comparison. */
export async function truthsOf(
  tx: Tx,
  personId: string,
  before: Temporal.Instant,
): Promise<{
  amounts: string[]
  days: string[]
  accounts: string[]
  advisers: string[]
  numbers: string[]
  contacts: string[]
}> {
  const { rows } = await sql<{
    amounts: string[]
    days: string[]
    accounts: string[]
    advisers: string[]
    numbers: string[]
    contacts: string[]
  }>`select
      ${list(sql`select f.value->>'amount' from person_fact f where f.person_id = ${personId} and f.kind = 'nextPayment' and f.value ? 'amount'`)} as amounts,
      ${list(sql`select f.value->>'date' from person_fact f where f.person_id = ${personId} and f.kind = 'nextPayment' and f.value ? 'date'`)} as days,
      ${list(sql`select right(regexp_replace(f.value->>'account', '\\D', '', 'g'), 4) from person_fact f where f.person_id = ${personId} and f.kind = 'account' and f.value ? 'account'`)} as accounts,
      ${list(sql`select s.name from assignment a join staff s on s.id = a.staff_id where a.person_id = ${personId} and a.until_at is null`)} as advisers,
      ${list(sql`select m.number::text from message m where m.person_id = ${personId} and m.direction = 'in'`)} as numbers,
      ${list(sql`select (max(e.at) at time zone 'Europe/Oslo')::date::text from event e join event_kind k on k.kind = e.kind
        where e.person_id = ${personId} and k.contact and e.on_behalf_of is null and e.at < ${before} having max(e.at) is not null`)} as contacts`.execute(
    tx,
  )
  return rows[0] ?? { amounts: [], days: [], accounts: [], advisers: [], numbers: [], contacts: [] }
}
const list = (query: RawBuilder<unknown>) =>
  sql`coalesce((select array_agg(x) from (${query}) q(x) where x is not null), '{}')`

/** What was shown in a call of who it is counts no longer: it was somebody else, or shown to somebody else. */
/** Whether anything was opened for a call that would have to be closed: nearly always nothing, and one question tells. */
export async function openedFor(
  tx: Tx,
  callId: string,
): Promise<{ given: boolean; shown: boolean; asked: boolean }> {
  const { rows } = await sql<{ given: boolean; shown: boolean; asked: boolean }>`select
    exists (select from mandate where call_id = ${callId}::uuid and state in ('asked', 'active')) as given,
    exists (select from page_share where call_id = ${callId}::uuid and closed_at is null) as shown,
    exists (select from identity_check where call_id = ${callId}::uuid and state = 'asked') as asked`.execute(
    tx,
  )
  return rows[0] as { given: boolean; shown: boolean; asked: boolean }
}

export async function closePages(tx: Tx, callId: string, at: Temporal.Instant): Promise<void> {
  await tx
    .updateTable('pageShare')
    .set({ closedAt: at })
    .where('callId', '=', callId)
    .where('closedAt', 'is', null)
    .execute()
}

export async function failChecks(tx: Tx, callId: string): Promise<void> {
  await tx
    .updateTable('identityCheck')
    .set({ state: 'failed' })
    .where('callId', '=', callId)
    .where('state', '=', 'asked')
    .execute()
}

export async function forgetChecks(tx: Tx, callId: string): Promise<void> {
  await tx
    .deleteFrom('identityCheck')
    .where('callId', '=', callId)
    .where('state', 'in', ['passed', 'asked'])
    .execute()
  await tx.updateTable('identityCheck').set({ rightOnes: [] }).where('callId', '=', callId).execute()
}
