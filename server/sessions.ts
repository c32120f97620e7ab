import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type pg from 'pg'
import type { PersonActor, StaffActor } from '../office/kernel/context.ts'
import type { Clock } from '../office/kernel/time/clock.ts'

/** Who is behind a request. `csrf` is the login's own token, which outlives the rotation of the session's. */
export type Session = PersonSession | StaffSession
type SessionFacts = {
  csrf: string
  name: string
  firstName: string
  /** The hash under which the database holds it: names the session without being able to open it. */
  hash: string
  expiresAt: Temporal.Instant
  /** Set when the token was exchanged just now: the browser must be given the new one. */
  newToken?: string
}
export type PersonSession = SessionFacts & {
  kind: 'person'
  actor: PersonActor
  /** An employee is beside the person, who has no login of their own here (server/assisted-request.ts). */
  beside?: { sessionId: string; staffName: string; device: 'own' | 'other' }
}
type StaffSession = SessionFacts & { kind: 'staff'; actor: StaffActor; unit: string }

type NewSession = {
  kind: 'person' | 'staff'
  /** The person's or employee's id. */
  subjectId: string
  assurance: string
  idToken: string | null
  language: string | null
}

export type Sessions = {
  /** Gives the token for the browser; only its hash is kept. */
  start(session: NewSession): Promise<string>
  /** One query. `quiet` neither counts as use nor exchanges the token (live connections). */
  find(token: string, how?: { quiet: boolean }): Promise<Session | null>
  /** Whether an employee is signed in anywhere. */
  signedIn(staffId: string): Promise<boolean>
  /** Which of these hashes still belong to somebody signed in. */
  alive(hashes: readonly string[]): Promise<Set<string>>
  /** This login, in all its tokens. Gives the token the provider knows it by, and every hash that died. */
  end(session: Session): Promise<{ idToken: string | null; hashes: string[] }>
  /** Every login of the same person or employee, on every device. */
  endAll(session: Session): Promise<{ idToken: string | null; hashes: string[] }>
}

const IDLE_MINUTES = 60
const ROTATE_MINUTES = 30
const GRACE_SECONDS = 60
const SEEN_SECONDS = 60

const hashOf = (token: string) => createHash('sha256').update(token).digest()
const newToken = () => randomBytes(32).toString('base64url')

// The whole of who acts, in one lookup by primary key; named, so that the server plans it once for each connection.
const FIND = `select s.kind, s.csrf, s.language, s.created_at, s.seen_at, s.expires_at,
    coalesce(p.merged_into, p.id) as person_id, p.language as person_language, p.given_name, p.family_name, p.call_me,
    t.id as staff_id, t.name as staff_name, t.roles, t.sides, t.shields, t.office_id,
    coalesce(o.name, (select min(u.name) from staff_team m join team u on u.id = m.team_id where m.staff_id = t.id)) as office_name,
    array(select m.team_id from staff_team m where m.staff_id = t.id) as teams
  from session s left join person p on p.id = s.person_id left join staff t on t.id = s.staff_id and t.active
    left join office o on o.id = t.office_id
  where s.id_hash = $1 and s.revoked_at is null and s.expires_at > $2 and s.seen_at > $3`

// A lost second of "seen at" costs nobody anything, so these do not wait for the disk.
const LAZILY = `with lazily as (select set_config('synchronous_commit', 'off', true) as set)`

type Row = {
  kind: 'person' | 'staff'
  csrf: string
  language: string | null
  created_at: Temporal.Instant
  seen_at: Temporal.Instant
  expires_at: Temporal.Instant
  person_id: string | null
  person_language: string | null
  given_name: string | null
  family_name: string | null
  call_me: string | null
  staff_id: string | null
  staff_name: string | null
  roles: StaffActor['roles'] | null
  sides: StaffActor['sides'] | null
  shields: StaffActor['shields'] | null
  office_id: string | null
  office_name: string | null
  teams: string[]
}

