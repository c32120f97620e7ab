-- R-349 – R-370: an interpreter on the line. What was asked for by hand until now (033) is asked of interpreter services,
-- one after the other; one table still says what was asked for and who came.

-- From any call, also one where nobody is known yet: the order is then the call's until the desk knows whose it is.
alter table interpreter_request drop constraint interpreter_request_pkey;
alter table interpreter_request add primary key (id);
alter table interpreter_request alter column person_id drop not null;
alter table interpreter_request drop constraint interpreter_request_ended_how_check;
alter table interpreter_request
  add column call_id uuid references call on delete set null,
  add column chat_id uuid,
  add column visit_id uuid,
  add column gender text check (gender in ('woman', 'man')),
  add column dialect text,
  add column office_id uuid references office,
  add column accepted_at timestamptz,
  add column ask_id uuid,
  add column leg_id uuid,
  add column interpreter_number text,
  add column interpreter_level text check (interpreter_level in ('A', 'B', 'C', 'D', 'E')),
  add column next_step text check (next_step in ('ask', 'answer', 'connect')),
  add column next_step_at timestamptz,
  add column ended_at timestamptz,
  add column left_at timestamptz,
  add column again_of uuid,
  add column booked_promise_id uuid,
  add check (ended_how in ('connected', 'noneFound', 'notNeeded', 'callEnded')),
  add check ((next_step is null) = (next_step_at is null)),
  add check (next_step is null or ended_how is null);
comment on column interpreter_request.interpreter_level is 'the category of the national register of interpreters';
comment on column interpreter_request.again_of is 'the order before it, whose interpreter left in mid-call';
comment on column interpreter_request.booked_promise_id is 'R-358: none was found; the interpreted call that is owed instead';
create index interpreter_request_person on interpreter_request (person_id, asked_at desc) where person_id is not null;
create index interpreter_request_call on interpreter_request (call_id) where call_id is not null;
create index interpreter_request_leg on interpreter_request (leg_id) where leg_id is not null;
create index interpreter_request_next on interpreter_request (next_step_at) where next_step is not null;
create index interpreter_request_office on interpreter_request (office_id, asked_at);

-- One service asked once for one order, and what it answered.
create table interpreter_ask (
  id uuid primary key,
  request_id uuid not null references interpreter_request on delete cascade,
  service text not null,
  rank smallint not null,
  at timestamptz not null,
  answer_by timestamptz not null,
  state text not null check (state in
    ('asking', 'asked', 'accepted', 'declined', 'silent', 'failed', 'cancelled', 'withdrawn')),
  provider_id text,
  answered_at timestamptz,
  why text,
  withdraw_at timestamptz,
  withdrawn_at timestamptz
);
create index interpreter_ask_request on interpreter_ask (request_id, rank);
create index interpreter_ask_withdraw on interpreter_ask (withdraw_at) where withdraw_at is not null and withdrawn_at is null;

grant select, insert, update, delete on interpreter_ask to evi_system;
alter table interpreter_ask enable row level security;
alter table interpreter_ask force row level security;
create policy interpreter_ask_system on interpreter_ask to evi_system using (true) with check (true);

select wall.write_out_near();
select wall.read_settings_once();
