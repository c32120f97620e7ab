-- R-450 – R-453, R-871: training in the screen side by side, whoever is helped each time, those who come often, and the form that
-- is the same each month.

-- R-871: one plan for a person: what for, step by step, who answers for it, and who helps between the sessions.
create table training_plan (
  id uuid primary key,
  person_id uuid not null references person,
  goal text not null check (length(goal) between 1 and 300),
  owner_staff_id uuid not null references staff,
  office_id uuid references office,
  helper text check (length(helper) between 1 and 100),
  made_at timestamptz not null,
  made_by uuid not null references staff,
  ended_at timestamptz,
  ended_how text check (ended_how in ('reached', 'stopped', 'helpEachTime')),
  check ((ended_at is null) = (ended_how is null))
);
create index training_plan_person on training_plan (person_id, made_at desc);
create index training_plan_owner on training_plan (owner_staff_id) where ended_at is null;
create index training_plan_office on training_plan (office_id) where ended_at is null;

-- One time together. What was training and what was guidance is told apart from the start: the one never stands for the other.
create table training_session (
  id uuid primary key,
  person_id uuid not null references person,
  plan_id uuid not null references training_plan,
  form text not null check (form in ('sideBySide', 'course', 'reception', 'phone')),
  device text not null check (device in ('own', 'loan', 'terminal')),
  trainer_id uuid not null references staff,
  office_id uuid references office,
  held_at timestamptz not null,
  minutes smallint not null check (minutes between 0 and 480),
  guidance_minutes smallint not null check (guidance_minutes between 0 and 480),
  next_meeting_id uuid,
  next_promise_id uuid,
  recorded_at timestamptz not null,
  client_key text,
  check (next_meeting_id is null or next_promise_id is null)
);
create index training_session_person on training_session (person_id, held_at desc);
create index training_session_plan on training_session (plan_id);
create index training_session_office on training_session (office_id, held_at);
create unique index training_session_key on training_session (plan_id, client_key) where client_key is not null;

create table training_step (
  id uuid primary key,
  person_id uuid not null references person,
  plan_id uuid not null references training_plan,
  step text not null check (step in ('logIn', 'findThread', 'read', 'write', 'upload', 'apply', 'statusCard', 'findPlan', 'planPurpose',
    'editPlan', 'book', 'joinVideo', 'usePhone')),
  nr smallint not null,
  mastered_at timestamptz,
  session_id uuid references training_session,
  trainer_id uuid references staff,
  assessed_at timestamptz,
  unique (plan_id, step),
  check ((mastered_at is null) = (session_id is null) and (mastered_at is null) = (trainer_id is null))
);
comment on column training_step.assessed_at is 'R-302: the mastered step went into the profile by an assessment that the person has seen';
create index training_step_person on training_step (person_id);

-- R-303: whose hands did it. What the trainer did, or the two together, is never mastered.
create table training_try (
  session_id uuid not null references training_session on delete cascade,
  step text not null,
  hands text not null check (hands in ('own', 'together', 'trainer')),
  mastered boolean not null,
  primary key (session_id, step),
  check (not mastered or hands = 'own')
);

-- R-453: somebody who comes often is known by a team, has times of their own, and nobody begins from nothing.
create table regular (
  id uuid primary key,
  person_id uuid not null references person,
  office_id uuid not null references office,
  team_id uuid not null references team,
  brief text not null check (length(brief) between 1 and 1000),
  series_id uuid,
  named_at timestamptz not null,
  named_by uuid not null references staff,
  ended_at timestamptz
);
create index regular_person on regular (person_id) where ended_at is null;
create index regular_office on regular (office_id) where ended_at is null;

