-- R-449: the screens and tablets of an office. A device shows a short code; whoever receives, or leads, types it, and from
-- then on the device knows its office by a secret of its own, of which only the hash is kept.
create table terminal (
  id uuid primary key,
  token_hash bytea not null unique,
  code text,
  code_until timestamptz,
  made_at timestamptz not null,
  office_id uuid references office,
  kind text check (kind in ('kiosk', 'board', 'door', 'desk', 'public')),
  name text check (length(name) between 1 and 60),
  paired_by uuid references staff,
  paired_at timestamptz,
  seen_at timestamptz,
  revoked_by uuid references staff,
  revoked_at timestamptz,
  check ((code is null) = (code_until is null)),
  check ((paired_at is null) = (office_id is null) and (paired_at is null) = (kind is null)),
  check ((paired_at is null) = (paired_by is null) and (paired_at is null) = (name is null)),
  check (paired_at is null or code is null),
  check (revoked_at is null or paired_at is not null)
);
comment on column terminal.code is 'while it is not paired: what the device shows';
comment on column terminal.seen_at is 'when the device was last heard of, within a minute';
create unique index terminal_code on terminal (code) where code is not null;
create index terminal_waiting on terminal (code_until) where code is not null;
create index terminal_office on terminal (office_id) where office_id is not null;
alter table terminal enable row level security;
alter table terminal force row level security;
create policy terminal_system on terminal to evi_system using (true) with check (true);
grant select, insert, update, delete on terminal to evi_system;

-- Logins that were begun on a shared screen end when nobody touches it, and with the pairing.
alter table session add column terminal_id uuid references terminal;
create index session_terminal on session (terminal_id) where terminal_id is not null and revoked_at is null;
