import { type Insertable, sql } from 'kysely'
import type { DB } from '../../../db/types.ts'
import type { Tx } from '../../kernel/context.ts'
import { insertRows } from '../../kernel/insert.ts'
import type { Promised } from '../../kernel/promise/model.ts'
import { promisedFrom } from '../../kernel/promise/store.ts'
import type { LadderKind, NextStep, OnLadder, ReachTask, Taken } from './model.ts'

const columns = sql`n.person_id, n.id, n.event_key, n.kind, n.weight, n.side, n.theme, n.adverse, n.thread_id, n.message_id,
  n.promise_id, n.office_id, n.made_at, n.counting_from, n.answer_clock, n.answer_due_at, n.opened_at, n.explained_at,
  n.posted_at, n.returned_at, n.reached_at, n.reached_how, n.next_step, n.next_step_at, n.ended_at, n.details`

type Row = Omit<OnLadder, 'steps'>
const as = (row: Row): OnLadder => ({ ...row, steps: [] })

/** The steps taken for these notices, in the order in which they were taken. */
async function withSteps(tx: Tx, notices: readonly OnLadder[]): Promise<OnLadder[]> {
  if (notices.length === 0) return []
  const { rows } = await sql<Taken & { noticeId: string }>`
    select s.notice_id, s.step, s.at, s.channel, s.why from notice_step s
    where s.person_id = any(${notices.map((one) => one.personId)}::uuid[]) and s.notice_id = any(${notices.map((one) => one.id)}::uuid[])
    order by s.at, s.step`.execute(tx)
  const steps = new Map<string, Taken[]>()
  for (const row of rows) steps.set(row.noticeId, [...(steps.get(row.noticeId) ?? []), row])
  return notices.map((one) => ({ ...one, steps: steps.get(one.id) ?? [] }))
}

/**
 * The next notices whose step has fallen due, all of one moment, with their persons; locked, passing over what others
 * hold, so that several nodes may climb at once and nobody waits.
 */
export async function lockDue(tx: Tx, until: Temporal.Instant, size: number): Promise<OnLadder[]> {
  const { rows } = await sql<Row>`
    select ${columns} from notice n join person p on p.id = n.person_id
    where n.next_step is not null and n.next_step_at = (
      select f.next_step_at from notice f where f.next_step is not null and f.next_step_at <= ${until}
      order by f.next_step_at limit 1 for update skip locked)
    limit ${size} for no key update of n, p skip locked`.execute(tx)
  return withSteps(tx, rows.map(as))
}

/** Notices by id, locked; those that the wall hides are not there. */
export async function lockNotices(
  tx: Tx,
  personId: string,
  by: { ids?: readonly string[]; messageIds?: readonly string[] },
): Promise<OnLadder[]> {
  const { rows } = await sql<Row>`
    select ${columns} from notice n where n.person_id = ${personId}
      and (n.id = any(${[...(by.ids ?? [])]}::uuid[]) or n.message_id = any(${[...(by.messageIds ?? [])]}::uuid[]))
    order by n.id for no key update`.execute(tx)
  return rows.map(as)
}

/** Notices of many persons, locked; each as a pair, since a person's rows lie together. */
export async function lockMany(
  tx: Tx,
  notices: readonly Pick<OnLadder, 'personId' | 'id'>[],
): Promise<OnLadder[]> {
  if (notices.length === 0) return []
  const { rows } =
    await sql<Row>`select ${columns} from notice n where (n.person_id, n.id) in (${ids(notices)})
    order by n.person_id, n.id for no key update`.execute(tx)
  return rows.map(as)
}

export async function noticeByKey(
  tx: Tx,
  personId: string,
  eventKey: string,
): Promise<{ noticeId: string; messageId: string; threadId: string } | undefined> {
  const row = await tx
    .selectFrom('notice')
    .select(['id', 'messageId', 'threadId'])
    .where('personId', '=', personId)
    .where('eventKey', '=', eventKey)
    .executeTakeFirst()
  return row && { noticeId: row.id, messageId: row.messageId as string, threadId: row.threadId as string }
}

