-- Consents that open something (R-718), mandates and consents for one call (R-380), requests by helpers without insight
-- (R-398), and two records that become one while somebody holds a mandate or is owed a review (R-726).

alter table mandate
  add column call_id uuid,
  add constraint consent_says_what check (kind <> 'consent' or consent_to is not null),
  -- R-380: what is given for one call or visit lasts a day at most
  add constraint mandate_hours check (not call_only or until_at <= from_at + interval '24 hours');
comment on column mandate.call_id is 'given for this call: it opens for this call only, and ends with it';
comment on column mandate.consent_to is 'what a consent opens: see CONSENTS in office/people/mandates/model.ts';
create index mandate_call on mandate (call_id) where call_id is not null and state in ('asked', 'active');

-- R-718: has the person let whoever asks see this, at this second? Staff only, of somebody they have opened, and for
-- the employee that the consent names.
create function wall.consented(person uuid, what text, message uuid, at timestamptz) returns boolean
  language sql stable security definer set search_path = public, wall, pg_catalog
  as $$ select wall.is_staff() and person = wall.opened() and wall.near(person) and exists (
    select from mandate m where m.person_id = person and m.kind = 'consent' and m.consent_to = what and m.state = 'active'
      and m.to_staff = wall.actor() and m.from_at <= at and m.until_at > at
      and (m.message_id is null or m.message_id = message)) $$;
alter function wall.consented owner to evi_system;

-- The newest value of a setting in this scope that is valid, as the wall needs it.
create function wall.setting(name text, place text, at timestamptz) returns jsonb
  language sql stable security definer set search_path = public, wall, pg_catalog
  as $$ select c.value from configuration c where c.key = name and c.scope = place and c.valid_from <= at
    order by c.version desc limit 1 $$;
alter function wall.setting owner to evi_system;

-- R-722: off unless the municipality has switched it on, with a legal basis in words and the day from which it stands.
create function wall.reads_letters_in_calls(person uuid, at timestamptz) returns boolean
  language sql stable security definer set search_path = public, wall, pg_catalog
  as $$ select coalesce((select s.value->>'basis' <> '' and (s.value->>'from')::date <= (at at time zone 'Europe/Oslo')::date
      from (select wall.setting('access.ccReadMunicipalLetter', p.municipality_id::text, at) as value from person p
        where p.id = person) s where jsonb_typeof(s.value) = 'object'), false)
    and wall.agreement(person, (at at time zone 'Europe/Oslo')::date) $$;
alter function wall.reads_letters_in_calls owner to evi_system;

-- C in M-07 and M-16: one letter, for whoever the person has let open it. The contact centre by the switch of the
-- municipality (R-722), the desk by the policy of its office (R-723); everybody else reads by their own cells or not.
create function wall.consented_letter(person uuid, message uuid, at timestamptz)
  returns table (part smallint, side text, language text, body text, box jsonb, kind text, made_at timestamptz)
  language sql stable security definer set search_path = public, wall, pg_catalog
  as $$ select x.part::smallint, x.side, m.language, x.body, x.box, n.kind, n.made_at
    from notice n join message m on m.person_id = n.person_id and m.id = n.message_id
      join message_text x on x.person_id = n.person_id and x.message_id = n.message_id
    where n.person_id = person and n.message_id = message and wall.consented(person, 'letter', message, at) and (
      ('CC' = any(wall.roles()) and (x.side <> 'municipal' or wall.reads_letters_in_calls(person, at)))
      or ('RE' = any(wall.roles()) and wall.setting('access.reception', wall.office()::text, at) = '"full"'))
    order by x.part $$;
alter function wall.consented_letter owner to evi_system;

-- C in M-31: what the person has begun and not sent, for whoever helps them with it.
create function wall.consented_drafts(person uuid, at timestamptz)
  returns table (id text, body text, updated_at timestamptz)
  language sql stable security definer set search_path = public, wall, pg_catalog
  as $$ select d.id, d.body, d.updated_at from draft d
    where d.person_id = person and wall.has_cell('M-31', '{C}') and wall.consented(person, 'draft', null, at)
    order by d.updated_at desc $$;
alter function wall.consented_drafts owner to evi_system;

