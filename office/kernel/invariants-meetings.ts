import { sql } from 'kysely'
import type { Invariant } from './invariants-model.ts'

/** What must hold of meetings: those that are wished for, those that are booked, and whatever came of them. */
export const MEETING: readonly Invariant[] = [
  {
    id: 'I-67',
    guarantee: 'G1',
    says: 'a wish for a meeting is open as long as its promise is, and ends only with a time, a told decision or the person’s word',
    violations: () => sql`
      select r.person_id as "personId", 'wish ' || r.id as what from meeting_request r
      left join promise p on p.person_id = r.person_id and p.id = r.promise_id
      where r.state in ('open', 'offered') and (p.id is null or not p.is_open)
      union all
      select p.person_id, 'promise ' || p.id from promise p
      where p.is_open and p.kind = 'arrangeMeeting' and p.theme <> 'appointmentChange'
        and not exists (select from meeting_request r where r.person_id = p.person_id and r.promise_id = p.id and r.state in ('open', 'offered'))
      union all
      select r.person_id, 'answer to wish ' || r.id from meeting_request r
      where r.state in ('declined', 'alternative') and r.decline_reason is not null
        and not exists (select from notice n where n.person_id = r.person_id and n.event_key = 'meetingRequest:' || r.promise_id)
      union all
      select r.person_id, 'second opinion on wish ' || r.id from meeting_request r
      left join promise p on p.person_id = r.person_id and p.id = r.review_promise_id
      where r.review_asked_at is not null and (r.review_decided_at is null) <> coalesce(p.is_open, false)`,
  },
  {
    id: 'I-64',
    guarantee: 'G1',
    says: 'nobody and nothing is in two meetings at once, and what a booked meeting needs is held for it',
    violations: () => sql`
      select a.person_id as "personId", 'hold ' || a.id as what from hold a join hold b on b.resource = a.resource
        and b.during && a.during and b.id > a.id and b.why = 'meeting' where a.why = 'meeting'
      union all
      select m.person_id, 'meeting ' || m.id from meeting m where m.state = 'booked' and (
        not exists (select from hold h where h.meeting_id = m.id and h.kind = 'staff' and h.resource = m.owner_staff_id
          and h.during @> tstzrange(m.starts_at, m.ends_at))
        or not exists (select from hold h where h.meeting_id = m.id and h.kind = 'person' and h.person_id = m.person_id
          and h.during @> tstzrange(m.starts_at, m.ends_at)))
      union all
      select m.person_id, 'meeting ' || m.id from meeting m where m.state in ('cancelled', 'notHeld')
        and exists (select from hold h where h.meeting_id = m.id and upper(h.during) > m.ended_at)`,
  },
  {
    id: 'I-68',
    guarantee: 'G1',
    says: 'a time is offered to one person at a time, is held for them until they answer, and no wish is left waiting for an offer that is over',
    violations: () => sql`
      select o.person_id as "personId", 'offer ' || o.id as what from meeting_offer o
        join freed_time f on f.id = o.freed_id where o.state = 'open' and (f.done_at is not null
          or not exists (select from hold h where h.freed_id = o.freed_id and h.kind = 'staff' and h.resource = o.staff_id
            and h.during @> tstzrange(o.starts_at, o.ends_at)))
      union all
      select r.person_id, 'wish ' || r.id from meeting_request r where r.state = 'offered'
        and not exists (select from meeting_offer o where o.person_id = r.person_id and o.request_id = r.id and o.state = 'open')
      union all
      select h.person_id, 'hold ' || h.id from hold h join freed_time f on f.id = h.freed_id where f.done_at is not null`,
  },
  {
    id: 'I-65',
    guarantee: 'G8',
    says: 'no meeting is booked with somebody who needs an interpreter before the question of one is answered',
    violations: () => sql`
      select m.person_id as "personId", 'meeting ' || m.id as what from meeting m join person p on p.id = m.person_id
      where m.state = 'booked' and p.interpreter_need <> 'none' and m.interpreter = 'notFlagged'
        and not exists (select from profile_fact f where f.person_id = p.id and f.field like 'interpreter%' and f.at > m.made_at)`,
  },
  {
    id: 'I-66',
    guarantee: 'G1',
    says: 'a meeting that is over and of which nobody has said how it went is still owed, as is every one that is to come',
    violations: () => sql`
      select m.person_id as "personId", 'meeting ' || m.id as what from meeting m
      left join promise p on p.person_id = m.person_id and p.id = m.promise_id
      where m.state in ('booked', 'begun') and m.outcome is null and coalesce(p.is_open, false) = false`,
  },
  {
    id: 'I-69',
    guarantee: 'G8',
    says: 'an interpreter ordered for a meeting is asked for, and nobody goes to it unconfirmed without somebody having been told in time',
    violations: (now) => sql`
      select m.person_id as "personId", 'meeting ' || m.id as what from meeting m
      where m.state = 'booked' and m.interpreter = 'ordered' and m.starts_at > ${now} and (
        not exists (select from interpreter_request r where r.meeting_id = m.id
          and (r.ended_how is null or r.alarmed_at is not null))
        or exists (select from interpreter_request r where r.meeting_id = m.id and r.starts_at is not null
          and r.ended_how is null and r.accepted_at is null and r.alarmed_at is null
          and r.due_at < ${now}::timestamptz - interval '15 minutes'))`,
  },
]
