-- What the ladder of notices needs beside the tables of 030: the first box of a letter, places where letters are fetched,
-- and who may say that something has reached.

-- K25: what this is, what to do, by when, what happens otherwise, whom to call. It stands with the words, on their side.
alter table message_text add column box jsonb;
alter table notice add column ladder text check (ladder in ('digital', 'human', 'pickUp'));
comment on column notice.ladder is 'K17: the way up at the last step, from the profile as it was then';

-- R-070, R-051: which decisions run out and which cards are missing about a day, asked every hour.
create index person_fact_runs_out on person_fact ((value->>'validTo')) where kind = 'decision';
create index person_fact_card on person_fact ((value->>'statusCardDue')) where kind = 'benefit' and value ? 'statusCardDue';

-- Calls and visits that are owed because something is unread: joined by each further notice of the person.
create index promise_unread on promise (person_id) where is_open and details->>'asked' = 'unread';

-- R-344, R-324: where somebody without number or address fetches what waits. The place knows a name and that an
-- envelope waits; what it holds stays in the notice.
create table pickup_place (
  id uuid primary key default uuidv7(),
  office_id uuid references office,
  name text not null,
  kind text not null check (kind in ('desk', 'partner')),
  ended_at timestamptz
);
create table pickup_item (
  person_id uuid not null references person,
  id uuid not null default uuidv7(),
  notice_id uuid not null,
  place_id uuid not null references pickup_place,
  made_at timestamptz not null,
  removed_at timestamptz,
  removed_how text check (removed_how in ('handedOver', 'reachedOtherwise')),
  primary key (person_id, id),
  unique (person_id, notice_id, place_id),
  foreign key (person_id, notice_id) references notice deferrable initially immediate
);
create index pickup_waiting on pickup_item (place_id, made_at) where removed_at is null;
insert into wall.person_table (name, key) values ('pickup_item', 'id');

grant select on pickup_place, pickup_item to evi_app;
grant select, insert, update, delete on pickup_place, pickup_item to evi_system;
alter table pickup_item enable row level security;
alter table pickup_item force row level security;
create policy pickup_item_system on pickup_item to evi_system using (true) with check (true);
create policy pickup_item_own on pickup_item for select to evi_app
  using (wall.actor_kind() = 'person' and person_id = wall.actor());
-- M-39: that a letter waits
create policy pickup_item_staff on pickup_item for select to evi_app
  using (wall.is_staff() and wall.near(person_id) and (select wall.holds('M-39', '{W,R,J}')));

-- M-39: whoever may see that a letter waits may say that it was explained or handed over; making one is another matter
-- (030), and stays with those who write on that side.
drop policy notice_staff on notice;
create policy notice_staff on notice for select to evi_app
  using (wall.is_staff() and wall.near(person_id) and (
    (person_id = wall.opened() and case side
      when 'state' then (select wall.holds_side('M-39', '{W,R,J}', 'state'))
      when 'municipal' then (select wall.holds_side('M-39', '{W,R,J}', 'municipal'))
      else (select wall.holds_side('M-39', '{W,R,J}', 'common')) end)
    or exists (select from promise p where p.person_id = notice.person_id and p.id = notice.promise_id)));
create policy notice_staff_fares on notice for update to evi_app
  using (wall.is_staff() and wall.near(person_id) and person_id = wall.opened() and case side
      when 'state' then (select wall.holds_side('M-39', '{W,R}', 'state'))
      when 'municipal' then (select wall.holds_side('M-39', '{W,R}', 'municipal'))
      else (select wall.holds_side('M-39', '{W,R}', 'common')) end);
create policy notice_staff_makes on notice for insert to evi_app
  with check (wall.is_staff() and person_id = wall.opened() and wall.near(person_id) and case side
      when 'state' then (select wall.holds('M-13', '{W}')) or (select wall.holds('M-07', '{W}'))
      when 'municipal' then (select wall.holds('M-14', '{W}')) or (select wall.holds('M-16', '{W}'))
      else (select wall.holds('M-13', '{W}')) or (select wall.holds('M-14', '{W}')) end);
-- M-07, M-16: whoever decides writes the words of the decision, though no conversation of the person is theirs.
create policy text_of_decision on message_text for insert to evi_app
  with check (wall.is_staff() and person_id = wall.opened() and wall.near(person_id)
    and wall.own_message(person_id, message_id) and case side
      when 'state' then (select wall.holds('M-07', '{W}'))
      when 'municipal' then (select wall.holds('M-16', '{W}'))
      else false end);

-- R-347, K33: the same event told to both records before they became one is told once from now on; neither row is lost.
create or replace function wall.make_room(kept uuid, merged uuid, at timestamptz) returns jsonb
  language plpgsql security definer set search_path = public, wall, pg_catalog
  as $$ declare ended uuid[]; begin
    with gone as (
      update assignment a set until_at = at, reason = 'merged'
      where a.person_id = merged and a.until_at is null and exists (
        select from assignment k where k.person_id = kept and k.side = a.side and k.until_at is null)
      returning a.id)
    select coalesce(array_agg(id), '{}') into ended from gone;
    update draft d set id = d.id || ' ' || merged where d.person_id = merged
      and exists (select from draft k where k.person_id = kept and k.id = d.id);
    update journal_entry j set title = j.title || ' [' || left(j.id::text, 8) || ']' where j.person_id = merged
      and exists (select from journal_entry k where k.person_id = kept and k.title = j.title);
    update message m set client_key = null where m.person_id = merged
      and exists (select from message k where k.person_id = kept and k.client_key = m.client_key);
    update notice n set event_key = n.event_key || ' ' || merged where n.person_id = merged
      and exists (select from notice k where k.person_id = kept and k.event_key = n.event_key);
    return jsonb_build_object('endedAssignments', to_jsonb(ended));
  end $$;

insert into event_kind (rule, kind, contact, journal, unit, seen_by_person, retention) values
  ('R-328', 'noticeUnreached', false, 'no', 'none', true, 'asCase'),
  ('R-086', 'noticeAnswered', true, 'no', 'none', true, 'asCase');

select wall.write_out_near();
select wall.read_settings_once();
