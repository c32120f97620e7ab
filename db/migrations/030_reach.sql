-- What several rooms of "reached, not sent" share: dated facts about how contact with a person works, mandates, notices
-- with their ladder, and how what went out has fared. What belongs to one room alone stands in the migrations after this.

-- R-283 – R-299: every field of the profile is a dated fact with its source; the newest that still holds is the value,
-- the person's own latest statement before anybody else's (R-310). `field` and the shape of `value` are in
-- office/people/profile/model.ts.
create table profile_fact (
  person_id uuid not null references person,
  id uuid not null default uuidv7(),
  field text not null,
  value jsonb not null,
  source text not null check (source in ('ownStatement', 'staff', 'task', 'observation', 'helper', 'register', 'trigger')),
  method text not null check (method in ('web', 'desk', 'phone', 'meeting', 'paper', 'sms', 'system')),
  evidence text,
  reason text,
  by_kind text not null check (by_kind in ('person', 'staff', 'helper', 'system')),
  by_id uuid,
  at timestamptz not null,
  valid_until timestamptz,
  ended_at timestamptz,
  primary key (person_id, id)
);
create index profile_fact_field on profile_fact (person_id, field, at desc) where ended_at is null;

alter table person
  add column review_at timestamptz,
  add column conflict_since timestamptz;
comment on column person.review_at is 'R-309: when the profile is to be reviewed; null until somebody has assessed it';
comment on column person.conflict_since is 'R-310: facts disagree; until one clarifying task is done important notices also go the more human way';

-- R-334: whether a number or address works is known from how it fared.
alter table contact_point
  add column not_working_since timestamptz,
  add column not_working_why text,
  add column last_worked_at timestamptz,
  add column unwanted boolean not null default false,
  add column note text;

-- R-377 – R-390: who may do what for whom, from when to when, and how it was given.
create table mandate (
  person_id uuid not null references person,
  id uuid not null default uuidv7(),
  holder_id uuid references person,
  holder_name text not null,
  holder_birth_date date,
  relation text not null check (relation in ('spouse', 'family', 'friend', 'neighbour', 'organisation', 'guardian', 'other')),
  same_household boolean not null default false,
  sides text[] not null check (sides <@ array['state', 'municipal'] and cardinality(sides) > 0),
  themes text[] not null default '{}',
  acts text[] not null check (acts <@ array['ask', 'read', 'receive', 'speakFor', 'write', 'submit', 'appeal', 'fetch'] and cardinality(acts) > 0),
  thread_id uuid,
  call_only boolean not null default false,
  earlier_material boolean not null default false,
  from_at timestamptz not null,
  until_at timestamptz not null check (until_at > from_at),
  form text not null check (form in ('web', 'paper', 'spoken', 'interpreter')),
  language text not null default 'nb',
  given_before uuid references staff,
  witness text,
  asked_by_kind text not null check (asked_by_kind in ('person', 'holder', 'staff')),
  asked_at timestamptz not null,
  state text not null check (state in ('asked', 'active', 'declined', 'revoked', 'expired', 'suspended')),
  confirmed_alone_at timestamptz,
  confirmed_by uuid references staff,
  ended_at timestamptz,
  ended_how text,
  renewal_asked_at timestamptz,
  primary key (person_id, id),
  check (holder_id is distinct from person_id)
);
comment on column mandate.themes is 'empty: every theme on the sides named';
create index mandate_holder on mandate (holder_id) where state = 'active';

