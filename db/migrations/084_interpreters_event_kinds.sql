-- R-355 – R-360: an interpreter booked for a meeting. The same table says what was asked for at once and what for a time.

alter table interpreter_request
  add column meeting_id uuid,
  add column starts_at timestamptz,
  add column ends_at timestamptz,
  add column place jsonb,
  add column level_wanted text check (level_wanted in ('A', 'B', 'C', 'D', 'E')),
  add column round_at timestamptz,
  add column alarmed_at timestamptz,
  drop constraint interpreter_request_ended_how_check,
  drop constraint interpreter_request_next_step_check,
  add constraint interpreter_request_ended_how_check
    check (ended_how in ('connected', 'noneFound', 'notNeeded', 'callEnded', 'moved', 'notCome', 'over')),
  add constraint interpreter_request_next_step_check
    check (next_step in ('ask', 'answer', 'connect', 'alarm', 'over')),
  add constraint interpreter_request_booked
    check ((starts_at is null) = (ends_at is null) and (starts_at is null or (meeting_id is not null and person_id is not null)));
comment on column interpreter_request.starts_at is 'set: booked for that time; null: wanted at once';
comment on column interpreter_request.due_at is 'until when one is to be on the line, or, booked, to have said yes';
comment on column interpreter_request.place is 'what the service is told of where; never a home, nor whose talk it is';
comment on column interpreter_request.round_at is 'since when every service is asked once more (R-359)';
comment on column interpreter_request.alarmed_at is 'when somebody was told that nobody has said yes';
create index interpreter_request_meeting on interpreter_request (meeting_id) where meeting_id is not null;
-- A meeting has one interpreter on the way, never one at the old time and one at the new.
create unique index interpreter_request_booked_one on interpreter_request (meeting_id)
  where starts_at is not null and ended_how is null;

alter table meeting add column office_owes_time_at timestamptz,
  add column who_interpreted text
    check (who_interpreted in ('professional', 'onDemand', 'familyEmergency', 'companionOnly', 'none'));
comment on column meeting.who_interpreted is 'R-360: said when it is over, for whoever needs an interpreter';
comment on column meeting.office_owes_time_at is 'R-358: nobody interpreted; whoever chooses the new time, it counts as moved by the office';

insert into event_kind (rule, kind, contact, journal, unit, seen_by_person, retention) values
  ('R-359', 'interpreterConfirmed', false, 'may', 'session', true, 'asCase'),
  ('R-356', 'interpreterUnconfirmed', false, 'no', 'none', false, 'asCase');

select wall.write_out_near();
select wall.read_settings_once();
