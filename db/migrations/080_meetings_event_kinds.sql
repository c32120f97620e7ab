-- What the rooms of meetings share: places, what somebody asked for, what is booked, who takes part, and who is taken when.
-- What belongs to one sub-room alone stands in the migrations after this.

-- R-478: anywhere suitable. A place is the office's own list; a home or a telephone needs no row.
create table meeting_place (
  id uuid primary key default uuidv7(),
  kind text not null check (kind in ('office', 'otherOffice', 'library', 'partner', 'workplace', 'school', 'prison')),
  name text not null,
  address text not null,
  office_id uuid not null references office,
  municipality_id uuid references municipality,
  rooms smallint not null default 1 check (rooms between 1 and 50),
  step_free boolean not null default true,
  travel_minutes smallint not null default 0 check (travel_minutes between 0 and 480),
  weekdays smallint[] not null default '{1,2,3,4,5}',
  opens time not null default '08:00',
  closes time not null default '15:30',
  from_on date not null,
  until_on date
);
comment on column meeting_place.travel_minutes is 'from the office, one way: nobody is booked elsewhere while they travel';
create index meeting_place_office on meeting_place (office_id);

-- R-463: a wish, in any channel, and what became of it. What is owed stands in the ledger (`promise_id`).
create table meeting_request (
  person_id uuid not null references person,
  id uuid not null,
  promise_id uuid not null,
  kind text not null,
  side text not null check (side in ('state', 'municipal', 'common')),
  theme text not null,
  wished_mode text check (wished_mode in ('physicalOffice', 'physicalElsewhere', 'home', 'video', 'phone', 'hybrid')),
  place_id uuid references meeting_place,
  wishes jsonb not null default '{}',
  by_kind text not null check (by_kind in ('person', 'helper', 'staff', 'system')),
  by_id uuid,
  channel text not null,
  thread_id uuid,
  enquiry_id uuid,
  rules text[] not null default '{}',
  asked_at timestamptz not null,
  state text not null default 'open'
    check (state in ('open', 'offered', 'granted', 'alternative', 'declined', 'withdrawn')),
  decided_at timestamptz,
  decided_by uuid references staff,
  decline_reason text check (decline_reason in ('alreadyAnswered', 'otherChannelSuits', 'notOurs', 'capacity', 'safety', 'other')),
  alternative text,
  review_asked_at timestamptz,
  review_promise_id uuid,
  meeting_id uuid,
  primary key (person_id, id),
  check ((state in ('open', 'offered')) = (decided_at is null)),
  check (state <> 'declined' or (decline_reason is not null and alternative is not null))
);
comment on column meeting_request.rules is 'R-464: what grants it without discretion, by name';
comment on column meeting_request.wishes is 'R-465, R-468: times, companion, what it is about in codes; shape in office/meetings/requests';
create index meeting_request_open on meeting_request (person_id) where state in ('open', 'offered');
create unique index meeting_request_promise on meeting_request (person_id, promise_id);

-- One meeting as it stands now. What it was before stands on the timeline.
create table meeting (
  person_id uuid not null references person,
  id uuid not null,
  request_id uuid,
  kind text not null,
  mode text not null check (mode in ('physicalOffice', 'physicalElsewhere', 'home', 'video', 'phone', 'hybrid')),
  purpose text not null,
  side text not null check (side in ('state', 'municipal', 'common')),
  theme text not null,
  office_id uuid not null references office,
  place_id uuid references meeting_place,
  room smallint,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  state text not null check (state in ('booked', 'begun', 'held', 'cancelled', 'notHeld')),
  outcome text check (outcome in ('held', 'movedByPerson', 'movedByOffice', 'personNotThere', 'officeCancelled', 'declinedWithReason')),
  owner_staff_id uuid not null references staff,
  interpreter text not null check (interpreter in ('ordered', 'onDemand', 'declined', 'notNeeded', 'notFlagged')),
  interpreter_reason text,
  interpreter_request_id uuid,
  promise_id uuid,
  minutes_promise_id uuid,
  series_id uuid,
  moved_by_office smallint not null default 0,
  moved_by_person smallint not null default 0,
  sequence integer not null default 0,
  video_room text,
  made_at timestamptz not null,
  made_by_kind text not null,
  made_by_id uuid,
  channel text not null,
  begun_at timestamptz,
  ended_at timestamptz,
  version integer not null default 1,
  primary key (person_id, id),
  check (interpreter not in ('declined', 'notNeeded') or interpreter_reason is not null)
);
comment on column meeting.interpreter is 'R-355, R-356: answered before there is a meeting; notFlagged where no need is known';
comment on column meeting.sequence is 'RFC 5545: raised whenever time or place changes';
comment on column meeting.version is 'raised by every change, so that two who change it at once do not write over each other';
create index meeting_owner on meeting (owner_staff_id, starts_at);
create index meeting_office on meeting (office_id, starts_at);
create index meeting_person on meeting (person_id, starts_at desc);
create index meeting_ahead on meeting (starts_at) where state = 'booked';