-- R-398: what a named helper has asked for on behalf of somebody, with the number and the deadline they were given.
-- Reached beyond the wall only: who has asked about whom is nobody's to search in. `person_id` is null until staff or a
-- national number has told who is meant, and the helper is never told which.
create table helper_request (
  id uuid primary key,
  number bigint not null unique,
  code text not null unique check (length(code) >= 16),
  person_id uuid references person,
  promise_id uuid,
  helper_id uuid references person,
  helper_name text not null check (length(helper_name) between 1 and 200),
  organisation text,
  relation text not null check (relation in ('spouse', 'family', 'friend', 'neighbour', 'organisation', 'guardian', 'other')),
  contact text,
  about_name text,
  about_birth date,
  about_number text,
  wish text not null check (length(wish) <= 500),
  channel text not null,
  language text not null default 'nb',
  received_at timestamptz not null,
  due_at timestamptz not null,
  matched_at timestamptz,
  answer text check (answer in ('handled', 'needsPerson', 'elsewhere')),
  answered_at timestamptz,
  answered_by uuid references staff,
  check ((answer is null) = (answered_at is null))
);
create index helper_request_open on helper_request (due_at) where answered_at is null;
create index helper_request_promise on helper_request (person_id, promise_id);
create index helper_request_helper on helper_request (helper_id, received_at desc) where helper_id is not null;
create index helper_request_lately on helper_request (received_at);
insert into wall.person_table (name, key) values ('helper_request', 'id');
grant select, insert, update, delete on helper_request to evi_system;
alter table helper_request enable row level security;
alter table helper_request force row level security;
create policy helper_request_system on helper_request to evi_system using (true) with check (true);

-- R-309, R-726: a review that was promised to one of the two is not put off by the merge; undone, each has its own again.
create function wall.review_carried() returns trigger language plpgsql security definer
  set search_path = public, wall, pg_catalog
  as $$ begin
    if tg_op = 'INSERT' then
      update person k set review_at = least(k.review_at, m.review_at) from person m
        where k.id = new.kept_id and m.id = new.merged_id and m.review_at is not null;
    elsif old.undone_at is null and new.undone_at is not null then
      update person k set review_at = (new.moved->'before'->>'review_at')::timestamptz from person m
        where k.id = new.kept_id and m.id = new.merged_id and k.review_at = m.review_at;
    end if;
    return new;
  end $$;
alter function wall.review_carried owner to evi_system;
create trigger merge_review after insert or update of undone_at on person_merge
  for each row execute function wall.review_carried();

-- K26: what has ended because giver and holder are one says so on the timeline, with the reason; nothing more is sent to
-- the holder that they were. The promise to ask about it is closed by what runs every minute.
create function wall.mandates_merged() returns trigger language plpgsql security definer
  set search_path = public, wall, pg_catalog
  as $$ begin
    insert into event (person_id, id, at, kind, side, channel, actor_kind, actor_id, authorship, data)
      select m.person_id, uuidv7(), new.merged_at, 'mandateRevoked', 'common', 'system', wall.actor_kind(), wall.actor(), 'system',
        jsonb_build_object('mandateId', m.id, 'reason', m.ended_how, 'by', 'merge')
      from jsonb_array_elements(new.moved->'holderMoved') x join mandate m on m.id = (x->>'id')::uuid
      where x->>'state' in ('asked', 'active', 'suspended') and m.state = 'revoked';
    update outgoing o set state = 'cancelled' where o.person_id = new.kept_id and o.state in ('queued', 'held')
      and o.key like any (array['%:holder:' || new.kept_id, '%:holder:' || new.merged_id]);
    return new;
  end $$;
alter function wall.mandates_merged owner to evi_system;
create trigger merge_mandates after insert on person_merge for each row execute function wall.mandates_merged();

grant execute on function wall.consented, wall.reads_letters_in_calls, wall.consented_letter, wall.consented_drafts
  to evi_app, evi_system;
grant execute on function wall.setting to evi_system;
revoke execute on function wall.review_carried, wall.mandates_merged, wall.setting from public;
revoke execute on function wall.consented, wall.reads_letters_in_calls, wall.consented_letter, wall.consented_drafts from public;
select wall.write_out_near();
select wall.read_settings_once();
