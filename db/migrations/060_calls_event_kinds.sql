-- What the rooms of the human voice share: calls, their legs, what the voice platform is asked to do, and who is free to
-- take one. What belongs to one room alone stands in the migrations after this.

-- One call, in or out. Nobody may be known: `person_id` is who it may be, and says nothing of how sure that is.
create table call (
  id uuid primary key default uuidv7(),
  person_id uuid references person,
  known_by text check (known_by in ('ownNumber', 'directLine', 'missedCall', 'code', 'staff', 'promise')),
  provider_id text unique,
  direction text not null check (direction in ('in', 'out')),
  line text not null check (line in
    ('general', 'employers', 'clinicians', 'financialAdvice', 'technical', 'duty', 'direct', 'staff')),
  from_number text,
  to_number text,
  language text not null default 'nb',
  state text not null check (state in ('menu', 'waiting', 'ringing', 'talking', 'voicemail', 'ended')),
  place jsonb not null default '{}',
  queue text,
  urgency text not null default 'ordinary' check (urgency in ('acute', 'elevated', 'ordinary')),
  started_at timestamptz not null,
  waiting_since timestamptz,
  answered_at timestamptz,
  ended_at timestamptz,
  last_event_at timestamptz not null,
  ended_how text check (ended_how in ('spoke', 'hungUpInMenu', 'hungUpWaiting', 'voicemail', 'callBackKept', 'movedOn',
    'noAnswer', 'busy', 'failed', 'lost', 'refused')),
  staff_id uuid references staff,
  team_id uuid references team,
  office_id uuid references office,
  identity text not null default 'none' check (identity in ('none', 'partial', 'full')),
  identity_how text,
  identity_at timestamptz,
  thread_id uuid,
  enquiry_id uuid,
  promise_id uuid,
  side text check (side in ('state', 'municipal', 'common')),
  theme text,
  outcome text,
  settled_at timestamptz,
  details jsonb not null default '{}',
  check ((state = 'ended') = (ended_at is not null)),
  check (ended_at is null or ended_how is not null)
);
comment on column call.from_number is 'null where the number is withheld';
comment on column call.place is 'where in the menu or the queue the caller is; shape in office/calls/line/model.ts';
comment on column call.settled_at is 'R-741: what the call led to has been written: solved, or an owned promise';
create index call_person on call (person_id, started_at desc) where person_id is not null;
create index call_waiting on call (queue, waiting_since) where state in ('waiting', 'ringing');
create index call_open on call (last_event_at) where state <> 'ended';
create index call_from on call (from_number, started_at desc) where from_number is not null;
create index call_to on call (to_number, started_at desc) where direction = 'out';
create index call_staff on call (staff_id, started_at desc) where staff_id is not null;
create index call_day on call (started_at);

-- Everybody who is rung into a call besides the one who rang: each step of a chain, each transfer, each interpreter.
create table call_leg (
  call_id uuid not null references call on delete cascade,
  id uuid not null default uuidv7(),
  kind text not null check (kind in ('operator', 'adviser', 'deputy', 'duty', 'leader', 'interpreter', 'person', 'helper')),
  staff_id uuid references staff,
  number text not null,
  provider_id text unique,
  state text not null check (state in
    ('wanted', 'ringing', 'answered', 'noAnswer', 'busy', 'declined', 'failed', 'cancelled', 'ended')),
  rank smallint not null default 0,
  transfer_id uuid,
  wanted_at timestamptz not null,
  give_up_at timestamptz,
  answered_at timestamptz,
  ended_at timestamptz,
  primary key (call_id, id)
);
create index call_leg_staff on call_leg (staff_id, wanted_at desc) where staff_id is not null;
create index call_leg_waits on call_leg (give_up_at) where state in ('wanted', 'ringing');

