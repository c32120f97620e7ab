-- Calls that are owed (R-409 – R-418). The promise stands in the ledger as any other; what makes it a call stands here: to
-- which number and whose it is, when, with whom, in which language, and every try. Whoever makes a promise of a call makes
-- this row too, in the same statement, so that no call is owed that nobody plans.

create table callback (
  person_id uuid not null references person,
  promise_id uuid not null,
  mode text not null check (mode in ('asked', 'planned', 'ladder')),
  asked_by text not null default 'system'
    check (asked_by in ('person', 'staff', 'helper', 'line', 'chat', 'sms', 'api', 'system')),
  asked_at timestamptz not null,
  number text,
  number_kind text check (number_kind in ('own', 'borrowed', 'shared', 'prepaid')),
  number_owner text check (length(number_owner) <= 100),
  only_with_person boolean not null default false,
  language text,
  interpreter text,
  helper jsonb,
  answered text[] not null default '{}',
  keeps_place jsonb,
  call_id uuid,
  planned_at timestamptz,
  window_id uuid,
  window_from timestamptz,
  window_until timestamptz,
  announced_at timestamptz,
  round_from timestamptz,
  note_at timestamptz,
  open_until timestamptz,
  next_step text check (next_step in ('adopt', 'announce', 'missed', 'expire', 'note', 'again')),
  next_step_at timestamptz,
  ended_at timestamptz,
  primary key (person_id, promise_id),
  check ((next_step is null) = (next_step_at is null)),
  check (ended_at is null or next_step is null)
);
comment on column callback.mode is 'ladder: owed because something is unread; its rungs plan it (office/reach/notices). planned: staff chose the time';
comment on column callback.number is 'for this call only: it becomes no contact point. null: the number that the office has';
comment on column callback.helper is 'R-413: who is to be there, by name and relation; a mandate is taken at the start of the call';
comment on column callback.round_from is 'R-412: tries before this no longer count: a time has been chosen after the written note';
create index callback_due on callback (next_step_at) where next_step is not null;
create index callback_planned on callback (planned_at) where planned_at is not null;

-- R-411: what has been agreed; at most two hours each. `desk` is whose time it takes (an employee or a team).
create table callback_window (
  person_id uuid not null references person,
  promise_id uuid not null,
  id uuid not null default uuidv7(),
  from_at timestamptz not null,
  until_at timestamptz not null check (until_at > from_at and until_at <= from_at + interval '2 hours'),
  desk uuid not null,
  chosen_by text not null check (chosen_by in ('person', 'helper', 'staff', 'office')),
  at timestamptz not null,
  state text not null default 'agreed' check (state in ('agreed', 'used', 'missed', 'dropped')),
  primary key (person_id, id)
);
create index callback_window_promise on callback_window (person_id, promise_id, from_at);
create index callback_window_desk on callback_window (desk, from_at) where state = 'agreed';

-- R-412, R-414: each try, who made it and how it went. `counts` is false for what the person had no share in.
create table callback_attempt (
  person_id uuid not null references person,
  promise_id uuid,
  id uuid not null default uuidv7(),
  at timestamptz not null,
  staff_id uuid references staff,
  side text not null default 'common' check (side in ('state', 'municipal', 'common')),
  theme text,
  call_id uuid,
  number text,
  number_kind text,
  window_id uuid,
  outcome text check (outcome in
    ('spoke', 'noAnswer', 'voicemail', 'wrongNumber', 'refusedCall', 'interpreterMissing', 'numberDead')),
  answered_by text check (answered_by in ('person', 'other')),
  said text check (length(said) <= 300),
  counts boolean not null default false,
  returned_at timestamptz,
  primary key (person_id, id)
);
comment on column callback_attempt.outcome is 'null while it rings';
comment on column callback_attempt.said is 'R-395: who the one that answered said they were, until an identity check has said more';
create index callback_attempt_promise on callback_attempt (person_id, promise_id, at) where promise_id is not null;
create index callback_attempt_number on callback_attempt (number, at desc) where number is not null;
create index callback_attempt_call on callback_attempt (call_id) where call_id is not null;

-- "Ring me" from somebody who has not logged in: a name and a number prove nothing. Reached beyond the wall only; whoever
-- takes it rings, checks who it is, and only then does it become that person's (R-395).
create table callback_request (
  id uuid primary key,
  name text not null check (length(name) between 1 and 100),
  number text not null check (length(number) <= 20),
  language text not null default 'nb',
  windows jsonb not null default '[]',
  received_at timestamptz not null,
  due_at timestamptz not null,
  team_id uuid not null references team,
  asked smallint not null default 1,
  attempts jsonb not null default '[]',
  person_id uuid references person,
  promise_id uuid,
  check_how text,
  done_at timestamptz,
  done_by uuid references staff,
  done_how text check (done_how in ('attached', 'spoke', 'withdrawn', 'unreachable')),
  check ((done_at is null) = (done_how is null)),
  check (done_how is distinct from 'attached' or (person_id is not null and promise_id is not null and check_how is not null))
);
create index callback_request_open on callback_request (due_at) where done_at is null;
create unique index callback_request_number on callback_request (number) where done_at is null;

