import { sql } from 'kysely'
import type { Tx } from './context.ts'
import { CALLING } from './invariants-calls.ts'
import { MEETING } from './invariants-meetings.ts'
import type { Invariant, Violation } from './invariants-model.ts'
import { REACHING } from './invariants-reach.ts'
import { VISITING } from './invariants-visits.ts'
import { seenAtDesk } from './promise/seen.ts'

export type { Invariant, Violation }
export type Broken = { id: string; says: string; count: number; first: Violation[] }

/** Rows that are shown of a broken invariant; the count is of all. */
const SHOWN = 5

/**
 * What must hold at every moment (rules, appendix C), each as a query that must give no row. They run after every
 * scene, nightly in production and under load. A room that adds a guarantee adds a row here.
 */
export const INVARIANTS: readonly Invariant[] = [
  ...REACHING,
  ...CALLING,
  ...VISITING,
  ...MEETING,
  {
    id: 'I-01',
    guarantee: 'G1',
    says: 'every open promise has an owner that can act and a due time',
    violations: () => sql`
      select p.person_id as "personId", 'promise ' || p.id as what from promise p
      left join staff s on s.id = p.desk_staff_id
      where p.is_open and (p.due_at is null or (p.desk_staff_id is null and p.desk_team_id is null)
        or (p.desk_staff_id is not null and not s.active)
        or (p.desk_team_id is not null and not exists (select from staff_team m join staff w on w.id = m.staff_id where m.team_id = p.desk_team_id and w.active)))`,
  },
  {
    id: 'I-03',
    guarantee: 'G1',
    says: 'every event has side, channel, actor, authorship and time',
    violations: () => sql`
      select person_id as "personId", 'event ' || id as what from event
      where channel = '' or authorship = '' or (actor_kind in ('person', 'staff') and actor_id is null)`,
  },
  {
    id: 'I-04',
    guarantee: 'G1',
    says: 'the first clock of a promise never moves',
    violations: () => sql`
      select p.person_id as "personId", 'promise ' || p.id as what from promise p
      join event e on e.person_id = p.person_id and e.promise_id = p.id and e.kind = 'promiseMade'
      where p.first_due_at <> (e.data->'after'->>'dueAt')::timestamptz`,
  },
  {
    id: 'I-05',
    guarantee: 'G1',
    says: 'the open promises rebuilt from events are the open promises of the ledger',
    violations: () => sql`
      select coalesce(p.person_id, r.person_id) as "personId", 'promise ' || coalesce(p.id, r.promise_id) as what
      from (select distinct on (e.person_id, e.promise_id) e.person_id, e.promise_id, e.data->'after' as after
          from event e where e.promise_id is not null and e.data ? 'after' order by e.person_id, e.promise_id, e.seq desc) r
      full join promise p on p.person_id = r.person_id and p.id = r.promise_id
      where r.promise_id is null or p.id is null
        or (r.after->>'state') is distinct from p.state
        or (p.is_open and ((r.after->>'ownerStaffId')::uuid is distinct from p.owner_staff_id
          or (r.after->>'ownerTeamId')::uuid is distinct from p.owner_team_id
          or (r.after->>'actingStaffId')::uuid is distinct from p.acting_staff_id
          or (r.after->>'actingTeamId')::uuid is distinct from p.acting_team_id
          or (r.after->>'dueAt')::timestamptz is distinct from p.due_at
          or (r.after->>'urgency') is distinct from p.urgency
          or (r.after->>'contacts')::int is distinct from p.contacts))`,
  },
  {
    id: 'I-06',
    guarantee: 'G1',
    says: 'an answered entry owes nothing, and an entry that owes something is not answered',
    violations: () => sql`
      select e.person_id as "personId", 'enquiry ' || e.id as what from enquiry e
      left join promise p on p.person_id = e.person_id and p.id = e.promise_id
      where p.id is null or (e.answered_at is null) <> p.is_open`,
  },
  {
    id: 'I-06b',
    guarantee: 'G1',
    says: 'every message that is not a bare acknowledgement is a contact on an entry',
    violations: () => sql`
      select m.person_id as "personId", 'message ' || m.id as what from message m
      where m.direction = 'in' and not m.trivial
        and not exists (select from enquiry_contact c where c.person_id = m.person_id and c.message_id = m.id)`,
  },
  {
    id: 'I-06c',
    guarantee: 'G1',
    says: 'every message has its words in a store and its entry on the timeline',
    violations: () => sql`
      select m.person_id as "personId", 'message ' || m.id as what from message m
      where not exists (select from message_text t where t.person_id = m.person_id and t.message_id = m.id)
        or not exists (select from event e where e.person_id = m.person_id and e.message_id = m.id)`,
  },
  {
    id: 'I-09',
    guarantee: 'G2',
    says: 'what is offered to a receiver still has its giver',
    violations: () => sql`
      select person_id as "personId", 'promise ' || id as what from promise
      where is_open and (offered_staff_id is not null or offered_team_id is not null) and num_nonnulls(owner_staff_id, owner_team_id) = 0`,
  },
  {
    id: 'I-15',
    guarantee: 'G6',
    says: 'nobody under 18 holds a mandate',
    violations: (now) => sql`
      select m.person_id as "personId", 'mandate ' || m.id as what from mandate m left join person h on h.id = m.holder_id
      where m.kind = 'mandate' and m.state in ('asked', 'active') and m.from_at <= ${now}::timestamptz
        and not wall.is_adult(coalesce(h.birth_date, m.holder_birth_date), ${now}::timestamptz)`,
  },
  {
    id: 'I-18',
    guarantee: 'G3',
    says: 'no text message and no e-mail that has left has a word from the list of what none may carry',
    violations: () => sql`
      with words as materialized (select trim(leading '*=' from split_part(stem, '_', 1)) as begins, case
            when stem like '*%' then replace(substr(stem, 2), '_', '\\s+')
            when stem like '=%' then '(^|[\\s.,:;!?()"''/])' || replace(substr(stem, 2), '_', '\\s+') || '($|[\\s.,:;!?()"''/])'
            else '(^|[\\s.,:;!?()"''/])' || replace(stem, '_', '\\s+') end as pattern from sensitive_word),
        texts as materialized (select distinct regexp_replace(lower(body), 'https?://\\S+', ' ', 'g') as text, body from outgoing
          where channel in ('sms', 'email') and state in ('sending', 'sent', 'delivered')),
        found as (select t.body from texts t
          where exists (select from words w
            where case when strpos(t.text, w.begins) > 0 then t.text ~ w.pattern else false end))
      select o.person_id as "personId", o.channel || ' ' || o.id as what from found f
      join outgoing o on o.body = f.body and o.channel in ('sms', 'email') and o.state in ('sending', 'sent', 'delivered')`,
  },
  {
    id: 'I-20',
    guarantee: 'G7',
    says: 'words stand in the store of the side of what they are about',
    violations: () => sql`
      select t.person_id as "personId", 'text of message ' || t.message_id as what from message_text t
      join enquiry e on e.person_id = t.person_id and e.id = t.enquiry_id
      join message m on m.person_id = t.person_id and m.id = t.message_id
      where (m.direction = 'in' and t.side <> e.side) or (e.side = 'municipal' and t.side = 'state')`,
  },
  {
    id: 'I-25',
    guarantee: 'G1',
    says: 'nobody registered as absent for more than a minute has anything on the desk',
    violations: (now) => sql`
      select p.person_id as "personId", 'promise ' || p.id as what from promise p
      join absence a on a.staff_id = p.desk_staff_id and a.ended_at is null and a.from_at <= ${now}::timestamptz - interval '1 minute'
      where p.is_open`,
  },
  {
    id: 'I-40',
    guarantee: 'G1',
    says: 'every open promise that runs has a next step of its escalation, until the leader has it',
    violations: () => sql`
      select person_id as "personId", 'promise ' || id as what from promise
      where state in ('open', 'sentNotReached') and kind <> 'reachPerson' and next_step is null and leader_list_at is null`,
  },
  {
    id: 'I-41',
    guarantee: 'G7',
    says: 'what is owed to somebody who is protected lies where somebody may see it',
    violations: (now) => sql`
      select p.person_id as "personId", 'promise ' || p.id as what
      from (select person_id, max(since) as since from shield group by person_id) h
      join promise p on p.person_id = h.person_id and p.is_open
        and greatest(p.made_at, h.since) < ${now}::timestamptz - interval '15 minutes'
      where not ${seenAtDesk}`,
  },
]

/** Runs every invariant in the caller's (system) transaction and gives those that do not hold. Empty when all do. */
export async function brokenInvariants(tx: Tx, now: Temporal.Instant): Promise<Broken[]> {
  const broken: Broken[] = []
  for (const invariant of INVARIANTS) {
    const { rows } = await invariant.violations(now).execute(tx)
    if (rows.length > 0)
      broken.push({ id: invariant.id, says: invariant.says, count: rows.length, first: rows.slice(0, SHOWN) })
  }
  return broken
}
