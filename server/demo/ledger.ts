import { sql } from 'kysely'
import type { DemoRoom, Happened, Ledger, LedgerEntry } from '../../app/demo/model.ts'
import { WORK_ORDER } from '../../office/kernel/promise/store.ts'
import type { House } from '../house.ts'
import { FROM_PROMISE, LIKE_NAME, OWNER_NAME, PERSON_NAME } from './words.ts'

const SHOWN = 12
const SHOWN_ALL = 400
const SHOWN_EVENTS = 12

/** The whole office's open promises, as the leader of everything would see them, and what time did to them. */
export function demoLedger(house: House): Pick<DemoRoom, 'ledger' | 'happened'> {
  return {
    ledger: (name, all) => ledger(house, name, all),
    happened: (from, until, name) => happened(house, from, until, name),
  }
}

type Row = Omit<LedgerEntry, 'dueAt' | 'nextStepAt' | 'late' | 'toldLate' | 'withLeader'> & {
  dueAt: Temporal.Instant
  nextStepAt: Temporal.Instant | null
  toldLateAt: Temporal.Instant | null
  leaderListAt: Temporal.Instant | null
  matching: number
}

/** urgency, due time, need; the same order as every work list. */
async function ledger(house: House, name: string, all: boolean): Promise<Ledger> {
  const now = house.clock.now()
  const { rows } = await sql<Row>`
    select p.id as "promiseId", p.person_id as "personId", p.thread_id as "threadId", ${PERSON_NAME} as "personName",
      p.theme, p.side, ${OWNER_NAME} as "ownerName", p.urgency, p.state, p.due_at as "dueAt",
      p.told_late_at as "toldLateAt", p.leader_list_at as "leaderListAt", p.next_step as "nextStep", p.next_step_at as "nextStepAt",
      count(*) over ()::int as matching
    ${FROM_PROMISE}
    where p.is_open and (${LIKE_NAME(name)})
    order by ${WORK_ORDER}
    limit ${all ? SHOWN_ALL : SHOWN}`.execute(house.databases.system)
  return {
    counts: await counts(house, now),
    matching: rows[0]?.matching ?? 0,
    entries: rows.map(({ matching: _matching, toldLateAt, leaderListAt, ...row }) => ({
      ...row,
      dueAt: row.dueAt.toString(),
      late: Temporal.Instant.compare(row.dueAt, now) < 0,
      toldLate: toldLateAt !== null,
      withLeader: leaderListAt !== null,
      nextStepAt: row.nextStepAt?.toString() ?? null,
    })),
  }
}

async function counts(house: House, now: Temporal.Instant): Promise<Ledger['counts']> {
  const { rows } = await sql<Ledger['counts']>`
    select count(*) filter (where is_open)::int as open,
      count(*) filter (where is_open and due_at < ${now})::int as late,
      count(*) filter (where is_open and urgency = 'acute')::int as acute,
      count(*) filter (where is_open and told_late_at is not null)::int as "toldLate",
      count(*) filter (where is_open and lead_list_at is not null)::int as "atLead",
      count(*) filter (where state = 'kept')::int as kept
    from promise`.execute(house.databases.system)
  return rows[0] as Ledger['counts']
}

type EventRow = Omit<Happened['first'][number], 'at'> & { at: Temporal.Instant }

async function happened(house: House, from: string, until: string, name: string): Promise<Happened> {
  const { system } = house.databases
  const between = sql`from event e join person n on n.id = e.person_id
    where e.at > ${from}::timestamptz and e.at <= ${until}::timestamptz and (${LIKE_NAME(name)})`
  const kinds = await sql<{ kind: string; count: number }>`
    select e.kind, count(*)::int as count ${between} group by e.kind order by count desc, e.kind`.execute(
    system,
  )
  const first = await sql<EventRow>`
    select e.id, e.at, e.kind, ${PERSON_NAME} as "personName", e.theme ${between}
    order by e.at, e.seq limit ${SHOWN_EVENTS}`.execute(system)
  return {
    total: kinds.rows.reduce((sum, row) => sum + row.count, 0),
    kinds: kinds.rows,
    first: first.rows.map((row) => ({ ...row, at: row.at.toString() })),
  }
}
