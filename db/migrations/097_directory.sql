-- R-462: who is responsible for what, in the office and outside it, as it was known when. Nothing is written over: a change is a
-- new version, with who keeps it true and the day on which it was last seen to be.
create table directory_entry (
  id uuid not null,
  version integer not null check (version > 0),
  office_id uuid not null references office,
  body text not null check (body in ('ours', 'contactCentre', 'otherOffice', 'municipality', 'health', 'police', 'immigration', 'taxOffice',
    'organisation', 'library')),
  themes text[] not null check (cardinality(themes) between 1 and 12),
  name text not null check (length(name) between 1 and 120),
  phone text check (length(phone) <= 30),
  web text check (length(web) <= 200),
  address text check (length(address) <= 200),
  hours jsonb not null default '[]',
  languages text[] not null default '{}',
  interpreter boolean not null default false,
  valid_from date not null,
  checked_on date not null,
  owner_id uuid references staff,
  written_at timestamptz not null,
  ended boolean not null default false,
  primary key (id, version),
  check (phone is not null or web is not null or address is not null)
);
comment on column directory_entry.themes is 'codes of the room; what they are called stands in the catalogues of texts';
comment on column directory_entry.hours is 'weekday, opens and closes, as in opening_hours';
comment on column directory_entry.owner_id is 'who keeps it true; empty for what came with the house';
create index directory_entry_office on directory_entry (office_id, id, version desc);
alter table directory_entry enable row level security;
alter table directory_entry force row level security;
create policy directory_entry_system on directory_entry to evi_system using (true) with check (true);
grant select, insert, update, delete on directory_entry to evi_system;

-- R-437, R-462: what was put in somebody's hand about whom they were shown on to.
alter table visit_referral add column entry_id uuid, add column entry_version integer,
  add foreign key (entry_id, entry_version) references directory_entry (id, version);
