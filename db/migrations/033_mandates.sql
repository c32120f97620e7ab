-- One register over both sides: mandates, consents and refusals (R-377 – R-395), the safety flag (R-389, R-727), and
-- telephone interpreters asked for on the spot (R-358).

alter table mandate
  add column kind text not null default 'mandate' check (kind in ('mandate', 'consent', 'refusal')),
  add column consent_to text,
  add column holder_number text,
  add column message_id uuid,
  add column to_staff uuid references staff,
  add column channel text not null default 'portalMessage',
  add column recorded_by uuid references staff,
  add column needs_alone boolean not null default false,
  add column alone_at text check (alone_at in ('ownNumber', 'chosenPlace', 'office')),
  add column interpreter text check (interpreter in ('professional', 'onDemand', 'notNeeded')),
  add column ended_by_kind text,
  add column ended_by_id uuid,
  add column promise_id uuid,
  -- R-383: at most 12 months (one day more for the hour that summer time moves)
  add constraint mandate_months check (kind = 'refusal' or until_at <= from_at + interval '12 months 1 day'),
  -- R-382: what must be confirmed alone is not in force before it is
  add constraint mandate_alone check (state <> 'active' or not needs_alone or confirmed_alone_at is not null);
comment on column mandate.consent_to is 'what a consent opens: letter, draft, companion, hearTogether';
comment on column mandate.holder_number is 'until the holder is known here: linked to their login when number and name agree';
create index mandate_giver on mandate (person_id, state);
create index mandate_ends on mandate (until_at) where state in ('asked', 'active', 'suspended');

-- I-15, R-387: no row in force is held by somebody under 18, whoever writes it.
create function wall.guard_mandate() returns trigger language plpgsql security definer
  set search_path = public, wall, pg_catalog
  as $$ declare born date; begin
    if new.kind <> 'mandate' or new.state not in ('asked', 'active', 'suspended') then return new; end if;
    select coalesce((select p.birth_date from person p where p.id = new.holder_id), new.holder_birth_date) into born;
    if born is not null and (born + interval '18 years')::date > (new.from_at at time zone 'Europe/Oslo')::date then
      raise exception 'I-15: a holder under 18' using errcode = '42501';
    end if;
    return new;
  end $$;
alter function wall.guard_mandate owner to evi_system;
create trigger mandate_guard before insert or update on mandate for each row execute function wall.guard_mandate();

-- K32: who must be kept safe, from when, and how the office reaches them. Cleared staff read it, nobody else.
create table safety (
  person_id uuid not null references person,
  id uuid not null default uuidv7(),
  since timestamptz not null,
  ended_at timestamptz,
  set_by_kind text not null,
  set_by_id uuid,
  reach text not null check (reach in ('phone', 'email', 'portal', 'place')),
  contact_point_id uuid,
  meeting_place text,
  primary key (person_id, id)
);
create unique index safety_one on safety (person_id) where ended_at is null;
create table interpreter_request (
  person_id uuid not null references person,
  id uuid not null default uuidv7(),
  language text not null,
  mode text not null check (mode in ('phone', 'video', 'inPerson')),
  why text not null,
  asked_at timestamptz not null,
  asked_by uuid references staff,
  due_at timestamptz not null,
  promise_id uuid,
  connected_at timestamptz,
  interpreter_name text,
  interpreter_kind text check (interpreter_kind in ('professional', 'onDemand')),
  ended_how text check (ended_how in ('connected', 'noneFound', 'notNeeded')),
  primary key (person_id, id)
);
insert into wall.person_table (name, key) values ('safety', 'id'), ('interpreter_request', 'id');
grant select, insert, update, delete on safety, interpreter_request to evi_system;
grant select on safety to evi_app;
grant select, insert, update on interpreter_request to evi_app;

