-- R-419 – R-428: who answers the duty phone when, and what becomes of every call that is put through.

create extension if not exists btree_gist;

-- R-426: one row for each turn on the duty phone; `rank` is the order in which they are rung. Nobody stands in one place
-- of the order twice at the same time.
create table duty_shift (
  id uuid primary key,
  office_id uuid not null references office,
  staff_id uuid not null references staff,
  rank smallint not null check (rank between 1 and 9),
  from_at timestamptz not null,
  until_at timestamptz not null check (until_at > from_at),
  made_by uuid references staff,
  made_at timestamptz not null,
  ended_at timestamptz,
  exclude using gist (office_id with =, rank with =, tstzrange(from_at, until_at) with &&) where (ended_at is null)
);
create index duty_shift_now on duty_shift (office_id, until_at) where ended_at is null;
create index duty_shift_staff on duty_shift (staff_id, until_at) where ended_at is null;

-- R-419, R-434: one call that is put through: who gave it, who was rung, who took it, and what both thought of the urgency.
-- The two judgements stand beside each other; neither is written over.
create table transfer (
  id uuid primary key,
  call_id uuid not null references call,
  person_id uuid references person,
  office_id uuid references office,
  from_staff_id uuid references staff,
  target text not null check (target in ('duty', 'adviser', 'staff', 'queue')),
  queue text,
  theme text,
  side text not null check (side in ('state', 'municipal', 'common')),
  urgency_giver text not null check (urgency_giver in ('acute', 'elevated', 'ordinary')),
  reason_giver text not null default '',
  answered text[] not null default '{}',
  state text not null check (state in ('offered', 'ringing', 'answered', 'timedOut', 'declined', 'turnedIntoTask')),
  chain jsonb not null default '[]',
  step smallint not null default 0,
  caller text not null default 'stays' check (caller in ('stays', 'willBeCalled', 'gone')),
  started_at timestamptz not null,
  answered_at timestamptz,
  answered_by uuid references staff,
  ended_at timestamptz,
  urgency_receiver text check (urgency_receiver in ('acute', 'elevated', 'ordinary')),
  reason_receiver text,
  next_contact_at timestamptz,
  judged_by uuid references staff,
  judged_at timestamptz,
  enquiry_id uuid,
  promise_id uuid,
  outcome text,
  outcome_at timestamptz,
  check ((urgency_receiver is null) = (judged_at is null)),
  check ((state = 'answered') <= (answered_by is not null))
);
comment on column transfer.from_staff_id is 'who gave it; null where the caller pressed the key for it';
create index transfer_call on transfer (call_id, started_at);
create index transfer_person on transfer (person_id, started_at desc) where person_id is not null;
create index transfer_giver on transfer (from_staff_id, started_at desc) where from_staff_id is not null;
create index transfer_office on transfer (office_id, started_at desc);

insert into wall.person_table (name, key) values ('transfer', 'id');

grant select, insert, update, delete on duty_shift, transfer to evi_system;
grant select on duty_shift to evi_app;
grant select on transfer to evi_app;

do $$ declare t text; begin
  foreach t in array array['duty_shift', 'transfer'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I to evi_system using (true) with check (true)', t || '_system', t);
  end loop;
end $$;
-- M-35: rosters are shown to all who work in the house.
create policy duty_shift_staff on duty_shift for select to evi_app using (wall.is_staff());
-- The giver and the one who took it; both written beyond the wall, by the verbs of the room.
create policy transfer_staff on transfer for select to evi_app
  using (wall.is_staff() and (person_id is null or wall.near(person_id))
    and (from_staff_id = wall.actor() or answered_by = wall.actor()));
create policy transfer_own on transfer for select to evi_app
  using (wall.actor_kind() = 'person' and person_id = wall.actor());

select wall.write_out_near();
select wall.read_settings_once();
