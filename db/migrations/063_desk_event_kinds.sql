-- The desk: what an operator has found out in one call, how sure they are of whom they speak with, what they have shown,
-- and the walls that close with the call. All of it hangs on the call and is reached beyond the wall only, by whoever has
-- the call; nobody can look it up by person.

-- What has been found out in a call so far. The next question on the screen follows from it and from nothing else.
create table desk_contact (
  call_id uuid primary key references call on delete cascade,
  -- Who speaks: the person, somebody else about the person, or somebody of whom nothing need be known.
  who text check (who in ('person', 'helper', 'nobody')),
  helper_name text,
  helper_relation text,
  mandate_id uuid,
  helper_may_answer boolean,
  sure_at timestamptz,
  theme text,
  urgent boolean not null default false,
  answered text[] not null default '{}',
  without_interpreter text,
  noted_at timestamptz,
  read_back_at timestamptz,
  summary_message_id uuid,
  -- Somebody who took the call by hand, at a telephone or a desk of the house; no platform tells when it ends.
  by_hand text check (by_hand in ('telephone', 'desk'))
);
comment on column desk_contact.sure_at is 'R-395: the question of who it is has been answered, or left as it stands';
comment on column desk_contact.without_interpreter is 'R-362: why the talk went on without one';

-- R-395: one round of questions, one code, or one document seen. No answer is kept, only whether it was right.
create table identity_check (
  id uuid primary key,
  call_id uuid not null references call on delete cascade,
  at timestamptz not null,
  how text not null check (how in ('questions', 'code', 'document', 'eId')),
  state text not null check (state in ('asked', 'passed', 'failed')),
  questions text[] not null default '{}',
  right_ones text[] not null default '{}',
  code_hash text,
  tries smallint not null default 0,
  until_at timestamptz not null,
  level text not null default 'none' check (level in ('none', 'partial', 'full')),
  staff_id uuid references staff
);
create index identity_check_call on identity_check (call_id, at);

-- R-722 without anybody in anybody's browser: a page that the person fetches by a code said aloud, and that staff see too.
create table page_share (
  id uuid primary key,
  call_id uuid not null references call on delete cascade,
  code text not null check (code ~ '^[0-9]{6}$'),
  secret_hash text unique,
  kind text not null check (kind in ('page', 'letter', 'identity')),
  address text,
  message_id uuid,
  part smallint,
  made_at timestamptz not null,
  until_at timestamptz not null,
  uses smallint not null default 0,
  opened_at timestamptz,
  closed_at timestamptz,
  staff_id uuid not null references staff,
  check ((kind = 'page') = (address is not null)),
  check ((kind = 'letter') = (message_id is not null))
);
create unique index page_share_code on page_share (code) where closed_at is null;
create index page_share_call on page_share (call_id, made_at desc);

-- Guesses at codes, so that trying them all takes longer than any of them lives.
create table page_guess (
  minute timestamptz not null,
  source text not null,
  wrong integer not null default 0,
  primary key (minute, source)
);

create index call_unwritten on call (ended_at)
  where state = 'ended' and settled_at is null and person_id is not null and staff_id is not null;