/** The notice behind a sending to the person. What goes to a holder as well says nothing of whether the person is reached. */
export async function noticeOfOutgoing(
  tx: Tx,
  outgoingId: string,
): Promise<
  { personId: string; noticeId: string | null; contactPointId: string | null; channel: string } | undefined
> {
  return tx
    .selectFrom('outgoing')
    .select(['personId', 'noticeId', 'contactPointId', 'channel'])
    .where('id', '=', outgoingId)
    .where((is) =>
      is.or([
        is('recipientId', 'is', null),
        is(sql`wall.current_person(recipient_id)`, '=', is.ref('personId')),
      ]),
    )
    .executeTakeFirst()
}

export type NoticeRow = Insertable<DB['notice']>
export const insertNotices = (tx: Tx, rows: readonly NoticeRow[]) => insertRows(tx, 'notice', rows)
export const insertSteps = (tx: Tx, rows: readonly Insertable<DB['noticeStep']>[]) =>
  insertRows(tx, 'noticeStep', rows)
export const insertOutgoing = (tx: Tx, rows: readonly Insertable<DB['outgoing']>[]) =>
  insertRows(tx, 'outgoing', rows)

/** What may change of a notice while it climbs; what is left out stays as it is. */
export type NoticeChange = { personId: string; id: string } & Partial<{
  nextStep: NextStep | null
  nextStepAt: Temporal.Instant | null
  openedAt: Temporal.Instant
  openedByKind: 'person' | 'holder' | 'other'
  openedById: string | null
  explainedAt: Temporal.Instant
  explainedHow: string
  handedOverAt: Temporal.Instant
  postedAt: Temporal.Instant
  returnedAt: Temporal.Instant
  reachedAt: Temporal.Instant | null
  reachedHow: string | null
  answerDueAt: Temporal.Instant | null
  promiseId: string | null
  ladder: LadderKind
  endedAt: Temporal.Instant
  endedHow: string
}>

/** The same columns changed on many notices, in one statement: each row brings its own values. */
export async function changeNotices(tx: Tx, changes: readonly NoticeChange[]): Promise<void> {
  const groups = Map.groupBy(changes, (change) => Object.keys(change).sort().join())
  for (const group of groups.values()) {
    const [first] = group
    if (first === undefined) continue
    const names = Object.keys(first).filter((name) => name !== 'personId' && name !== 'id')
    const set = names.map((name) => sql`${sql.id(snake(name))} = v.${sql.id(snake(name))}`)
    const rows = group.map((change) =>
      Object.fromEntries(Object.entries(change).map(([name, value]) => [snake(name), value])),
    )
    await sql`update notice n set ${sql.join(set)} from jsonb_populate_recordset(null::notice, ${JSON.stringify(rows)}) v
      where n.person_id = v.person_id and n.id = v.id`.execute(tx)
  }
}
const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** What is open because one of a person's notices is unread. */
export async function openTasks(
  tx: Tx,
  personIds: readonly string[],
): Promise<(Promised & { details: ReachTask })[]> {
  const rows = await tx
    .selectFrom('promise')
    .selectAll()
    .where('personId', 'in', [...personIds])
    .where('isOpen', '=', true)
    .where(sql<boolean>`details->>'asked' = 'unread'`)
    .forNoKeyUpdate()
    .execute()
  return rows.map((row) => {
    const promise = promisedFrom(row)
    return { ...promise, details: promise.details as ReachTask }
  })
}

export async function promisesOf(
  tx: Tx,
  notices: readonly Pick<OnLadder, 'personId' | 'promiseId'>[],
): Promise<Promised[]> {
  const owed = notices.filter((one) => one.promiseId !== null)
  if (owed.length === 0) return []
  const { rows } = await sql<Promised>`
    select p.* from promise p where p.is_open and (p.person_id, p.id) in (
      select * from unnest(${owed.map((one) => one.personId)}::uuid[], ${owed.map((one) => one.promiseId)}::uuid[]))
    for no key update`.execute(tx)
  return rows
}

