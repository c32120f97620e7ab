-- R-465: a time that becomes free goes first to those who wait, by their turn. It is kept for them until one has said yes or
-- nobody is left; one person at a time, with a time limit.
create table freed_time (
  id uuid primary key default uuidv7(),
  staff_id uuid not null references staff,
  office_id uuid not null references office,
  mode text not null,
  place_id uuid references meeting_place,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  freed_at timestamptz not null,
  done_at timestamptz,
  done_how text check (done_how in ('taken', 'nobody', 'tooLate')),
  check ((done_at is null) = (done_how is null))
);
comment on table freed_time is 'R-465: a time that somebody gave back while others waited for one';
create index freed_time_waiting on freed_time (freed_at) where done_at is null;

create table meeting_offer (
  person_id uuid not null references person,
  id uuid not null,
  request_id uuid not null,
  freed_id uuid not null references freed_time,
  staff_id uuid not null references staff,
  mode text not null,
  place_id uuid references meeting_place,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  way text not null check (way in ('text', 'page', 'call')),
  turn jsonb not null,
  made_at timestamptz not null,
  answer_by timestamptz not null check (answer_by > made_at),
  state text not null default 'open' check (state in ('open', 'taken', 'declined', 'passed', 'gone')),
  answered_at timestamptz,
  channel text,
  meeting_id uuid,
  primary key (person_id, id),
  check ((state = 'open') = (answered_at is null)),
  check ((state = 'taken') = (meeting_id is not null))
);
comment on column meeting_offer.turn is 'R-465: points and criteria as they were when this person came first';
comment on column meeting_offer.state is 'passed: nobody answered in time; gone: the wish had ended, or the time could not be taken after all';
-- Never two at once for the same time, and never two at once for the same wish.
create unique index meeting_offer_one on meeting_offer (freed_id) where state = 'open';
create unique index meeting_offer_wish on meeting_offer (person_id, request_id) where state = 'open';
create index meeting_offer_due on meeting_offer (answer_by) where state = 'open';
create index meeting_offer_freed on meeting_offer (freed_id);

alter table hold add column freed_id uuid,
  drop constraint hold_why_check,
  add constraint hold_why_check check (why in ('meeting', 'busy', 'kept', 'offered')),
  add constraint hold_freed check ((why = 'offered') = (freed_id is not null)),
  drop constraint hold_resource_during_excl,
  add constraint hold_resource_during_excl exclude using gist (resource with =, during with &&) where (why in ('meeting', 'offered'));
create index hold_freed_of on hold (freed_id) where freed_id is not null;

insert into wall.person_table (name, key) values ('meeting_offer', 'id');
grant select, insert, update, delete on freed_time, meeting_offer to evi_system;
grant select on meeting_offer to evi_app;
do $$ declare t text; begin
  foreach t in array array['freed_time', 'meeting_offer'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I to evi_system using (true) with check (true)', t || '_system', t);
  end loop;
end $$;
create policy meeting_offer_own on meeting_offer for select to evi_app
  using (wall.actor_kind() = 'person' and person_id = wall.actor());
-- Whoever may see the wish may see what was offered for it.
create policy meeting_offer_staff on meeting_offer for select to evi_app
  using (wall.is_staff() and exists (select from meeting_request r where r.person_id = meeting_offer.person_id and r.id = request_id));

insert into event_kind (rule, kind, contact, journal, unit, seen_by_person, retention) values
  ('R-465', 'timeOffered', false, 'may', 'item', true, 'asCase'),
  ('R-465', 'timeOfferAnswered', true, 'may', 'item', true, 'asCase'),
  ('R-465', 'timeOfferPassed', false, 'no', 'none', true, 'asCase');

select wall.write_out_near();
select wall.read_settings_once();