grant select, insert, update, delete on desk_contact, identity_check, page_share, page_guess to evi_system;
do $$ declare t text; begin
  foreach t in array array['desk_contact', 'identity_check', 'page_share', 'page_guess'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I to evi_system using (true) with check (true)', t || '_system', t);
  end loop;
end $$;

-- R-042: why it is late, and when; in the words of whoever owes it, in the store of their side.
alter table note drop constraint note_kind_check;
alter table note add constraint note_kind_check
  check (kind in ('note', 'callSummary', 'codedNote', 'caseTalk', 'statement', 'officeComment'));
create index note_comment on note (person_id, promise_id) where kind = 'officeComment';

-- A in M-05 as far as somebody who rings may be told of it: who has it, since when, when it was due and is due, and in
-- codes why it is late. Neither what it is about nor a word of it. Under an agreement in force only (R-721).
create function wall.municipal_entries(person uuid, today date)
  returns table (owner_name text, urgency text, received_at timestamptz, due_at timestamptz, new_at timestamptz,
    contacts smallint, why text, commented_at timestamptz)
  language sql stable security definer set search_path = public, wall, pg_catalog
  as $$ select coalesce(s.name, t.name), p.urgency, p.received_at, p.due_at, p.latest_new_at, p.contacts, c.why, c.at
    from promise p
    left join staff s on s.id = p.desk_staff_id
    left join team t on t.id = p.desk_team_id
    left join lateral (select n.codes->>'why' as why, n.at from note n
      where n.person_id = p.person_id and n.promise_id = p.id and n.kind = 'officeComment' order by n.at desc limit 1) c on true
    where p.person_id = person and p.is_open and p.side = 'municipal' and p.kind <> 'reachPerson'
      and wall.opened() = person and wall.near(person)
      and not wall.holds('M-05', '{W,R,J}') and wall.has_cell('M-05', '{A}') and wall.agreement(person, today)
    order by p.due_at $$;
alter function wall.municipal_entries owner to evi_system;

-- R-718, R-722: a consent that was given in a call opens nothing but in that call: while it lasts, to whoever has it, for
-- the person who was found to be who they say. What ends the call ends it, whatever the register still says.
create or replace function wall.consented(person uuid, what text, message uuid, at timestamptz) returns boolean
  language sql stable security definer set search_path = public, wall, pg_catalog
  as $$ select wall.is_staff() and person = wall.opened() and wall.near(person) and exists (
    select from mandate m where m.person_id = person and m.kind = 'consent' and m.consent_to = what and m.state = 'active'
      and m.to_staff = wall.actor() and m.from_at <= at and m.until_at > at
      and (m.message_id is null or m.message_id = message)
      and (m.call_id is null or exists (select from call c where c.id = m.call_id and c.person_id = person
        and c.staff_id = wall.actor() and c.ended_at is null and c.identity = 'full'))) $$;

-- The same for the contact centre, whose yes is always one of a call: there is no letter for it outside one.
create function wall.consented_in_call(person uuid, message uuid, at timestamptz) returns boolean
  language sql stable security definer set search_path = public, wall, pg_catalog
  as $$ select wall.consented(person, 'letter', message, at) and exists (
    select from mandate m join call c on c.id = m.call_id
    where m.person_id = person and m.kind = 'consent' and m.consent_to = 'letter' and m.state = 'active' and m.message_id = message
      and m.to_staff = wall.actor() and c.person_id = person and c.staff_id = wall.actor() and c.ended_at is null
      and c.identity = 'full') $$;
alter function wall.consented_in_call owner to evi_system;

create or replace function wall.consented_letter(person uuid, message uuid, at timestamptz)
  returns table (part smallint, side text, language text, body text, box jsonb, kind text, made_at timestamptz)
  language sql stable security definer set search_path = public, wall, pg_catalog
  as $$ select x.part::smallint, x.side, m.language, x.body, x.box, n.kind, n.made_at
    from notice n join message m on m.person_id = n.person_id and m.id = n.message_id
      join message_text x on x.person_id = n.person_id and x.message_id = n.message_id
    where n.person_id = person and n.message_id = message and wall.consented(person, 'letter', message, at) and (
      ('CC' = any(wall.roles()) and wall.consented_in_call(person, message, at)
        and (x.side <> 'municipal' or wall.reads_letters_in_calls(person, at)))
      or ('RE' = any(wall.roles()) and wall.setting('access.reception', wall.office()::text, at) = '"full"'))
    order by x.part $$;

grant execute on function wall.municipal_entries, wall.consented_in_call to evi_app, evi_system;
revoke execute on function wall.municipal_entries, wall.consented_in_call from public;

insert into event_kind (rule, kind, contact, journal, unit, seen_by_person, retention) values
  ('R-042', 'officeCommented', false, 'may', 'none', true, 'asCase'),
  ('R-722', 'letterReadInCall', false, 'no', 'none', true, '24 months'),
  ('R-031', 'contactNamed', false, 'may', 'none', true, 'asCase');

select wall.write_out_near();
select wall.read_settings_once();