/** Of these notices, those whose request for papers is owed no more. */
export async function endedRequests(
  tx: Tx,
  notices: readonly Pick<OnLadder, 'personId' | 'id'>[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select n.id from notice n join promise p on p.person_id = n.person_id and p.id = (n.details->>'request')::uuid
    where (n.person_id, n.id) in (${ids(notices)}) and not p.is_open`.execute(tx)
  return new Set(rows.map((row) => row.id))
}

/** Of these notices, how those that have reached have done so; in law only (`posted`), or with the person themselves. */
export async function reachedAmong(
  tx: Tx,
  notices: readonly Pick<OnLadder, 'personId' | 'id'>[],
): Promise<Map<string, 'posted' | 'person'>> {
  if (notices.length === 0) return new Map()
  const { rows } = await sql<{ id: string; how: 'posted' | 'person' }>`
    select n.id, case when n.reached_how = 'posted' and n.ended_at is null and n.explained_at is null and n.handed_over_at is null
      and (n.opened_at is null or n.opened_by_kind = 'other') then 'posted' else 'person' end as how from notice n
    where (n.person_id, n.id) in (${ids(notices)}) and (n.reached_at is not null or n.ended_at is not null)`.execute(
    tx,
  )
  return new Map(rows.map((row) => [row.id, row.how]))
}

/** Writes what a task is about and how often it was tried. The ledger's own columns stay as they are. */
export async function changeTasks(
  tx: Tx,
  tasks: readonly { personId: string; id: string; details: ReachTask }[],
): Promise<void> {
  if (tasks.length === 0) return
  const rows = tasks.map((task) => ({ person_id: task.personId, id: task.id, details: task.details }))
  await sql`update promise p set details = p.details || v.details
    from jsonb_to_recordset(${JSON.stringify(rows)}) v(person_id uuid, id uuid, details jsonb)
    where p.person_id = v.person_id and p.id = v.id`.execute(tx)
}

const ids = (notices: readonly Pick<OnLadder, 'personId' | 'id'>[]) =>
  sql`select * from unnest(${notices.map((one) => one.personId)}::uuid[], ${notices.map((one) => one.id)}::uuid[])`

/** K23: the ladder stops. What has not left yet does not leave, and no envelope waits any more. */
export async function stopSending(
  tx: Tx,
  notices: readonly Pick<OnLadder, 'personId' | 'id'>[],
  now: Temporal.Instant,
): Promise<void> {
  await sql`update outgoing o set state = 'cancelled' where o.state = 'queued' and o.notice_id is not null
    and (o.person_id, o.notice_id) in (${ids(notices)})`.execute(tx)
  await sql`update pickup_item i set removed_at = ${now}, removed_how = 'reachedOtherwise'
    where i.removed_at is null and (i.person_id, i.notice_id) in (${ids(notices)})`.execute(tx)
}

/**
 * R-334, K19: who opened what a text or an e-mail had told them of was reached there: the number or address has worked, by
 * the day on which they did.
 */
export async function pointsWorked(
  tx: Tx,
  opened: readonly Pick<OnLadder, 'personId' | 'id' | 'openedAt'>[],
): Promise<void> {
  const rows = opened.map(({ personId, id, openedAt }) => ({
    personId,
    id,
    at: openedAt?.toString() ?? null,
  }))
  if (rows.length === 0) return
  await sql`
    update contact_point c set last_worked_at = greatest(c.last_worked_at, w.at)
    from (select o.person_id, o.contact_point_id, max(n.at) as at
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n("personId" uuid, id uuid, at timestamptz)
      join outgoing o on o.person_id = n."personId" and o.notice_id = n.id
      where o.channel in ('sms', 'email') and o.state in ('sent', 'delivered') and o.recipient_id = o.person_id
        and o.contact_point_id is not null and o.sent_at <= n.at group by 1, 2) w
    where c.person_id = w.person_id and c.id = w.contact_point_id and c.ended_at is null
      and c.not_working_since is null`.execute(tx)
}
