import { sql } from 'kysely'
import type { Invariant } from './invariants-model.ts'

/**
 * What must hold of everything that is to reach somebody (G3): the ladder, its steps, and what counts as reached. R-332:
 * piles of letters that nobody saw have been found; here they would show the same night.
 */
export const REACHING: readonly Invariant[] = [
  {
    id: 'I-10',
    guarantee: 'G3',
    says: 'no unread important notice is a day past its step',
    violations: (now) => sql`
      select n.person_id as "personId", 'notice ' || n.id as what from notice n
      where n.next_step is not null and n.next_step_at < ${now}::timestamptz - interval '1 day'`,
  },
  {
    id: 'I-11',
    guarantee: 'G3',
    says: 'nothing is closed for lack of reply while what was asked is unread',
    violations: () => sql`
      select p.person_id as "personId", 'promise ' || p.id as what from promise p
      join notice n on n.person_id = p.person_id and n.thread_id = p.thread_id
      where not p.is_open and p.ended_how = 'noAnswer' and n.weight <> 'information' and n.made_at <= p.ended_at
        and (n.reached_at is null or n.reached_at > p.ended_at)`,
  },
  {
    id: 'I-13',
    guarantee: 'G3',
    says: 'nothing that weighs lies only behind a login for somebody who is not digital',
    violations: () => sql`
      select n.person_id as "personId", 'notice ' || n.id as what from notice n
      where n.weight = 'consequence' and n.ladder in ('human', 'pickUp') and n.reached_at is null and n.ended_at is null
        and not exists (select from notice_step s where s.person_id = n.person_id and s.notice_id = n.id
          and s.why is null and split_part(s.step, '.', 1) in ('letter', 'callTask', 'pickUp', 'outreach', 'adviserTask'))`,
  },
  {
    id: 'I-42',
    guarantee: 'G3',
    says: 'every important notice has a next step with its promise open, or an end with its promise kept',
    violations: () => sql`
      select n.person_id as "personId", 'notice ' || n.id as what from notice n
      left join promise p on p.person_id = n.person_id and p.id = n.promise_id
      where n.weight <> 'information' and case
        when n.reached_at is null and n.ended_at is null then n.next_step is null or p.is_open is not true
        when n.next_step = 'close' then false
        else p.is_open is not false end`,
  },
  {
    id: 'I-43',
    guarantee: 'G3',
    says: 'every sending of a notice is one step of it, and every step that sends has its sending',
    violations: () => sql`
      select coalesce(s.person_id, o.person_id) as "personId", 'step ' || coalesce(s.notice_id || ' ' || s.step, o.key) as what
      from (select person_id, notice_id, step, outgoing_id from notice_step where outgoing_id is not null) s
      full join (select person_id, id, key from outgoing where notice_id is not null and recipient_id = person_id) o
        on o.person_id = s.person_id and o.id = s.outgoing_id
      where s.outgoing_id is null or o.id is null`,
  },
  {
    id: 'I-44',
    guarantee: 'G3',
    says: 'reached is opened, told, handed over, or posted and not returned; never sent',
    violations: () => sql`
      select person_id as "personId", 'notice ' || id as what from notice
      where (reached_at is null) <> (reached_how is null) or (reached_at is null and answer_due_at is not null)
        or (reached_at is not null and case reached_how
          when 'opened' then opened_at is null or opened_by_kind = 'other'
          when 'openedByHolder' then opened_at is null or opened_by_kind <> 'holder'
          when 'told' then explained_at is null
          when 'handedOver' then handed_over_at is null
          when 'posted' then posted_at is null or returned_at is not null or reached_at < posted_at + interval '2 days'
          else true end)`,
  },
]
