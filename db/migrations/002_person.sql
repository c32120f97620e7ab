-- People, and the facts about them that the office needs to keep in contact.

create table person (
  id uuid primary key default uuidv7(),
  given_name text not null,
  family_name text not null,
  call_me text,
  birth_date date,
  language text not null default 'nb',
  written_form text not null default 'nb' check (written_form in ('nb', 'nn')),
  interpreter_need text not null default 'none' check (interpreter_need in ('none', 'forComplex', 'always')),
  interpreter_language text,
  contact_status text not null default 'unknown'
    check (contact_status in ('unknown', 'digital', 'partlyDigital', 'assisted')),
  reading_ability text check (reading_ability in ('none', 'weak', 'ok')),
  need_level smallint not null default 0 check (need_level between 0 and 3),
  effort_group text not null default 'notAssessed',
  municipality_id uuid references municipality,
  office_id uuid references office,
  subject text unique,
  merged_into uuid references person,
  created_at timestamptz not null
);
comment on column person.contact_status is 'R-284: starts as unknown, never as digital';
create index person_office on person (office_id);
create index person_name on person using gin ((lower(given_name || ' ' || family_name)) gin_trgm_ops)
  where merged_into is null;

-- R-726: a person may exist without any number, and may have had several; each finds the same person.
create table person_identity (
  person_id uuid not null references person,
  number text not null unique,
  kind text not null check (kind in ('nationalId', 'dNumber', 'temporary')),
  since timestamptz not null,
  ended_at timestamptz,
  primary key (person_id, number)
);

-- R-724: presence of a row walls the person off from everybody without the same shield.
create table shield (
  person_id uuid not null references person,
  code text not null check (code in ('6', '7', 'ownEmployee')),
  since timestamptz not null,
  primary key (person_id, code)
);

create table contact_point (
  person_id uuid not null references person,
  id uuid not null default uuidv7(),
  kind text not null check (kind in ('phone', 'email', 'address')),
  value text not null,
  phone_kind text check (phone_kind in ('own', 'borrowed', 'shared', 'lost')),
  prepaid boolean not null default false,
  protected boolean not null default false,
  confirmed_at timestamptz,
  ended_at timestamptz,
  primary key (person_id, id)
);
comment on column contact_point.protected is 'M-02: safety route or address under protection';
create index contact_point_value on contact_point (value);

-- R-491, R-492: who answers for the person on each side; a team when no person.
create table assignment (
  person_id uuid not null references person,
  id uuid not null default uuidv7(),
  side text not null check (side in ('state', 'municipal')),
  staff_id uuid references staff,
  team_id uuid references team,
  lead boolean not null default false,
  from_at timestamptz not null,
  until_at timestamptz,
  reason text,
  primary key (person_id, id),
  check (num_nonnulls(staff_id, team_id) >= 1)
);
create unique index assignment_current on assignment (person_id, side) where until_at is null;
create index assignment_staff on assignment (staff_id) where until_at is null;

-- Status values from other systems: payment, decision, application. R-618: each with source and asOf.
create table person_fact (
  person_id uuid not null references person,
  id uuid not null default uuidv7(),
  side text not null check (side in ('state', 'municipal')),
  kind text not null check (kind in
    ('benefit', 'nextPayment', 'account', 'address', 'applicationStatus', 'documentsComplete', 'decision')),
  value jsonb not null,
  source text not null,
  as_of timestamptz not null,
  primary key (person_id, id)
);

create table marker (
  person_id uuid not null references person,
  id uuid not null default uuidv7(),
  side text not null check (side in ('state', 'municipal', 'common')),
  kind text not null,
  reason text not null,
  set_by uuid,
  from_at timestamptz not null,
  until_at timestamptz not null,
  primary key (person_id, id)
);

create table person_merge (
  id uuid primary key default uuidv7(),
  kept_id uuid not null references person,
  merged_id uuid not null references person,
  merged_at timestamptz not null,
  merged_by uuid not null,
  basis text not null,
  moved jsonb not null,
  undone_at timestamptz
);

-- R-730: every opening of a person, allowed or refused, with purpose; the person can list it.
create table access_log (
  person_id uuid not null references person,
  id uuid not null default uuidv7(),
  at timestamptz not null,
  staff_id uuid,
  client_id text,
  role text not null,
  basis text not null,
  purpose text not null,
  what text not null,
  allowed boolean not null,
  primary key (person_id, id)
);
create index access_log_staff on access_log (staff_id, at desc);