-- A call that is owed has its row from the first moment, whoever made the promise; a job then plans it.
create function wall.callback_made() returns trigger language plpgsql security definer
  set search_path = public, wall, pg_catalog
  as $$ begin
    insert into callback (person_id, promise_id, mode, asked_by, asked_at, number, next_step, next_step_at)
    values (new.person_id, new.id,
      case new.details->>'asked' when 'unread' then 'ladder' when 'planned' then 'planned' else 'asked' end,
      case when new.details ? 'sms' then 'sms' when new.made_by_kind in ('person', 'staff', 'helper') then new.made_by_kind else 'system' end,
      new.made_at, case when new.details ? 'explain' then new.details->>'number' end, 'adopt', new.made_at);
    return new;
  end $$;
alter function wall.callback_made owner to evi_system;
create trigger callback_made after insert on promise for each row when (new.kind = 'callBack')
  execute function wall.callback_made();

-- However the promise ends, nobody plans to ring any more.
create function wall.callback_ended() returns trigger language plpgsql security definer
  set search_path = public, wall, pg_catalog
  as $$ begin
    update callback set ended_at = new.ended_at, next_step = null, next_step_at = null, planned_at = null
      where person_id = new.person_id and promise_id = new.id;
    update callback_window set state = 'dropped'
      where person_id = new.person_id and promise_id = new.id and state = 'agreed';
    return new;
  end $$;
alter function wall.callback_ended owner to evi_system;
create trigger callback_ended after update of state on promise for each row
  when (new.kind = 'callBack' and old.ended_at is null and new.ended_at is not null)
  execute function wall.callback_ended();

-- What was owed before this table was.
insert into callback (person_id, promise_id, mode, asked_at, next_step, next_step_at, ended_at)
  select person_id, id, case details->>'asked' when 'unread' then 'ladder' when 'planned' then 'planned' else 'asked' end, made_at,
    case when is_open then 'adopt' end, case when is_open then made_at end, ended_at
  from promise where kind = 'callBack';

-- R-411: how much of somebody's time is taken, and nothing of by whom.
create function wall.calls_taken(whose uuid, since timestamptz, until timestamptz)
  returns table (from_at timestamptz, until_at timestamptz)
  language sql stable security definer set search_path = public, wall, pg_catalog
  as $$ select w.from_at, w.until_at from callback_window w
    where w.desk = whose and w.state = 'agreed' and w.from_at < until and w.from_at > since - interval '2 hours' $$;
alter function wall.calls_taken owner to evi_system;

alter table short_link
  drop constraint short_link_purpose_check,
  add constraint short_link_purpose_check check (purpose in ('open', 'upload', 'pickTime'));

insert into event_kind (rule, kind, contact, journal, unit, seen_by_person, retention) values
  ('R-411', 'windowChosen', false, 'no', 'none', true, 'asCase'),
  ('R-412', 'callBackNote', false, 'no', 'none', true, 'asCase');

insert into wall.person_table (name, key) values
  ('callback', 'promise_id'), ('callback_window', 'id'), ('callback_attempt', 'id'), ('callback_request', 'id');

grant select, insert, update, delete on callback, callback_window, callback_attempt, callback_request to evi_system;
grant select, update on callback to evi_app;
grant select, insert, update on callback_window, callback_attempt to evi_app;

do $$ declare t text; begin
  foreach t in array array['callback', 'callback_window', 'callback_attempt', 'callback_request'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I to evi_system using (true) with check (true)', t || '_system', t);
  end loop;
  -- The person's own, and whoever may see the promise in the ledger: the wall of the promise is the wall of the call.
  foreach t in array array['callback', 'callback_window'] loop
    execute format($p$create policy %I on %I to evi_app
      using (wall.actor_kind() = 'person' and person_id = wall.actor())
      with check (wall.actor_kind() = 'person' and person_id = wall.actor())$p$, t || '_own', t);
    execute format($p$create policy %I on %I to evi_app
      using (wall.is_staff() and wall.near(person_id) and exists (select from promise p where p.person_id = %I.person_id and p.id = promise_id))
      with check (wall.is_staff() and wall.near(person_id))$p$, t || '_staff', t, t);
  end loop;
end $$;

-- A try may be about nothing that is owed; then the wall of the timeline is its wall (M-20, M-21).
create policy callback_attempt_own on callback_attempt for select to evi_app
  using (wall.actor_kind() = 'person' and person_id = wall.actor());
create policy callback_attempt_staff on callback_attempt to evi_app
  using (wall.is_staff() and wall.near(person_id) and (
    (person_id = wall.opened() and wall.side_open(side, 'M-20', 'M-21', '{W,R,J}'))
    or exists (select from promise p where p.person_id = callback_attempt.person_id and p.id = promise_id)))
  with check (wall.is_staff() and wall.near(person_id) and staff_id = wall.actor());

grant execute on function wall.calls_taken to evi_app, evi_system;
revoke execute on function wall.callback_made, wall.callback_ended from public;
revoke execute on function wall.calls_taken from public;
select wall.write_out_near();
select wall.read_settings_once();
