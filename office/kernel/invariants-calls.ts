import { sql } from 'kysely'
import { CHATTING } from './invariants-chat.ts'
import type { Invariant } from './invariants-model.ts'

/** What must hold of calls: those that are owed, those that come in, and whatever came of them (G1). */
export const CALLING: readonly Invariant[] = [
  {
    id: 'I-50',
    guarantee: 'G1',
    says: 'a call that somebody was spoken with in, and that did not solve it, has an owned promise; also when nobody wrote it down',
    violations: (now) => sql`
      select c.person_id as "personId", 'call ' || c.id as what from call c join desk_contact d on d.call_id = c.id
      left join promise p on p.person_id = c.person_id and p.id = c.promise_id
      where c.state = 'ended' and c.person_id is not null and d.who in ('person', 'helper') and case when c.settled_at is null
        then c.ended_at < ${now}::timestamptz - interval '31 minutes'
        else c.outcome is null or (p.id is null
          and c.outcome not in ('resolved', 'notOurs', 'emergencyHandled', 'transferredAnswered')) end`,
  },
  {
    id: 'I-50b',
    guarantee: 'G7',
    says: 'nothing that was consented to in a call is open when the call has ended',
    violations: () => sql`
      select m.person_id as "personId", 'consent ' || m.id as what from mandate m join call c on c.id = m.call_id
      where m.state in ('asked', 'active') and c.state = 'ended'`,
  },
  {
    id: 'I-51',
    guarantee: 'G1',
    says: 'every call that is owed is planned, or due by the ledger, and nothing is planned that is not owed',
    violations: () => sql`
      select p.person_id as "personId", 'call ' || p.id as what from promise p
      left join callback c on c.person_id = p.person_id and c.promise_id = p.id
      where p.kind = 'callBack' and case when p.is_open
        then c.promise_id is null or c.ended_at is not null
          or (c.next_step is null and p.next_step is null and p.leader_list_at is null and p.state <> 'paused')
        else c.next_step is not null or c.ended_at is null end`,
  },
  {
    id: 'I-52',
    guarantee: 'G1',
    says: 'no call counts as made without a talk with the person, an answer elsewhere that was opened and is linked, or the answer to the helper who asked',
    violations: () => sql`
      select p.person_id as "personId", 'call ' || p.id as what from promise p
      where p.kind = 'callBack' and p.state in ('kept', 'keptElsewhere')
        and not (p.ended_how = 'reached' and p.details->>'asked' = 'unread')
        and not exists (select from event e where e.person_id = p.person_id and e.id = p.linked_event_id
          and e.kind in ('callLogged', 'talkHeld', 'visitLogged', 'messageRead', 'chatHeld', 'helperRequestAnswered'))`,
  },
  {
    id: 'I-53',
    guarantee: 'G1',
    says: 'an agreed time that has passed without a try has been told within the hour',
    violations: (now) => sql`
      select w.person_id as "personId", 'window ' || w.id as what from callback_window w
      join callback c on c.person_id = w.person_id and c.promise_id = w.promise_id and c.window_id = w.id
      where w.state = 'agreed' and c.ended_at is null and w.until_at < ${now}::timestamptz - interval '1 hour'`,
  },
  {
    id: 'I-55',
    guarantee: 'G1',
    says: 'every interpreter asked for is being looked for, is on the way, or is owed to somebody by the ledger',
    violations: (now) => sql`
      select r.person_id as "personId", 'order ' || r.id as what from interpreter_request r
      left join promise p on p.person_id = r.person_id and p.id = r.promise_id
      where r.ended_how is null and (p.id is null or not p.is_open)
        and (r.starts_at is null or r.accepted_at is null)
        and (r.next_step is null or r.next_step_at < ${now}::timestamptz - interval '30 minutes')`,
  },
  {
    id: 'I-56',
    guarantee: 'G7',
    says: 'no call with somebody who needs an interpreter was written down as guidance without one, or without a reason that may stand',
    violations: () => sql`
      select e.person_id as "personId", 'talk ' || e.id as what from event e
      where e.kind = 'interpreterUsed' and e.data->>'by' = 'none' and (e.data->>'why' is null
        or e.data->>'why' not in ('personDeclined', 'sharedLanguage', 'emergency', 'generalInformation', 'noneFound')
        or ((e.data->>'guidance')::boolean and e.data->>'why' <> 'sharedLanguage'))`,
  },
  {
    id: 'I-54',
    guarantee: 'G7',
    says: 'no text has been sent to a phone that was borrowed or shared for a call',
    violations: () => sql`
      select o.person_id as "personId", 'text ' || o.id as what from outgoing o
      join callback c on c.person_id = o.person_id and c.number = o.address and c.number_kind in ('borrowed', 'shared')
      where o.channel = 'sms' and o.kind = 'callBack'
        and not exists (select from contact_point p where p.person_id = o.person_id and p.value = o.address and p.phone_kind = 'own')`,
  },
  ...CHATTING,
]
