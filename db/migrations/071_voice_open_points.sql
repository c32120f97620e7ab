-- R-427: the number of an office's duty phone; whom it is shown to is the office's own policy.
alter table office add column duty_phone text unique;

-- R-430: what was answered to each of the three plain questions. A question that was not asked is absent.
alter table desk_contact add column urgent_needs jsonb not null default '{}'
  check (jsonb_typeof(urgent_needs) = 'object');

-- R-340, R-730: who has listened to what came from a number that is nobody's own. There is nobody yet whose log it is.
create table recording_heard (
  id uuid primary key,
  unidentified_id uuid not null references unidentified,
  staff_id uuid not null references staff,
  at timestamptz not null
);
create index recording_heard_of on recording_heard (unidentified_id, at);
grant select, insert on recording_heard to evi_system;
alter table recording_heard enable row level security;
alter table recording_heard force row level security;
create policy recording_heard_system on recording_heard to evi_system using (true) with check (true);
