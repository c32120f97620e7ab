import type pg from 'pg'
import type { StaffActor } from '../office/kernel/context.ts'

/** What a listener is told: that something happened and where. Never what was said. */
export type News = { kind: string; threadId: string | null; personId?: string; at: string }

export type Listener = {
  who:
    | { kind: 'person'; personId: string }
    | { kind: 'staff'; actor: StaffActor; openPersonId: string | null }
  /** Names the login, so that the line is cut when it ends. */
  sessionHash: string
  send(cursor: string, news: News): void
  close(): void
}

/** One shared reading of the timeline for all who listen at this node. */
export type Live = {
  /** False when the node or this login has too many open lines. `after` is the last cursor the listener saw. */
  listen(listener: Listener, after?: string | null): Promise<boolean>
  leave(listener: Listener): void
  /** Cuts the lines of logins that ended here; those that ended elsewhere are found by `cutEnded`. */
  cut(sessionHashes: readonly string[]): void
  cutEnded(alive: (hashes: readonly string[]) => Promise<Set<string>>): Promise<void>
  /** Reads once, now; the clock does it otherwise. */
  read(): Promise<void>
  size(): number
  stop(): void
}

type LiveOptions = {
  everyMs?: number
  mostLines?: number
  mostForOne?: number
  report?: (error: unknown) => void
}

type Row = {
  xact: string
  seq: number
  at: Temporal.Instant
  kind: string
  side: string
  person_id: string
  thread_id: string | null
  seen_by_person: boolean
  staff_ids: (string | null)[]
  team_ids: (string | null)[]
}

// A transaction's events are told when every transaction begun before it has ended, so that none is passed over:
// numbers are handed out at the start of a change and become visible at its end.
const READ = `select e.xact::text as xact, e.seq, e.at, e.kind, e.side, e.person_id, e.thread_id, k.seen_by_person,
    array[p.desk_staff_id, p.owner_staff_id, p.offered_staff_id, given.from_staff_id] as staff_ids,
    array[p.desk_team_id, p.owner_team_id, p.offered_team_id, given.from_team_id] as team_ids
  from event e join event_kind k on k.kind = e.kind
    left join promise p on p.person_id = e.person_id and p.id = e.promise_id
    left join lateral (select h.from_staff_id, h.from_team_id from hand_over h
      where h.person_id = e.person_id and h.promise_id = e.promise_id order by h.id desc limit 1) given on true
  where (e.xact, e.seq) > ($1::xid8, $2::bigint) and e.xact < pg_snapshot_xmin(pg_current_snapshot())`
const IN_ORDER = 'order by e.xact, e.seq limit 1000'
const NEWEST = 'select pg_snapshot_xmin(pg_current_snapshot())::text as xact'

type Cursor = { xact: string; seq: number }
const shown = (cursor: Cursor) => `${cursor.xact}-${cursor.seq}`

function cursorFrom(text: string | null | undefined): Cursor | null {
  const parts = /^(\d{1,19})-(-?\d{1,18})$/.exec(text ?? '')
  return parts ? { xact: parts[1] as string, seq: Number(parts[2]) } : null
}

export function liveTail(system: pg.Pool, options: LiveOptions = {}): Live {
  const { everyMs = 300, mostLines = 5000, mostForOne = 6, report = () => {} } = options
  const listeners = new Set<Listener>()
  let cursor: Cursor | null = null
  let timer: NodeJS.Timeout | null = null
  let reading: Promise<void> | null = null
  let beginning: Promise<void> | null = null

  async function readOn(): Promise<void> {
    if (cursor === null || listeners.size === 0) return
    const found = await system.query<Row>({
      name: 'live-read',
      text: `${READ} ${IN_ORDER}`,
      values: [cursor.xact, cursor.seq],
    })
    for (const row of found.rows) {
      for (const listener of listeners) tell(listener, row)
      cursor = { xact: row.xact, seq: row.seq }
    }
  }
  const read = () => {
    reading ??= readOn().finally(() => {
      reading = null
    })
    return reading
  }
  /** All who join while the reading begins wait for the same beginning, so that none misses what comes after. */
  const begin = () => {
    beginning ??= newest(system).then((xact) => {
      cursor = { xact, seq: -1 }
      if (listeners.size > 0) timer = setInterval(() => void read().catch(report), everyMs)
    })
    return beginning
  }
  const rest = () => {
    if (timer) clearInterval(timer)
    timer = null
    cursor = null
    beginning = null
  }
  const leave = (listener: Listener) => {
    listeners.delete(listener)
    if (listeners.size === 0) rest()
  }
  const cut = (hashes: readonly string[]) => {
    const ended = new Set(hashes)
    for (const listener of [...listeners]) {
      if (!ended.has(listener.sessionHash)) continue
      leave(listener)
      listener.close()
    }
  }
  return {
    listen: async (listener, after) => {
      const mine = [...listeners].filter((other) => other.sessionHash === listener.sessionHash).length
      if (listeners.size >= mostLines || mine >= mostForOne) return false
      listeners.add(listener)
      await begin()
      const missedFrom = cursorFrom(after)
      if (missedFrom) await catchUp(system, listener, missedFrom)
      return true
    },
    leave,
    cut,
    cutEnded: async (alive) => {
      const hashes = [...new Set([...listeners].map((listener) => listener.sessionHash))]
      if (hashes.length === 0) return
      const living = await alive(hashes)
      cut(hashes.filter((hash) => !living.has(hash)))
    },
    read,
    size: () => listeners.size,
    stop: () => {
      for (const listener of [...listeners]) listener.close()
      listeners.clear()
      rest()
    },
  }
}

async function newest(system: pg.Pool): Promise<string> {
  const found = await system.query<{ xact: string }>(NEWEST)
  return found.rows[0]?.xact ?? '0'
}

/** What a line that was broken has missed. News may come twice; a page that looks again is none the worse. */
async function catchUp(system: pg.Pool, listener: Listener, from: Cursor): Promise<void> {
  const values = [from.xact, from.seq, listener.who.kind === 'person' ? listener.who.personId : null]
  const text = `${READ} and ($3::uuid is null or e.person_id = $3) ${IN_ORDER}`
  const found = await system.query<Row>({ name: 'live-catch-up', text, values })
  for (const row of found.rows) tell(listener, row)
}

function tell(listener: Listener, row: Row): void {
  const cursor = shown({ xact: row.xact, seq: row.seq })
  const news: News = { kind: row.kind, threadId: row.thread_id, at: row.at.toString() }
  if (listener.who.kind === 'person') {
    if (row.person_id === listener.who.personId && row.seen_by_person) listener.send(cursor, news)
  } else if (concerns(listener.who, row)) {
    listener.send(cursor, { ...news, personId: row.person_id })
  }
}

/** Work that lies with the employee, with a team of theirs, or about the person they have open, on a side they see. */
function concerns(who: Extract<Listener['who'], { kind: 'staff' }>, row: Row): boolean {
  const { actor, openPersonId } = who
  if (
    row.staff_ids.includes(actor.staffId) ||
    row.team_ids.some((team) => team !== null && actor.teams.includes(team))
  )
    return true
  return (
    row.person_id === openPersonId && (row.side === 'common' || actor.sides.some((side) => side === row.side))
  )
}