do $$ declare t text; begin
  foreach t in array array['safety', 'interpreter_request'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I to evi_system using (true) with check (true)', t || '_system', t);
    execute format($p$create policy %I on %I for select to evi_app
      using (wall.actor_kind() = 'person' and person_id = wall.actor())$p$, t || '_own', t);
  end loop;
end $$;
-- M-02
create policy safety_staff on safety for select to evi_app
  using (wall.is_staff() and person_id = wall.opened() and wall.near(person_id)
    and (select wall.holds('M-02', '{K,J}')) and 'safety' = any((select wall.shields())::text[]));
-- M-37
create policy interpreter_staff on interpreter_request to evi_app
  using (wall.is_staff() and person_id = wall.opened() and wall.near(person_id) and (select wall.holds('M-37', '{W,R,J}')))
  with check (wall.is_staff() and person_id = wall.opened() and wall.near(person_id) and (select wall.holds('M-37', '{W}')));

-- Must this person be kept safe now? A yes or no for whoever may know that there is a special route (E in M-02).
create function wall.kept_safe(person uuid) returns boolean
  language sql stable security definer set search_path = public, wall, pg_catalog
  as $$ select exists (select from safety s where s.person_id = person and s.ended_at is null) $$;
alter function wall.kept_safe owner to evi_system;
-- Is what says how and where they are reached out of the reader's sight?
create function wall.hidden_for_safety(person uuid) returns boolean
  language sql stable security definer set search_path = public, wall, pg_catalog
  as $$ select wall.kept_safe(person) and not 'safety' = any(wall.shields()) $$;
alter function wall.hidden_for_safety owner to evi_system;

alter table staff drop constraint staff_shields_check,
  add constraint staff_shields_check check (shields <@ array['6', '7', 'ownEmployee', 'safety']);

-- K32, R-727: address, telephone, meeting place and family links, on all that is stored already.
alter policy contact_point_staff on contact_point
  using (wall.is_staff() and person_id = wall.opened() and wall.near(person_id) and case
    when wall.kept_safe(person_id) then (select wall.holds('M-02', '{K,J}')) and not wall.hidden_for_safety(person_id)
    when protected then (select wall.holds('M-02', '{K,J}')) and exists (select from shield s where s.person_id = contact_point.person_id)
    else (select wall.holds('M-01', '{W,R,J}')) end)
  with check (wall.is_staff() and person_id = wall.opened() and wall.near(person_id) and case
    when wall.kept_safe(person_id) then protected and (select wall.holds('M-02', '{K}')) and not wall.hidden_for_safety(person_id)
    when protected then (select wall.holds('M-02', '{K}')) and exists (select from shield s where s.person_id = contact_point.person_id)
    else (select wall.holds('M-01', '{W}')) end);
create policy contact_point_safe on contact_point as restrictive for select to evi_app
  using (wall.actor_kind() <> 'helper');
create policy fact_safe on person_fact as restrictive to evi_app
  using (kind <> 'address' or not wall.is_staff() or not wall.hidden_for_safety(person_id));
create policy outgoing_safe on outgoing as restrictive for select to evi_app
  using (not wall.is_staff() or not wall.hidden_for_safety(person_id));
create policy mandate_safe on mandate as restrictive for select to evi_app
  using (not wall.is_staff() or not wall.hidden_for_safety(person_id));
create policy profile_safe on profile_fact as restrictive for select to evi_app
  using (not wall.is_staff() or field <> 'pickUp' or not wall.hidden_for_safety(person_id));

-- Who has helped, and who asked to, is a family link too: those lines of the timeline are for cleared staff as well.
create policy event_safe on event as restrictive for select to evi_app
  using (kind <> all (array['mandateAsked', 'mandateGiven', 'mandateConfirmed', 'mandateDeclined', 'mandateRevoked',
      'mandateExpired', 'mandateRenewalAsked', 'mandateSuspended', 'mandateUsed', 'helperContact', 'helperRequest'])
    or not (select wall.is_staff()) or not wall.hidden_for_safety(person_id));

-- E in M-02 (R-724): others see only that a special route exists.
create or replace function wall.special_route(person uuid) returns boolean
  language sql stable security definer set search_path = public, wall, pg_catalog
  as $$ select wall.is_staff() and wall.has_cell('M-02', '{E}')
    and (exists (select from shield s where s.person_id = person) or wall.kept_safe(person)) $$;
-- A safety flag stands, for everybody who has opened the person: the way to reach them is then asked of those cleared.
create function wall.safety_stands(person uuid) returns boolean
  language sql stable security definer set search_path = public, wall, pg_catalog
  as $$ select wall.kept_safe(person) and (current_setting('role') = 'evi_system'
    or (wall.actor_kind() = 'person' and wall.actor() = person)
    or (wall.is_staff() and wall.opened() = person and wall.near(person))) $$;
alter function wall.safety_stands owner to evi_system;
-- A in M-15: the address is not in the whitelist of somebody who is kept safe.
alter function wall.whitelist(uuid, date) rename to whitelist_plain;
revoke execute on function wall.whitelist_plain from public, evi_app;
create function wall.whitelist(person uuid, today date)
  returns table (kind text, value jsonb, source text, as_of timestamptz)
  language sql stable security definer set search_path = public, wall, pg_catalog
  as $$ select w.kind, w.value, w.source, w.as_of from wall.whitelist_plain(person, today) w
    where w.kind <> 'address' or not wall.hidden_for_safety(person) $$;
alter function wall.whitelist(uuid, date) owner to evi_system;

-- The flag is set at once, on everything, by whoever speaks with the person; only the cleared lift it. The number or
-- place she named is written here, since whoever sets the flag has lost sight of it when this returns.
create function wall.set_safety(person uuid, safety_id uuid, way text, point uuid, point_kind text, point_value text,
    place text, at timestamptz) returns void
  language plpgsql security definer set search_path = public, wall, pg_catalog
  as $$ declare chosen uuid := null; begin
    if not (wall.actor_kind() = 'person' and wall.actor() = person
      or wall.is_staff() and wall.opened() = person and wall.near(person)) then
      raise exception 'may not set a safety flag' using errcode = '42501';
    end if;
    if point_value is not null then
      select c.id into chosen from contact_point c where c.person_id = person and c.kind = point_kind
        and c.value = point_value and c.ended_at is null;
      if chosen is null then
        insert into contact_point (person_id, id, kind, value, phone_kind, protected, confirmed_at)
          values (person, point, point_kind, point_value, case when point_kind = 'phone' then 'own' end, true, at);
        chosen := point;
      end if;
    end if;
    update safety s set reach = way, contact_point_id = chosen, meeting_place = coalesce(place, s.meeting_place)
      where s.person_id = person and s.ended_at is null;
    if not found then
      insert into safety (person_id, id, since, set_by_kind, set_by_id, reach, contact_point_id, meeting_place)
        values (person, safety_id, at, wall.actor_kind(), wall.actor(), way, chosen, place);
    end if;
    update contact_point c set protected = true, unwanted = (c.id is distinct from chosen),
      confirmed_at = case when c.id = chosen then at else c.confirmed_at end
      where c.person_id = person and c.ended_at is null;
    update contact_point c set protected = true where c.person_id = person and c.ended_at is not null;
    update mandate m set state = 'suspended' where m.person_id = person and m.kind = 'mandate' and m.state in ('asked', 'active');
    update outgoing o set state = 'cancelled' where o.person_id = person and o.state in ('queued', 'held')
      and (o.recipient_id is distinct from person and o.recipient_id is not null
        or (o.contact_point_id is not null and o.contact_point_id is distinct from chosen)
        or (o.contact_point_id is null and o.recipient_id is null and o.address is distinct from point_value));
  end $$;
alter function wall.set_safety owner to evi_system;
-- What was suspended waits for the person's own word again: nothing comes back into force by itself.
create function wall.lift_safety(person uuid, at timestamptz) returns void
  language plpgsql security definer set search_path = public, wall, pg_catalog
  as $$ begin
    if not (wall.is_staff() and wall.opened() = person and wall.near(person) and wall.has_cell('M-02', '{K}')
      and 'safety' = any(wall.shields())) then
      raise exception 'may not lift a safety flag' using errcode = '42501';
    end if;
    update safety s set ended_at = at where s.person_id = person and s.ended_at is null;
    update contact_point c set protected = exists (select from shield h where h.person_id = person and h.code in ('6', '7')),
      unwanted = false where c.person_id = person;
    update mandate m set state = 'asked', needs_alone = true, confirmed_alone_at = null, confirmed_by = null
      where m.person_id = person and m.state = 'suspended';
  end $$;
alter function wall.lift_safety owner to evi_system;

-- The contact centre and the desk register what a person says (R-380, R-383); M-19 W stays with those who follow up.
-- What they may do is decided in code, and done beyond the wall; here they read (R-378).

select wall.write_out_near();
select wall.read_settings_once();