-- What the voice platform is to do. Written with the change that needs it; a job asks it afterwards, under this id, so
-- that nothing is rung that was not saved, and what is asked twice is done once.
create table voice_command (
  id uuid primary key default uuidv7(),
  call_id uuid not null references call on delete cascade,
  leg_id uuid,
  does text not null check (does in ('ring', 'move', 'hangUp')),
  data jsonb not null default '{}',
  made_at timestamptz not null,
  next_at timestamptz not null,
  attempts smallint not null default 0,
  done_at timestamptz,
  failed_why text
);
create index voice_command_waits on voice_command (next_at) where done_at is null and failed_why is null;

-- R-420: who can take a call now. Shown before a transfer is tried.
create table presence (
  staff_id uuid primary key references staff,
  state text not null check (state in ('free', 'talking', 'writing', 'away')),
  queues text[] not null default '{}',
  since timestamptz not null,
  seen_at timestamptz not null,
  call_id uuid references call
);
create index presence_free on presence (since) where state = 'free';

insert into wall.person_table (name, key) values ('call', 'id');

grant select, insert, update, delete on call, call_leg, voice_command, presence to evi_system;
grant select, insert, update on call, call_leg, presence to evi_app;
grant insert on voice_command to evi_app;

do $$ declare t text; begin
  foreach t in array array['call', 'call_leg', 'voice_command', 'presence'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I to evi_system using (true) with check (true)', t || '_system', t);
  end loop;
end $$;
-- The person's own calls; whoever talks in it; and, of an opened person, whoever may read the skeleton of the timeline.
create policy call_own on call for select to evi_app
  using (wall.actor_kind() = 'person' and person_id = wall.actor());
create policy call_staff on call to evi_app
  using (wall.is_staff() and (person_id is null or wall.near(person_id)) and (staff_id = wall.actor()
    or exists (select from call_leg l where l.call_id = id and l.staff_id = wall.actor())
    or (person_id = wall.opened() and (select wall.holds('M-20', '{R}')))))
  with check (wall.is_staff() and (staff_id = wall.actor() or person_id = wall.opened()));
create policy call_leg_staff on call_leg to evi_app
  using (wall.is_staff() and staff_id = wall.actor()) with check (wall.is_staff());
create policy voice_command_made on voice_command for insert to evi_app with check (wall.is_staff());
-- Presence is the house's own and shown to all who work in it; each sets their own.
create policy presence_seen on presence for select to evi_app using (wall.is_staff());
create policy presence_own on presence to evi_app
  using (wall.is_staff() and staff_id = wall.actor()) with check (wall.is_staff() and staff_id = wall.actor());

insert into event_kind (rule, kind, contact, journal, unit, seen_by_person, retention) values
  ('R-415', 'callReceived', true, 'no', 'none', true, '24 months'),
  ('R-415', 'callAbandoned', true, 'no', 'none', true, '24 months'),
  ('R-128', 'voicemailLeft', true, 'must', 'call', true, 'asCase'),
  ('R-395', 'identityChecked', false, 'no', 'none', true, '24 months'),
  ('R-410', 'callBackAsked', true, 'no', 'none', true, 'asCase'),
  ('R-411', 'callBackAnnounced', false, 'no', 'none', true, '24 months'),
  ('R-411', 'windowMissed', false, 'no', 'none', true, 'asCase'),
  ('R-414', 'missedCallReturned', true, 'no', 'none', true, '24 months'),
  ('R-419', 'callTransferred', false, 'no', 'none', true, '24 months'),
  ('R-428', 'dutyContact', true, 'must', 'call', true, 'asCase'),
  ('R-516', 'directLineGiven', false, 'no', 'none', true, 'asCase'),
  ('R-516', 'directLineEnded', false, 'no', 'none', true, 'asCase'),
  ('R-515', 'directLineWithheld', false, 'no', 'none', true, 'asCase'),
  ('R-358', 'interpreterMissing', false, 'no', 'none', true, 'asCase'),
  ('R-352', 'familyInterpreted', false, 'must', 'contact', true, 'asCase'),
  ('R-741', 'summarySent', true, 'no', 'none', true, 'asCase'),
  ('R-722', 'pageShown', false, 'no', 'none', true, '24 months'),
  ('R-122', 'chatHandedOver', true, 'no', 'none', true, 'asCase');

select wall.write_out_near();
select wall.read_settings_once();