-- R-327 – R-332: an important message with its own promise and its own ladder. The words stand in message_text, in the
-- store of their side (R-746). Sent, delivered, opened, understood and reached are times of their own.
create table notice (
  person_id uuid not null references person,
  id uuid not null,
  event_key text not null,
  kind text not null,
  weight text not null check (weight in ('information', 'action', 'consequence')),
  side text not null check (side in ('state', 'municipal', 'common')),
  theme text not null,
  adverse boolean not null default false,
  thread_id uuid,
  message_id uuid,
  promise_id uuid,
  office_id uuid references office,
  made_at timestamptz not null,
  counting_from timestamptz not null,
  answer_clock text,
  answer_due_at timestamptz,
  opened_at timestamptz,
  opened_by_kind text check (opened_by_kind in ('person', 'holder', 'other')),
  opened_by_id uuid,
  explained_at timestamptz,
  explained_how text,
  handed_over_at timestamptz,
  posted_at timestamptz,
  returned_at timestamptz,
  reached_at timestamptz,
  reached_how text,
  next_step text,
  next_step_at timestamptz,
  ended_at timestamptz,
  ended_how text,
  details jsonb not null default '{}',
  primary key (person_id, id),
  unique (person_id, event_key)
);
comment on column notice.event_key is 'R-347: one notice for one event and recipient; told twice it is the same notice';
comment on column notice.answer_clock is 'the clock that runs for the person from the day the notice reached (K5), for example documentRequest or appealDeadline';
create index notice_due on notice (next_step_at) where next_step is not null;
create index notice_unreached on notice (office_id, made_at) where reached_at is null and ended_at is null;
create index notice_message on notice (person_id, message_id);

-- Each step of a ladder is taken once. The row is the fact that it was.
create table notice_step (
  person_id uuid not null,
  notice_id uuid not null,
  step text not null,
  at timestamptz not null,
  channel text,
  outgoing_id uuid,
  promise_id uuid,
  why text,
  primary key (person_id, notice_id, step),
  foreign key (person_id, notice_id) references notice deferrable initially immediate
);

-- How what went out has fared: `key` names the sending, so that it is made once, and it names it to the gateway, so that
-- a repeated attempt is known as the same.
alter table outgoing
  add column key text,
  add column notice_id uuid,
  add column message_id uuid,
  add column contact_point_id uuid,
  add column recipient_id uuid,
  add column provider_id text,
  add column attempts smallint not null default 0,
  add column next_attempt_at timestamptz,
  add column claimed_at timestamptz,
  add column delivered_at timestamptz,
  add column returned_at timestamptz,
  add column data jsonb not null default '{}',
  drop constraint outgoing_state_check,
  add constraint outgoing_state_check check (state in
    ('queued', 'sending', 'sent', 'delivered', 'undeliverable', 'returned', 'held', 'cancelled'));
comment on column outgoing.recipient_id is 'the person it goes to: who it is about, or a holder of a mandate';
create unique index outgoing_key on outgoing (person_id, key) where key is not null;
create unique index outgoing_provider on outgoing (provider_id) where provider_id is not null;
create index outgoing_waiting on outgoing (coalesce(next_attempt_at, made_at)) where state in ('queued', 'sending');

insert into event_kind (rule, kind, contact, journal, unit, seen_by_person, retention) values
  ('R-753', 'noticeMade', false, 'must', 'item', true, 'asCase'),
  ('R-327', 'noticeOpened', true, 'no', 'none', true, 'asCase'),
  ('R-328', 'noticeReached', false, 'no', 'none', true, 'asCase'),
  ('R-330', 'ladderStep', false, 'no', 'none', true, 'asCase'),
  ('R-330', 'ladderEnded', false, 'no', 'none', true, 'asCase'),
  ('R-761', 'noticeDelivered', false, 'no', 'none', true, '24 months'),
  ('R-761', 'noticeReturned', false, 'no', 'none', true, '24 months'),
  ('R-334', 'channelFailed', false, 'no', 'none', true, 'asPerson'),
  ('R-344', 'handedOver', true, 'must', 'item', true, 'asCase');

insert into wall.person_table (name, key) values
  ('profile_fact', 'id'), ('mandate', 'id'), ('notice', 'id'), ('notice_step', 'notice_id');

grant select, insert, update, delete on profile_fact, mandate, notice, notice_step to evi_system;
grant select, insert on profile_fact, mandate, notice, notice_step to evi_app;
grant update (ended_at) on profile_fact to evi_app;
grant update on mandate, notice, outgoing to evi_app;

