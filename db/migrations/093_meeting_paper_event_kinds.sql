-- A paper on the table of a meeting: what the person, those at the table and staff look at together, and what is filled in.

-- R-488: a page is shown in a call or in a meeting, for either side. In a meeting it is the sheet that is filled in while
-- they talk, a letter, or a page of Min side; laid there by staff, or by the person themselves.
alter table page_share
  alter column call_id drop not null,
  alter column staff_id drop not null,
  add column person_id uuid references person,
  add column meeting_id uuid,
  add column others_at timestamptz,
  add column others_said text check (others_said in ('portal', 'meeting', 'phone')),
  add column seen_by uuid[] not null default '{}',
  add column changes integer not null default 0,
  drop constraint page_share_kind_check,
  add constraint page_share_kind_check check (kind in ('page', 'letter', 'identity', 'sheet')),
  add constraint page_share_where check ((call_id is null) = (meeting_id is not null) and (meeting_id is null) = (person_id is null)),
  add constraint page_share_sheet check (meeting_id is not null or kind <> 'sheet'),
  add constraint page_share_in_meeting check (meeting_id is null or kind <> 'identity'),
  add constraint page_share_by check (staff_id is not null or meeting_id is not null),
  add constraint page_share_others check ((others_at is null) = (others_said is null));
comment on column page_share.staff_id is 'who laid it there; null: the person, in a meeting';
comment on column page_share.others_at is 'R-475: the person said that those at the table may see this letter too';
comment on column page_share.seen_by is 'R-730: participants who have opened it';
comment on column page_share.changes is 'raised by whatever is filled in or said of it, so that whoever looks is told';
create index page_share_meeting on page_share (person_id, meeting_id) where closed_at is null and meeting_id is not null;

-- R-488: what is filled in while they talk, by matter, so that each from outside sees what they may hear (R-475). It is
-- where the minutes begin.
create table meeting_sheet (
  person_id uuid not null references person,
  meeting_id uuid not null,
  matter text not null,
  side text not null check (side in ('state', 'municipal', 'common')),
  body text not null,
  by_staff_id uuid not null references staff,
  at timestamptz not null,
  primary key (person_id, meeting_id, matter)
);

-- R-470, R-475: which version each party was told of, and when they read it.
alter table meeting_participant
  add column minutes_told smallint,
  add column minutes_how text check (minutes_how in ('link', 'paper')),
  add column minutes_read_at timestamptz;
comment on column meeting_participant.minutes_how is 'by a link of their own, or handed over on paper';

-- R-470: why the minutes must be read aloud, and who did it.
alter table meeting_minutes
  add column aloud text check (aloud in ('language', 'reading')),
  add column aloud_at timestamptz,
  add column aloud_by uuid references staff,
  add column aloud_how text check (aloud_how in ('interpreter', 'ownLanguage', 'norwegian')),
  add check (aloud_at is null or (aloud_by is not null and aloud_how is not null));
comment on column meeting_minutes.aloud is 'language: not in one the person reads; reading: whoever reads little or nothing';

insert into wall.person_table (name, key) values ('page_share', 'id'), ('meeting_sheet', 'meeting_id');

grant select, insert, update, delete on meeting_sheet to evi_system;
grant select on meeting_sheet to evi_app;
alter table meeting_sheet enable row level security;
alter table meeting_sheet force row level security;
create policy meeting_sheet_system on meeting_sheet to evi_system using (true) with check (true);
create policy meeting_sheet_own on meeting_sheet for select to evi_app
  using (wall.actor_kind() = 'person' and person_id = wall.actor());
-- M-08, M-17, and whoever holds the meeting.
create policy meeting_sheet_staff on meeting_sheet for select to evi_app
  using (wall.is_staff() and wall.near(person_id) and person_id = wall.opened() and (
    exists (select from meeting m where m.person_id = meeting_sheet.person_id and m.id = meeting_id and m.owner_staff_id = wall.actor())
    or case side
      when 'state' then (select wall.holds('M-08', '{W,R,J}'))
      when 'municipal' then (select wall.holds('M-17', '{W,R,J}'))
      else (select wall.holds('M-08', '{W,R,J}')) or (select wall.holds('M-17', '{W,R,J}')) end));

insert into event_kind (rule, kind, contact, journal, unit, seen_by_person, retention) values
  ('R-488', 'paperShown', false, 'may', 'meeting', true, 'asCase'),
  ('R-475', 'paperAllowed', false, 'may', 'meeting', true, 'asCase'),
  ('R-475', 'minutesShared', false, 'must', 'meeting', true, 'asCase'),
  ('R-470', 'minutesReadAloud', true, 'must', 'meeting', true, 'asCase');

select wall.write_out_near();
select wall.read_settings_once();
