import { sql } from 'kysely'
import type { Invariant } from './invariants-model.ts'

/** What must hold of chats: somebody has them, a human is always to be had, and what belongs to the record lies there. */
export const CHATTING: readonly Invariant[] = [
  {
    id: 'I-60',
    guarantee: 'G1',
    says: 'a chat with people has a queue or an owner who can answer, and none is over without a human having been offered',
    violations: () => sql`
      select c.person_id as "personId", 'chat ' || c.id as what from chat c left join staff s on s.id = c.staff_id
      where (c.state = 'waiting' and (c.queue is null or c.waiting_since is null))
        or (c.state = 'talking' and s.active is not true)
        or (c.state = 'ended' and c.offered_at is null)`,
  },
  {
    id: 'I-61',
    guarantee: 'G1',
    says: 'what was said to people while logged in lies in the conversation, once, and what was handed over is owed or was',
    violations: () => sql`
      select c.person_id as "personId", 'chat ' || c.id as what from chat c
      where c.person_id is not null and c.state = 'ended' and (
        (c.kept_at is null and (c.ended_how in ('toCall', 'toMessage', 'toOffice') or c.staff_id is not null))
        or (c.kept_at is not null and (select count(*) from event e where e.person_id = c.person_id and e.kind = 'chatHeld'
          and e.data->>'chatId' = c.id::text) <> 1)
        or (c.ended_how in ('toCall', 'toMessage', 'toOffice') and not exists (select from promise p
          where p.person_id = c.person_id and p.id = c.promise_id)))`,
  },
  {
    id: 'I-62',
    guarantee: 'G7',
    says: 'no number and no address is kept of what somebody wrote in a chat without a login',
    violations: () => sql`
      select null::uuid as "personId", 'line ' || l.chat_id || ' ' || l.seq as what
      from chat_line l join chat c on c.id = l.chat_id
      where c.person_id is null and l.by_kind = 'visitor' and l.body ~ '([0-9][ .-]?){8}|@[[:alnum:]]'`,
  },
]