do $$ declare t text; begin
  foreach t in array array['profile_fact', 'mandate', 'notice', 'notice_step'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I to evi_system using (true) with check (true)', t || '_system', t);
    execute format($p$create policy %I on %I to evi_app
      using (wall.actor_kind() = 'person' and person_id = wall.actor())
      with check (wall.actor_kind() = 'person' and person_id = wall.actor())$p$, t || '_own', t);
  end loop;
end $$;

-- M-03
create policy profile_fact_staff on profile_fact to evi_app
  using (wall.is_staff() and person_id = wall.opened() and wall.near(person_id) and (select wall.holds('M-03', '{W,R,J}')))
  with check (wall.is_staff() and person_id = wall.opened() and wall.near(person_id) and (select wall.holds('M-03', '{W}')));
-- M-19: who holds, for what, from when to when; no case content through it (R-378)
create policy mandate_staff on mandate to evi_app
  using (wall.is_staff() and person_id = wall.opened() and wall.near(person_id) and (select wall.holds('M-19', '{W,R,J}')))
  with check (wall.is_staff() and person_id = wall.opened() and wall.near(person_id) and (select wall.holds('M-19', '{W}')));
-- M-39: that a letter waits, and its dates, on the side of the reader; whoever owes the reaching sees it in their lists
create policy notice_staff on notice to evi_app
  using (wall.is_staff() and wall.near(person_id) and (
    (person_id = wall.opened() and case side
      when 'state' then (select wall.holds_side('M-39', '{W,R,J}', 'state'))
      when 'municipal' then (select wall.holds_side('M-39', '{W,R,J}', 'municipal'))
      else (select wall.holds_side('M-39', '{W,R,J}', 'common')) end)
    or exists (select from promise p where p.person_id = notice.person_id and p.id = notice.promise_id)))
  with check (wall.is_staff() and person_id = wall.opened() and wall.near(person_id) and case side
      when 'state' then (select wall.holds('M-13', '{W}')) or (select wall.holds('M-07', '{W}'))
      when 'municipal' then (select wall.holds('M-14', '{W}')) or (select wall.holds('M-16', '{W}'))
      else (select wall.holds('M-13', '{W}')) or (select wall.holds('M-14', '{W}')) end);
create policy notice_step_staff on notice_step to evi_app
  using (wall.is_staff() and exists (select from notice n where n.person_id = notice_step.person_id and n.id = notice_id))
  with check (wall.is_staff() and wall.near(person_id));

-- M-03: the two new columns of the row belong to the profile.
create or replace function wall.guard_person() returns trigger language plpgsql as $$ begin
  if current_user <> 'evi_app' then return new; end if;
  if (old.id, old.subject, old.merged_into, old.created_at) is distinct from (new.id, new.subject, new.merged_into, new.created_at) then
    raise exception 'identity changes by merging only' using errcode = '42501';
  end if;
  if wall.is_staff() and (old.given_name, old.family_name, old.call_me, old.birth_date, old.municipality_id, old.office_id)
      is distinct from (new.given_name, new.family_name, new.call_me, new.birth_date, new.municipality_id, new.office_id)
    and not wall.holds('M-01', '{W}') then raise exception 'M-01' using errcode = '42501';
  end if;
  if wall.is_staff() and (old.language, old.written_form, old.interpreter_need, old.interpreter_language, old.contact_status, old.reading_ability, old.review_at, old.conflict_since)
      is distinct from (new.language, new.written_form, new.interpreter_need, new.interpreter_language, new.contact_status, new.reading_ability, new.review_at, new.conflict_since)
    and not wall.holds('M-03', '{W}') then raise exception 'M-03' using errcode = '42501';
  end if;
  if (old.need_level, old.effort_group) is distinct from (new.need_level, new.effort_group)
    and not (wall.is_staff() and wall.holds('M-10', '{W}')) then raise exception 'M-10' using errcode = '42501';
  end if;
  return new;
end $$;

select wall.write_out_near();
select wall.read_settings_once();