create table meeting_participant (
  person_id uuid not null references person,
  meeting_id uuid not null,
  id uuid not null,
  role text not null check (role in ('resident', 'adviser', 'chair', 'companion', 'helper', 'partner', 'employer', 'doctor', 'school', 'interpreter', 'teamLead')),
  staff_id uuid references staff,
  holder_id uuid,
  name text not null,
  organisation text,
  phone text,
  email text,
  may_hear text[] not null default '{}',
  approval text not null default 'notNeeded' check (approval in ('notNeeded', 'asked', 'approved', 'declined')),
  approved_at timestamptz,
  speaks smallint,
  attended boolean,
  next_step text,
  next_step_on date,
  token_hash bytea unique,
  told_sequence integer,
  made_at timestamptz not null,
  ended_at timestamptz,
  primary key (person_id, meeting_id, id)
);
comment on column meeting_participant.approval is 'R-475: the person approves each who comes from outside; who is declined gets neither link nor minutes';
comment on column meeting_participant.may_hear is 'R-475: matters the person lets them hear';
create index meeting_participant_staff on meeting_participant (staff_id) where staff_id is not null and ended_at is null;

-- Nobody and nothing is taken twice: one row for each employee, person, room or interpreter and the time they are taken.
create table hold (
  resource uuid not null,
  kind text not null check (kind in ('staff', 'person', 'room', 'interpreter')),
  during tstzrange not null check (not isempty(during)),
  why text not null check (why in ('meeting', 'busy', 'kept')),
  person_id uuid,
  meeting_id uuid,
  feed_id uuid,
  id uuid primary key default uuidv7(),
  exclude using gist (resource with =, during with &&) where (why = 'meeting'),
  check ((why = 'meeting') = (meeting_id is not null))
);
comment on column hold.resource is 'the id of the employee or person; of a room, made from place and number (office/meetings/booking)';
create index hold_resource on hold using gist (resource, during);
create index hold_meeting on hold (meeting_id) where meeting_id is not null;
create index hold_feed on hold (feed_id) where feed_id is not null;

insert into wall.person_table (name, key) values ('meeting_request', 'id'), ('meeting', 'id'), ('meeting_participant', 'id'),
  ('hold', 'id');

grant select, insert, update, delete on meeting_place, meeting_request, meeting, meeting_participant, hold to evi_system;
grant select on meeting_place to evi_app;
grant select, insert, update on meeting_request, meeting, meeting_participant to evi_app;

do $$ declare t text; begin
  foreach t in array array['meeting_place', 'meeting_request', 'meeting', 'meeting_participant', 'hold'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I to evi_system using (true) with check (true)', t || '_system', t);
  end loop;
  foreach t in array array['meeting_request', 'meeting', 'meeting_participant'] loop
    execute format($p$create policy %I on %I for select to evi_app
      using (wall.actor_kind() = 'person' and person_id = wall.actor())$p$, t || '_own', t);
  end loop;
end $$;
-- Where one can meet is public.
create policy meeting_place_all on meeting_place for select to evi_app using (true);
-- M-04, M-05: an appointment of a side; and whoever is to be there.
create policy meeting_request_staff on meeting_request to evi_app
  using (wall.is_staff() and wall.near(person_id) and person_id = wall.opened() and case side
    when 'state' then (select wall.holds('M-04', '{W,R,J}'))
    when 'municipal' then (select wall.holds('M-05', '{W,R,J}'))
    else (select wall.holds('M-04', '{W,R,J}')) or (select wall.holds('M-05', '{W,R,J}')) end)
  with check (wall.is_staff() and wall.near(person_id) and person_id = wall.opened());
create policy meeting_staff on meeting to evi_app
  using (wall.is_staff() and wall.near(person_id) and (owner_staff_id = wall.actor() or (person_id = wall.opened() and case side
    when 'state' then (select wall.holds('M-04', '{W,R,J}'))
    when 'municipal' then (select wall.holds('M-05', '{W,R,J}'))
    else (select wall.holds('M-04', '{W,R,J}')) or (select wall.holds('M-05', '{W,R,J}')) end)))
  with check (wall.is_staff() and wall.near(person_id));
create policy meeting_participant_staff on meeting_participant to evi_app
  using (wall.is_staff() and exists (select from meeting m where m.person_id = meeting_participant.person_id and m.id = meeting_id))
  with check (wall.is_staff() and wall.near(person_id));
-- When somebody is taken would tell with whom (R-489): only the office itself reads holds, beyond the wall, and tells what is free.

insert into event_kind (rule, kind, contact, journal, unit, seen_by_person, retention) values
  ('R-463', 'meetingAsked', true, 'may', 'item', true, 'asCase'),
  ('R-466', 'meetingDeclined', false, 'must', 'item', true, 'asCase'),
  ('R-466', 'meetingReviewAsked', true, 'may', 'item', true, 'asCase'),
  ('R-479', 'meetingBooked', false, 'may', 'item', true, 'asCase'),
  ('R-480', 'meetingMoved', false, 'may', 'item', true, 'asCase'),
  ('R-480', 'meetingCancelled', false, 'may', 'item', true, 'asCase'),
  ('R-475', 'participantAsked', false, 'may', 'item', true, 'asCase'),
  ('R-475', 'participantAnswered', false, 'may', 'item', true, 'asCase'),
  ('R-468', 'topicRaised', true, 'may', 'item', true, 'asCase'),
  ('R-474', 'videoDeclined', false, 'no', 'none', true, 'asCase'),
  ('R-470', 'minutesSent', false, 'must', 'meeting', true, 'asCase'),
  ('R-470', 'minutesCommented', true, 'must', 'meeting', true, 'asCase'),
  ('R-356', 'interpreterBooked', false, 'may', 'session', true, 'asCase'),
  ('R-358', 'interpreterCancelled', false, 'may', 'session', true, 'asCase');

select wall.write_out_near();
select wall.read_settings_once();
