-- What the rooms of visits share: one row for each who comes to a reception, whoever they are, and what was done for them.

-- R-440, R-441: somebody at a door, a kiosk or a desk. Nobody need be known: `person_id` is who it is once that is told and checked.
create table visit (
  id uuid primary key default uuidv7(),
  person_id uuid references person,
  office_id uuid not null references office,
  ticket text not null,
  day date not null,
  came_at timestamptz not null,
  came_by text not null check (came_by in ('door', 'kiosk', 'desk', 'outreach')),
  called_as text,
  reason text not null check (reason in ('paymentMissing', 'decisionNotUnderstood', 'emergencyAid', 'deliverPaper', 'noDeviceOrEId',
    'printCopy', 'reachAdviser', 'applicationHelp', 'appointment', 'other')),
  language text not null default 'nb',
  needs_interpreter boolean not null default false,
  urgent boolean not null default false,
  private_room boolean not null default false,
  meeting_id uuid,
  state text not null default 'waiting' check (state in ('waiting', 'called', 'served', 'closed')),
  called_at timestamptz,
  served_at timestamptz,
  desk text,
  staff_id uuid references staff,
  identity text not null default 'none' check (identity in ('none', 'known', 'questions', 'document')),
  identity_at timestamptz,
  outcome text check (outcome in ('helped', 'partlyHelpedWithFollowUp', 'booked', 'handedOver', 'acuteHandled', 'papersReceived',
    'leftBeforeHelp', 'notNavIntroduced')),
  follow_up_promise_id uuid,
  follow_up_at timestamptz,
  slip text check (slip in ('print', 'sms', 'read')),
  minutes smallint check (minutes between 0 and 600),
  tally jsonb not null default '{}',
  closed_at timestamptz,
  closed_by uuid references staff,
  version integer not null default 1,
  unique (office_id, day, ticket),
  check ((state = 'closed') = (closed_at is not null)),
  check (state <> 'closed' or outcome is not null),
  check (outcome is null or outcome not in ('partlyHelpedWithFollowUp', 'booked', 'handedOver') or follow_up_at is not null)
);
comment on column visit.called_as is 'R-440: a name or nickname as the visitor gives it; never shown on a board';
comment on column visit.tally is 'R-441: user group, language and digital skill, benefit as stated, other channel possible, where shown to';
comment on column visit.version is 'raised by every change: of two desks that close one visit, one is told that it is closed';
create index visit_queue on visit (office_id, came_at) where state <> 'closed';
create index visit_person on visit (person_id, came_at desc) where person_id is not null;
create index visit_office on visit (office_id, came_at);

-- What was done on the spot, from the catalogue of every reception (R-439).
create table visit_deed (
  visit_id uuid not null references visit on delete cascade,
  id uuid not null,
  deed text not null,
  staff_id uuid references staff,
  at timestamptz not null,
  data jsonb not null default '{}',
  primary key (visit_id, id)
);

-- R-437, R-444, R-461: shown on to somebody else. An object with a receiver, what was done, and when there is contact next.
create table visit_referral (
  person_id uuid references person,
  id uuid primary key,
  visit_id uuid references visit,
  office_id uuid references office,
  channel text not null,
  receiver text not null,
  theme text,
  done text not null,
  next_at timestamptz,
  promise_id uuid,
  outcome text check (outcome in ('accepted', 'doneTogether', 'protested', 'returned', 'completed', 'expired')),
  solved boolean not null default false,
  at timestamptz not null,
  staff_id uuid references staff,
  ended_at timestamptz
);
create index visit_referral_person on visit_referral (person_id, at desc) where person_id is not null;

insert into wall.person_table (name, key) values ('visit', 'id'), ('visit_referral', 'id');

grant select, insert, update, delete on visit, visit_deed, visit_referral to evi_system;
grant select, insert, update on visit, visit_deed, visit_referral to evi_app;

do $$ declare t text; begin
  foreach t in array array['visit', 'visit_deed', 'visit_referral'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I to evi_system using (true) with check (true)', t || '_system', t);
  end loop;
  foreach t in array array['visit', 'visit_referral'] loop
    execute format($p$create policy %I on %I for select to evi_app
      using (wall.actor_kind() = 'person' and person_id = wall.actor())$p$, t || '_own', t);
  end loop;
end $$;
-- M-23: today's queue of the own office, with nobody's matter in it; of an opened person, their visits.
create policy visit_staff on visit to evi_app
  using (wall.is_staff() and (select wall.holds('M-23', '{W,R,J,S}')) and (person_id is null or wall.near(person_id))
    and (office_id = wall.office() or staff_id = wall.actor() or person_id = wall.opened()))
  with check (wall.is_staff() and (person_id is null or wall.near(person_id)));
create policy visit_deed_staff on visit_deed to evi_app
  using (wall.is_staff() and exists (select from visit v where v.id = visit_id))
  with check (wall.is_staff());
create policy visit_referral_staff on visit_referral to evi_app
  using (wall.is_staff() and (select wall.holds('M-23', '{W,R,J,S}')) and (person_id is null or wall.near(person_id))
    and (office_id = wall.office() or staff_id = wall.actor() or person_id = wall.opened()))
  with check (wall.is_staff() and (person_id is null or wall.near(person_id)));

insert into event_kind (rule, kind, contact, journal, unit, seen_by_person, retention) values
  ('R-440', 'visitCheckedIn', true, 'may', 'visit', true, '5 years'),
  ('R-442', 'visitClosed', false, 'may', 'visit', true, '5 years'),
  ('R-437', 'visitReferred', false, 'may', 'visit', true, 'asCase'),
  ('R-444', 'referralStopped', false, 'must', 'visit', true, 'asCase'),
  ('R-446', 'papersReceived', true, 'must', 'document', true, 'asCase'),
  ('R-443', 'turnedToOtherTime', true, 'may', 'visit', true, '5 years'),
  ('R-373', 'assistedStarted', true, 'must', 'session', true, '5 years'),
  ('R-373', 'assistedEnded', false, 'may', 'session', true, '5 years'),
  ('R-871', 'trainingPlanned', false, 'may', 'session', true, '5 years'),
  ('R-477', 'visitPlanned', false, 'may', 'visit', false, '5 years');

select wall.write_out_near();
select wall.read_settings_once();
