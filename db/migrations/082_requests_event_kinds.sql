-- R-463: a wish for a meeting is a row from the moment that it is owed, whoever makes the promise: message, telephone, text,
-- desk or job. It ends with a time, an answer with another way, or the person's own word.

alter table meeting_request
  drop constraint meeting_request_state_check,
  add constraint meeting_request_state_check check
    (state in ('open', 'offered', 'granted', 'alternative', 'declined', 'withdrawn', 'merged', 'continued')),
  add column rules_at timestamptz,
  add column granted_at timestamptz,
  add column granted_by uuid references staff,
  add column insisted_at timestamptz,
  add column review_decided_at timestamptz,
  add column helper_name text;
comment on column meeting_request.rules is 'R-464: names; with :side where only that side may know';
comment on column meeting_request.rules_at is 'when the rules were last asked; null: not yet';
comment on column meeting_request.granted_at is 'R-464, R-466: somebody has said yes; a time is still to be found';
comment on column meeting_request.insisted_at is 'R-464: another way was offered, and the person still wants to meet';
create index meeting_request_unasked on meeting_request (asked_at) where rules_at is null and state = 'open';
create index meeting_request_person on meeting_request (person_id, asked_at desc);
create index meeting_request_asked on meeting_request (asked_at);

-- R-482: when somebody was last met, asked of everybody who is followed up each night, without reading all that was written.
create index event_met on event (person_id, at desc) where kind in ('talkHeld', 'visitLogged') and authorship = 'staffAdviser';

create function wall.is_meeting_wish(kind text, clock text, theme text) returns boolean language sql immutable
  as $$ select (kind = 'arrangeMeeting' and theme <> 'appointmentChange') or (kind = 'holdMeeting' and clock = 'notUnderstood') $$;

create function wall.meeting_asked() returns trigger language plpgsql security definer
  set search_path = public, wall, pg_catalog
  as $$ begin
    -- Asked again after an answer, it is the same wish that goes on.
    if new.details ? 'request' then
      update meeting_request set promise_id = new.id, state = 'open', decided_at = null, rules_at = null
        where person_id = new.person_id and id = (new.details->>'request')::uuid;
      return new;
    end if;
    -- A time that the office took back is owed without anybody's judgement; what is laid in as history has ended.
    insert into meeting_request (person_id, id, promise_id, kind, side, theme, by_kind, by_id, channel, thread_id, enquiry_id,
      asked_at, granted_at, state, decided_at)
    values (new.person_id, uuidv7(), new.id,
      case when new.details ? 'kind' then new.details->>'kind'
        when new.theme = 'digitalTraining' then 'digitalTraining'
        when new.kind = 'holdMeeting' then 'clarification'
        when new.theme = 'interpreter' then 'interpretedTalk' else 'followUp' end,
      new.side, new.theme,
      case when not new.details ?| array['meetingId', 'propose'] and new.made_by_kind in ('person', 'staff', 'helper')
        then new.made_by_kind else 'system' end, new.made_by_id,
      coalesce(new.details->>'channel', 'system'), new.thread_id, new.enquiry_id, new.received_at,
      case when new.details ? 'meetingId' then new.made_at end,
      case when new.ended_at is null then 'open' when new.state in ('withdrawn', 'merged') then new.state else 'granted' end,
      new.ended_at)
    on conflict (person_id, promise_id) do update set state = 'open', decided_at = null;
    return new;
  end $$;
alter function wall.meeting_asked owner to evi_system;
create trigger meeting_asked after insert on promise for each row
  when (new.kind in ('arrangeMeeting', 'holdMeeting') and wall.is_meeting_wish(new.kind, new.clock, new.theme))
  execute function wall.meeting_asked();
-- Sorted anew by a human (R-104): it was a wish for a meeting after all, or it was none.
create trigger meeting_sorted after update of kind, theme on promise for each row
  when (new.ended_at is null and wall.is_meeting_wish(new.kind, new.clock, new.theme)
    and not wall.is_meeting_wish(old.kind, old.clock, old.theme))
  execute function wall.meeting_asked();

-- However the promise ends the wish ends with it, where that end is one that a wish may have. Any other leaves it open, and
-- I-67 finds it.
create function wall.meeting_ended() returns trigger language plpgsql security definer
  set search_path = public, wall, pg_catalog
  as $$ declare how text; begin
    how := case
      when not wall.is_meeting_wish(new.kind, new.clock, new.theme) then 'continued'
      when new.state = 'merged' then 'merged'
      when new.state = 'withdrawn' or new.ended_how = 'noted' then 'withdrawn'
      when new.ended_how = 'declined' then 'continued'
      when new.ended_how = 'referredElsewhere' then 'alternative'
      when new.ended_how in ('booked', 'talk', 'spokenWith') then 'granted'
      -- They are to meet already, and what was asked was about that.
      when new.ended_how = 'answered' and exists (select from meeting m where m.person_id = new.person_id
        and m.state = 'booked' and m.starts_at > new.ended_at) then 'granted' end;
    if how is not null then
      update meeting_request set state = how, decided_at = coalesce(new.ended_at, new.made_at)
        where person_id = new.person_id and promise_id = new.id and state in ('open', 'offered');
    end if;
    return new;
  end $$;
alter function wall.meeting_ended owner to evi_system;
create trigger meeting_ended after update of state on promise for each row
  when (new.kind in ('arrangeMeeting', 'holdMeeting') and old.ended_at is null and new.ended_at is not null)
  execute function wall.meeting_ended();
create trigger meeting_unsorted after update of kind, theme on promise for each row
  when (wall.is_meeting_wish(old.kind, old.clock, old.theme) and not wall.is_meeting_wish(new.kind, new.clock, new.theme))
  execute function wall.meeting_ended();
revoke execute on function wall.meeting_asked, wall.meeting_ended from public;

-- What was owed before this was.
insert into meeting_request (person_id, id, promise_id, kind, side, theme, by_kind, by_id, channel, thread_id, enquiry_id, asked_at, state, decided_at)
  select person_id, uuidv7(), id, case when kind = 'holdMeeting' then 'clarification' else 'followUp' end, side, theme,
    case when made_by_kind in ('person', 'staff', 'helper') then made_by_kind else 'system' end, made_by_id,
    coalesce(details->>'channel', 'system'), thread_id, enquiry_id, received_at,
    case when is_open then 'open' when state in ('withdrawn', 'merged') then state else 'granted' end, ended_at
  from promise where wall.is_meeting_wish(kind, clock, theme)
  on conflict do nothing;

-- Whoever may see the promise may see the wish it stands for: the wall of the one is the wall of the other.
create policy meeting_request_owed on meeting_request for select to evi_app
  using (wall.is_staff() and wall.near(person_id)
    and exists (select from promise p where p.person_id = meeting_request.person_id and p.id = promise_id));

insert into event_kind (rule, kind, contact, journal, unit, seen_by_person, retention) values
  ('R-464', 'meetingGranted', false, 'may', 'item', true, 'asCase'),
  ('R-466', 'meetingAlternative', false, 'must', 'item', true, 'asCase'),
  ('R-466', 'meetingReviewed', false, 'must', 'item', true, 'asCase'),
  ('R-463', 'meetingWithdrawn', true, 'may', 'item', true, 'asCase');

select wall.write_out_near();
select wall.read_settings_once();
