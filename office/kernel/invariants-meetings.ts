import { sql } from 'kysely'
import type { Invariant } from './invariants-model.ts'

/** What must hold of meetings: those that are wished for, those that are booked, and whatever came of them. */
export const MEETING: readonly Invariant[] = [
  {
    id: 'I-61',
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
]