-- R-451: the same form each month becomes an arrangement that the person has chosen.
create table form_renewal (
  id uuid primary key,
  person_id uuid not null references person,
  office_id uuid not null references office,
  form text not null check (length(form) between 1 and 80),
  side text not null check (side in ('state', 'municipal')),
  found_at timestamptz not null,
  promise_id uuid,
  way text check (way in ('call', 'ownSlot', 'yearlyPlan')),
  chosen_at timestamptz,
  chosen_in text check (chosen_in in ('web', 'desk', 'phone')),
  until_on date,
  ended_at timestamptz,
  check ((way is null) = (chosen_at is null) and (way is null) = (chosen_in is null)),
  check ((way is not distinct from 'yearlyPlan') = (until_on is not null))
);
comment on column form_renewal.until_on is 'R-451: a yearly plan runs for so long with the person''s consent, and is then asked for again';
create index form_renewal_person on form_renewal (person_id) where ended_at is null;
create index form_renewal_office on form_renewal (office_id) where ended_at is null;

-- The renewal of one month. What it is prefilled with stands in the store of its side, in the message it is taken from (R-746).
create table form_turn (
  id uuid primary key,
  person_id uuid not null references person,
  renewal_id uuid not null references form_renewal,
  month date not null,
  made_at timestamptz not null,
  from_message_id uuid,
  promise_id uuid,
  meeting_id uuid,
  settled_at timestamptz,
  settled_how text check (settled_how in ('web', 'desk', 'phone')),
  unique (renewal_id, month)
);
create index form_turn_person on form_turn (person_id);
create index form_turn_month on form_turn (renewal_id, month desc);

-- R-453, R-451: who came when is asked of a whole office at once.
create index visit_deed_form on visit_deed (visit_id) where deed = 'helpForm';

insert into wall.person_table (name, key) values ('training_plan', 'id'), ('training_session', 'id'), ('training_step', 'id'),
  ('regular', 'id'), ('form_renewal', 'id'), ('form_turn', 'id');

grant select, insert, update, delete on training_plan, training_session, training_step, training_try, regular, form_renewal,
  form_turn to evi_system;
grant select on training_plan, training_session, training_step, training_try, regular, form_renewal, form_turn to evi_app;

do $$ declare t text; begin
  foreach t in array array['training_plan', 'training_session', 'training_step', 'training_try', 'regular', 'form_renewal', 'form_turn'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I to evi_system using (true) with check (true)', t || '_system', t);
  end loop;
  -- What is written is written beyond the wall by whoever was let in; here it is read.
  foreach t in array array['training_plan', 'training_session', 'training_step', 'regular', 'form_renewal', 'form_turn'] loop
    execute format($p$create policy %I on %I for select to evi_app
      using (wall.actor_kind() = 'person' and person_id = wall.actor())$p$, t || '_own', t);
  end loop;
  -- M-03: how somebody manages is part of the communication profile.
  foreach t in array array['training_plan', 'training_session', 'training_step', 'regular', 'form_renewal', 'form_turn'] loop
    execute format($p$create policy %I on %I for select to evi_app using (wall.is_staff() and person_id = wall.opened()
      and wall.near(person_id) and (select wall.holds('M-03', '{W,R,J}')))$p$, t || '_staff', t);
  end loop;
end $$;
create policy training_try_seen on training_try for select to evi_app
  using (exists (select from training_session s where s.id = session_id));

-- R-458: for what somebody was sent to manage alone, whether they were known to manage it, and why not together.
alter table visit_referral
  add column task text,
  add column ability text check (ability in ('unknown', 'notYet', 'withHelp', 'alone')),
  add column reason text check (length(reason) <= 200);

insert into event_kind (rule, kind, contact, journal, unit, seen_by_person, retention) values
  ('R-871', 'trainingMastered', false, 'may', 'session', true, '5 years'),
  ('R-871', 'trainingEnded', false, 'may', 'session', true, '5 years'),
  ('R-871', 'trainingShared', false, 'may', 'session', true, '5 years'),
  ('R-450', 'checkAsked', true, 'may', 'session', true, '5 years'),
  ('R-453', 'regularNamed', false, 'may', 'visit', true, '5 years'),
  ('R-451', 'renewalOffered', false, 'may', 'item', true, 'asCase'),
  ('R-451', 'renewalChosen', false, 'must', 'item', true, 'asCase'),
  ('R-451', 'renewalSettled', false, 'may', 'item', true, 'asCase');

select wall.write_out_near();
select wall.read_settings_once();
