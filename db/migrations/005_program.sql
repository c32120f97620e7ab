-- What the running program needs: sessions, idempotency, machine clients, the demo clock.

create table session (
  id_hash bytea primary key,
  kind text not null check (kind in ('person', 'staff')),
  subject_id uuid not null,
  person_id uuid,
  staff_id uuid,
  assurance text not null,
  csrf text not null,
  language text,
  oidc_id_token text,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create index session_subject on session (subject_id) where revoked_at is null;

create table login_attempt (
  state text primary key,
  nonce text not null,
  verifier text not null,
  kind text not null check (kind in ('person', 'staff')),
  return_to text not null,
  created_at timestamptz not null
);

create table idempotency (
  actor text not null,
  key text not null,
  route text not null,
  request_hash text not null,
  status integer,
  answer jsonb,
  created_at timestamptz not null,
  primary key (actor, key)
);
create index idempotency_age on idempotency (created_at);

create table machine_client (
  id text primary key,
  name text not null,
  secret_hash text not null,
  scopes text[] not null,
  staff_id uuid not null references staff,
  active boolean not null default true
);

create table demo_clock (
  one boolean primary key default true check (one),
  now_at timestamptz,
  offset_ms bigint not null default 0
);
