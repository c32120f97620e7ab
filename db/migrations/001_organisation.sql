-- The organisation: municipalities, offices, teams, staff, absence, and versioned configuration.
-- Sources: rules 12 (assignment, absence), 27 (office policy), appendix A (configuration keys).

create extension if not exists pg_trgm;
create extension if not exists unaccent;

create table municipality (
  id uuid primary key default uuidv7(),
  number text not null unique,
  name text not null,
  emergency_phone text not null,
  agreement_from date,
  agreement_to date,
  contact_centre_free_text boolean not null default false,
  feed_as_of timestamptz
);
comment on column municipality.agreement_from is 'R-721: the insight agreement with the contact centre, in force from this date; null when there is none';

create table office (
  id uuid primary key default uuidv7(),
  name text not null,
  short_name text not null,
  phone text not null,
  visiting_address text not null
);

create table office_municipality (
  municipality_id uuid primary key references municipality,
  office_id uuid not null references office
);
create index office_municipality_office on office_municipality (office_id);

create table opening_hours (
  id uuid primary key default uuidv7(),
  office_id uuid references office,
  place text not null check (place in ('reception', 'contactCentre', 'duty')),
  valid_from date not null,
  weekday smallint not null check (weekday between 1 and 7),
  opens time not null,
  closes time not null check (closes > opens)
);

create table closing_day (
  office_id uuid references office,
  day date not null,
  reason text not null,
  unique nulls not distinct (office_id, day)
);

create table team (
  id uuid primary key default uuidv7(),
  office_id uuid references office,
  name text not null,
  kind text not null check (kind in
    ('followUp', 'municipal', 'duty', 'triage', 'reception', 'contactCentre', 'benefitUnit', 'leaders')),
  side text not null check (side in ('state', 'municipal', 'common')),
  topic text,
  municipality_id uuid references municipality
);
create index team_office on team (office_id, kind);

create table staff (
  id uuid primary key default uuidv7(),
  subject text not null unique,
  name text not null,
  title text not null,
  employer text not null check (employer in ('state', 'municipal')),
  office_id uuid references office,
  roles text[] not null,
  sides text[] not null check (sides <@ array['state', 'municipal']),
  shields text[] not null default '{}' check (shields <@ array['6', '7', 'ownEmployee']),
  languages text[] not null default '{nb}',
  phone text not null default '',
  deputy_id uuid references staff,
  person_id uuid,
  active boolean not null default true
);
comment on column staff.roles is 'columns of the access matrix (R-736): AS AM CO CC RE DU BU AP LE MA CL CY PO';
create index staff_office on staff (office_id);

alter table team add column lead_id uuid references staff;
alter table office add column leader_id uuid references staff;

create table staff_team (
  staff_id uuid not null references staff,
  team_id uuid not null references team,
  primary key (staff_id, team_id)
);
create index staff_team_team on staff_team (team_id);

-- R-509: one action redistributes everything; the row is the fact that it happened.
create table absence (
  id uuid primary key default uuidv7(),
  staff_id uuid not null references staff,
  from_at timestamptz not null,
  until_at timestamptz,
  registered_at timestamptz not null,
  registered_by uuid,
  cover_staff_id uuid references staff,
  cover_team_id uuid references team,
  ended_at timestamptz
);
create index absence_open on absence (staff_id) where ended_at is null;

-- R-725: staff never open their own or their family's record.
create table staff_relation (
  staff_id uuid not null references staff,
  person_id uuid not null,
  relation text not null,
  primary key (staff_id, person_id)
);

-- Whatever offices change is versioned rows, not code. The newest version that is valid counts.
create table configuration (
  key text not null,
  scope text not null default 'nation',
  version integer not null,
  value jsonb not null,
  valid_from timestamptz not null,
  changed_by uuid,
  reason text not null,
  primary key (key, scope, version)
);