/** Sessions in the database, through the door for what no person owns. Time is the machine's. */
export function sessionsIn(system: pg.Pool, clock: Clock, hours: number): Sessions {
  async function start(session: NewSession): Promise<string> {
    const token = newToken()
    const now = clock.now()
    await system.query({
      name: 'session-start',
      text: `insert into session (id_hash, kind, subject_id, person_id, staff_id, assurance, csrf, language, oidc_id_token,
        created_at, seen_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, $11)`,
      values: [
        hashOf(token),
        session.kind,
        session.subjectId,
        session.kind === 'person' ? session.subjectId : null,
        session.kind === 'staff' ? session.subjectId : null,
        session.assurance,
        newToken(),
        session.language,
        session.idToken,
        now,
        now.add({ seconds: Math.round(hours * 3600) }),
      ],
    })
    return token
  }

  async function find(token: string, how = { quiet: false }): Promise<Session | null> {
    const hash = hashOf(token)
    const now = clock.now()
    const values = [hash, now, now.subtract({ minutes: IDLE_MINUTES })]
    const found = await system.query<Row>({ name: 'session-find', text: FIND, values })
    const row = found.rows[0]
    const session = row ? sessionFrom(row, hash) : null
    if (!row || !session || how.quiet) return session
    const age = now.since(row.created_at).total('minutes')
    const dying = row.expires_at.since(now).total('seconds') <= GRACE_SECONDS
    if (age >= ROTATE_MINUTES && !dying) return exchange(session, hash, now)
    if (now.since(row.seen_at).total('seconds') >= SEEN_SECONDS) await seen(hash, now)
    return session
  }

  async function seen(hash: Buffer, now: Temporal.Instant): Promise<void> {
    const text = `${LAZILY} update session set seen_at = $2 from lazily where id_hash = $1`
    await system.query({ name: 'session-seen', text, values: [hash, now] })
  }

  /** The old token works for a minute more, for requests already on their way. One of several at once wins. */
  async function exchange(session: Session, old: Buffer, now: Temporal.Instant): Promise<Session> {
    const token = newToken()
    const made = await system.query({
      name: 'session-exchange',
      text: `with old as (update session set expires_at = $3, seen_at = $2 where id_hash = $1 and expires_at > $3 returning *),
          full_life as (select expires_at from session where id_hash = $1)
        insert into session (id_hash, kind, subject_id, person_id, staff_id, assurance, csrf, language, oidc_id_token,
          terminal_id, created_at, seen_at, expires_at)
        select $4, kind, subject_id, person_id, staff_id, assurance, csrf, language, oidc_id_token, terminal_id, $2, $2, full_life.expires_at
        from old, full_life`,
      values: [old, now, now.add({ seconds: GRACE_SECONDS }), hashOf(token)],
    })
    return made.rowCount === 1 ? { ...session, newToken: token } : session
  }

  async function alive(hashes: readonly string[]): Promise<Set<string>> {
    const now = clock.now()
    const found = await system.query<{ hash: string }>({
      name: 'session-alive',
      text: `select encode(id_hash, 'hex') as hash from session where id_hash = any($1) and revoked_at is null
        and (expires_at > $2 or exists (select from session heir where heir.csrf = session.csrf
          and heir.subject_id = session.subject_id and heir.revoked_at is null and heir.expires_at > $2))`,
      values: [hashes.map((hash) => Buffer.from(hash, 'hex')), now],
    })
    return new Set(found.rows.map((row) => row.hash))
  }

  async function signedIn(staffId: string): Promise<boolean> {
    const now = clock.now()
    const found = await system.query({
      name: 'session-staff',
      text: `select from session where subject_id = $1 and revoked_at is null and expires_at > $2 and seen_at > $3 limit 1`,
      values: [staffId, now, now.subtract({ minutes: IDLE_MINUTES })],
    })
    return found.rowCount === 1
  }

  async function revoke(condition: string, session: Session) {
    const subject = session.kind === 'person' ? session.actor.personId : session.actor.staffId
    const ended = await system.query<{ hash: string; mine: boolean; oidc_id_token: string | null }>({
      text: `update session set revoked_at = $3 where ${condition} and revoked_at is null
        returning encode(id_hash, 'hex') as hash, csrf = $2 as mine, oidc_id_token`,
      values: [subject, session.csrf, clock.now()],
    })
    return {
      idToken: ended.rows.find((row) => row.mine)?.oidc_id_token ?? null,
      hashes: ended.rows.map((row) => row.hash),
    }
  }

  return {
    start,
    find,
    alive,
    signedIn,
    end: (session) => revoke('csrf = $2 and $1::uuid is not null', session),
    // a person who was merged may still be signed in under the id that was merged.
    endAll: (session) =>
      revoke('subject_id in (select $1::uuid union select id from person where merged_into = $1)', session),
  }
}

function sessionFrom(row: Row, hash: Buffer): Session | null {
  const facts = { csrf: row.csrf, hash: hash.toString('hex'), expiresAt: row.expires_at }
  if (row.kind === 'person') {
    if (row.person_id === null) return null
    const language = row.language ?? row.person_language ?? 'nb'
    const name = `${row.given_name} ${row.family_name}`
    const firstName = row.call_me ?? row.given_name ?? ''
    return {
      ...facts,
      kind: 'person',
      name,
      firstName,
      actor: { kind: 'person', personId: row.person_id, language },
    }
  }
  if (row.staff_id === null) return null
  const name = row.staff_name ?? ''
  const actor: StaffActor = {
    kind: 'staff',
    staffId: row.staff_id,
    name,
    roles: row.roles ?? [],
    sides: row.sides ?? [],
    shields: row.shields ?? [],
    teams: row.teams,
    officeId: row.office_id,
  }
  return {
    ...facts,
    kind: 'staff',
    name,
    firstName: name.split(' ')[0] ?? name,
    unit: row.office_name ?? '',
    actor,
  }
}

/** Whether a form bears the token of this login; takes the same time however wrong it is. */
export function checkCsrf(session: Session, given: unknown): boolean {
  if (typeof given !== 'string') return false
  return timingSafeEqual(hashOf(given), hashOf(session.csrf))
}
