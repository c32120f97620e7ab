import { sql } from 'kysely'
import type { Invariant } from './invariants-model.ts'

/** What must hold of calls: those that are owed, those that come in, and whatever came of them (G1). */
export const CALLING: readonly Invariant[] = [
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
    says: 'no call counts as made without a talk with the person, or an answer elsewhere that was opened and is linked',
    violations: () => sql`
      select p.person_id as "personId", 'call ' || p.id as what from promise p
      where p.kind = 'callBack' and p.state in ('kept', 'keptElsewhere')
        and not (p.ended_how = 'reached' and p.details->>'asked' = 'unread')
        and not exists (select from event e where e.person_id = p.person_id and e.id = p.linked_event_id
          and e.kind in ('callLogged', 'talkHeld', 'visitLogged', 'messageRead', 'chatHeld'))`,
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
    id: 'I-54',
    guarantee: 'G7',
    says: 'no text has been sent to a phone that was borrowed or shared for a call',
    violations: () => sql`
      select o.person_id as "personId", 'text ' || o.id as what from outgoing o
      join callback c on c.person_id = o.person_id and c.number = o.address and c.number_kind in ('borrowed', 'shared')
      where o.channel = 'sms' and o.kind = 'callBack'
        and not exists (select from contact_point p where p.person_id = o.person_id and p.value = o.address and p.phone_kind = 'own')`,
  },
]
