-- R-323, R-373, R-439, R-623: an employee beside the person, who does what the person says, for some minutes. Bound to the
-- employee and ended with their login; nobody needs a login of their own, and nobody's is borrowed (R-390).

create table assisted_session (
  id uuid primary key,
  person_id uuid not null references person,
  staff_id uuid not null references staff,
  office_id uuid references office,
  visit_id uuid references visit,
  call_id uuid references call,
  device text not null check (device in ('own', 'other')),
  authorship text not null check (authorship in ('staffReception', 'staffAdviser', 'staffContactCentre')),
  channel text not null check (channel in ('dropIn', 'meetingOffice', 'homeVisit', 'officePhone', 'contactCentrePhone')),
  identity text not null check (identity in ('document', 'known', 'questions', 'code', 'eId')),
  why text not null,
  language text not null,
  started_at timestamptz not null,
  opened_at timestamptz,
  used_at timestamptz not null,
  until_at timestamptz not null,
  ended_at timestamptz,
  ended_why text check (ended_why in ('done', 'idle', 'tooLong', 'staffLeft', 'visitClosed', 'callEnded', 'neverOpened', 'notTheirs')),
  confirmed_how text check (confirmed_how in ('paper', 'tablet', 'aloud', 'notConfirmed')),
  confirmed_at timestamptz,
  check ((ended_at is null) = (ended_why is null)),
  check (until_at > started_at),
  check ((confirmed_how is null) = (confirmed_at is null))
);
comment on table assisted_session is 'what was done in it are the events that name it (event.data.assisted)';
comment on column assisted_session.device is 'own: the employee’s browser; other: a terminal or tablet, opened by a code';
comment on column assisted_session.opened_at is 'when the first page of it was opened';
comment on column assisted_session.ended_why is 'notTheirs: the person is protected, or the employee’s own, from now on';
create index assisted_person on assisted_session (person_id, started_at desc);
create index assisted_staff on assisted_session (staff_id, started_at desc);
create index assisted_open on assisted_session (used_at) where ended_at is null;
create index assisted_visit on assisted_session (visit_id) where visit_id is not null;
create index assisted_call on assisted_session (call_id) where call_id is not null;

-- What opens it; read by the system alone.
create table assisted_key (
  session_id uuid primary key references assisted_session on delete cascade,
  token_hash bytea unique,
  csrf text not null,
  code text unique,
  code_until timestamptz
);
comment on column assisted_key.code is 'six digits, for some minutes and once; gone when it has been used';

insert into wall.person_table (name, key) values ('assisted_session', 'id');
grant select, insert, update, delete on assisted_session, assisted_key to evi_system;
grant select on assisted_session to evi_app;

do $$ declare t text; begin
  foreach t in array array['assisted_session', 'assisted_key'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I to evi_system using (true) with check (true)', t || '_system', t);
  end loop;
end $$;
create policy assisted_session_own on assisted_session for select to evi_app
  using (wall.actor_kind() = 'person' and person_id = wall.actor());
-- M-23: whoever is beside the person, as long as they may know of them; others who have opened the person, as visits.
create policy assisted_session_staff on assisted_session for select to evi_app
  using (wall.is_staff() and wall.near(person_id)
    and (staff_id = wall.actor() or (person_id = wall.opened() and (select wall.holds('M-23', '{W,R,J}')))));

-- R-302: what was handed over with an employee is no sign that the person manages their messages alone.
alter table message add column read_with text
  check (read_with in ('staffReception', 'staffAdviser', 'staffContactCentre'));
comment on column message.read_with is 'who was beside the person when it was handed over; null: the person opened it';

-- R-607, R-726: whoever has no number is found by one of the house’s own.
create sequence internal_number start 1000001;
grant usage on sequence internal_number to evi_app, evi_system;

select wall.write_out_near();
select wall.read_settings_once();
