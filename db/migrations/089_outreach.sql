-- R-477, R-539: visits outside the office, planned with somebody who waits for the visitor to come back, and what was kept on
-- a device without a network and sent later.

create table outreach_visit (
  id uuid primary key,
  person_id uuid references person,
  office_id uuid not null references office,
  staff_id uuid not null references staff,
  place_kind text not null check (place_kind in ('home', 'workplace', 'school', 'health', 'library', 'street', 'food', 'voluntary', 'prison', 'other')),
  place text not null check (length(place) between 1 and 200),
  starts_at timestamptz not null,
  back_at timestamptz not null,
  safety_staff_id uuid not null references staff,
  planned_at timestamptz not null,
  back_said_at timestamptz,
  missed_at timestamptz,
  check (back_at > starts_at),
  check (safety_staff_id <> staff_id)
);
comment on table outreach_visit is 'person_id null: a round of a place, to whoever is there';
comment on column outreach_visit.missed_at is 'R-477: not back in time, and the one who waits was told';
create index outreach_visit_mine on outreach_visit (staff_id, starts_at);
create index outreach_visit_safety on outreach_visit (safety_staff_id, starts_at);
create index outreach_visit_out on outreach_visit (back_at) where back_said_at is null and missed_at is null;
create index outreach_visit_person on outreach_visit (person_id) where person_id is not null;

-- What came from a device, once for each id that the device gave it. The words stand in the conversation, never here.
create table outreach_entry (
  id uuid primary key,
  person_id uuid references person,
  visit_id uuid not null references outreach_visit,
  office_id uuid not null references office,
  staff_id uuid not null references staff,
  happened_at timestamptz not null,
  sent_at timestamptz not null,
  outcome text not null check (outcome in ('kept', 'deliveredOn', 'counted')),
  conflicts text[] not null default '{}',
  people smallint check (people between 1 and 200),
  check ((outcome = 'counted') = (people is not null))
);
comment on column outreach_entry.people is 'R-539: how many nobody knows the name of were met; a number and a place, and no name';
create index outreach_entry_office on outreach_entry (office_id, happened_at);
create index outreach_entry_visit on outreach_entry (visit_id);
create index outreach_entry_person on outreach_entry (person_id) where person_id is not null;

insert into wall.person_table (name, key) values ('outreach_visit', 'id'), ('outreach_entry', 'id');
grant select, insert, update, delete on outreach_visit, outreach_entry to evi_system;
grant select on outreach_visit, outreach_entry to evi_app;

do $$ declare t text; begin
  foreach t in array array['outreach_visit', 'outreach_entry'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I to evi_system using (true) with check (true)', t || '_system', t);
  end loop;
end $$;
-- Whoever goes and whoever waits for them; of somebody protected meanwhile neither sees more than others do (R-724).
create policy outreach_visit_staff on outreach_visit for select to evi_app
  using (wall.is_staff() and (staff_id = wall.actor() or safety_staff_id = wall.actor())
    and (person_id is null or wall.near(person_id)));
create policy outreach_entry_staff on outreach_entry for select to evi_app
  using (wall.is_staff() and staff_id = wall.actor() and (person_id is null or wall.near(person_id)));

select wall.write_out_near();
select wall.read_settings_once();
