import { sql } from 'kysely'
import type { Invariant } from './invariants-model.ts'

/** What must hold of everybody who has come to a reception. */
export const VISITING: readonly Invariant[] = [
  {
    id: 'I-70',
    guarantee: 'G2',
    says: 'every closed visit has an outcome, and a dated next step in the hand of the visitor where the outcome asks for one',
    violations: () => sql`
      select person_id as "personId", 'visit ' || id as what from visit
      where state = 'closed' and (outcome is null or (outcome not in ('helped', 'leftBeforeHelp')
        and (follow_up_at is null or slip is null or jsonb_array_length(steps) = 0)))`,
  },
  {
    id: 'I-71',
    guarantee: 'G2',
    says: 'nobody was shown on without a date of next contact, and of a known person somebody owes it',
    violations: () => sql`
      select r.person_id as "personId", 'referral ' || r.id as what from visit_referral r
      left join promise p on p.person_id = r.person_id and p.id = r.promise_id
      where r.next_at is null or (r.person_id is not null and r.visit_id is not null and p.id is null)`,
  },
  {
    id: 'I-72',
    guarantee: 'G2',
    says: 'a visit that nobody closed on its day is the leader’s, and owed to whoever it was',
    violations: (now) => sql`
      select v.person_id as "personId", 'visit ' || v.id as what from visit v
      left join promise p on p.person_id = v.person_id and p.id = v.follow_up_promise_id
      where v.state <> 'closed' and (v.day + 1)::timestamp at time zone 'Europe/Oslo' < ${now}::timestamptz - interval '30 minutes'
        and (v.left_open_at is null or (v.person_id is not null and p.id is null))`,
  },
  {
    id: 'I-73',
    guarantee: 'G2',
    says: 'papers that came over the desk are with somebody who owes to look them through, or have been looked through',
    violations: () => sql`
      select e.person_id as "personId", 'papers ' || e.id as what from event e
      left join promise p on p.person_id = e.person_id and p.id = e.promise_id
      where e.kind = 'papersReceived' and p.id is null`,
  },
  {
    id: 'I-74',
    guarantee: 'G6',
    says: 'nobody is beside a person for longer than a session lasts, and what is done beside them is marked as an employee’s',
    violations: (now) => sql`
      select a.person_id as "personId", 'assisted session ' || a.id as what from assisted_session a
      where a.ended_at is null and a.until_at < ${now}::timestamptz - interval '30 minutes'
      union all
      select e.person_id, 'event ' || e.id from event e join assisted_session a on a.id::text = e.data->>'assisted'
      where a.person_id = e.person_id and e.at >= a.started_at and e.authorship in ('self', 'selfWithHelp')`,
  },
]
