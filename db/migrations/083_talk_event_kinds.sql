-- The meeting itself: what both want to talk about, what was covered, what the person said back, minutes, and what was agreed.
-- Words that were said in a meeting are notes of its side (M-08, M-17), behind the wall of that side.

-- R-468: the person's points and the adviser's.
create table meeting_topic (
  person_id uuid not null references person,
  id uuid not null,
  meeting_id uuid not null,
  side text not null check (side in ('state', 'municipal', 'common')),
  by_kind text not null check (by_kind in ('person', 'helper', 'staff')),
  by_id uuid not null,
  for_person boolean not null,
  body text not null,
  said_at timestamptz not null,
  ended_at timestamptz,
  primary key (person_id, id)
);
comment on column meeting_topic.for_person is 'what the person wants to raise, also where somebody else wrote it down; it comes first';
create index meeting_topic_meeting on meeting_topic (person_id, meeting_id);

-- R-473: one line for each time something was said of an area, over several talks. The newest in a talk counts.
create table meeting_area (
  person_id uuid not null references person,
  id uuid not null,
  meeting_id uuid not null,
  side text not null check (side in ('state', 'municipal', 'common')),
  area text not null,
  state text not null check (state in ('covered', 'later', 'declined')),
  note text,
  by_staff_id uuid not null references staff,
  at timestamptz not null,
  primary key (person_id, id)
);
create index meeting_area_meeting on meeting_area (person_id, meeting_id);

-- R-470, R-471, R-472, R-475: what is known of one talk beside its booking.
create table meeting_talk (
  person_id uuid not null references person,
  meeting_id uuid not null,
  side text not null check (side in ('state', 'municipal', 'common')),
  explained text[] not null default '{}',
  teach_back text check (teach_back in ('done', 'partly', 'notDone')),
  teach_back_words text,
  teach_back_reason text,
  many_chosen text check (many_chosen in ('split', 'smallerFirst', 'allTogether')),
  video_declined_at timestamptz,
  next_request_id uuid,
  primary key (person_id, meeting_id),
  -- R-471: "understood: yes" is nobody's own words.
  check (teach_back is null or teach_back = 'notDone' or teach_back_words is not null),
  check (teach_back is null or teach_back = 'done' or teach_back_reason is not null)
);
comment on column meeting_talk.teach_back_words is 'the main point, in the words of the person; never yes or no';
comment on column meeting_talk.next_request_id is 'R-473: the second talk that was proposed for the areas left for later';
comment on column meeting_talk.explained is 'R-472: what was gone through, by the names in office/meetings/talk';

-- R-470: every version that was sent stands.
create table meeting_minutes (
  person_id uuid not null references person,
  meeting_id uuid not null,
  version smallint not null check (version > 0),
  side text not null check (side in ('state', 'municipal', 'common')),
  language text not null,
  parts jsonb not null,
  by_staff_id uuid not null references staff,
  at timestamptz not null,
  message_id uuid,
  confirmed_at timestamptz,
  primary key (person_id, meeting_id, version)
);
comment on column meeting_minutes.parts is 'R-475: each part with the matter it is about, so that others get what they may hear';
create table meeting_comment (
  person_id uuid not null references person,
  id uuid not null,
  meeting_id uuid not null,
  version smallint not null,
  side text not null check (side in ('state', 'municipal', 'common')),
  by_kind text not null check (by_kind in ('person', 'helper', 'staff')),
  by_id uuid not null,
  body text not null,
  at timestamptz not null,
  settled_at timestamptz,
  primary key (person_id, id)
);
create index meeting_comment_meeting on meeting_comment (person_id, meeting_id);

-- R-470: what was agreed. The office's part is a promise in the ledger; the person's is a day and nothing more.
create table meeting_agreement (
  person_id uuid not null references person,
  id uuid not null,
  meeting_id uuid not null,
  side text not null check (side in ('state', 'municipal', 'common')),
  who text not null check (who in ('office', 'person')),
  body text not null,
  due_on date not null,
  promise_id uuid,
  made_at timestamptz not null,
  done_at timestamptz,
  primary key (person_id, id),
  check ((who = 'office') = (promise_id is not null))
);
create index meeting_agreement_meeting on meeting_agreement (person_id, meeting_id);

insert into wall.person_table (name, key) values ('meeting_topic', 'id'), ('meeting_area', 'id'), ('meeting_talk', 'meeting_id'),
  ('meeting_minutes', 'meeting_id'), ('meeting_comment', 'id'), ('meeting_agreement', 'id');

do $$ declare t text; begin
  foreach t in array array['meeting_topic', 'meeting_area', 'meeting_talk', 'meeting_minutes', 'meeting_comment', 'meeting_agreement'] loop
    execute format('grant select, insert, update, delete on %I to evi_system', t);
    execute format('grant select, insert, update on %I to evi_app', t);
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I to evi_system using (true) with check (true)', t || '_system', t);
    execute format($p$create policy %I on %I for select to evi_app
      using (wall.actor_kind() = 'person' and person_id = wall.actor())$p$, t || '_own', t);
    -- M-08, M-17, and whoever holds the meeting.
    execute format($p$create policy %I on %I to evi_app
      using (wall.is_staff() and wall.near(person_id) and person_id = wall.opened() and (
        exists (select from meeting m where m.person_id = %I.person_id and m.id = meeting_id and m.owner_staff_id = wall.actor())
        or case side
          when 'state' then (select wall.holds('M-08', '{W,R,J}'))
          when 'municipal' then (select wall.holds('M-17', '{W,R,J}'))
          else (select wall.holds('M-08', '{W,R,J}')) or (select wall.holds('M-17', '{W,R,J}')) end))
      with check (wall.is_staff() and wall.near(person_id) and person_id = wall.opened() and case side
          when 'state' then (select wall.holds('M-08', '{W}'))
          when 'municipal' then (select wall.holds('M-17', '{W}'))
          else (select wall.holds('M-08', '{W}')) or (select wall.holds('M-17', '{W}')) end)$p$, t || '_staff', t, t);
  end loop;
end $$;

insert into event_kind (rule, kind, contact, journal, unit, seen_by_person, retention) values
  ('R-470', 'meetingBegun', false, 'may', 'meeting', true, 'asCase'),
  ('R-480', 'personNotThere', false, 'may', 'meeting', true, 'asCase'),
  ('R-470', 'minutesConfirmed', false, 'must', 'meeting', true, 'asCase'),
  ('R-470', 'agreementMade', false, 'must', 'meeting', true, 'asCase'),
  ('R-470', 'agreementKept', false, 'must', 'meeting', true, 'asCase');

select wall.write_out_near();
select wall.read_settings_once();
