-- The timeline (append only) and the promise ledger. Everything else about contact hangs on these two.

-- R-737: storing a contact without a documentation policy fails; the foreign key of event.kind is that rule.
create table event_kind (
  kind text primary key,
  contact boolean not null,
  journal text not null check (journal in ('must', 'may', 'no')),
  unit text not null,
  seen_by_person boolean not null,
  retention text not null,
  rule text not null
);

create table event (
  person_id uuid not null references person,
  id uuid not null default uuidv7(),
  seq bigint generated always as identity,
  xact xid8 not null default pg_current_xact_id(),
  at timestamptz not null,
  kind text not null references event_kind,
  side text not null check (side in ('state', 'municipal', 'common')),
  channel text not null,
  actor_kind text not null check (actor_kind in ('person', 'staff', 'system', 'machine', 'helper')),
  actor_id uuid,
  on_behalf_of uuid,
  authorship text not null,
  theme text,
  thread_id uuid,
  message_id uuid,
  enquiry_id uuid,
  promise_id uuid,
  source text not null default 'platform',
  source_id text,
  data jsonb not null default '{}',
  primary key (person_id, id)
);
comment on column event.data is 'facts only; the words of a message stand in message_text, in the store of their side (R-746)';
create index event_person_time on event (person_id, at desc, seq desc);
create index event_tail on event (xact, seq);
create unique index event_source on event (person_id, source, source_id) where source_id is not null;

create sequence receipt_number;

create table promise (
  person_id uuid not null references person,
  id uuid not null,
  kind text not null,
  clock text not null,
  side text not null check (side in ('state', 'municipal', 'common')),
  theme text not null,
  thread_id uuid,
  enquiry_id uuid,
  receiver text not null default 'person',
  owner_staff_id uuid references staff,
  owner_team_id uuid references team,
  acting_staff_id uuid references staff,
  acting_team_id uuid references team,
  desk_staff_id uuid generated always as (coalesce(acting_staff_id, case when acting_team_id is null then owner_staff_id end)) stored,
  desk_team_id uuid generated always as (coalesce(acting_team_id, case when acting_staff_id is null and owner_staff_id is null then owner_team_id end)) stored,
  offered_staff_id uuid references staff,
  offered_team_id uuid references team,
  office_id uuid references office,
  made_by_kind text not null,
  made_by_id uuid,
  made_at timestamptz not null,
  received_at timestamptz not null,
  counting_from timestamptz not null,
  due_at timestamptz not null,
  first_due_at timestamptz not null,
  urgency text not null default 'ordinary' check (urgency in ('acute', 'elevated', 'ordinary')),
  urgency_rank smallint generated always as (case urgency when 'acute' then 0 when 'elevated' then 1 else 2 end) stored,
  need_level smallint not null default 0,
  contacts smallint not null default 1,
  reassignments smallint not null default 0,
  state text not null default 'open' check (state in
    ('open', 'sentNotReached', 'paused', 'kept', 'keptElsewhere', 'merged', 'withdrawn')),
  is_open boolean generated always as (state in ('open', 'sentNotReached', 'paused')) stored,
  next_step text check (next_step in ('orphan', 'remindOwner', 'tellPerson', 'breach', 'officeLeader', 'resume', 'askReferral')),
  next_step_at timestamptz,
  told_late_at timestamptz,
  latest_new_at timestamptz,
  lead_list_at timestamptz,
  lead_reason text,
  leader_list_at timestamptz,
  pause jsonb,
  snoozed_until timestamptz,
  ended_at timestamptz,
  ended_how text,
  ended_by uuid,
  merged_into uuid,
  linked_event_id uuid,
  details jsonb not null default '{}',
  primary key (person_id, id),
  -- I-01, R-004: whoever is owed something is owed it by somebody, at a time.
  constraint promise_has_owner check (state not in ('open', 'sentNotReached', 'paused') or num_nonnulls(owner_staff_id, owner_team_id) >= 1),
  constraint promise_ended check ((state in ('open', 'sentNotReached', 'paused')) = (ended_at is null)),
  -- I-04: the first clock counts for ever
  constraint promise_first_clock check (due_at >= received_at and first_due_at >= received_at)
);
create index promise_desk_staff on promise (desk_staff_id, urgency_rank, due_at) where is_open;
create index promise_desk_team on promise (desk_team_id, urgency_rank, due_at) where is_open;
create index promise_owner_staff on promise (owner_staff_id) where is_open;
create index promise_offered on promise (offered_staff_id) where is_open and offered_staff_id is not null;
create index promise_office on promise (office_id, urgency_rank, due_at) where is_open;
create index promise_step on promise (next_step_at) where is_open and next_step_at is not null;
create index promise_lead_list on promise (office_id, lead_list_at) where is_open and lead_list_at is not null;

create table hand_over (
  person_id uuid not null,
  id uuid not null default uuidv7(),
  promise_id uuid not null,
  at timestamptz not null,
  by_staff_id uuid,
  from_staff_id uuid,
  from_team_id uuid,
  to_staff_id uuid,
  to_team_id uuid,
  reason text not null,
  note text,
  accepted_at timestamptz,
  primary key (person_id, id),
  foreign key (person_id, promise_id) references promise,
  check (num_nonnulls(to_staff_id, to_team_id) = 1)
);

-- R-434: both judgements of urgency are kept.
create table urgency_assessment (
  person_id uuid not null references person,
  id uuid not null default uuidv7(),
  enquiry_id uuid not null,
  at timestamptz not null,
  urgency text not null check (urgency in ('acute', 'elevated', 'ordinary')),
  by_kind text not null check (by_kind in ('wording', 'person', 'staff')),
  by_staff_id uuid,
  reason text not null,
  next_contact_at timestamptz,
  primary key (person_id, id),
  check (by_kind <> 'staff' or by_staff_id is not null)
);
